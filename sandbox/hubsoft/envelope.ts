import type { ErrorAnswers } from "../shared/fault-answers.ts";
import { asRefusal } from "../shared/refusals.ts";
import { MESSAGES } from "./messages.ts";

/** Thrown when the ERP refuses; becomes HTTP 200 with `status: "error"`. */
export class Refusal extends Error {}

/** A refusal: HTTP 200, as HubSoft answers every business error. */
export function failure(msg: string): Response {
  return asRefusal(Response.json({ status: "error", msg }));
}

/** A success with the lists or objects of its route. */
export function success(msg: string, payload: Record<string, unknown> = {}): Response {
  return Response.json({ status: "success", msg, ...payload });
}

/** How HubSoft words the failures that are ordered as faults or come from the limiter. */
export const hubsoftErrors: ErrorAnswers = {
  refused: (message = MESSAGES.failed) => failure(message),
  unauthorized: (message = MESSAGES.unauthenticated) => Response.json({ message }, { status: 401 }),
  rateLimited: (message = MESSAGES.rateLimited) => Response.json({ message }, { status: 429 }),
  failed: (status, msg = MESSAGES.failed) => Response.json({ status: "error", msg }, { status }),
  successThatIsNone: (message = MESSAGES.failed) => failure(message),
};
