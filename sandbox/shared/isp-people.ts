/** A plan that the provider sells. */
export interface IspProduct {
  name: string;
  price: string;
  downloadMbps: number;
  uploadMbps: number;
  /** Not sold any more, though customers may still have it. */
  retired?: boolean;
}

/** How a contract stands: `blocked` for debt, `reduced` in speed for debt, `blocked_by_hand` by an employee. */
export type IspContractState = "active" | "blocked" | "reduced" | "blocked_by_hand" | "cancelled";

/** A contract of a customer. */
export interface IspContract {
  product: (typeof ISP_PRODUCTS)[number]["name"];
  state: IspContractState;
  dueDay: number;
}

/** An invoice; days count from the day on which a company is opened, so that open ones stay open. */
export interface IspInvoice {
  /** Which of the customer's contracts, from 0. */
  contract: number;
  amount: string;
  dueInDays: number;
  state: "open" | "paid" | "cancelled";
  paidInDays?: number;
  /** Whether a boleto was printed: some ERPs tell no digits before. */
  printed: boolean;
}

/** A customer of the provider, the same in the sandbox of every ERP for internet providers. */
export interface IspPerson {
  name: string;
  tradeName?: string;
  /** Bare: no points, bars or dashes. */
  document: string;
  birthDate?: string;
  email: string;
  mobile: string;
  phone: string;
  since: string;
  address: { street: string; number: string; complement: string; district: string; zip: string };
  contracts: IspContract[];
  invoices: IspInvoice[];
  /** Messages that the ERP shows to whoever serves the customer. */
  alerts: string[];
}

/** Everybody lives here. */
export const ISP_CITY = { name: "Campinas", state: "SP", stateName: "São Paulo", ibge: "3509502" } as const;

export const ISP_PRODUCTS = [
  { name: "Fibra 300 Mega", price: "79.90", downloadMbps: 300, uploadMbps: 150 },
  { name: "Fibra 500 Mega", price: "99.90", downloadMbps: 500, uploadMbps: 250 },
  { name: "Fibra 1 Giga", price: "149.90", downloadMbps: 1000, uploadMbps: 500 },
  { name: "Empresarial 500 Mega", price: "249.90", downloadMbps: 500, uploadMbps: 500 },
  { name: "Rádio 10 Mega", price: "59.90", downloadMbps: 10, uploadMbps: 5, retired: true },
] as const satisfies readonly IspProduct[];

export const ISP_DUE_DAYS = [5, 10, 15, 20] as const;

export const ISP_RESELLERS = [
  { name: "Marcos Andrade", document: "39053344705", email: "marcos@revenda.example", active: true },
  { name: "Patrícia Lopes", document: "93541134780", email: "patricia@revenda.example", active: true },
  { name: "Roberto Nunes", document: "15350946056", email: "roberto@revenda.example", active: false },
] as const;

export const ISP_ORIGINS = ["Instagram", "Facebook", "Indicação", "Site"] as const;

/** The customers that tests name, by what they are there for. */
export const ISP_CAST = {
  /** Two open invoices, a paid and a cancelled one, an active plan and one that was cancelled. */
  twoOpen: {
    name: "Ana Beatriz Souza",
    document: "52998224725",
    birthDate: "1988-03-14",
    email: "ana.souza@cliente.example",
    mobile: "19988887777",
    phone: "1933334444",
    since: "2021-05-10",
    address: {
      street: "Rua das Acácias",
      number: "120",
      complement: "Ap. 32",
      district: "Cambuí",
      zip: "13025-001",
    },
    contracts: [
      { product: "Fibra 500 Mega", state: "active", dueDay: 10 },
      { product: "Rádio 10 Mega", state: "cancelled", dueDay: 10 },
    ],
    invoices: [
      { contract: 0, amount: "99.90", dueInDays: 5, state: "open", printed: true },
      // Never beyond the end of the next month, which some of these ERPs list up to.
      { contract: 0, amount: "1234.56", dueInDays: 28, state: "open", printed: false },
      { contract: 0, amount: "99.90", dueInDays: -25, state: "paid", paidInDays: -26, printed: true },
      { contract: 1, amount: "59.90", dueInDays: -200, state: "cancelled", printed: false },
    ],
    alerts: ["Cliente pediu retorno sobre a mudança de endereço."],
  },
  /** Overdue, and the plan is blocked for it. */
  blocked: {
    name: "Bruno Carvalho Lima",
    document: "11144477735",
    birthDate: "1979-11-02",
    email: "bruno.lima@cliente.example",
    mobile: "19977776666",
    phone: "",
    since: "2022-01-20",
    address: { street: "Avenida Brasil", number: "45", complement: "", district: "Centro", zip: "13010-050" },
    contracts: [{ product: "Fibra 300 Mega", state: "blocked", dueDay: 5 }],
    invoices: [
      { contract: 0, amount: "79.90", dueInDays: -45, state: "open", printed: true },
      { contract: 0, amount: "79.90", dueInDays: -15, state: "open", printed: true },
    ],
    alerts: [],
  },
  /** Nothing owed, nothing blocked. */
  nothingOwed: {
    name: "Clara Menezes",
    document: "28625587887",
    birthDate: "1995-07-30",
    email: "clara.menezes@cliente.example",
    mobile: "19966665555",
    phone: "",
    since: "2023-09-01",
    address: {
      street: "Rua Barão de Jaguara",
      number: "900",
      complement: "Casa 2",
      district: "Botafogo",
      zip: "13015-001",
    },
    contracts: [{ product: "Fibra 300 Mega", state: "active", dueDay: 15 }],
    invoices: [
      { contract: 0, amount: "79.90", dueInDays: -10, state: "paid", paidInDays: -12, printed: true },
    ],
    alerts: [],
  },
  /** A company with a numeric CNPJ, three contracts, one of them blocked by hand. */
  company: {
    name: "Padaria Sol Pães Ltda",
    tradeName: "Padaria Sol",
    document: "11222333000181",
    email: "financeiro@padariasol.example",
    mobile: "19955554444",
    phone: "1932221111",
    since: "2020-02-17",
    address: {
      street: "Rua Treze de Maio",
      number: "77",
      complement: "",
      district: "Centro",
      zip: "13010-070",
    },
    contracts: [
      { product: "Empresarial 500 Mega", state: "active", dueDay: 20 },
      { product: "Fibra 1 Giga", state: "blocked_by_hand", dueDay: 20 },
      { product: "Fibra 300 Mega", state: "reduced", dueDay: 20 },
    ],
    invoices: [
      { contract: 0, amount: "249.90", dueInDays: 12, state: "open", printed: true },
      { contract: 2, amount: "79.90", dueInDays: -8, state: "open", printed: false },
    ],
    alerts: ["Instalação da filial marcada.", "Falar só com o financeiro."],
  },
  /** A company with an alphanumeric CNPJ. */
  alphanumeric: {
    name: "Estúdio Lume Criação Ltda",
    tradeName: "Estúdio Lume",
    document: "12ABC34501DE35",
    email: "contato@lume.example",
    mobile: "19944443333",
    phone: "",
    since: "2026-08-03",
    address: {
      street: "Rua Coronel Quirino",
      number: "1500",
      complement: "Sala 4",
      district: "Cambuí",
      zip: "13025-003",
    },
    contracts: [{ product: "Fibra 1 Giga", state: "active", dueDay: 10 }],
    invoices: [{ contract: 0, amount: "149.90", dueInDays: 8, state: "open", printed: true }],
    alerts: [],
  },
} as const satisfies Record<string, IspPerson>;

/** Nobody's document, though its check digits are right. */
export const ISP_UNKNOWN_DOCUMENT = "86288366757";
