import type { Resources, Situacao } from "../resources.ts";
import { GENERIC_CUSTOMER } from "../vendas/parties.ts";
import type { SeedBuilder } from "./builder.ts";
import { MORE_CITIES, STATES } from "./places.ts";

/** When the seeded company opened; records that were there from the start carry it. */
export const OPENED_AT = "2024-01-08 09:00:00";

type SituacaoRow = [Situacao["documento"], string, Situacao["tipo_lancamento"], boolean?];

const SITUACOES: SituacaoRow[] = [
  ["orcamentos", "Em aberto", "0", true],
  ["orcamentos", "Em negociação", "0"],
  ["orcamentos", "Confirmado", "0"],
  ["orcamentos", "Cancelado", "0"],
  ["vendas", "Em aberto", "0", true],
  ["vendas", "Em andamento", "0"],
  ["vendas", "Concretizada", "1"],
  ["vendas", "Entregue sem financeiro", "2"],
  ["vendas", "Faturada sem estoque", "3"],
  ["vendas", "Cancelado", "0"],
  ["ordens_servicos", "Em aberto", "0", true],
  ["ordens_servicos", "Em andamento", "0"],
  ["ordens_servicos", "Concretizada", "1"],
  ["ordens_servicos", "Cancelado", "0"],
  ["compras", "Em aberto", "0", true],
  ["compras", "Aguardando entrega", "0"],
  ["compras", "Confirmado", "1"],
  ["compras", "Cancelado", "0"],
];

// Name, most instalments, days between them, days to the first.
const PAYMENT_METHODS: [string, string, string, string][] = [
  ["Dinheiro", "1", "0", "0"],
  ["PIX", "1", "0", "0"],
  ["Boleto Bancário", "12", "30", "30"],
  ["Cartão de Crédito", "12", "30", "30"],
  ["30/60/90", "3", "30", "30"],
];

const EMPTY_CUSTOMER: Omit<Resources["clientes"], "id" | "nome"> = {
  tipo_pessoa: "PF",
  razao_social: "",
  cnpj: "",
  inscricao_estadual: "",
  inscricao_municipal: "",
  cpf: "",
  rg: "",
  data_nascimento: "",
  telefone: "",
  celular: "",
  fax: "",
  email: "",
  ativo: "1",
  contatos: [],
  enderecos: [],
  atributos: [],
  cadastrado_em: OPENED_AT,
  modificado_em: OPENED_AT,
};

/** Adds a customer of whom only some fields are known. */
export function addCustomer(
  seed: SeedBuilder,
  fields: Partial<Resources["clientes"]> & { nome: string },
): void {
  const { tipo_pessoa, ...rest } = { ...EMPTY_CUSTOMER, ...fields };
  seed.add("clientes", { tipo_pessoa, ...rest });
}

/** Adds an employee; one who also logs in is a user with the same id. */
export function addEmployee(seed: SeedBuilder, nome: string, ativo: "0" | "1", email = ""): string {
  const employee = seed.add("funcionarios", { nome, ativo });
  if (email !== "") seed.addWithId("usuarios", userOf(employee.id, nome, email));
  return employee.id;
}

/** What no account of the ERP is without: a store, its owner, lists to choose from, the generic customer. */
export function seedMinimal(seed: SeedBuilder): { ownerId: string } {
  seed.add("lojas", { nome: "Matriz" });
  const ownerId = addEmployee(seed, "Marina Albuquerque", "1", "marina@loja.example");
  for (const [documento, nome, tipo_lancamento, isDefault] of SITUACOES) {
    seed.add("situacoes", { documento, nome, padrao: isDefault ? "1" : "0", tipo_lancamento });
  }
  const bank = seed.add("contas_bancarias", { nome: "Caixa da loja" });
  for (const [nome, maximo, intervalo, primeira] of PAYMENT_METHODS) {
    seed.add("formas_pagamentos", {
      nome,
      conta_bancaria_id: bank.id,
      nome_conta_bancaria: bank.nome,
      maximo_parcelas: maximo,
      intervalo_parcelas: intervalo,
      intervalo_primeira_parcela: primeira,
    });
  }
  for (const nome of ["Varejo", "Atacado"]) seed.add("tabelas_precos", { nome });
  for (const nome of ["Telefone", "E-mail", "WhatsApp"]) seed.add("tipos_contatos", { nome });
  for (const nome of ["Principal", "Cobrança", "Entrega"]) seed.add("tipos_enderecos", { nome });
  seedAccountPlans(seed);
  seedPlaces(seed);
  addCustomer(seed, { nome: GENERIC_CUSTOMER });
  return { ownerId };
}

function seedAccountPlans(seed: SeedBuilder): void {
  const plans = [
    ["1", "C", "Receitas"],
    ["1.1", "C", "Vendas de produtos"],
    ["1.2", "C", "Prestação de serviços"],
    ["2", "D", "Despesas"],
    ["2.1", "D", "Compra de mercadorias"],
  ] as const;
  const added: { id: string; nome: string; classificacao: string }[] = [];
  for (const [classificacao, tipo, nome] of plans) {
    const mother = added.find((plan) => plan.classificacao === classificacao.split(".")[0]);
    const plan = seed.add("planos_contas", {
      conta_mae_id: mother?.id ?? "",
      classificacao,
      tipo,
      nome,
      nome_tipo: tipo === "C" ? "Crédito" : "Débito",
      nome_conta_mae: mother?.nome ?? "",
    });
    added.push({ id: plan.id, nome, classificacao });
  }
}

function seedPlaces(seed: SeedBuilder): void {
  const stateIds = new Map<string, string>();
  for (const [sigla, codigo, nome] of STATES) {
    stateIds.set(sigla, seed.add("estados", { codigo, nome, sigla }).id);
  }
  const capitals = STATES.map(([sigla, , , capital, code]) => [capital, sigla, code] as const);
  for (const [nome, sigla, codigo] of [...capitals, ...MORE_CITIES]) {
    seed.add("cidades", { codigo, nome, estado_id: stateIds.get(sigla) ?? "" });
  }
}

function userOf(id: string, nome: string, email: string): Resources["usuarios"] & { id: string } {
  return {
    id,
    nome,
    cpf: "",
    rg: "",
    data_nascimento: "",
    sexo: "",
    grupo_id: "1",
    email,
    observacoes: "",
    telefone: "",
    celular1: "",
    celular2: "",
    hora_entrada: "08:00:00",
    hora_almoco_entrada: "12:00:00",
    hora_almoco_saida: "13:00:00",
    hora_saida: "18:00:00",
    ativo: "1",
  };
}
