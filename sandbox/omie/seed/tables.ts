import { addRecord, type Seed } from "./add.ts";
import { CODES } from "./codes.ts";

/** What every company has: categories, accounts, places, stages, plans and payment forms. */
export function seedTables(seed: Seed): void {
  seedCategories(seed);
  seedAccounts(seed);
  seedPlaces(seed);
  seedStages(seed);
  seedPlans(seed);
}

type Kind = "R" | "D" | "T";

// Code, name, kind (revenue, expense, transfer) and what keeps it out of documents.
const CATEGORIES: [code: string, name: string, kind: Kind, flaw?: "total" | "inactive" | "hidden"][] = [
  ["1", "Receitas", "R", "total"],
  [CODES.totalCategory, "Receitas Diretas", "R", "total"],
  [CODES.goodsCategory, "Clientes - Revenda de Mercadoria", "R"],
  [CODES.serviceCategory, "Clientes - Serviços Prestados", "R"],
  ["1.01.03", "Contratos de Manutenção", "R"],
  [CODES.inactiveCategory, "Receitas de Aluguel (antiga)", "R", "inactive"],
  [CODES.hiddenCategory, "&lt;Disponível&gt;", "R", "hidden"],
  ["1.02", "Receitas Indiretas", "R", "total"],
  ["1.02.01", "Juros &amp; Multas Recebidos", "R"],
  ["0.01", "Transferências", "T", "total"],
  ["0.01.01", "Transferência de Saída", "T"],
  ["2", "Despesas", "D", "total"],
  ["2.01", "Despesas com Mercadorias", "D", "total"],
  ["2.01.01", "Compra de Peças para Revenda", "D"],
  ["2.01.02", "Combustível da Frota", "D"],
];

function seedCategories(seed: Seed): void {
  for (const [codigo, descricao, kind, flaw] of CATEGORIES) {
    const parts = codigo.split(".");
    addRecord(seed, "categorias", {
      codigo,
      descricao,
      descricao_padrao: descricao,
      tipo_categoria: "",
      conta_inativa: yes(flaw === "inactive"),
      definida_pelo_usuario: "N",
      id_conta_contabil: 0,
      tag_conta_contabil: "",
      conta_despesa: yes(kind === "D"),
      conta_receita: yes(kind === "R"),
      nao_exibir: yes(flaw === "hidden"),
      natureza: "",
      totalizadora: yes(flaw === "total"),
      transferencia: yes(kind === "T"),
      codigo_dre: flaw === "total" ? "" : "1.01",
      categoria_superior: parts.slice(0, -1).join("."),
      dadosDRE:
        flaw === "total"
          ? {}
          : {
              codigoDRE: "1.01",
              descricaoDRE: "Receita Bruta de Vendas",
              naoExibirDRE: "N",
              nivelDRE: 2,
              sinalDRE: "+",
              totalizaDRE: "N",
            },
    });
  }
}

function seedAccounts(seed: Seed): void {
  const add = (code: number, descricao: string, tipo: string, flaw?: "blocked" | "inactive") =>
    addRecord(
      seed,
      "contas",
      {
        cCodCCInt: "",
        descricao,
        tipo,
        codigo_banco: tipo === "CX" ? "999" : "077",
        codigo_agencia: tipo === "CX" ? "" : "0001",
        numero_conta_corrente: tipo === "CX" ? "" : String(code % 1_000_000),
        saldo_inicial: 0,
        saldo_data: "",
        bloqueado: yes(flaw === "blocked"),
        inativo: yes(flaw === "inactive"),
      },
      { code },
    );
  add(CODES.account, "Banco Inter", "CC");
  add(CODES.cash, "Caixinha", "CX");
  add(CODES.blockedAccount, "Banco Bradesco (bloqueada)", "CC", "blocked");
  add(CODES.inactiveAccount, "Conta antiga", "CC", "inactive");
}

function seedPlaces(seed: Seed): void {
  const add = (
    code: number,
    codigo: string,
    descricao: string,
    flags: { padrao?: boolean; inativo?: boolean },
  ) =>
    addRecord(
      seed,
      "locais",
      {
        codigo,
        descricao,
        tipo: "1",
        padrao: yes(flags.padrao === true),
        inativo: yes(flags.inativo === true),
        codigo_cliente: 0,
        dispOrdemProducao: "S",
        dispConsumoOP: "S",
        dispRemessa: "S",
        dispVenda: "S",
      },
      { code },
    );
  add(CODES.place, "PADRAO", "Local de Estoque Padrão", { padrao: true });
  add(CODES.van, "VAN-01", "Furgão da equipe 1", {});
  add(CODES.inactivePlace, "DEP-ANTIGO", "Depósito antigo", { inativo: true });
}

function seedStages(seed: Seed): void {
  const add = (cCodOperacao: string, cDescOperacao: string, stages: [string, string, string?][]) =>
    addRecord(seed, "etapas", {
      cCodOperacao,
      cDescOperacao,
      etapas: [
        ...stages.map(([cCodigo, cDescrPadrao, cDescricao = cDescrPadrao]) => ({
          cCodigo,
          cDescricao,
          cDescrPadrao,
          cInativo: "N",
        })),
        // The real list ends with an empty one.
        {},
      ],
    });
  add("01", "Ordem de Serviço", [
    ["00", "Proposta"],
    ["10", "Ordem de Serviço"],
    ["20", "Em Execução"],
    ["30", "Executada", "Executada (aguarda conferência)"],
    ["40", "Etapa livre"],
    ["50", "Faturar"],
    ["60", "Faturado"],
  ]);
  add("11", "Venda de Produto", [
    ["00", "Proposta / Orçamento"],
    ["10", "Pedido de Venda"],
    ["20", "Separar Estoque", "Separação"],
    ["50", "Faturar"],
    ["60", "Faturado"],
    ["70", "Entrega"],
    ["80", "Etapa livre"],
  ]);
}

const PLANS: [code: string, name: string, instalments: number][] = [
  ["000", "A Vista", 0],
  ["001", "1 Parcela", 1],
  ["002", "2 Parcelas", 2],
  ["003", "3 Parcelas", 3],
  ["006", "6 Parcelas", 6],
  ["012", "12 Parcelas", 12],
  ["999", "Informar o número de parcelas", 0],
];

function seedPlans(seed: Seed): void {
  for (const [nCodigo, cDescricao, nParcelas] of PLANS) {
    addRecord(seed, "parcelas", { nCodigo, cDescricao, nParcelas });
  }
  for (const [cCodigo, cDescricao, nQtdeParc] of PLANS.slice(0, 3)) {
    addRecord(seed, "formasPagamento", { cCodigo, cDescricao, cListaParc: "", nDiasParc: 30, nQtdeParc });
  }
}

function yes(flag: boolean): "S" | "N" {
  return flag ? "S" : "N";
}
