import { Hono } from "hono";
import { findCredential, type StoredCredential } from "../shared/credentials.ts";
import type { SandboxEnv } from "../shared/env.ts";
import type { CallOutcome } from "../shared/journal.ts";
import type { RateLimits } from "../shared/rate-limiter.ts";
import type { ErpSandbox, Identity } from "../shared/serve.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { ACCESS, ERP } from "./account.ts";
import { additionalCosts } from "./catalogue/additional-costs.ts";
import { productCategories } from "./catalogue/categories.ts";
import { products } from "./catalogue/products.ts";
import { services } from "./catalogue/services.ts";
import { customerGroups } from "./customers/groups.ts";
import { customers } from "./customers/routes.ts";
import { auvoErrors, bare, Refusal } from "./envelope.ts";
import { modules } from "./modules.ts";
import { quotations } from "./quotations/routes.ts";
import { type AuvoHono, openStore, otherwiseNotAllowed, type Session } from "./session.ts";
import { SWITCHES } from "./switches.ts";
import { tasks } from "./tasks/routes.ts";
import { taskTypes, users } from "./team.ts";
import { findLoginKey, logIn } from "./token.ts";
import { webhooks } from "./webhooks/routes.ts";

const LOGIN_PATH = "/login";

const router = new Hono<AuvoHono>({ strict: false });
router.on(["GET", "POST"], LOGIN_PATH, (context) => logIn(context.req.raw, context.env.session));
otherwiseNotAllowed(router, LOGIN_PATH);
router.route("/tasks", tasks);
router.route("/tasktypes", taskTypes);
router.route("/users", users);
router.route("/customers", customers);
router.route("/customer", customers);
router.route("/customergroups", customerGroups);
router.route("/products", products);
router.route("/productcategories", productCategories);
router.route("/services", services);
router.route("/additionalcosts", additionalCosts);
router.route("/quotations", quotations);
router.route("/webhooks", webhooks);
router.route("/", modules);
router.notFound(() => bare(404));
router.onError((error) => {
  if (error instanceof Refusal) return error.answer;
  console.error(error);
  return auvoErrors.failed(500);
});

/** Auvo's API, for the road that all sandboxes share. */
export const auvoSandbox: ErpSandbox<Session> = {
  erp: ERP,
  errors: auvoErrors,
  identify,
  answer: async (request, session) => router.fetch(withoutCase(request), { session }),
  nameCall: (path) => ({ path: path.toLowerCase(), resource: path.toLowerCase().split("/")[1] ?? "" }),
};

/** Paths have no case, nor does a slash at their end matter. */
function withoutCase(request: Request): Request {
  const url = new URL(request.url);
  url.pathname = url.pathname.toLowerCase();
  return new Request(url, request);
}

/** Every call counts for the address it comes from, whoever it is for and whether or not its token is good. */
async function identify(request: Request, env: SandboxEnv): Promise<Identity<Session>> {
  const caller = request.headers.get("cf-connecting-ip") ?? "unknown";
  const isLogin = new URL(request.url).pathname.toLowerCase().replace(/\/$/, "") === LOGIN_PATH;
  try {
    const credential = isLogin ? await findLoginKey(request, env) : await findToken(request, env);
    if (!credential || credential.revoked || credential.expired) {
      return unknown(caller, bare(401), "unauthorized", credential);
    }
    return known(env, caller, credential, isLogin);
  } catch (error) {
    if (error instanceof Refusal) return unknown(caller, error.answer, "refused");
    throw error;
  }
}

async function findToken(request: Request, env: SandboxEnv): Promise<StoredCredential | undefined> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  return bearer ? await findCredential(env.SANDBOX_DB, ERP, ACCESS, bearer) : undefined;
}

function known(
  env: SandboxEnv,
  caller: string,
  credential: StoredCredential,
  isLogin: boolean,
): Identity<Session> {
  const { companyId } = credential;
  const switches = resolveSwitches(SWITCHES, credential.switches);
  const store = openStore(env.SANDBOX_DB, companyId);
  const session = { store, switches, nowMs: Date.now(), ...(isLogin ? { key: credential } : {}) };
  return { known: true, companyId, session, caller, limits: limitsOf(switches.CALLS_PER_MINUTE) };
}

function unknown(
  caller: string,
  answer: Response,
  outcome: CallOutcome,
  credential?: StoredCredential,
): Identity<Session> {
  const { CALLS_PER_MINUTE } = resolveSwitches(SWITCHES, credential?.switches ?? {});
  const counted = { caller, limits: limitsOf(CALLS_PER_MINUTE) };
  return { known: false, companyId: credential?.companyId ?? null, outcome, answer, counted };
}

function limitsOf(callsPerWindow: number): RateLimits {
  return {
    callsPerWindow,
    windowMs: 60_000,
    callsPerDay: Number.POSITIVE_INFINITY,
    rejectedCallsCount: false,
  };
}
