import { and, eq, isNull, lt, or } from "drizzle-orm";
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
  const { operatorToken } = context.settings;
  if (operatorToken !== undefined && (await secretsEqual(token, operatorToken))) return { kind: "operator" };
  const hash = await sha256(token);
  const [row] = await context.db.read(
    context.db.orm
      .select()
      .from(apiKeys)
      .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt))),
  );
  if (row === undefined) return undefined;
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
