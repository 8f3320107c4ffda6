import { Hono } from "hono";
import { KEY } from "../shared/accounts.ts";
import { findCredential, type StoredCredential } from "../shared/credentials.ts";
import type { SandboxEnv } from "../shared/env.ts";
import type { RateLimits } from "../shared/rate-limiter.ts";
import type { ErpSandbox, Identity } from "../shared/serve.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { ACCESS_TOKEN, ERP } from "./account.ts";
import { contracts } from "./contracts/routes.ts";
import { crm } from "./crm/routes.ts";
import { desk } from "./desk/routes.ts";
import { bare, Refusal, Rejection, refused, voalleErrors } from "./envelope.ts";
import { invoiceNotes } from "./invoice-notes.ts";
import { MESSAGES } from "./messages.ts";
import { PREFIX } from "./paths.ts";
import { payments } from "./payments.ts";
import { people } from "./people/routes.ts";
import { type Session, sessionOf, type VoalleHono } from "./session.ts";
import { SWITCHES, type VoalleSwitches } from "./switches.ts";
import { titles } from "./titles/routes.ts";
import { grantToken, identifyTokenRequest, type TokenRequest } from "./token.ts";

const DOWNLOAD_PATH = "/billings/invoices/download/";
const TOKEN_PATH = "/connect/token";
const MINUTE_MS = 60_000;

const router = new Hono<VoalleHono>({ strict: false });
for (const routes of [people, contracts, titles, payments, crm, desk, invoiceNotes])
  router.route("/", routes);
router.notFound(() => bare(404));
router.onError((error) => {
  if (error instanceof Refusal) return refused(error.message);
  if (error instanceof Rejection) return error.answer;
  console.error(error);
  return voalleErrors.failed(500, MESSAGES.failed);
});

type Caller = { surface: "auth"; request: TokenRequest } | { surface: "api"; session: Session };

/** The identity server: it knows the token call and nothing else. */
export const voalleAuth = sandboxOf({ auth: true, api: false });

/** The integration API: the token call is a 404 here. */
export const voalleApi = sandboxOf({ auth: false, api: true });

/** Both behind one address. */
export const voalleProxy = sandboxOf({ auth: true, api: true });

function sandboxOf(serves: { auth: boolean; api: boolean }): ErpSandbox<Caller> {
  return {
    erp: ERP,
    errors: voalleErrors,
    nameCall,
    identify: async (request, env) => {
      const isTokenCall = new URL(request.url).pathname.toLowerCase() === TOKEN_PATH;
      if (isTokenCall ? !serves.auth : !serves.api) return elsewhere();
      if (!isTokenCall) return await identifyIntegrator(request, env);
      if (request.method !== "POST") return elsewhere(405);
      const identity = await identifyTokenRequest(request.clone(), env);
      return identity.known
        ? { ...identity, session: { surface: "auth", request: identity.session } }
        : identity;
    },
    answer: async (request, caller) =>
      caller.surface === "auth"
        ? grantToken(caller.request)
        : router.fetch(lowerCased(request), { session: caller.session }),
  };
}

function elsewhere(status = 404): Identity<Caller> {
  return { known: false, companyId: null, outcome: "refused", answer: bare(status) };
}

async function identifyIntegrator(request: Request, env: SandboxEnv): Promise<Identity<Caller>> {
  const database = env.SANDBOX_DB;
  if (isKeyDownload(request)) return await identifyByKey(request, env);
  const [, bearer = ""] = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const token = await findCredential(database, ERP, ACCESS_TOKEN, bearer);
  const user = token && (await findCredential(database, ERP, KEY, token.secrets.clientId ?? ""));
  if (!token || token.revoked || token.expired || !user || user.revoked) {
    const answer = voalleErrors.unauthorized();
    return { known: false, companyId: token?.companyId ?? null, outcome: "unauthorized", answer };
  }
  return openSession(request, env, user);
}

/** `billings/invoices/download` without a bearer: one source says that it asks for the key itself. */
function isKeyDownload(request: Request): boolean {
  const isDownload = new URL(request.url).pathname.toLowerCase().startsWith(`${PREFIX}${DOWNLOAD_PATH}`);
  return isDownload && !/^Bearer /i.test(request.headers.get("authorization") ?? "");
}

async function identifyByKey(request: Request, env: SandboxEnv): Promise<Identity<Caller>> {
  const { headers } = request;
  const [clientId = "", secret = ""] = decode(headers.get("authorization") ?? "").split(":");
  const user = await findCredential(env.SANDBOX_DB, ERP, KEY, clientId);
  const isRight =
    user?.revoked === false &&
    user.secrets.clientSecret === secret &&
    user.secrets.syndata === headers.get("token") &&
    Boolean(headers.get("x-integration-key"));
  if (isRight && resolveSwitches(SWITCHES, user.switches).DOWNLOAD_AUTH === "integration_key") {
    return openSession(request, env, user);
  }
  const companyId = user?.companyId ?? null;
  return { known: false, companyId, outcome: "unauthorized", answer: voalleErrors.unauthorized() };
}

function decode(base64: string): string {
  try {
    return atob(base64.replace(/^Basic /i, ""));
  } catch {
    return "";
  }
}

function openSession(request: Request, env: SandboxEnv, user: StoredCredential): Identity<Caller> {
  const session = sessionOf(request, env, user, isKeyDownload(request));
  const { switches } = session;
  return {
    known: true,
    companyId: user.companyId,
    session: { surface: "api", session },
    limits: limitsOf(switches),
    limitScope: user.name,
    overLimit: (waitMs) => overLimit(switches, waitMs),
  };
}

function limitsOf({ CALLS_PER_MINUTE }: VoalleSwitches): RateLimits {
  return {
    callsPerWindow: CALLS_PER_MINUTE === 0 ? Number.POSITIVE_INFINITY : CALLS_PER_MINUTE,
    windowMs: MINUTE_MS,
    callsPerDay: Number.POSITIVE_INFINITY,
    rejectedCallsCount: false,
  };
}

function overLimit({ RETRY_AFTER }: VoalleSwitches, waitMs: number): Response {
  const answer = voalleErrors.rateLimited();
  if (RETRY_AFTER) answer.headers.set("retry-after", String(Math.ceil(waitMs / 1000)));
  return answer;
}

/** Paths have no case in this ERP: `GetBillet` and `getbillet` are one. Routes are written in lower case. */
function lowerCased(request: Request): Request {
  const url = new URL(request.url);
  url.pathname = url.pathname.toLowerCase();
  return new Request(url, request);
}

/** `/External/Integrations/ThirdParty/GetBillet/12` is `/getbillet/12`, counted as `getbillet`. */
function nameCall(path: string): { path: string; resource: string } {
  const lower = path.toLowerCase();
  const rest = lower.startsWith(`${PREFIX}/`) ? lower.slice(PREFIX.length) : lower;
  const parts = rest.split("/").slice(1);
  const firstValue = parts.findIndex((part) => /\d/.test(part));
  return { path: rest, resource: parts.slice(0, firstValue === -1 ? undefined : firstValue).join("/") };
}
