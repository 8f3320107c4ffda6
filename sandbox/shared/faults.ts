import { z } from "zod";

/**
 * Every bad day that can be ordered, whether the call is carried out when the order does not say (`commits`),
 * and what the caller sees. `always`: the kind makes no sense otherwise.
 */
export const FAULT_KINDS = {
  commit_then_error: { commits: true, always: true, description: "commits, then answers an error envelope" },
  lost_answer: {
    commits: true,
    always: true,
    description: "commits, then the connection breaks off mid-answer",
  },
  hang: { commits: true, always: false, description: "no answer until delayMs (60000) have passed" },
  slow: { commits: true, always: true, description: "the true answer, delayMs (3000) late" },
  html_502: { commits: false, always: false, description: "HTTP 502 with an HTML page of the proxy" },
  html_503: { commits: false, always: false, description: "HTTP 503 with an HTML page of the proxy" },
  rate_limited: { commits: false, always: true, description: "HTTP 429 although the limit is not reached" },
  unauthorized: { commits: false, always: true, description: "HTTP 401 although the credentials are good" },
  failed: { commits: false, always: false, description: "an error of the ERP's own, `status` (500)" },
  refuse: { commits: false, always: true, description: "a validation error with `message`" },
  truncated_json: { commits: true, always: false, description: "the true answer, cut off in the middle" },
  huge_body: { commits: false, always: false, description: "HTTP 200 with a body of `bytes` (50 MB)" },
  "200_status_error": { commits: false, always: false, description: "HTTP 200 whose body says error" },
} as const;

export type FaultKind = keyof typeof FAULT_KINDS;

const KINDS = Object.keys(FAULT_KINDS) as [FaultKind, ...FaultKind[]];
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** What a fault is asked to do; see `docs` of each field on the control page. */
export const faultRuleSchema = z.strictObject({
  kind: z.enum(KINDS),
  method: z.enum(METHODS).optional(),
  /** Path below the API's base: `/vendas` also meets `/vendas/12`; with `*` it is a pattern. */
  path: z.string().startsWith("/").optional(),
  /** How often it happens; absent: once, or without end when `probability` is given; null: without end. */
  times: z.int().positive().nullish(),
  probability: z.number().min(0).max(1).optional(),
  /** Seeds the draws of `probability`: the same seed and the same calls give the same faults. */
  seed: z.int().optional(),
  delayMs: z.int().min(0).max(600_000).optional(),
  status: z.int().min(200).max(599).optional(),
  message: z.string().max(500).optional(),
  /** Whether the call is carried out before the fault shows. */
  commit: z.boolean().optional(),
  bytes: z.int().positive().max(500_000_000).optional(),
});

export type FaultRule = z.infer<typeof faultRuleSchema>;

/** A fault as stored: its rule, how many calls it met and how many of them it hit. */
export interface Fault extends FaultRule {
  id: number;
  company: string | null;
  matched: number;
  fired: number;
}

/** What a fault looks at in a call. */
interface FaultyCall {
  method: string;
  path: string;
  isRead?: boolean;
}

interface FaultRow {
  id: number;
  company_id: number | null;
  rule: string;
  matched: number;
  fired: number;
}

/** Stores a fault for one company, or for all of an ERP when `companyId` is null. */
export async function addFault(
  database: D1Database,
  erp: string,
  companyId: number | null,
  rule: FaultRule,
): Promise<Fault> {
  const sql = "INSERT INTO faults (erp, company_id, rule, created_at) VALUES (?, ?, ?, ?) RETURNING *";
  const statement = database.prepare(sql).bind(erp, companyId, JSON.stringify(rule), Date.now());
  const row = await statement.first<FaultRow>();
  if (!row) throw new Error("the fault was not stored");
  return toFault(row);
}

/** The faults that wait for a company's calls; every fault of the ERP when `companyId` is undefined. */
export async function listFaults(database: D1Database, erp: string, companyId?: number): Promise<Fault[]> {
  const sql = `SELECT * FROM faults WHERE erp = ?1
    AND (?2 IS NULL OR company_id IS NULL OR company_id = ?2) ORDER BY id`;
  const { results } = await database
    .prepare(sql)
    .bind(erp, companyId ?? null)
    .all<FaultRow>();
  return results.map(toFault);
}

/** Removes one fault, those of a company, or all of the ERP; returns how many. */
export async function removeFaults(
  database: D1Database,
  erp: string,
  which: { id?: number; companyId?: number },
): Promise<number> {
  const sql =
    "DELETE FROM faults WHERE erp = ?1 AND (?2 IS NULL OR id = ?2) AND (?3 IS NULL OR company_id = ?3)";
  const statement = database.prepare(sql).bind(erp, which.id ?? null, which.companyId ?? null);
  return (await statement.run()).meta.changes;
}

/** The first waiting fault that hits this call, now counted as fired; undefined when the call goes through. */
export async function drawFault(
  database: D1Database,
  erp: string,
  companyId: number,
  call: FaultyCall,
): Promise<Fault | undefined> {
  for (const fault of await listFaults(database, erp, companyId)) {
    if (meets(fault, call) && (await fires(database, fault))) return fault;
  }
  return undefined;
}

/** Whether the call is carried out before the fault shows. */
export function commitsFirst(fault: FaultRule): boolean {
  const kind = FAULT_KINDS[fault.kind];
  return kind.always ? kind.commits : (fault.commit ?? kind.commits);
}

function meets(fault: FaultRule, call: FaultyCall): boolean {
  // Losing the answer of a read proves nothing, so these two wait for a write unless told otherwise.
  const writesOnly = fault.kind === "commit_then_error" || fault.kind === "lost_answer";
  const isRead = call.isRead ?? call.method === "GET";
  if (fault.method ? fault.method !== call.method : writesOnly && isRead) return false;
  return fault.path === undefined || pathMatches(fault.path, call.path);
}

function pathMatches(pattern: string, path: string): boolean {
  if (!pattern.includes("*")) return path === pattern || path.startsWith(`${pattern.replace(/\/$/, "")}/`);
  const literal = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`).test(path);
}

async function fires(database: D1Database, fault: Fault): Promise<boolean> {
  const limit = timesOf(fault);
  if (limit !== null && fault.fired >= limit) return false;
  const counted = await database
    .prepare("UPDATE faults SET matched = matched + 1 WHERE id = ? RETURNING matched")
    .bind(fault.id)
    .first<{ matched: number }>();
  if (!counted) return false;
  if (fault.probability !== undefined && draw(fault.seed ?? fault.id, counted.matched) >= fault.probability) {
    return false;
  }
  const claimed = await database
    .prepare("UPDATE faults SET fired = fired + 1 WHERE id = ?1 AND (?2 IS NULL OR fired < ?2)")
    .bind(fault.id, limit)
    .run();
  return claimed.meta.changes === 1;
}

/** How often a fault may hit; null without end. */
export function timesOf(rule: FaultRule): number | null {
  if (rule.times !== undefined) return rule.times;
  return rule.probability === undefined ? 1 : null;
}

/** The n-th number in [0, 1) of a seed (mulberry32 over a mixed state): no state to keep, so runs repeat. */
function draw(seed: number, n: number): number {
  let state = (Math.imul(seed, 0x9e3779b1) + Math.imul(n, 0x6d2b79f5)) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
}

function toFault(row: FaultRow): Fault {
  const rule = faultRuleSchema.parse(JSON.parse(row.rule));
  const company = row.company_id === null ? null : String(row.company_id);
  return { id: row.id, company, ...rule, matched: row.matched, fired: row.fired };
}
