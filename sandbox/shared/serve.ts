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
      /** The answer to a call over the limit, when it depends on the company. */
      overLimit?(waitMs: number): Response;
    }
  | { known: false; companyId: number | null; outcome: CallOutcome; answer: Response };

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
  const call = describeCall(sandbox, request);
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
  { companyId, limits, limitScope }: { companyId: number; limits: RateLimits; limitScope?: string },
): Promise<Admission> {
  const scope = limitScope === undefined ? "" : `/${limitScope}`;
  const id = env.RATE_LIMITERS.idFromName(`${erp}/${companyId}${scope}`);
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
