import type { ErrorAnswers } from "../shared/fault-answers.ts";
import { asRefusal } from "../shared/refusals.ts";
import { MESSAGES } from "./messages.ts";

/** Thrown when the ERP refuses; `extra` is what the route adds to `status` and `msg`. */
export class Refusal extends Error {
  readonly extra: Record<string, unknown>;

  constructor(message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.extra = extra;
  }
}

/** A refusal: status 0 unless the route has another, under the HTTP status that the company's switch names. */
export function failure(httpStatus: number, msg: string, extra: Record<string, unknown> = {}): Response {
  return asRefusal(Response.json({ status: 0, ...extra, msg }, { status: httpStatus }));
}

/** An answer of the framework below: authentication, methods, limits. */
export function detail(httpStatus: number, message: string): Response {
  return Response.json({ detail: message }, { status: httpStatus });
}

/** How SGP words the failures that are ordered as faults or come from the limiter. */
export const sgpErrors: ErrorAnswers = {
  refused: (message = MESSAGES.failed) => failure(200, message),
  unauthorized: (message = MESSAGES.unauthorized) => detail(401, message),
  rateLimited: (message = MESSAGES.rateLimited) => detail(429, message),
  failed: (status, message = MESSAGES.failed) => failure(status, message),
  successThatIsNone: (message = MESSAGES.failed) => failure(200, message),
};
