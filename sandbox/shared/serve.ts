import type { SandboxEnv } from "./env.ts";
import { answerWithFault, type ErrorAnswers, wait } from "./fault-answers.ts";
import { drawFault } from "./faults.ts";
import { type CallOutcome, type ErpCall, writeJournal } from "./journal.ts";
import type { Admission, RateLimits } from "./rate-limiter.ts";

/** Who is calling, as far as the credentials tell. */
export type Identity<Session> =
  | { known: true; companyId: number; session: Session; limits: RateLimits }
  | { known: false; companyId: number | null; outcome: CallOutcome; answer: Response };

/** What an ERP's folder gives so that the shared road (journal, limit, faults) can serve its API. */
export interface ErpSandbox<Session> {
  readonly erp: string;
  readonly errors: ErrorAnswers;
  identify(request: Request, env: SandboxEnv): Promise<Identity<Session>>;
  answer(request: Request, session: Session): Promise<Response>;
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
  const call = describeCall(request);
  const identity = await sandbox.identify(request, env);
  const isControl = request.headers.get(CONTROL_HEADER) === "1";
  if (isControl) return identity.known ? sandbox.answer(request, identity.session) : identity.answer;

  const served = identity.known
    ? await serveKnownCaller(sandbox, request, env, call, identity)
    : { ...identity, fault: null, atMs: startedMs, delayMs: 0 };
  // Before a hang, not after it: a caller that gives up must find its call in the journal.
  await writeJournal(env.SANDBOX_DB, sandbox.erp, {
    ...call,
    companyId: served.companyId,
    atMs: served.atMs,
    status: served.answer.status,
    outcome: served.outcome,
    fault: served.fault,
    durationMs: Date.now() - startedMs + served.delayMs,
  });
  if (served.delayMs > 0) await wait(served.delayMs);
  return served.answer;
}

async function serveKnownCaller<Session>(
  sandbox: ErpSandbox<Session>,
  request: Request,
  env: SandboxEnv,
  call: ErpCall,
  identity: Extract<Identity<Session>, { known: true }>,
): Promise<Served> {
  const { companyId, session } = identity;
  const { atMs, verdict } = await admit(env, sandbox.erp, companyId, identity.limits);
  if (verdict !== "admitted") {
    return {
      answer: sandbox.errors.rateLimited(),
      outcome: verdict,
      companyId,
      fault: null,
      atMs,
      delayMs: 0,
    };
  }
  const carryOut = () => sandbox.answer(request, session);
  const fault = await drawFault(env.SANDBOX_DB, sandbox.erp, companyId, call);
  if (fault) {
    const faulty = await answerWithFault(fault, sandbox.errors, carryOut);
    return { ...faulty, outcome: "fault", companyId, fault: fault.kind, atMs };
  }
  const answer = await carryOut();
  return { answer, outcome: outcomeOf(answer.status), companyId, fault: null, atMs, delayMs: 0 };
}

async function admit(
  env: SandboxEnv,
  erp: string,
  companyId: number,
  limits: RateLimits,
): Promise<Admission> {
  const id = env.RATE_LIMITERS.idFromName(`${erp}/${companyId}`);
  return await env.RATE_LIMITERS.get(id).admit(limits);
}

function outcomeOf(status: number): CallOutcome {
  if (status < 400) return "ok";
  return status >= 500 ? "failed" : "refused";
}

function describeCall(request: Request): ErpCall {
  const url = new URL(request.url);
  const path = url.pathname === "/" ? "/" : url.pathname.replace(/\/$/, "");
  return { method: request.method, path, resource: path.split("/")[1] ?? "", query: url.search.slice(1) };
}
