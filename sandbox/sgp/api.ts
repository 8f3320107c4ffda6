import { Hono } from "hono";
import { findKey, KEY } from "../shared/accounts.ts";
import { findCompany } from "../shared/companies.ts";
import type { StoredCredential } from "../shared/credentials.ts";
import type { SandboxEnv } from "../shared/env.ts";
import type { ErpSandbox, Identity } from "../shared/serve.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { SGP } from "./account.ts";
import { customers } from "./customers.ts";
import { detail, failure, Refusal, sgpErrors } from "./envelope.ts";
import { type Fields, readFields, text } from "./input.ts";
import { lists } from "./lists.ts";
import { MESSAGES } from "./messages.ts";
import { notes } from "./notes.ts";
import { occurrences } from "./occurrences.ts";
import { preRegistrations } from "./preregistrations.ts";
import { openStore, type Session, type SgpHono } from "./session.ts";
import { settlements } from "./settlements.ts";
import { SWITCHES } from "./switches.ts";
import { boletos, centralTitles, uraTitles } from "./titles.ts";
import { unlocks } from "./unlocks.ts";

const HTML = { "content-type": "text/html; charset=utf-8" };
const NOT_FOUND =
  "<!DOCTYPE html>\n<html><head><title>Not Found</title></head><body><h1>Not Found</h1></body></html>";

// Django's router: a path ends with a slash or it is another path.
const router = new Hono<SgpHono>({ strict: true });
router.route("/api/ura", customers);
router.route("/api/ura", uraTitles);
router.route("/api/ura", occurrences);
router.route("/api/ura", unlocks);
router.route("/api/central", centralTitles);
router.route("/api/central", notes);
router.route("/api/banco", settlements);
router.route("/api/precadastro", preRegistrations);
router.route("/api", lists);
router.route("/boleto", boletos);
router.notFound(() => new Response(NOT_FOUND, { status: 404, headers: HTML }));
router.onError((error, context) => {
  if (error instanceof Refusal) {
    const { REFUSAL_STATUS } = context.env.session.switches;
    return failure(Number(REFUSAL_STATUS), error.message, error.extra);
  }
  console.error(error);
  return sgpErrors.failed(500);
});

/** SGP's API, for the road that all sandboxes share. */
export const sgpSandbox: ErpSandbox<Session> = {
  erp: SGP.erp,
  errors: sgpErrors,
  identify,
  answer,
  nameCall: (path) => {
    const below = path.startsWith("/api/") ? path.slice("/api".length) : path;
    return { path: below, resource: below.split("/").slice(1, 3).join("/") };
  },
};

/** Tries the path as it came, then whether it lacks its slash, then whether it knows another method. */
async function answer(request: Request, session: Session): Promise<Response> {
  const response = await router.fetch(request.clone(), { session });
  const url = new URL(request.url);
  if (response.status !== 404 || !url.pathname.startsWith("/api/")) return response;
  const whole = new Request(url.href.replace(/([^/])(\?|$)/, "$1/$2"), request.clone());
  if (!url.pathname.endsWith("/") && knows(whole)) {
    if (!session.switches.SLASH_NEEDED) return router.fetch(whole, { session });
    return new Response(null, { status: 301, headers: { location: `/sgp${new URL(whole.url).pathname}` } });
  }
  const isOther = knows(new Request(request.url, { method: request.method === "POST" ? "GET" : "POST" }));
  return isOther ? detail(405, MESSAGES.methodNotAllowed(request.method)) : response;
}

/** Whether a route stands for this method and path. */
function knows(request: Request): boolean {
  const [handlers] = router.router.match(request.method, new URL(request.url).pathname);
  return handlers.length > 0;
}

/** Token and app are fields like others; the app's name has to be the same, upper and lower case included. */
async function identify(request: Request, env: SandboxEnv): Promise<Identity<Session>> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/boleto/")) return identifyLink(pathname, env);
  const { fields, isJson } = await readFields(request);
  const basic = pathname.startsWith("/api/ura/") ? await findUser(request, env) : undefined;
  const key = basic ?? (await findKey(env.SANDBOX_DB, SGP, text(fields, "token")));
  const switches = resolveSwitches(SWITCHES, key?.switches ?? {});
  const isUnread = isJson && switches.FORM_ONLY && !pathname.includes("/chamado");
  const isProven = basic !== undefined || (!isUnread && key?.secrets.app === text(fields, "app"));
  if (!key || key.revoked || !isProven) {
    const refused = sgpErrors.unauthorized();
    return { known: false, companyId: key?.companyId ?? null, outcome: "unauthorized", answer: refused };
  }
  if (switches.IP_REFUSED) {
    const refused = detail(403, MESSAGES.ipRefused);
    return { known: false, companyId: key.companyId, outcome: "forbidden", answer: refused };
  }
  return known(env, key.companyId, key.switches, fields);
}

/** Who comes by Basic: the routes below `ura` take that instead of token and app. */
async function findUser(request: Request, env: SandboxEnv): Promise<StoredCredential | undefined> {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  if (!encoded) return undefined;
  const sql = `SELECT name FROM credentials WHERE erp = ?1 AND kind = ?2
    AND json_extract(secrets, '$.username') || ':' || json_extract(secrets, '$.password') = ?3`;
  const row = await env.SANDBOX_DB.prepare(sql).bind(SGP.erp, KEY, decode(encoded)).first<{ name: string }>();
  return row ? await findKey(env.SANDBOX_DB, SGP, row.name) : undefined;
}

function decode(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return "";
  }
}

/** A boleto's link asks for no token; its name says whose it is. */
async function identifyLink(pathname: string, env: SandboxEnv): Promise<Identity<Session>> {
  const id = Number(/^\/boleto\/(\d+)-/.exec(pathname)?.[1] ?? 0);
  const company = await findCompany(env.SANDBOX_DB, SGP.erp, id);
  if (company) return known(env, company.id, company.switches, {});
  const refused = new Response(NOT_FOUND, { status: 404, headers: HTML });
  return { known: false, companyId: null, outcome: "refused", answer: refused };
}

function known(
  env: SandboxEnv,
  companyId: number,
  stored: Record<string, unknown>,
  fields: Fields,
): Identity<Session> {
  const switches = resolveSwitches(SWITCHES, stored);
  const limits = {
    callsPerWindow: switches.CALLS_PER_SECOND,
    windowMs: 1000,
    callsPerDay: Number.POSITIVE_INFINITY,
    rejectedCallsCount: false,
  };
  const store = openStore(env.SANDBOX_DB, companyId);
  return { known: true, companyId, session: { store, switches, fields, nowMs: Date.now() }, limits };
}
