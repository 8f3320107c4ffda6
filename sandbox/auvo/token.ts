import { findKey } from "../shared/accounts.ts";
import { timestampInSaoPaulo } from "../shared/clock.ts";
import { credentialInsertion, randomHex, type StoredCredential } from "../shared/credentials.ts";
import type { SandboxEnv } from "../shared/env.ts";
import { asRefusal } from "../shared/refusals.ts";
import { ACCESS, AUVO, ERP } from "./account.ts";
import { bare, invalid, Refusal, success } from "./envelope.ts";
import { Fields, readFields } from "./input.ts";
import type { Session } from "./session.ts";

/** What a login shows, from the address of a GET or the body of a POST; thrown as a refusal when a part is missing. */
export async function readLogin(request: Request): Promise<{ apiKey: string; apiToken: string }> {
  const fields = await loginFields(request.clone());
  const [apiKey, apiToken] = [fields.text("apiKey") ?? "", fields.text("apiToken") ?? ""];
  if (apiKey === "") throw invalid("apiKey", '""');
  if (apiToken === "") throw invalid("apiToken", '""');
  return { apiKey, apiToken };
}

/** The key that a login names; 404 when there is none. */
export async function findLoginKey(request: Request, env: SandboxEnv): Promise<StoredCredential> {
  const { apiKey } = await readLogin(request);
  const key = await findKey(env.SANDBOX_DB, AUVO, apiKey);
  if (!key || key.revoked) throw new Refusal(bare(404));
  return key;
}

/** A token for a key whose `apiToken` was shown; there is nothing to refresh it with. */
export async function logIn(request: Request, session: Session): Promise<Response> {
  const { key, store, switches, nowMs } = session;
  const { apiToken } = await readLogin(request);
  if (!key || key.secrets.apiToken !== apiToken) return wrongToken(session);
  const accessToken = tokenText(key.name, nowMs, switches.TOKEN_LIFE_SECONDS);
  const expiresAtMs = nowMs + switches.TOKEN_LIFE_SECONDS * 1000;
  const access = { name: accessToken, secrets: { apiKey: key.name }, companyId: key.companyId, expiresAtMs };
  await credentialInsertion(store.database, ERP, ACCESS, access).run();
  return success({
    authenticated: true,
    created: showDate(session, nowMs),
    expiration: showDate(session, expiresAtMs),
    accessToken,
    message: "OK",
  });
}

function wrongToken({ switches }: Session): Response {
  if (switches.WRONG_API_TOKEN !== "unauthenticated") return bare(Number(switches.WRONG_API_TOKEN));
  const message = "Failed to authenticate";
  return asRefusal(
    success({ authenticated: false, created: null, expiration: null, accessToken: null, message }),
  );
}

async function loginFields(request: Request): Promise<Fields> {
  if (request.method !== "GET") return await readFields(request);
  return new Fields(Object.fromEntries(new URL(request.url).searchParams));
}

function showDate({ switches }: Session, atMs: number): string {
  return switches.LOGIN_DATES === "iso" ? new Date(atMs).toISOString() : timestampInSaoPaulo(atMs);
}

/** Three parts, like the real one's; nothing in it is meant to be read. */
function tokenText(apiKey: string, nowMs: number, lifeSeconds: number): string {
  const encode = (part: object) => btoa(JSON.stringify(part)).replace(/=+$/, "");
  const seconds = Math.floor(nowMs / 1000);
  const claims = { unique_name: apiKey, jti: randomHex(16), nbf: seconds, exp: seconds + lifeSeconds };
  return `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}.${randomHex(32)}`;
}
