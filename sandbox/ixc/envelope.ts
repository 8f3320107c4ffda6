import type { ErrorAnswers } from "../shared/fault-answers.ts";
import { asRefusal } from "../shared/refusals.ts";
import { MESSAGES } from "./messages.ts";

/** Thrown when the ERP refuses; becomes HTTP 200 with `type: "error"`. */
export class Refusal extends Error {}

/** A refusal: HTTP 200, as IXC answers every business error. */
export function failure(message: string): Response {
  return asRefusal(Response.json({ type: "error", message }));
}

/** How IXC words the failures that are ordered as faults or come from the limiter. */
export const ixcErrors: ErrorAnswers = {
  refused: (message = MESSAGES.failed) => failure(message),
  unauthorized: (message = MESSAGES.unauthorized) =>
    Response.json({ type: "error", message }, { status: 401 }),
  rateLimited: (message = MESSAGES.rateLimited) => Response.json({ type: "error", message }, { status: 429 }),
  failed: (status, message = MESSAGES.failed) => Response.json({ type: "error", message }, { status }),
  successThatIsNone: (message = MESSAGES.failed) => failure(message),
};
