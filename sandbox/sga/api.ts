import { Hono } from "hono";
import { findKey } from "../shared/accounts.ts";
import { findCredential, type StoredCredential } from "../shared/credentials.ts";
import type { SandboxEnv } from "../shared/env.ts";
import { wait } from "../shared/fault-answers.ts";
import type { ErpSandbox, Identity, NamedCall } from "../shared/serve.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { SGA } from "./account.ts";
import { associates } from "./associates.ts";
import { changes } from "./changes.ts";
import { escaped, json, outsideHours, Refusal, refusal, sgaErrors } from "./envelope.ts";
import { lists } from "./lists.ts";
import { isWithinHours, signIn } from "./login.ts";
import { MESSAGES } from "./messages.ts";
import { ERP, openStore, type Session, type SgaHono, SYNC_KEY, USER_TOKEN } from "./session.ts";
import { SWITCHES } from "./switches.ts";
import { sync } from "./sync.ts";
import { tables } from "./tables.ts";
import { vehicleLookups } from "./vehicle-lookups.ts";

const LOGIN = "/usuario/autenticar";

const router = new Hono<SgaHono>({ strict: false });
router.use("*", async (context, next) => {
  const { session } = context.env;
  const { pathname } = new URL(context.req.url);
  if (session.user && session.switches.HOURS_ON_CALLS && !isWithinHours(session.user, session.nowMs)) {
    return outsideHours(session.switches.HOURS_REFUSAL);
  }
  if (session.user && isDenied(pathname, session.switches.DENIED_ROUTES)) throw denial(session);
  return await next();
});
router.post(LOGIN, (context) => signIn(context.req.raw, context.env.session));
router.route("/", sync);
router.route("/", associates);
router.route("/", vehicleLookups);
router.route("/", lists);
router.route("/", changes);
router.route("/", tables);
router.notFound(() => json({ mensagem: MESSAGES.unknownPath }, 404));
router.onError((error, context) => {
  if (error instanceof Refusal) return refusal(error, context.env.session.switches);
  console.error(error);
  return sgaErrors.failed(500);
});

/** SGA's API, for the road that all sandboxes share. */
export const sgaSandbox: ErpSandbox<Session> = {
  erp: ERP,
  errors: sgaErrors,
  identify,
  answer: async (request, session) => {
    const answer = await router.fetch(request, { session });
    return session.switches.ESCAPED_JSON ? await escaped(answer) : answer;
  },
  leave: async ({ switches }) => {
    const most = switches.LATENCY_MS;
    if (most > 0) await wait(most / 6 + Math.random() * (most - most / 6));
  },
};

async function identify(request: Request, env: SandboxEnv): Promise<Identity<Session>> {
  const { pathname } = new URL(request.url);
  const shown = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  const call = await nameCall(request, pathname);
  const identity = await identifyBearer(env, shown, pathname);
  return call ? { ...identity, call } : identity;
}

async function identifyBearer(env: SandboxEnv, shown: string, pathname: string): Promise<Identity<Session>> {
  const database = env.SANDBOX_DB;
  // The chave API first: looking for the default company's opens it, its sincronismo key as well.
  const [key, token] = await Promise.all([
    findKey(database, SGA, shown),
    findCredential(database, ERP, USER_TOKEN, shown),
  ]);
  if (pathname === LOGIN) return key && opens(key) ? known(env, key, { apiKey: key }) : unknown(key ?? token);
  if (isSyncPath(pathname)) {
    if (shown === SGA.defaultCompany.key.secrets.syncKey) {
      await findKey(database, SGA, SGA.defaultCompany.key.name);
    }
    const sync = await findCredential(database, ERP, SYNC_KEY, shown);
    if (sync && opens(sync)) return known(env, sync, { supplier: sync.secrets.supplier ?? "" });
    if (!token || !resolveSwitches(SWITCHES, token.switches).TOKEN_OPENS_SYNC) {
      return unknown(sync ?? token ?? key);
    }
  }
  if (key && opens(key) && resolveSwitches(SWITCHES, key.switches).API_KEY_OPENS_ROUTES) {
    return known(env, key, { userId: "1" });
  }
  if (!token || !opens(token)) return unknown(token ?? key);
  const issuer = await findCredential(database, ERP, "key", token.secrets.apiKey ?? "");
  // A token that the control API gave names no chave API.
  if (token.secrets.apiKey !== "" && !(issuer && opens(issuer))) return unknown(token);
  return known(env, token, { userId: token.secrets.user ?? "" });
}

async function known(
  env: SandboxEnv,
  credential: StoredCredential,
  who: { userId?: string; supplier?: string; apiKey?: StoredCredential },
): Promise<Identity<Session>> {
  const { companyId } = credential;
  const { userId, ...rest } = who;
  const store = openStore(env.SANDBOX_DB, companyId);
  const user = userId === undefined ? undefined : await store.find("users", userId);
  if (userId !== undefined && !user?.active) return unknown(credential);
  const switches = resolveSwitches(SWITCHES, credential.switches);
  const session: Session = { store, switches, nowMs: Date.now(), ...rest, ...(user ? { user } : {}) };
  // SGA publishes no limit, and nobody has seen one.
  const limits = {
    callsPerWindow: Number.POSITIVE_INFINITY,
    windowMs: 1000,
    callsPerDay: Number.POSITIVE_INFINITY,
    rejectedCallsCount: false,
  };
  return { known: true, companyId, session, limits };
}

function unknown(credential: StoredCredential | undefined): Identity<Session> {
  const answer = sgaErrors.unauthorized();
  return { known: false, companyId: credential?.companyId ?? null, outcome: "unauthorized", answer };
}

/** Lists by POST only read, and their page stands in the body: faults meet it as `/listar/veiculo/inicio/500`. */
async function nameCall(request: Request, pathname: string): Promise<NamedCall | undefined> {
  const path = pathname.replace(/\/$/, "");
  if (request.method !== "POST" || !path.startsWith("/listar/")) return undefined;
  const start = /"inicio_paginacao"\s*:\s*"?(\d+)/.exec(await request.clone().text())?.[1];
  const resource = path.split("/").slice(1, 3).join("/");
  return { path: start === undefined ? path : `${path}/inicio/${start}`, resource, isRead: true };
}

function opens({ revoked, expired }: StoredCredential): boolean {
  return !revoked && !expired;
}

function isSyncPath(pathname: string): boolean {
  return (
    pathname.startsWith("/sincronismo-") ||
    /^\/buscar\/produtos-(tipos-)?fornecedor-sincronismo/.test(pathname)
  );
}

function isDenied(pathname: string, routes: readonly string[]): boolean {
  return routes.some((route) => pathname === route || pathname.startsWith(`${route.replace(/\/$/, "")}/`));
}

function denial({ switches }: Session): Refusal {
  switch (switches.DENIAL) {
    case "404":
      return new Refusal(MESSAGES.unknownPath, 404, MESSAGES.unknownPath);
    case "401":
      return new Refusal(MESSAGES.badLogin, 401, MESSAGES.unauthorized);
    case "403":
      return new Refusal(MESSAGES.denied, 403, MESSAGES.denied);
    case "406":
      return new Refusal(MESSAGES.denied);
  }
}
