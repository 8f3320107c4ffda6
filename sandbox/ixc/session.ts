import { dateInSaoPaulo } from "../shared/clock.ts";
import { RecordStore } from "../shared/records.ts";
import type { IxcSwitches } from "./switches.ts";
import type { Resources, Row, Store } from "./tables.ts";

/** One authenticated call: whose data it works on and how that company's ERP behaves. */
export interface Session {
  store: Store;
  switches: IxcSwitches;
  nowMs: number;
}

// Where ids begin, so that a customer's, a contract's and a title's are never mixed up unseen.
const FIRST_IDS: Record<string, number> = {
  cliente: 4_100,
  cliente_contrato: 7_300,
  fn_areceber: 91_000,
  fn_areceber_recebimentos_baixas_novo: 64_000,
  su_ticket: 15_200,
  su_oss_chamado: 33_000,
  contato: 880,
  crm_canditados: 2_600,
  crm_negociacoes: 1_400,
  vd_saida: 56_000,
  vd_contratos: 30,
  vendedor: 10,
  cliente_contrato_tipo: 60,
  contato_tipo: 20,
};

/** The number that a sequence starts after. Each provider has an IXC of its own, so ids repeat between companies. */
export function firstNumber(sequence: string): number {
  return FIRST_IDS[sequence] ?? 0;
}

/** The tables of one company. */
export function openStore(database: D1Database, companyId: number): Store {
  return new RecordStore<Resources>(database, companyId, firstNumber);
}

/** Today in São Paulo, `YYYY-MM-DD`. */
export function today(session: Session): string {
  return dateInSaoPaulo(session.nowMs);
}

/** A row's own field; blank when the table has none of that name. */
export function value(row: Row, field: string): string {
  return row[field] ?? "";
}
