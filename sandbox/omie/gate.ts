import { timestampInSaoPaulo } from "../shared/clock.ts";
import type { SandboxEnv } from "../shared/env.ts";
import type { CallOutcome } from "../shared/journal.ts";
import type { MethodGate } from "../shared/method-gate.ts";
import type { GateRules, Verdict } from "../shared/method-lane.ts";
import { blockedAnswer, countsAsError, faultAnswer, tooManyCalls } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";
import { isReadMethod } from "./services.ts";
import type { Session } from "./session.ts";
import type { OmieSwitches } from "./switches.ts";

/** The gate of a key of a company. */
export function gateOf(env: SandboxEnv, companyId: number): DurableObjectStub<MethodGate> {
  return env.METHOD_GATES.get(env.METHOD_GATES.idFromName(`omie/${companyId}`));
}

/** The name of the lane of an address, a key and a method. */
function laneOf({ address, appKey, method }: Session): string {
  return `${method} ${appKey} ${address}`;
}

/** Asks the gate about a call; answers it where the gate refuses. */
export async function enter(
  session: Session,
): Promise<{ answer: Response; outcome: CallOutcome } | undefined> {
  const gate = gateOf(session.env, session.store.companyId);
  const fingerprint = await fingerprintOf(session);
  const call = { lane: laneOf(session), method: session.method, fingerprint };
  const verdict = await gate.enter(call, rulesOf(session));
  session.gate = { callId: verdict.kind === "admitted" ? verdict.callId : undefined };
  return refusalOf(session, verdict);
}

/** Tells the gate that a call ended, and how. */
export async function leave(session: Session, answer: Response): Promise<void> {
  if (!session.gate) return;
  const end = { callId: session.gate.callId, isError: countsAsError(answer) };
  await gateOf(session.env, session.store.companyId).leave(laneOf(session), end, rulesOf(session));
}

function refusalOf(
  session: Session,
  verdict: Verdict,
): { answer: Response; outcome: CallOutcome } | undefined {
  const { FAULT_STATUS, REDUNDANCY_TEXT } = session.switches;
  const status = Number(FAULT_STATUS);
  switch (verdict.kind) {
    case "admitted":
      return undefined;
    case "blocked":
      return { answer: blockedAnswer(verdict.seconds), outcome: "blocked" };
    case "over_rate":
      return { answer: tooManyCalls(), outcome: "over_window" };
    case "busy":
      return { answer: faultAnswer("1880", MESSAGES.busy, status), outcome: "busy" };
    case "redundant": {
      const again = timestampInSaoPaulo(session.nowMs + verdict.seconds * 1000).slice(11);
      const answer =
        REDUNDANCY_TEXT === "redundant"
          ? faultAnswer("6", MESSAGES.redundant(verdict.seconds), status)
          : faultAnswer("8020", MESSAGES.processed(again), status);
      return { answer, outcome: "redundant" };
    }
  }
}

function rulesOf({ switches, service, method }: Session): GateRules {
  const isCaught = switches.REDUNDANT_WRITES || isReadMethod(service, method);
  const isSerial = switches.SERIAL_METHODS.includes(method);
  return {
    callsPerMinute: switches.CALLS_PER_MINUTE_AND_METHOD || Number.POSITIVE_INFINITY,
    concurrentCalls: isSerial ? Math.min(1, switches.CONCURRENT_PER_METHOD) : switches.CONCURRENT_PER_METHOD,
    redundancyMs: isCaught ? switches.REDUNDANCY_SECONDS * 1000 : 0,
    redundancyRestarts: switches.REDUNDANCY_RESTARTS,
    errorsBeforeBlock: switches.ERRORS_BEFORE_BLOCK || Number.POSITIVE_INFINITY,
    errorWindowMs: switches.ERROR_COUNTING === "window" ? switches.ERROR_WINDOW_SECONDS * 1000 : null,
    blockMs: switches.BLOCK_SECONDS * 1000,
    blockExtends: switches.BLOCK_EXTENDS,
  };
}

/** What calls have in common when they are the same one again. */
async function fingerprintOf({ param }: Session): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(param) ?? "");
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.slice(0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The limit of an address, whoever's calls come from it. */
export function addressLimits({ CALLS_PER_MINUTE_AND_ADDRESS }: OmieSwitches) {
  return {
    callsPerWindow: CALLS_PER_MINUTE_AND_ADDRESS || Number.POSITIVE_INFINITY,
    windowMs: 60_000,
    callsPerDay: Number.POSITIVE_INFINITY,
    rejectedCallsCount: false,
  };
}
