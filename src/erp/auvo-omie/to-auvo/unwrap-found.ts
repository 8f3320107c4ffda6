import { isFailure, type Outcome, stopFor } from "../../outcome.ts";

/** The value of a call, or nothing where there is none; a failure ends the delivery's attempt. @throws DeliveryStop */
export function unwrapFound<Value>(outcome: Outcome<Value>, now: number): Value | undefined {
  if (isFailure(outcome)) throw stopFor(outcome, now);
  return outcome.kind === "ok" ? outcome.value : undefined;
}
