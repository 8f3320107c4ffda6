const MINUTE_MS = 60_000;
/** A call that never left (its Worker died) is forgotten after as long. */
const LONGEST_CALL_MS = 10 * MINUTE_MS;

/** How a company's ERP counts. `Infinity` is no limit. */
export interface GateRules {
  callsPerMinute: number;
  concurrentCalls: number;
  /** How long a repeated call is refused; 0: never. */
  redundancyMs: number;
  redundancyRestarts: boolean;
  errorsBeforeBlock: number;
  /** The window in which errors count; `null`: those in a row, however long they take. */
  errorWindowMs: number | null;
  blockMs: number;
  blockExtends: boolean;
}

/** What is known of one caller's calls of one method. */
export interface Lane {
  callsMs: number[];
  errorsMs: number[];
  blockedUntilMs: number;
  /** Until when each call, by its fingerprint, is redundant. */
  redundantUntilMs: Record<string, number>;
  /** When each call that has not ended began. */
  running: Record<string, number>;
}

/** A lane as the control API shows it. */
export interface LaneState {
  name: string;
  blockedSeconds: number;
  errorsCounted: number;
  running: number;
}

/** The gate's word on a call. */
export type Verdict =
  | { kind: "admitted"; callId: string }
  | { kind: "blocked"; seconds: number }
  | { kind: "redundant"; seconds: number }
  | { kind: "over_rate" }
  | { kind: "busy" };

/** A lane of a method that was never called. */
export function newLane(): Lane {
  return { callsMs: [], errorsMs: [], blockedUntilMs: 0, redundantUntilMs: {}, running: {} };
}

/** Whether nothing of a lane matters any more. */
export function isIdle(lane: Lane): boolean {
  const { callsMs, errorsMs, blockedUntilMs, redundantUntilMs, running } = lane;
  const lists = [callsMs, errorsMs, Object.keys(redundantUntilMs), Object.keys(running)];
  return blockedUntilMs === 0 && lists.every((list) => list.length === 0);
}

/** Judges a call and notes it: block, then rate, then redundancy, then concurrency. */
export function enterLane(
  lane: Lane,
  call: { fingerprint: string; nowMs: number; id: string },
  rules: GateRules,
): Verdict {
  const { nowMs, fingerprint, id } = call;
  forgetThePast(lane, nowMs, rules);
  if (lane.blockedUntilMs > nowMs) {
    if (rules.blockExtends) lane.blockedUntilMs = nowMs + rules.blockMs;
    return { kind: "blocked", seconds: secondsUntil(lane.blockedUntilMs, nowMs) };
  }
  if (lane.callsMs.length >= rules.callsPerMinute) return { kind: "over_rate" };
  if (rules.callsPerMinute !== Number.POSITIVE_INFINITY) lane.callsMs.push(nowMs);
  const redundantUntilMs = lane.redundantUntilMs[fingerprint] ?? 0;
  if (rules.redundancyMs > 0 && redundantUntilMs > nowMs) {
    if (rules.redundancyRestarts) lane.redundantUntilMs[fingerprint] = nowMs + rules.redundancyMs;
    return { kind: "redundant", seconds: secondsUntil(redundantUntilMs, nowMs) };
  }
  if (Object.keys(lane.running).length >= rules.concurrentCalls) return { kind: "busy" };
  if (rules.redundancyMs > 0) lane.redundantUntilMs[fingerprint] = nowMs + rules.redundancyMs;
  lane.running[id] = nowMs;
  return { kind: "admitted", callId: id };
}

/** Notes that a call ended; as many errors as the rules say block the lane. */
export function leaveLane(
  lane: Lane,
  end: { callId: string | undefined; isError: boolean; nowMs: number },
  rules: GateRules,
): void {
  const { callId, isError, nowMs } = end;
  if (callId !== undefined) delete lane.running[callId];
  if (!isError) {
    if (rules.errorWindowMs === null) lane.errorsMs = [];
    return;
  }
  lane.errorsMs.push(nowMs);
  if (lane.errorsMs.length < rules.errorsBeforeBlock) return;
  lane.blockedUntilMs = nowMs + rules.blockMs;
  lane.errorsMs = [];
}

function forgetThePast(lane: Lane, nowMs: number, { errorWindowMs }: GateRules): void {
  lane.callsMs = lane.callsMs.filter((atMs) => atMs > nowMs - MINUTE_MS);
  if (errorWindowMs !== null) lane.errorsMs = lane.errorsMs.filter((atMs) => atMs > nowMs - errorWindowMs);
  if (lane.blockedUntilMs <= nowMs) lane.blockedUntilMs = 0;
  lane.redundantUntilMs = keepWhere(lane.redundantUntilMs, (untilMs) => untilMs > nowMs);
  lane.running = keepWhere(lane.running, (sinceMs) => sinceMs > nowMs - LONGEST_CALL_MS);
}

function keepWhere(
  numbers: Record<string, number>,
  test: (value: number) => boolean,
): Record<string, number> {
  return Object.fromEntries(Object.entries(numbers).filter(([, value]) => test(value)));
}

function secondsUntil(untilMs: number, nowMs: number): number {
  return Math.max(1, Math.ceil((untilMs - nowMs) / 1000));
}
