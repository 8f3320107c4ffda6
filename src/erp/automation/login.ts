import type { ErpAnswer } from "../answer.ts";
import { type Failure, type Outcome, ok } from "../outcome.ts";
import type { ErpRequest } from "../request.ts";
import type { SessionLogin, SessionToken } from "../session.ts";
import { place, type RenderAuth } from "./authentication.ts";
import { readDate } from "./expressions/conversions.ts";
import { isRecord, type ValueRecord } from "./expressions/values.ts";
import type { AuthSettings, Settings } from "./settings.ts";
import { addressOf } from "./settings.ts";

/** What the login says beyond the fixed forms is read with expressions. */
export type EvaluateAnswer = (expression: string, names: ValueRecord) => unknown;

const DEFAULT_MS = 30 * 60_000;
/** A token is given up a little early, and used for some seconds whatever its expiry says. */
const MARGIN_MS = 60_000;
const SHORTEST_MS = 10_000;

/** How a connection logs in; undefined where its calls need no login. */
export function loginOf(
  settings: Settings,
  render: RenderAuth,
  evaluate: EvaluateAnswer,
  now: () => number,
): SessionLogin | undefined {
  const { auth } = settings;
  if (auth.type === "oauth_client_credentials" || auth.type === "oauth_password") {
    return {
      request: oauthRequest(settings, render),
      read: (answer) => readToken(answer, "access_token", auth, evaluate, now),
      apply: (request, token) => place(request, "header", "authorization", `Bearer ${token}`),
    };
  }
  if (auth.type !== "session") return undefined;
  return {
    request: sessionRequest(settings, render),
    read: (answer) => readToken(answer, "token", auth, evaluate, now),
    apply: (request, token) => {
      const where = auth.place ?? "header";
      const name = auth.name ?? (where === "header" ? "authorization" : "token");
      const prefix = auth.prefix ?? (where === "header" && auth.name === undefined ? "Bearer " : "");
      return place(request, where, name, `${prefix}${token}`);
    },
  };
}

function oauthRequest(settings: Settings, render: RenderAuth): ErpRequest {
  const { auth } = settings;
  const isPassword = auth.type === "oauth_password";
  const given = {
    grant_type: isPassword ? "password" : "client_credentials",
    client_id: auth.clientId,
    client_secret: auth.clientSecret,
    ...(isPassword ? { username: auth.username, password: auth.password } : {}),
    ...(auth.scope === undefined ? {} : { scope: auth.scope }),
    ...auth.fields,
  };
  return {
    ...loginCall(settings, auth.path ?? "/oauth/token"),
    method: "POST",
    encoding: auth.encoding ?? "form",
    body: renderEach(given, render),
  };
}

function sessionRequest(settings: Settings, render: RenderAuth): ErpRequest {
  const { auth } = settings;
  const fields = renderEach(auth.fields ?? {}, render);
  const call = loginCall(settings, auth.path ?? "/");
  if (auth.method === "GET") {
    const query = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
    return { ...call, method: "GET", query };
  }
  return { ...call, method: "POST", encoding: auth.encoding ?? "json", body: fields };
}

function loginCall({ loginUrl }: Settings, path: string) {
  return {
    kind: "read",
    path,
    ...(loginUrl === undefined ? {} : { url: `${addressOf(loginUrl)}${path}` }),
    anonymous: true,
    reason: "automation.login",
  } as const;
}

function renderEach(fields: Readonly<Record<string, unknown>>, render: RenderAuth): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, template]) => [name, render(template)]));
}

function readToken(
  answer: ErpAnswer,
  usual: string,
  auth: AuthSettings,
  evaluate: EvaluateAnswer,
  now: () => number,
): Outcome<SessionToken> {
  const { status, text } = answer;
  const json = answer.isJson ? answer.json : null;
  const names = { answer: json, status, text };
  const body = isRecord(json) ? json : {};
  if (status >= 400) return refusedLogin(status, body);
  const token = auth.tokenExpression === undefined ? body[usual] : evaluate(auth.tokenExpression, names);
  if ((typeof token !== "string" && typeof token !== "number") || String(token).trim() === "") {
    // These ERPs refuse a login with 200 too.
    return refusedLogin(401, body, "ponte:no_token");
  }
  const lastsMs = Math.max(SHORTEST_MS, lastsFor(auth, body, names, evaluate, now()) - MARGIN_MS);
  return ok({ token: String(token).trim(), expiresInMs: lastsMs });
}

function lastsFor(
  auth: AuthSettings,
  body: ValueRecord,
  names: ValueRecord,
  evaluate: EvaluateAnswer,
  now: number,
): number {
  if (auth.expiresAtExpression !== undefined) {
    const at = readInstant(evaluate(auth.expiresAtExpression, names));
    return at === undefined ? DEFAULT_MS : at - now;
  }
  const given =
    auth.expiresInExpression === undefined ? body.expires_in : evaluate(auth.expiresInExpression, names);
  const seconds = Number(given);
  return given !== null && Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : DEFAULT_MS;
}

/** "25/11/2026 14:03:05" or ISO; without an offset it is São Paulo's time. */
function readInstant(value: unknown): number | undefined {
  if (typeof value !== "string") return undefined;
  try {
    const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/.test(value.trim());
    const time = /\d{1,2}:\d{2}(?::\d{2})?/.exec(value)?.[0].padStart(5, "0") ?? "00:00";
    const instant = Date.parse(hasOffset ? value.trim() : `${readDate(value)}T${time}-03:00`);
    return Number.isNaN(instant) ? undefined : instant;
  } catch {
    return undefined;
  }
}

function refusedLogin(status: number, body: ValueRecord, otherwise = `HTTP ${status}`): Failure {
  const words = [body.error_description, body.message, body.mensagem, body.msg, body.error, body.erro];
  const message = String(words.find((word) => typeof word === "string" && word !== "") ?? otherwise);
  if (status === 429) return { kind: "rate_limited", message, certainty: "turned_away" };
  if (status >= 500) return { kind: "unavailable", message, certainty: "answered" };
  if (status === 404 || status === 405) {
    return { kind: "unreadable", message: "ponte:no_login_there", certainty: "answered" };
  }
  return { kind: "invalid_credentials", message, certainty: "answered" };
}
