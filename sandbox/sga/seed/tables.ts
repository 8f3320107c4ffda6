import type { RecordSeed } from "../../shared/seed-records.ts";
import type { Product, Resources } from "../records.ts";

/** Products of the supplier whose sincronismo key a company is given; the first is what trackers are sold as. */
export const CONTRACTED_PRODUCT = "71";
export const SECOND_PRODUCT = "72";

/** A product of somebody else. */
export const OTHER_PRODUCT = "73";

/** A supplier's sincronismo key opens the vehicles with the products of this supplier. */
export const TRACKING_SUPPLIER = "12";

/** What a situation means to the association, whichever code and text it has there. */
export type SituationName =
  | "active"
  | "welcome"
  | "overdue"
  | "overdueWelcome"
  | "inactive"
  | "pending"
  | "cancelled"
  | "replaced"
  | "negative"
  | "preCancelled"
  | "deleted"
  | "unheardOf";

type Row = readonly [code: string, description: string, name: SituationName, inUse?: false];

// As two associations number them: only 1 means the same everywhere.
export const SITUATION_TABLES = {
  a: [
    ["1", "ATIVO", "active"],
    ["2", "INATIVO", "inactive"],
    ["3", "PENDENTE", "pending"],
    ["4", "INADIMPLENTE", "overdue"],
    ["5", "CANCELADO", "cancelled"],
    ["6", "ATIVO BOAS-VINDAS", "welcome"],
    ["7", "NEGATIVADO", "negative"],
    ["10", "INADIMPLENTE BOAS-VINDAS", "overdueWelcome"],
    ["11", "PRE-CANCELAMENTO", "preCancelled"],
    ["19", "CANCELADO POR SUBSTITUIÇÃO", "replaced"],
    ["22", "EXCLUIDO", "deleted", false],
    ["30", "EM ANÁLISE DA DIRETORIA", "unheardOf"],
  ],
  c: [
    ["1", "Ativo", "active"],
    ["2", "Inadimplente", "overdue"],
    ["3", "Cancelado", "cancelled"],
    ["4", "Inativo", "inactive"],
    ["5", "Pendente", "pending"],
    ["6", "Substituido", "replaced"],
    ["8", "Negativado", "negative"],
    ["9", "Ativo - boas-vindas", "welcome"],
    ["12", "Inadimplente - boas-vindas", "overdueWelcome"],
    ["13", "Pré-cancelamento", "preCancelled"],
    ["14", "Excluído", "deleted", false],
    ["31", "Em análise", "unheardOf"],
  ],
} as const satisfies Record<string, readonly Row[]>;

/** Which association's numbers a company uses. */
export type SituationTable = keyof typeof SITUATION_TABLES;

/** The code of a situation in a table. */
export function situationCode(table: SituationTable, name: SituationName): string {
  const row = SITUATION_TABLES[table].find((candidate) => candidate[2] === name);
  if (!row) throw new Error(`no situation ${name}`);
  return row[0];
}

const PRODUCTS: readonly Omit<Product, "id">[] = [
  product("RASTREADOR 24H", TRACKING_SUPPLIER, "24", "49.90"),
  product("RASTREAMENTO - BLOQUEIO REMOTO", TRACKING_SUPPLIER, "24", "19.90"),
  product("ASSISTÊNCIA 24 HORAS", "13", "35", "29.90"),
  product("CARRO RESERVA", "13", "35", "1234.56"),
  { ...product("RASTREADOR ANTIGO", TRACKING_SUPPLIER, "24", "39.90"), active: false },
];

/** Adds what a company has before its first associate. */
export function seedTables(
  seed: RecordSeed<Resources>,
  table: SituationTable,
  user: { login: string; password: string },
): void {
  for (const [id, description, , inUse = true] of SITUATION_TABLES[table] as readonly Row[]) {
    seed.addWithId("situations", { id, description, inUse });
  }
  for (const [name, document] of [
    ["RASTREIO CERTO TECNOLOGIA LTDA", "11222333000181"],
    ["SOCORRO RÁPIDO ASSISTÊNCIA LTDA", "11444777000161"],
  ] as const) {
    seed.add("suppliers", { name, document });
  }
  for (const row of PRODUCTS) seed.add("products", row);
  seed.add("users", { ...user, name: "INTEGRAÇÃO", active: true, hours: null, hiddenSituations: [] });
}

function product(name: string, supplier: string, productClass: string, price: string): Omit<Product, "id"> {
  return { name, billName: name, supplier, productClass, price, active: true };
}
