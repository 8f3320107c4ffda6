import type { SandboxEnv } from "./env.ts";
import { answerWithFault, type ErrorAnswers, wait } from "./fault-answers.ts";
import { drawFault } from "./faults.ts";
import { type CallOutcome, type ErpCall, writeJournal } from "./journal.ts";
import type { Admission, RateLimits } from "./rate-limiter.ts";
import { isRefusal } from "./refusals.ts";

/** Who is calling, as far as the credentials tell. */
export type Identity<Session> =
  | {
      known: true;
      companyId: number;
      session: Session;
      limits: RateLimits;
      /** Whose calls share the limit, when that is less than the whole company. */
      limitScope?: string;
      /** The source address, where an ERP counts by it: everybody behind one address shares one limit. */
      caller?: string;
      /** The answer to a call over the limit, when it depends on the company. */
      overLimit?(waitMs: number): Response;
      call?: NamedCall;
    }
  | {
      known: false;
      companyId: number | null;
      outcome: CallOutcome;
      answer: Response;
      /** The source address and its limit, where calls without credentials use it up too. */
      counted?: { caller: string; limits: RateLimits };
      call?: NamedCall;
    };

/** How journal and faults name a call whose path alone does not tell. */
export type NamedCall = Pick<ErpCall, "path" | "resource" | "isRead">;

/** What an ERP's folder gives so that the shared road (journal, limit, faults) can serve its API. */
export interface ErpSandbox<Session> {
  readonly erp: string;
  /** What stands before the resource in the API's paths, such as `/api/v1/integracao`. */
  readonly prefix?: string;
  readonly errors: ErrorAnswers;
  identify(request: Request, env: SandboxEnv): Promise<Identity<Session>>;
  answer(request: Request, session: Session): Promise<Response>;
  /** How journal and faults name a path, and the group it is counted in; absent: the path and its first part. */
  nameCall?(path: string): { path: string; resource: string };
  /** What stands behind the limit and before faults and the ERP itself: its answer, where it refuses the call. */
  enter?(session: Session): Promise<{ answer: Response; outcome: CallOutcome } | undefined>;
  /** Told of the answer to every known caller's call before it leaves. */
  leave?(session: Session, answer: Response): Promise<void>;
}

interface Served {
  answer: Response;
  outcome: CallOutcome;
  companyId: number | null;
  fault: string | null;
  atMs: number;
  delayMs: number;
}

/** Set to `1` by people and tests that look into the ERP: no limit, no fault, no line in the journal. */
const CONTROL_HEADER = "Sandbox-Control";

/**
 * Serves one call of an ERP's API: credentials, then the limit, then an injected fault, then the ERP itself.
 * `request` has its path below the API's base.
 */
export async function serveCall<Session>(
  sandbox: ErpSandbox<Session>,
  request: Request,
  env: SandboxEnv,
): Promise<Response> {
  const startedMs = Date.now();
  const described = describeCall(sandbox, request);
  const identity = await sandbox.identify(request, env);
  const call = { ...described, ...identity.call };
  const isControl = request.headers.get(CONTROL_HEADER) === "1";
  if (isControl) return identity.known ? sandbox.answer(request, identity.session) : identity.answer;

  const served = identity.known
    ? await serveKnownCaller(sandbox, request, env, call, identity)
    : await turnAway(sandbox, env, identity);
  // Before a hang, not after it: a caller that gives up must find its call in the journal.
  await writeJournal(env.SANDBOX_DB, sandbox.erp, {
    ...call,
    caller: (identity.known ? identity.caller : identity.counted?.caller) ?? null,
    companyId: served.companyId,
    atMs: served.atMs,
    status: served.answer.status,
    outcome: served.outcome,
    fault: served.fault,
    durationMs: Date.now() - startedMs + served.delayMs,
  });
  if (served.delayMs > 0) await wait(served.delayMs);
  if (identity.known) await sandbox.leave?.(identity.session, served.answer);
  return served.answer;
}

async function turnAway<Session>(
  sandbox: ErpSandbox<Session>,
  env: SandboxEnv,
  identity: Extract<Identity<Session>, { known: false }>,
): Promise<Served> {
  const { companyId, outcome, answer, counted } = identity;
  const refused = { answer, outcome, companyId, fault: null, delayMs: 0 };
  if (!counted) return { ...refused, atMs: Date.now() };
  const { atMs, verdict } = await admit(env, sandbox.erp, { companyId: 0, ...counted });
  if (verdict === "admitted") return { ...refused, atMs };
  return { ...refused, answer: sandbox.errors.rateLimited(), outcome: verdict, atMs };
}

async function serveKnownCaller<Session>(
  sandbox: ErpSandbox<Session>,
  request: Request,
  env: SandboxEnv,
  call: ErpCall,
  identity: Extract<Identity<Session>, { known: true }>,
): Promise<Served> {
  const { companyId, session } = identity;
  const { atMs, verdict, waitMs } = await admit(env, sandbox.erp, identity);
  if (verdict !== "admitted") {
    return {
      answer: identity.overLimit?.(waitMs) ?? sandbox.errors.rateLimited(),
      outcome: verdict,
      companyId,
      fault: null,
      atMs,
      delayMs: 0,
    };
  }
  const stopped = await sandbox.enter?.(session);
  if (stopped) return { ...stopped, companyId, fault: null, atMs, delayMs: 0 };
  const carryOut = () => sandbox.answer(request, session);
  const fault = await drawFault(env.SANDBOX_DB, sandbox.erp, companyId, call);
  if (fault) {
    const faulty = await answerWithFault(fault, sandbox.errors, carryOut);
    return { ...faulty, outcome: "fault", companyId, fault: fault.kind, atMs };
  }
  const answer = await carryOut();
  return { answer, outcome: outcomeOf(answer), companyId, fault: null, atMs, delayMs: 0 };
}

async function admit(
  env: SandboxEnv,
  erp: string,
  who: { companyId: number; limits: RateLimits; limitScope?: string; caller?: string },
): Promise<Admission> {
  const { companyId, limits, limitScope, caller } = who;
  const owner = caller === undefined ? String(companyId) : `from ${caller}`;
  const scope = limitScope === undefined ? "" : `/${limitScope}`;
  const id = env.RATE_LIMITERS.idFromName(`${erp}/${owner}${scope}`);
  return await env.RATE_LIMITERS.get(id).admit(limits);
}

function outcomeOf(answer: Response): CallOutcome {
  if (!isRefusal(answer)) return "ok";
  return answer.status >= 500 ? "failed" : "refused";
}

function describeCall<Session>(sandbox: ErpSandbox<Session>, request: Request): ErpCall {
  const url = new URL(request.url);
  const path = url.pathname === "/" ? "/" : url.pathname.replace(/\/$/, "");
  const named = sandbox.nameCall?.(path) ?? nameBelow(sandbox.prefix ?? "", path);
  return { method: request.method, ...named, query: url.search.slice(1) };
}

function nameBelow(prefix: string, path: string): { path: string; resource: string } {
  const rest = path.startsWith(prefix) ? path.slice(prefix.length) : path;
  return { path: rest, resource: rest.split("/")[1] ?? "" };
}
