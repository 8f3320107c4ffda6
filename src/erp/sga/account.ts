import { z } from "zod";
import { foldName } from "../../lib/names.ts";
import type { ErpAnswer } from "../answer.ts";
import type { ErpAccount, ErpHosts, JoinedAccount } from "../connector.ts";
import { type Outcome, ok } from "../outcome.ts";
import type { SessionToken } from "../session.ts";
import { classify, outsideHours, saidIn } from "./answers.ts";
import type { Credentials } from "./settings.ts";

const tokenSchema = z.object({ token_usuario: z.string().trim().min(1) });

/**
 * The documentation says that a token never ends, one client saw 30 minutes. An early end costs one more login; a login
 * may end a token that somebody else's program holds, so there are no more than these.
 */
const TOKEN_MS = 25 * 60_000;

/** No limit is documented; integrators stay at four to eight calls at once, because SGA slows down under load. */
export const LIMITS = { calls: 8, windowMs: 1_000, portion: 4 };

/** One host for all associations: the token selects which. */
function baseUrl(hosts: ErpHosts): string {
  return (hosts.sga ?? "https://api.hinova.com.br/api/sga/v2").replace(/\/+$/, "");
}

/** The manual mode: the chave API opens the login only, whose token opens everything else. One session for each user. */
export function manualAccount({ user, password, apiKey }: Credentials, hosts: ErpHosts): ErpAccount {
  return {
    baseUrl: baseUrl(hosts),
    headers: { "content-type": "application/json" },
    accountKey: `${apiKey} ${user}`,
    session: {
      request: {
        kind: "read",
        method: "POST",
        path: "/usuario/autenticar",
        anonymous: true,
        headers: { authorization: `Bearer ${apiKey}` },
        body: { usuario: user, senha: password },
        reason: "sga.login",
      },
      read: readToken,
      apply: (request, token) => ({
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${token}` },
      }),
    },
  };
}

/** The automatic mode: the supplier's key goes with each call, and no login and no hours stand before it. */
export function syncAccount(syncKey: string, hosts: ErpHosts): JoinedAccount {
  return {
    baseUrl: baseUrl(hosts),
    headers: { "content-type": "application/json", authorization: `Bearer ${syncKey}` },
    accountKey: `sincronismo ${syncKey}`,
    limits: LIMITS,
    classify,
  };
}

/**
 * A login succeeded when it brought a token: outside the user's hours SGA answers 200 without one, and a wrong password is
 * 401, 406 or 200, as the tenant's SGA likes.
 */
function readToken(answer: ErpAnswer): Outcome<SessionToken> {
  const token = tokenSchema.safeParse(answer.json).data?.token_usuario;
  if (answer.status < 300 && token !== undefined) return ok({ token, expiresInMs: TOKEN_MS });
  const { folded, message } = saidIn(answer);
  const restricted = outsideHours(folded, answer);
  if (restricted !== undefined) return restricted;
  const { status } = answer;
  if (status === 429) return { kind: "rate_limited", message, certainty: "turned_away" };
  if (status >= 500) return { kind: "unavailable", message, certainty: "answered" };
  const isRefusal = status === 401 || status === 403 || /login|senha|usuario|acesso/.test(foldName(message));
  return isRefusal
    ? { kind: "invalid_credentials", message, certainty: "answered" }
    : { kind: "unreadable", message, certainty: "answered" };
}
