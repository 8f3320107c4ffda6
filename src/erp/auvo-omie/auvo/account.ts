import { z } from "zod";
import type { ErpAnswer } from "../../answer.ts";
import type { ErpAccount, ErpHosts } from "../../connector.ts";
import { type Outcome, ok } from "../../outcome.ts";
import type { SessionToken } from "../../session.ts";
import type { Credentials } from "../settings.ts";

const tokenSchema = z.object({ result: z.object({ accessToken: z.string().min(1) }) });

/** A token lives for 30 minutes, and nothing renews it; what the answer says of it has no time zone. */
const TOKEN_MS = 30 * 60_000;
/** Auvo counts 400 calls a minute by the caller's address, so all tenants share them. (Auvo's API Blueprint.) */
const SHARED = { scope: "auvo", limits: { calls: 380, windowMs: 60_000, portion: 20 } };

export function auvoAccount(
  { auvoAppKey, auvoAppToken }: Pick<Credentials, "auvoAppKey" | "auvoAppToken">,
  hosts: ErpHosts,
): ErpAccount {
  return {
    baseUrl: `${withoutVersion(hosts.auvo ?? "https://api.auvo.com.br")}/v2`,
    headers: {},
    accountKey: auvoAppKey,
    shared: SHARED,
    session: {
      request: {
        kind: "read",
        method: "POST",
        path: "/login",
        anonymous: true,
        body: { apiKey: auvoAppKey, apiToken: auvoAppToken },
        reason: "auvo.login",
      },
      read: readToken,
      apply: (request, token) => ({
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${token}` },
      }),
    },
  };
}

function withoutVersion(address: string): string {
  return address.replace(/\/+$/, "").replace(/\/v2$/i, "");
}

/** An unknown key is a bare 404, an empty one a 400, and some answers of 200 bring no token. */
function readToken({ status, json }: ErpAnswer): Outcome<SessionToken> {
  const token = tokenSchema.safeParse(json).data?.result.accessToken;
  if (status < 300 && token !== undefined) return ok({ token, expiresInMs: TOKEN_MS });
  const message = `HTTP ${status}`;
  if (status === 403 || status === 429) return { kind: "rate_limited", message, certainty: "turned_away" };
  if (status >= 500) return { kind: "unavailable", message, certainty: "answered" };
  if (status >= 300 && status < 400) return { kind: "unreadable", message, certainty: "answered" };
  return { kind: "invalid_credentials", message, certainty: "answered" };
}
