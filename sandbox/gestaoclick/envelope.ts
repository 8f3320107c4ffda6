import type { ErrorAnswers } from "../shared/fault-answers.ts";
import { MESSAGES } from "./messages.ts";

const TITLES: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  410: "Gone",
  429: "Too Many Requests",
  500: "Internal Server Error",
};

/** Thrown when the ERP refuses; becomes an error envelope. */
export class Refusal extends Error {
  /** Which of the company's switches decides about the HTTP status. */
  readonly reason: "validation" | "missing";

  constructor(message: string, reason: "validation" | "missing" = "validation") {
    super(message);
    this.reason = reason;
  }
}

/** Success of GestãoClick: HTTP 200 for every verb, also for a create. */
export function success(data: unknown, extra: Record<string, unknown> = {}): Response {
  return Response.json({ code: 200, status: "success", ...extra, data });
}

/** An error envelope whose code repeats the HTTP status; the message is in `data.mensagem`. */
export function failure(status: number, message: string, httpStatus = status): Response {
  const data = { erro: TITLES[status] ?? "Error", mensagem: message };
  return Response.json({ code: status, status: "error", data }, { status: httpStatus });
}

/** How GestãoClick words the failures that are ordered as faults or come from the limiter. */
export const gestaoclickErrors: ErrorAnswers = {
  // A validation error is a 404: integrators lost days to it.
  refused: (message = MESSAGES.failed) => failure(404, message),
  unauthorized: (message = MESSAGES.unauthorized) => failure(401, message),
  rateLimited: (message = MESSAGES.rateLimited) => failure(429, message),
  failed: (status, message = MESSAGES.failed) => failure(status, message),
  successThatIsNone: (message = MESSAGES.failed) => failure(400, message, 200),
};
