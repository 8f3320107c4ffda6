import type { SandboxEnv } from "../shared/env.ts";
import type { LaneState } from "../shared/method-lane.ts";
import { OMIE } from "./account.ts";
import { gateOf } from "./gate.ts";

/** What became of the calls of a method. */
interface MethodCount {
  method: string;
  calls: number;
  /** Answers that count towards a block: faults, redundant and busy ones among them. */
  errors: number;
  redundant: number;
  busy: number;
  /** Calls that a block turned away. */
  blocked: number;
  overRate: number;
}

/** Omie's own counters, from the journal, and where each lane stands now. */
export async function readLimits(
  env: SandboxEnv,
  companyId: number,
  sinceMs: number,
): Promise<{ methods: MethodCount[]; lanes: LaneState[] }> {
  const sql = `SELECT resource AS method, COUNT(*) AS calls,
      SUM(status = 500 OR outcome IN ('redundant', 'busy')) AS errors,
      SUM(outcome = 'redundant') AS redundant, SUM(outcome = 'busy') AS busy,
      SUM(outcome = 'blocked') AS blocked, SUM(outcome = 'over_window') AS overRate
    FROM journal WHERE erp = ? AND company_id = ? AND at >= ? GROUP BY resource ORDER BY resource`;
  const counted = env.SANDBOX_DB.prepare(sql).bind(OMIE.erp, companyId, sinceMs).all<MethodCount>();
  return { methods: (await counted).results, lanes: await gateOf(env, companyId).lanes() };
}
