import { z } from "zod";
import type { ErpAnswer } from "../answer.ts";
import type { ErpAccount } from "../connector.ts";
import type { Outcome } from "../outcome.ts";
import { ok } from "../outcome.ts";
import type { SessionToken } from "../session.ts";
import { LEADS_PATH } from "./paths.ts";
import type { Credentials, Settings } from "./settings.ts";

/** IdentityServer's answer; `expires_in` is 3600 as far as anybody has seen. */
const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().int().positive().default(3_600),
});
const refusalSchema = z.object({ error: z.string(), error_description: z.string().optional() });

/**
 * Tokens come from the identity server (port 45700), everything else from the integration API (port 45715). A refresh token
 * is not counted on: sources differ on whether client credentials get one, and asking anew costs the same one call.
 */
export function openAccount(credentials: Credentials, settings: Settings): ErpAccount {
  const { clientId, clientSecret, syndata, synV1Token } = credentials;
  const authUrl = withoutEnd(settings.authUrl);
  return {
    baseUrl: withoutEnd(settings.apiUrl),
    headers: {},
    accountKey: `${authUrl} ${clientId}`,
    session: {
      request: {
        kind: "read",
        method: "POST",
        path: "/connect/token",
        url: `${authUrl}/connect/token`,
        anonymous: true,
        encoding: "form",
        body: {
          grant_type: "client_credentials",
          scope: "syngw",
          client_id: clientId,
          client_secret: clientSecret,
          syndata,
        },
        reason: "session.open",
      },
      read: readToken,
      apply: (request, token) => ({
        ...request,
        headers: {
          ...request.headers,
          authorization: `Bearer ${token}`,
          // Only one trace of this header is known, with leads: it stays with them.
          ...(synV1Token !== undefined && request.path === LEADS_PATH ? { "syn-v1-token": synV1Token } : {}),
        },
      }),
    },
  };
}

/** People paste addresses with a slash at their end, or with the path of the first call that they tried. */
function withoutEnd(address: string): string {
  return address.replace(/\/(connect\/token|external\/.*)?\/*$/i, "").replace(/\/+$/, "");
}

/** A wrong client or secret is 400 or 401 with OAuth's words; a user who is no integrator and a wrong syndata a bare 401. */
function readToken(answer: ErpAnswer): Outcome<SessionToken> {
  const token = tokenSchema.safeParse(answer.json);
  if (answer.status === 200 && token.success) {
    return ok({ token: token.data.access_token, expiresInMs: token.data.expires_in * 1_000 });
  }
  const refusal = refusalSchema.safeParse(answer.json).data;
  const message = refusal?.error_description ?? refusal?.error ?? `HTTP ${answer.status}`;
  if (answer.status === 429) return { kind: "rate_limited", message, certainty: "turned_away" };
  if (answer.status >= 500) return { kind: "unavailable", message, certainty: "answered" };
  if (answer.status === 404 || answer.status === 405) {
    return { kind: "unreadable", message: "ponte:wrong_auth_address", certainty: "answered" };
  }
  if (answer.status === 401 || answer.status === 403 || refusal !== undefined) {
    return { kind: "invalid_credentials", message, certainty: "answered" };
  }
  return { kind: "unreadable", message, certainty: "answered" };
}
