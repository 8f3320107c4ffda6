import { Hono } from "hono";
import { findKey } from "../shared/accounts.ts";
import { timestampInSaoPaulo } from "../shared/clock.ts";
import { findCompany } from "../shared/companies.ts";
import {
  credentialInsertion,
  findCredential,
  randomHex,
  type StoredCredential,
} from "../shared/credentials.ts";
import type { SandboxEnv } from "../shared/env.ts";
import { brazilianDate } from "../shared/isp-charges.ts";
import type { ErpSandbox, Identity } from "../shared/serve.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { MK, SESSION } from "./account.ts";
import { failure, mkErrors, Refusal, success } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";
import { reads } from "./reads.ts";
import { type MkHono, openStore, type Session } from "./session.ts";
import { SWITCHES } from "./switches.ts";
import { writes } from "./writes.ts";

const AUTHENTICATION = "/WSAutenticacao.rule";
const ALL_SERVICES = "9999";

const router = new Hono<MkHono>();

router.get(AUTHENTICATION, async (context) => {
  const { store, switches, nowMs, key } = context.env.session;
  if (!key || key.secrets.password !== context.req.query("password")) {
    throw new Refusal(MESSAGES.unauthorized, "010");
  }
  if (context.req.query("cd_servico") !== ALL_SERVICES)
    throw new Refusal(MESSAGES.invalid("cd_servico"), "011");
  const name = randomHex(12);
  const expiresAtMs = nowMs + switches.SESSION_MINUTES * 60_000;
  const credential = { name, secrets: {}, companyId: store.companyId, expiresAtMs };
  await credentialInsertion(store.database, MK.erp, SESSION, credential).run();
  const [day = "", time = ""] = timestampInSaoPaulo(expiresAtMs).split(" ");
  return success(switches, {
    [switches.TOKEN_KEY]: name,
    Expire: `${brazilianDate(day)} ${time}`,
    LimiteUso: 0,
    ServicosAutorizados: [Number(ALL_SERVICES)],
  });
});

router.route("/", reads);
router.route("/", writes);
router.notFound(
  () => new Response("HTTP Status 404", { status: 404, headers: { "content-type": "text/html" } }),
);
router.onError((error, context) => {
  if (error instanceof Refusal) return failure(context.env.session.switches, error.message, error.code);
  console.error(error);
  return mkErrors.failed(500);
});

/** MK's web services, for the road that all sandboxes share. */
export const mkSandbox: ErpSandbox<Session> = {
  erp: MK.erp,
  errors: mkErrors,
  identify,
  answer: async (request, session) => router.fetch(request, { session }),
};

async function identify(request: Request, env: SandboxEnv): Promise<Identity<Session>> {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname.startsWith("/download/")) return identifyLink(pathname, env);
  const asksForSession = pathname === AUTHENTICATION;
  const token = searchParams.get("token") ?? "";
  const credential = asksForSession
    ? await findKey(env.SANDBOX_DB, MK, token)
    : await findCredential(env.SANDBOX_DB, MK.erp, SESSION, token);
  const switches = resolveSwitches(SWITCHES, credential?.switches ?? {});
  const refuse = (message: string, code: string): Identity<Session> => ({
    known: false,
    companyId: credential?.companyId ?? null,
    outcome: "unauthorized",
    answer: failure(switches, message, code),
  });
  if (searchParams.get("sys") !== "MK0") return refuse(MESSAGES.wrongSystem, "012");
  if (!credential || credential.revoked || credential.expired) {
    return refuse(asksForSession ? MESSAGES.unauthorized : MESSAGES.invalidToken, "010");
  }
  return known(env, credential.companyId, credential.switches, asksForSession ? credential : undefined);
}

/** A download asks for no token; its name says whose it is. */
async function identifyLink(pathname: string, env: SandboxEnv): Promise<Identity<Session>> {
  const id = Number(/^\/download\/(\d+)-/.exec(pathname)?.[1] ?? 0);
  const company = await findCompany(env.SANDBOX_DB, MK.erp, id);
  if (company) return known(env, company.id, company.switches);
  const answer = new Response("HTTP Status 404", { status: 404 });
  return { known: false, companyId: null, outcome: "refused", answer };
}

function known(
  env: SandboxEnv,
  companyId: number,
  stored: Record<string, unknown>,
  key?: StoredCredential,
): Identity<Session> {
  const switches = resolveSwitches(SWITCHES, stored);
  const limits = {
    callsPerWindow: switches.CALLS_PER_SECOND,
    windowMs: 1000,
    callsPerDay: Number.POSITIVE_INFINITY,
    rejectedCallsCount: false,
  };
  const store = openStore(env.SANDBOX_DB, companyId);
  const session = { store, switches, nowMs: Date.now(), ...(key ? { key } : {}) };
  return { known: true, companyId, session, limits };
}
