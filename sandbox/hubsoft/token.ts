import { Hono } from "hono";
import { credentialInsertion, findCredential, randomHex, setRevoked } from "../shared/credentials.ts";
import { asRefusal } from "../shared/refusals.ts";
import { asFields, type Fields, text } from "./input.ts";
import type { HubsoftHono, Session } from "./session.ts";

export const ERP = "hubsoft";

/** The kinds of credential that a key is exchanged for. */
export const ACCESS = "access";
const REFRESH = "refresh";

const REFRESH_LIFE_MS = 60 * 24 * 60 * 60 * 1000;

/** `/oauth/token`: a token for an e-mail and password, or for a refresh token, which is spent by it. */
export const token = new Hono<HubsoftHono>({ strict: false });

token.post("/token", async (context) => {
  const { session } = context.env;
  const fields = await readTokenRequest(context.req.raw);
  const { key } = session;
  if (!key || key.secrets.clientSecret !== text(fields, "client_secret"))
    return refused(401, "invalid_client");
  switch (text(fields, "grant_type")) {
    case "password": {
      const matches =
        key.secrets.username === text(fields, "username") &&
        key.secrets.password === text(fields, "password");
      return matches ? issue(session, key.companyId, key.name) : refused(401, "invalid_credentials");
    }
    case "refresh_token": {
      const name = text(fields, "refresh_token");
      const refresh = await findCredential(session.store.database, ERP, REFRESH, name);
      const isValid =
        refresh && !refresh.revoked && !refresh.expired && refresh.secrets.clientId === key.name;
      if (!isValid) return refused(401, "invalid_grant");
      await setRevoked(session.store.database, ERP, { kind: REFRESH, companyId: key.companyId, name }, true);
      return issue(session, key.companyId, key.name);
    }
    default:
      return refused(400, "unsupported_grant_type");
  }
});

/** The client of a token request, before its secrets are looked at; JSON or a form, as OAuth servers take both. */
export async function readTokenRequest(request: Request): Promise<Fields> {
  const body = await request.clone().text();
  if (request.headers.get("content-type")?.includes("x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  try {
    return asFields(JSON.parse(body)) ?? {};
  } catch {
    return {};
  }
}

async function issue(session: Session, companyId: number, clientId: string): Promise<Response> {
  const { store, switches, nowMs } = session;
  const access = { name: `eyJ0eXAi.${randomHex(24)}`, secrets: { clientId }, companyId };
  const refresh = { name: `def502${randomHex(24)}`, secrets: { clientId }, companyId };
  const livesForSeconds = switches.TOKEN_DIES_AFTER_SECONDS || switches.TOKEN_LIFE_SECONDS;
  if (switches.NEW_TOKEN_ENDS_OLD) await setRevoked(store.database, ERP, { kind: ACCESS, companyId }, true);
  await store.database.batch([
    credentialInsertion(store.database, ERP, ACCESS, {
      ...access,
      expiresAtMs: nowMs + livesForSeconds * 1000,
    }),
    credentialInsertion(store.database, ERP, REFRESH, { ...refresh, expiresAtMs: nowMs + REFRESH_LIFE_MS }),
  ]);
  return Response.json({
    token_type: "Bearer",
    expires_in: switches.TOKEN_LIFE_SECONDS,
    access_token: access.name,
    refresh_token: refresh.name,
  });
}

/** An OAuth refusal: the error alone, no envelope. */
export function refused(status: number, error: string): Response {
  return asRefusal(Response.json({ error }, { status }));
}
