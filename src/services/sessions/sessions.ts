import { and, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { apiKeys, sessions } from "../../db/schema.ts";
import { randomToken, sha256 } from "../../lib/hash.ts";
import { SCOPES } from "../../lib/scopes.ts";
import type { Context, Principal } from "../context.ts";

/** How long a page's session lasts. */
export const SESSION_MS = 12 * 3_600_000;

const scopesSchema = z.array(z.enum(SCOPES));

/** A signed-in browser: who it is, and which tenant it looks at (an operator chooses one). */
export type Session = { principal: Principal; tenantId: string | null };

/** Opens a session. @returns the token for the cookie; only its hash is kept */
export async function openSession(context: Context, principal: Principal): Promise<string> {
  const token = randomToken();
  const now = context.now();
  const { orm } = context.directory;
  await context.directory.run(
    orm.insert(sessions).values({
      tokenHash: await sha256(token),
      apiKeyId: principal.kind === "api_key" ? principal.keyId : null,
      tenantId: principal.kind === "api_key" ? principal.tenantId : null,
      createdAt: now,
      expiresAt: now + SESSION_MS,
    }),
  );
  return token;
}

/** The session of a cookie's token, while it lasts and its key was not revoked. */
export async function readSession(context: Context, token: string): Promise<Session | undefined> {
  const [row] = await context.directory.read(
    context.directory.orm
      .select({ session: sessions, key: apiKeys })
      .from(sessions)
      .leftJoin(apiKeys, eq(apiKeys.id, sessions.apiKeyId))
      .where(and(eq(sessions.tokenHash, await sha256(token)), gt(sessions.expiresAt, context.now()))),
  );
  if (row === undefined) return undefined;
  if (row.session.apiKeyId === null) {
    return { principal: { kind: "operator" }, tenantId: row.session.tenantId };
  }
  if (row.key === null || row.key.revokedAt !== null) return undefined;
  const { id, name, tenantId, scopes } = row.key;
  return {
    principal: { kind: "api_key", keyId: id, name, tenantId, scopes: scopesSchema.parse(scopes) },
    tenantId,
  };
}

/** Lets an operator's session look at another tenant. */
export async function chooseTenant(context: Context, token: string, tenantId: string | null): Promise<void> {
  await context.directory.run(
    context.directory.orm
      .update(sessions)
      .set({ tenantId })
      .where(eq(sessions.tokenHash, await sha256(token))),
  );
}

export async function closeSession(context: Context, token: string): Promise<void> {
  await context.directory.run(
    context.directory.orm.delete(sessions).where(eq(sessions.tokenHash, await sha256(token))),
  );
}
