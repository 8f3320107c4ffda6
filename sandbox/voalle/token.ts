import { findKey, KEY } from "../shared/accounts.ts";
import {
  credentialInsertion,
  findCredential,
  randomHex,
  type StoredCredential,
  setRevoked,
} from "../shared/credentials.ts";
import type { SandboxEnv } from "../shared/env.ts";
import type { Identity } from "../shared/serve.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { ACCESS_TOKEN, ERP, findUser, REFRESH_TOKEN, voalleAccount } from "./account.ts";
import { bare } from "./envelope.ts";
import { DEFAULT_COMPANY, LEGACY_CLIENT } from "./seed.ts";
import { SWITCHES, type VoalleSwitches } from "./switches.ts";

const REFRESH_SECONDS = 15 * 24 * 3600;
const UNLIMITED = {
  callsPerWindow: Number.POSITIVE_INFINITY,
  windowMs: 1000,
  callsPerDay: Number.POSITIVE_INFINITY,
  rejectedCallsCount: false,
};

/** One call of the identity server, as far as its form names a Suite user. */
export interface TokenRequest {
  database: D1Database;
  form: URLSearchParams;
  user: StoredCredential;
  switches: VoalleSwitches;
}

/** Reads the form of a token call and finds the Suite user that it names; whether the secrets fit is asked later. */
export async function identifyTokenRequest(
  request: Request,
  env: SandboxEnv,
): Promise<Identity<TokenRequest>> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.toLowerCase().startsWith("application/x-www-form-urlencoded")) {
    return unknown(oauthError(400, "invalid_request"));
  }
  const database = env.SANDBOX_DB;
  // Not request.text(), which complains about a form's content type.
  const form = new URLSearchParams(new TextDecoder().decode(await request.arrayBuffer()));
  const user = await findNamedUser(database, form);
  if (!user) return unknown(oauthError(400, isRefresh(form) ? "invalid_grant" : "invalid_client"));
  const switches = resolveSwitches(SWITCHES, user.switches);
  const session = { database, form, user, switches };
  return { known: true, companyId: user.companyId, session, limits: UNLIMITED };
}

/** Grants a token, or says in OAuth's words why not. */
export async function grantToken(request: TokenRequest): Promise<Response> {
  const grant = request.form.get("grant_type");
  if (grant === "client_credentials") return await grantToClient(request);
  if (grant === "password") return await grantToUser(request);
  if (grant === "refresh_token") return await refresh(request);
  return oauthError(400, "unsupported_grant_type");
}

async function grantToClient({ database, form, user, switches }: TokenRequest): Promise<Response> {
  const failure = Number(switches.TOKEN_FAILURE_STATUS);
  if (user.revoked || form.get("client_secret") !== user.secrets.clientSecret) {
    return oauthError(failure, "invalid_client");
  }
  if (form.get("scope") !== "syngw") return oauthError(400, "invalid_scope");
  if (!isIntegrator(user, form)) return bare(401);
  return await issue(database, user, switches, {
    scope: "syngw",
    withRefresh: switches.REFRESH_FOR_CLIENT_CREDENTIALS,
  });
}

async function grantToUser({ database, form, user, switches }: TokenRequest): Promise<Response> {
  const failure = Number(switches.TOKEN_FAILURE_STATUS);
  if (!isLegacyClient(form)) return oauthError(failure, "invalid_client");
  if (user.revoked || form.get("password") !== user.secrets.password) return oauthError(400, "invalid_grant");
  const scope = form.get("scope") ?? "";
  if (!scope.split(" ").includes("syngw")) return oauthError(400, "invalid_scope");
  if (!isIntegrator(user, form)) return bare(401);
  const withRefresh = scope.split(" ").includes("offline_access");
  return await issue(database, user, switches, { scope, withRefresh });
}

/** A refresh token is good for one use: the answer holds the next. */
async function refresh({ database, form, user, switches }: TokenRequest): Promise<Response> {
  if (!isLegacyClient(form)) return oauthError(Number(switches.TOKEN_FAILURE_STATUS), "invalid_client");
  const token = await findCredential(database, ERP, REFRESH_TOKEN, form.get("refresh_token") ?? "");
  if (!token || token.revoked || token.expired || user.revoked) return oauthError(400, "invalid_grant");
  const which = { kind: REFRESH_TOKEN, companyId: token.companyId, name: token.name };
  await setRevoked(database, ERP, which, true);
  return await issue(database, user, switches, { scope: token.secrets.scope ?? "", withRefresh: true });
}

async function issue(
  database: D1Database,
  user: StoredCredential,
  switches: VoalleSwitches,
  { scope, withRefresh }: { scope: string; withRefresh: boolean },
): Promise<Response> {
  const seconds = switches.TOKEN_SECONDS;
  const access = tokenText(user.name, seconds);
  const refreshToken = withRefresh ? randomHex(32).toUpperCase() : undefined;
  const secrets = { clientId: user.name, scope };
  const insertion = (kind: string, name: string, lifeSeconds: number) =>
    credentialInsertion(database, ERP, kind, {
      name,
      secrets,
      companyId: user.companyId,
      expiresAtMs: Date.now() + lifeSeconds * 1000,
    });
  await database.batch([
    insertion(ACCESS_TOKEN, access, seconds),
    ...(refreshToken ? [insertion(REFRESH_TOKEN, refreshToken, REFRESH_SECONDS)] : []),
  ]);
  return Response.json({
    access_token: access,
    expires_in: seconds,
    token_type: "Bearer",
    ...(refreshToken ? { refresh_token: refreshToken } : {}),
    ...(switches.SCOPE_IN_TOKEN ? { scope } : {}),
  });
}

async function findNamedUser(
  database: D1Database,
  form: URLSearchParams,
): Promise<StoredCredential | undefined> {
  if (isRefresh(form)) {
    const token = await findCredential(database, ERP, REFRESH_TOKEN, form.get("refresh_token") ?? "");
    return token && (await findCredential(database, ERP, KEY, token.secrets.clientId ?? ""));
  }
  if (form.get("grant_type") !== "password") {
    return await findKey(database, voalleAccount, form.get("client_id") ?? "");
  }
  const username = form.get("username") ?? "";
  if (username === DEFAULT_COMPANY.username) await findKey(database, voalleAccount, DEFAULT_COMPANY.clientId);
  return await findUser(database, username);
}

function isRefresh(form: URLSearchParams): boolean {
  return form.get("grant_type") === "refresh_token";
}

function isLegacyClient(form: URLSearchParams): boolean {
  return form.get("client_id") === LEGACY_CLIENT.id && form.get("client_secret") === LEGACY_CLIENT.secret;
}

/** Only a user flagged Integrador gets in, and only beside its company's syndata. */
function isIntegrator(user: StoredCredential, form: URLSearchParams): boolean {
  return user.secrets.integrator === "true" && form.get("syndata") === user.secrets.syndata;
}

function unknown(answer: Response): Identity<TokenRequest> {
  return { known: false, companyId: null, outcome: "unauthorized", answer };
}

function oauthError(status: number, error: string): Response {
  return Response.json({ error }, { status });
}

/** Long and in three parts like the identity server's own; nothing in it is meant to be read. */
function tokenText(clientId: string, seconds: number): string {
  const encode = (part: object) => btoa(JSON.stringify(part)).replace(/=+$/, "");
  const claims = { client_id: clientId, exp: Math.floor(Date.now() / 1000) + seconds, jti: randomHex(16) };
  return `${encode({ alg: "RS256", typ: "at+jwt" })}.${encode(claims)}.${randomHex(64)}`;
}
