import { and, eq, getTableColumns, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import { z } from "zod";
import { apiKeys, tenants } from "../../db/schema.ts";
import { FIRST_SHARD } from "../../db/shards.ts";
import { secretsEqual, sha256 } from "../../lib/hash.ts";
import { SCOPES } from "../../lib/scopes.ts";
import type { Caller, Context } from "../context.ts";

/** Last use is told to the hour: more would write a row for each call. */
const LAST_USE_PRECISION_MS = 3_600_000;

const scopesSchema = z.array(z.enum(SCOPES));

/** Who holds this token: the operator, or an API key that was not revoked. @returns undefined for nobody */
export async function authenticate(context: Context, token: string): Promise<Caller | undefined> {
  if (await isOperator(context, token)) return OPERATOR;
  const [row] = await context.directory.read(keyOf(context, await sha256(token)));
  return row && (await admit(context, row));
}

/**
 * The same, with reads of the key's tenant in the same round trip, where its rows stand in the directory's own database.
 * @param reads the statements, for a tenant that is only known to the database so far: they find nothing for a key that is none
 * @returns what they read; undefined for a company in another database, and for the operator, who names the tenant later
 */
export async function authenticateAndRead<Reads extends readonly BatchItem<"sqlite">[]>(
  context: Context,
  token: string,
  reads: (tenantId: SQL) => Reads,
): Promise<(Caller & { read: BatchResponse<Reads> | undefined }) | undefined> {
  if (await isOperator(context, token)) return { ...OPERATOR, read: undefined };
  const hash = await sha256(token);
  const { orm } = context.directory;
  const tenantId = sql`(SELECT tenant_id FROM api_keys WHERE hash = ${hash} AND revoked_at IS NULL)`;
  const [rows, ...read] = await context.directory.read(orm.batch([keyOf(context, hash), ...reads(tenantId)]));
  const [row] = rows;
  if (row === undefined) return undefined;
  const caller = await admit(context, row);
  // Guarantee: a batch answers its statements in their order, and the first one is the key's.
  return { ...caller, read: row.shard === FIRST_SHARD ? (read as BatchResponse<Reads>) : undefined };
}

const OPERATOR: Caller = { principal: { kind: "operator" }, place: null };

async function isOperator({ settings: { operatorToken } }: Context, token: string): Promise<boolean> {
  return operatorToken !== undefined && (await secretsEqual(token, operatorToken));
}

function keyOf({ directory }: Context, hash: string) {
  return directory.orm
    .select({ ...getTableColumns(apiKeys), shard: tenants.shard })
    .from(apiKeys)
    .innerJoin(tenants, eq(tenants.id, apiKeys.tenantId))
    .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt)));
}

type KeyRow = typeof apiKeys.$inferSelect & { shard: number };

async function admit(context: Context, row: KeyRow): Promise<Caller> {
  await noteUse(context, row.id, row.lastUsedAt);
  const { id, name, tenantId, scopes, shard } = row;
  return {
    principal: { kind: "api_key", keyId: id, name, tenantId, scopes: scopesSchema.parse(scopes) },
    place: { id: tenantId, shard },
  };
}

async function noteUse(context: Context, id: string, lastUsedAt: number | null): Promise<void> {
  const now = context.now();
  if (lastUsedAt !== null && now - lastUsedAt < LAST_USE_PRECISION_MS) return;
  const longAgo = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, now - LAST_USE_PRECISION_MS));
  await context.directory.run(
    context.directory.orm
      .update(apiKeys)
      .set({ lastUsedAt: now })
      .where(and(eq(apiKeys.id, id), longAgo)),
  );
}
