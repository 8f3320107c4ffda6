import { sql } from "drizzle-orm";
import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { sha256 } from "../../lib/hash.ts";
import { newId } from "../../lib/ids.ts";
import type { TenantContext } from "../context.ts";

/** What names the effect of a call: the same name is the same effect. */
export type CallName = { connectionId: string; function: string; key: string; inputHash: string };

export type Claim =
  /** This call's to make. `uncertain`: an earlier one may have reached the ERP. */
  | { kind: "ours"; callId: string; uncertain: boolean }
  /** Made already: this is what it came to. */
  | { kind: "answered"; answer: unknown };

/** A call's request to the ERP ends within this; whoever finds it older takes over. */
const SETTLES_MS = 60_000;
/** A double click waits for the first one's answer. */
const WAIT_MS = 20_000;
const LOOK_AGAIN_MS = 250;

const rowSchema = z.object({
  input_hash: z.string(),
  state: z.enum(["running", "uncertain", "done"]),
  call_id: z.string(),
  answer: z.string(),
});

/**
 * Claims a call that writes, durably, before anything leaves for the ERP. While another call of the same name is on its
 * way, waits for its answer. @throws ApiError idempotency_key_reused, call_in_progress
 */
export async function claimCall(context: TenantContext, name: CallName): Promise<Claim> {
  const deadline = context.now() + WAIT_MS;
  for (;;) {
    const claim = await tryToClaim(context, name);
    if (claim !== undefined) return claim;
    if (context.now() > deadline) throw new ApiError("call_in_progress");
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

async function tryToClaim(context: TenantContext, name: CallName): Promise<Claim | undefined> {
  const { tenantId } = context;
  const now = context.now();
  const callId = newId("cal", now);
  const isIt = sql`tenant_id = ${tenantId} AND connection_id = ${name.connectionId}
    AND function = ${name.function} AND key = ${name.key}`;
  const read = sql`SELECT input_hash, state, call_id, answer FROM function_calls WHERE ${isIt}`;
  const [before, , after] = await context.db.batch([
    read,
    sql`INSERT INTO function_calls
        (tenant_id, connection_id, function, key, input_hash, state, call_id, settles_at, created_at, updated_at)
      VALUES (${tenantId}, ${name.connectionId}, ${name.function}, ${name.key}, ${name.inputHash}, 'running',
        ${callId}, ${now + SETTLES_MS}, ${now}, ${now})
      ON CONFLICT (tenant_id, connection_id, function, key) DO UPDATE SET
        state = 'running', call_id = excluded.call_id, settles_at = excluded.settles_at, updated_at = excluded.updated_at
      WHERE input_hash = excluded.input_hash
        AND (state = 'uncertain' OR (state = 'running' AND settles_at <= ${now}))`,
    read,
  ]);
  const row = rowSchema.parse(after?.results[0]);
  if (row.input_hash !== name.inputHash) throw new ApiError("idempotency_key_reused");
  if (row.call_id === callId) {
    return { kind: "ours", callId, uncertain: (before?.results.length ?? 0) > 0 };
  }
  return row.state === "done" ? { kind: "answered", answer: JSON.parse(row.answer) } : undefined;
}

/** The statement that ends a claimed call. `released`: nothing happened, the name is free again. */
export function endCall(
  context: TenantContext,
  callId: string,
  name: CallName,
  end: { state: "done"; answer: unknown } | { state: "uncertain" } | { state: "released" },
) {
  const isOurs = sql`tenant_id = ${context.tenantId} AND connection_id = ${name.connectionId}
    AND function = ${name.function} AND key = ${name.key} AND call_id = ${callId}`;
  if (end.state === "released") return sql`DELETE FROM function_calls WHERE ${isOurs}`;
  const answer = JSON.stringify(end.state === "done" ? end.answer : null);
  return sql`UPDATE function_calls SET state = ${end.state}, answer = ${answer}, updated_at = ${context.now()}
    WHERE ${isOurs}`;
}

/** A UUID that is the same for the same name, for ERPs that take an idempotency key. */
export async function effectKey(context: TenantContext, name: Omit<CallName, "inputHash">): Promise<string> {
  const hash = await sha256(`${context.tenantId}|${name.connectionId}|${name.function}|${name.key}`);
  // Version 8 of RFC 9562: made by the application, here from a hash.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
