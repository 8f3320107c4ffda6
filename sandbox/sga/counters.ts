import { ERP, USER_TOKEN } from "./session.ts";

/** What was asked of a company, and what became of the sessions: the figures by which a careless caller shows. */
export interface Counters {
  requests: number;
  unauthorized: number;
  logins: { tried: number; opened: number; refused: number };
  sessions: { opened: number; killedByLogin: number; alive: number };
}

/** Counts over a company's whole life; calls from its journal, sessions from the tokens that were given. */
export async function readCounters(database: D1Database, companyId: number): Promise<Counters> {
  const calls = `SELECT COUNT(*) AS requests, SUM(outcome = 'unauthorized') AS unauthorized,
    SUM(path = '/usuario/autenticar') AS tried, SUM(path = '/usuario/autenticar' AND outcome = 'ok') AS opened
    FROM journal WHERE erp = ? AND company_id = ?`;
  const sessions = `SELECT COUNT(*) AS opened, SUM(secrets ->> 'endedBy' = 'login') AS killed,
    SUM(revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)) AS alive
    FROM credentials WHERE erp = ? AND kind = ? AND company_id = ?`;
  const [called, given] = await database.batch<Record<string, number | null>>([
    database.prepare(calls).bind(ERP, companyId),
    database.prepare(sessions).bind(Date.now(), ERP, USER_TOKEN, companyId),
  ]);
  const call = (name: string) => called?.results[0]?.[name] ?? 0;
  const session = (name: string) => given?.results[0]?.[name] ?? 0;
  return {
    requests: call("requests"),
    unauthorized: call("unauthorized"),
    logins: { tried: call("tried"), opened: call("opened"), refused: call("tried") - call("opened") },
    sessions: { opened: session("opened"), killedByLogin: session("killed"), alive: session("alive") },
  };
}
