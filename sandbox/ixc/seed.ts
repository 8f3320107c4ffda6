import type { SeedKind } from "../shared/accounts.ts";
import { dateInSaoPaulo } from "../shared/clock.ts";
import { maskDocument } from "../shared/documents.ts";
import { addDays, boletoCodes } from "../shared/isp-charges.ts";
import { crowd } from "../shared/isp-crowd.ts";
import {
  ISP_CAST,
  ISP_CITY,
  ISP_DUE_DAYS,
  ISP_ORIGINS,
  ISP_PRODUCTS,
  ISP_RESELLERS,
  type IspContractState,
  type IspInvoice,
  type IspPerson,
} from "../shared/isp-people.ts";
import { RecordSeed } from "../shared/seed-records.ts";
import { firstNumber, value } from "./session.ts";
import { type Resources, type Row, rowOf, TABLES } from "./tables.ts";

const CROWD = 25;
const TITLE_STATUS = { open: "A", paid: "R", cancelled: "C" } as const;
const CONTRACT_STATUS: Record<IspContractState, [status: string, internet: string]> = {
  active: ["A", "A"],
  blocked: ["A", "CA"],
  reduced: ["A", "FA"],
  blocked_by_hand: ["A", "CM"],
  cancelled: ["I", "D"],
};

/** The statements that fill a new company: its lists, and in the demo the cast and a crowd. */
export function seedCompany(database: D1Database, companyId: number, kind: SeedKind): D1PreparedStatement[] {
  const seed = new RecordSeed<Resources>(companyId, firstNumber);
  const today = dateInSaoPaulo(Date.now());
  seedLists(seed);
  if (kind === "demo") {
    for (const person of [...Object.values(ISP_CAST), ...crowd(CROWD)]) seedPerson(seed, person, today);
  }
  return seed.statements(database);
}

function add(seed: RecordSeed<Resources>, table: string, values: Row): Row {
  const definition = TABLES[table];
  if (!definition) throw new Error(`no table ${table}`);
  return seed.addWithId(table, { ...rowOf(definition, values), id: seed.nextId(table) });
}

function seedLists(seed: RecordSeed<Resources>): void {
  add(seed, "filial", {
    razao: "Provedor Exemplo Telecom Ltda",
    fantasia: "Provedor Exemplo",
    cnpj: "45.997.418/0001-53",
  });
  add(seed, "cidade", { nome: ISP_CITY.name, uf: "26", cod_ibge: ISP_CITY.ibge });
  for (const conta of ["Caixa da loja", "Banco conta PIX"]) add(seed, "contas", { conta, status: "A" });
  for (const name of ["Mensalidades", "Taxas de instalação"]) {
    add(seed, "planejamento_analitico", { planejamento_analitico: name, status: "A" });
  }
  for (const { name, document, email, active } of ISP_RESELLERS) {
    const status = active ? "A" : "I";
    add(seed, "vendedor", { nome: name, cpf_cnpj: maskDocument(document), email, status });
  }
  for (const product of ISP_PRODUCTS) {
    const Ativo = "retired" in product ? "N" : "S";
    const descricao = `${product.downloadMbps}/${product.uploadMbps} Mbps`;
    add(seed, "vd_contratos", {
      nome: product.name,
      descricao,
      valor_contrato: product.price,
      Ativo,
      tipo: "I",
    });
  }
  for (const day of ISP_DUE_DAYS) {
    const tipo_contrato = `Mensal, vencimento dia ${day}`;
    add(seed, "cliente_contrato_tipo", { tipo_contrato, dia_fixo_vencimento: String(day) });
  }
  for (const descricao of ISP_ORIGINS) add(seed, "contato_tipo", { descricao });
  for (const setor of ["Suporte", "Comercial", "Financeiro"]) add(seed, "su_ticket_setor", { setor });
  for (const assunto of ["Sem conexão", "Mudança de plano", "Outros"]) {
    add(seed, "su_oss_assunto", { assunto, ativo: "S" });
  }
  for (const descricao of ["Novo", "Em negociação", "Fechado"]) add(seed, "crm_estagio", { descricao });
}

function seedPerson(seed: RecordSeed<Resources>, person: IspPerson, today: string): void {
  const [branch] = seed.all("filial");
  const [city] = seed.all("cidade");
  const customer = add(seed, "cliente", {
    tipo_pessoa: person.document.length === 11 ? "F" : "J",
    razao: person.name,
    fantasia: person.tradeName ?? "",
    // Old registrations were typed without the mask: this one is found by its digits only.
    cnpj_cpf: person === ISP_CAST.nothingOwed ? person.document : maskDocument(person.document),
    data_nascimento: person.birthDate ?? "",
    ativo: "S",
    fone: person.phone,
    telefone_celular: person.mobile.replace(/^(..)(.)(....)(....)$/, "($1) $2$3-$4"),
    whatsapp: person.mobile,
    email: person.email,
    endereco: person.address.street,
    numero: person.address.number,
    complemento: person.address.complement,
    bairro: person.address.district,
    cep: person.address.zip,
    cidade: value(city ?? {}, "id"),
    uf: value(city ?? {}, "uf"),
    filial_id: value(branch ?? {}, "id"),
    data_cadastro: person.since,
    alerta: person.alerts.join("\r\n"),
    hotsite_email: person.email,
    senha: `central-${person.document.slice(0, 4)}`,
  });
  const contracts = person.contracts.map((contract) => seedContract(seed, person, customer, contract));
  for (const invoice of person.invoices)
    seedTitle(seed, customer, contracts[invoice.contract], invoice, today);
}

function seedContract(
  seed: RecordSeed<Resources>,
  person: IspPerson,
  customer: Row,
  contract: IspPerson["contracts"][number],
): Row {
  const product = seed.all("vd_contratos").find((row) => row.nome === contract.product);
  const kind = seed
    .all("cliente_contrato_tipo")
    .find((row) => row.dia_fixo_vencimento === String(contract.dueDay));
  const [seller] = seed.all("vendedor");
  const [status, status_internet] = CONTRACT_STATUS[contract.state];
  return add(seed, "cliente_contrato", {
    tipo: "I",
    id_cliente: value(customer, "id"),
    id_vd_contrato: value(product ?? {}, "id"),
    contrato: contract.product,
    id_tipo_contrato: value(kind ?? {}, "id"),
    id_modelo: "1",
    id_filial: value(customer, "filial_id"),
    data: person.since,
    id_tipo_documento: "501",
    id_carteira_cobranca: "1",
    id_vendedor: value(seller ?? {}, "id"),
    cc_previsao: "P",
    tipo_cobranca: "P",
    renovacao_automatica: "S",
    base_geracao_tipo_doc: "P",
    bloqueio_automatico: "S",
    aviso_atraso: "S",
    endereco_padrao_cliente: "S",
    status,
    status_internet,
    valor_unitario: value(product ?? {}, "valor_contrato"),
    data_ativacao: person.since,
    desbloqueio_confianca: "P",
    desbloqueio_confianca_ativo: "N",
  });
}

function seedTitle(
  seed: RecordSeed<Resources>,
  customer: Row,
  contract: Row | undefined,
  invoice: IspInvoice,
  today: string,
): void {
  const id = seed.nextId("fn_areceber");
  const dueDate = addDays(today, invoice.dueInDays);
  const { digitableLine } = boletoCodes({ id, amount: invoice.amount, dueDate });
  const isPaid = invoice.state === "paid";
  const title = {
    documento: `FAT${id}`,
    data_emissao: addDays(dueDate, -20),
    data_vencimento: dueDate,
    valor: invoice.amount,
    valor_aberto: invoice.state === "open" ? invoice.amount : "0.00",
    valor_recebido: isPaid ? invoice.amount : "",
    pagamento_data: isPaid ? addDays(today, invoice.paidInDays ?? 0) : "",
    linha_digitavel: invoice.printed ? digitableLine : "",
    gateway_link: invoice.printed ? `https://boletos.provedor.example/${id}` : "",
    id_cliente: value(customer, "id"),
    id_contrato: value(contract ?? {}, "id"),
    id_contrato_avulso: "0",
    filial_id: value(customer, "filial_id"),
    impresso: invoice.printed ? "S" : "N",
    liberado: "S",
    status: TITLE_STATUS[invoice.state],
  };
  const definition = TABLES.fn_areceber;
  if (!definition) throw new Error("no table fn_areceber");
  seed.addWithId("fn_areceber", { ...rowOf(definition, title), id });
  if (isPaid) seedNote(seed, title);
}

function seedNote(seed: RecordSeed<Resources>, title: Row): void {
  const number = 1000 + seed.all("vd_saida").length;
  add(seed, "vd_saida", {
    id_cliente: value(title, "id_cliente"),
    id_contrato: value(title, "id_contrato"),
    numero_nf: String(number),
    modelo_nf: "62",
    serie: "1",
    data_emissao: value(title, "pagamento_data"),
    valor_total: value(title, "valor"),
    status: "F",
  });
}
