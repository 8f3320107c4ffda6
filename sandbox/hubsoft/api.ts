import { Hono } from "hono";
import { findKey } from "../shared/accounts.ts";
import { findCompany } from "../shared/companies.ts";
import { findCredential, type StoredCredential } from "../shared/credentials.ts";
import type { SandboxEnv } from "../shared/env.ts";
import type { ErpSandbox, Identity } from "../shared/serve.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { HUBSOFT } from "./account.ts";
import { customers } from "./customers.ts";
import { failure, hubsoftErrors, Refusal } from "./envelope.ts";
import { text } from "./input.ts";
import { customerInvoices, documents, invoices } from "./invoices.ts";
import { lists } from "./lists.ts";
import { MESSAGES } from "./messages.ts";
import { notes } from "./notes.ts";
import { prospects } from "./prospects.ts";
import { type HubsoftHono, openStore, type Session } from "./session.ts";
import { settlements } from "./settlements.ts";
import { SWITCHES } from "./switches.ts";
import { customerTickets, tickets } from "./tickets.ts";
import { ACCESS, ERP, readTokenRequest, refused, token } from "./token.ts";
import { unlocks } from "./unlocks.ts";

const PREFIX = "/api/v1/integracao";

const router = new Hono<HubsoftHono>({ strict: false });
router.route("/oauth", token);
router.route("/publico", documents);
router.route(`${PREFIX}/cliente/financeiro`, customerInvoices);
router.route(`${PREFIX}/cliente/atendimento`, customerTickets);
router.route(`${PREFIX}/cliente/nota_fiscal`, notes);
router.route(`${PREFIX}/cliente/desbloqueio_confianca`, unlocks);
router.route(`${PREFIX}/cliente`, customers);
router.route(`${PREFIX}/financeiro/fatura/liquidar`, settlements);
router.route(`${PREFIX}/financeiro/fatura`, invoices);
router.route(`${PREFIX}/atendimento`, tickets);
router.route(`${PREFIX}/prospecto`, prospects);
router.route(`${PREFIX}/configuracao`, lists);
router.notFound(() => Response.json({ message: MESSAGES.notFound }, { status: 404 }));
router.onError((error) => {
  if (error instanceof Refusal) return failure(error.message);
  console.error(error);
  return hubsoftErrors.failed(500);
});

/** HubSoft's API, for the road that all sandboxes share. */
export const hubsoftSandbox: ErpSandbox<Session> = {
  erp: ERP,
  errors: hubsoftErrors,
  identify,
  answer: async (request, session) => router.fetch(request, { session }),
  nameCall: (path) => {
    const below = path.startsWith(`${PREFIX}/`) ? path.slice(PREFIX.length) : path;
    return { path: below, resource: below.split("/").slice(1, 3).join("/") };
  },
};

async function identify(request: Request, env: SandboxEnv): Promise<Identity<Session>> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/oauth/")) return identifyClient(request, env);
  if (pathname.startsWith("/publico/")) return identifyLink(pathname, env);
  const bearer = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const access = bearer ? await findCredential(env.SANDBOX_DB, ERP, ACCESS, bearer) : undefined;
  if (!access || access.revoked || access.expired) {
    const answer = hubsoftErrors.unauthorized();
    return { known: false, companyId: access?.companyId ?? null, outcome: "unauthorized", answer };
  }
  return known(env, access.companyId, access.switches);
}

/** A token request is its client's, whether or not its secrets are right. */
async function identifyClient(request: Request, env: SandboxEnv): Promise<Identity<Session>> {
  const key = await findKey(env.SANDBOX_DB, HUBSOFT, text(await readTokenRequest(request), "client_id"));
  if (!key || key.revoked) {
    const answer = refused(401, "invalid_client");
    return { known: false, companyId: key?.companyId ?? null, outcome: "unauthorized", answer };
  }
  return known(env, key.companyId, key.switches, key);
}

/** A link asks for no token; its path says whose it is. */
async function identifyLink(pathname: string, env: SandboxEnv): Promise<Identity<Session>> {
  const company = await findCompany(env.SANDBOX_DB, ERP, Number(pathname.split("/")[2]) || 0);
  if (company) return known(env, company.id, company.switches);
  const answer = new Response("Not Found", { status: 404 });
  return { known: false, companyId: null, outcome: "refused", answer };
}

function known(
  env: SandboxEnv,
  companyId: number,
  stored: Record<string, unknown>,
  key?: StoredCredential,
): Identity<Session> {
  const switches = resolveSwitches(SWITCHES, stored);
  const store = openStore(env.SANDBOX_DB, companyId);
  const limits = {
    callsPerWindow: switches.CALLS_PER_SECOND,
    windowMs: 1000,
    callsPerDay: Number.POSITIVE_INFINITY,
    rejectedCallsCount: false,
  };
  const session = { store, switches, nowMs: Date.now(), ...(key ? { key } : {}) };
  return { known: true, companyId, session, limits };
}
