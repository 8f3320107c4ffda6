import { and, eq, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import { z } from "zod";
import { apiKeys } from "../../db/schema.ts";
import { secretsEqual, sha256 } from "../../lib/hash.ts";
import { SCOPES } from "../../lib/scopes.ts";
import type { Context, Principal } from "../context.ts";

/** Last use is told to the hour: more would write a row for each call. */
const LAST_USE_PRECISION_MS = 3_600_000;

const scopesSchema = z.array(z.enum(SCOPES));

/** Who holds this token: the operator, or an API key that was not revoked. @returns undefined for nobody */
export async function authenticate(context: Context, token: string): Promise<Principal | undefined> {
  if (await isOperator(context, token)) return { kind: "operator" };
  const [row] = await context.db.read(keyOf(context, await sha256(token)));
  return row && (await admit(context, row));
}

/**
 * The same, with reads of the key's tenant in the same round trip. @param reads the statements, for a tenant that is only
 * known to the database so far: they find nothing for a key that is none
 * @returns what they read, or undefined for the operator, who names the tenant later
 */
export async function authenticateAndRead<Reads extends readonly BatchItem<"sqlite">[]>(
  context: Context,
  token: string,
  reads: (tenantId: SQL) => Reads,
): Promise<{ principal: Principal; read: BatchResponse<Reads> | undefined } | undefined> {
  if (await isOperator(context, token)) return { principal: { kind: "operator" }, read: undefined };
  const hash = await sha256(token);
  const { orm } = context.db;
  const tenantId = sql`(SELECT tenant_id FROM api_keys WHERE hash = ${hash} AND revoked_at IS NULL)`;
  const [rows, ...read] = await context.db.read(orm.batch([keyOf(context, hash), ...reads(tenantId)]));
  const [row] = rows;
  // Guarantee: a batch answers its statements in their order, and the first one is the key's.
  return row && { principal: await admit(context, row), read: read as BatchResponse<Reads> };
}

async function isOperator({ settings: { operatorToken } }: Context, token: string): Promise<boolean> {
  return operatorToken !== undefined && (await secretsEqual(token, operatorToken));
}

function keyOf({ db }: Context, hash: string) {
  return db.orm
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt)));
}

async function admit(context: Context, row: typeof apiKeys.$inferSelect): Promise<Principal> {
  await noteUse(context, row.id, row.lastUsedAt);
  const { id, name, tenantId, scopes } = row;
  return { kind: "api_key", keyId: id, name, tenantId, scopes: scopesSchema.parse(scopes) };
}

async function noteUse(context: Context, id: string, lastUsedAt: number | null): Promise<void> {
  const now = context.now();
  if (lastUsedAt !== null && now - lastUsedAt < LAST_USE_PRECISION_MS) return;
  const longAgo = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, now - LAST_USE_PRECISION_MS));
  await context.db.run(
    context.db.orm
      .update(apiKeys)
      .set({ lastUsedAt: now })
      .where(and(eq(apiKeys.id, id), longAgo)),
  );
}
