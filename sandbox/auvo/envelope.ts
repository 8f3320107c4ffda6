import type { ErrorAnswers } from "../shared/fault-answers.ts";
import { asRefusal } from "../shared/refusals.ts";

/** Thrown when the ERP refuses; its answer is the refusal. */
export class Refusal extends Error {
  readonly answer: Response;

  constructor(answer: Response) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

/** An answer without body: 204, 401, 404, 405 and 415. */
export function bare(status: number): Response {
  return new Response(null, { status });
}

/** An entity, or a list, as `result`. */
export function success(result: unknown, status = 200): Response {
  return Response.json({ result }, { status });
}

/** A value that does not fit its field: what the model binding of the framework says. */
export function invalid(field: string, value: unknown): Refusal {
  const shown = typeof value === "string" ? value : JSON.stringify(value);
  return fieldError(field, `The value '${shown}' is not valid.`);
}

/** A field that must be there. */
export function missing(field: string): Refusal {
  return fieldError(field, `The ${field} field is required.`);
}

/** One field's error, as the framework words it: the field is the key. */
export function fieldError(field: string, message: string): Refusal {
  return new Refusal(Response.json({ [field]: [message] }, { status: 400 }));
}

/** A refusal of Auvo's own rules. */
export function badRequest(target: string, message: string, errorCode = 0): Refusal {
  const error = { message: "Bad request", target, errorCode, errors: [message] };
  return new Refusal(Response.json(error, { status: 400 }));
}

/** `/tasks` without dates: an array, one object for each date. */
export function datesRequired(): Refusal {
  const error = (target: string) => ({
    message: "Bad request",
    target,
    errorCode: 168,
    errors: ["Start date and end date are required when customerId is not provided"],
  });
  return new Refusal(Response.json([error("startDate"), error("endDate")], { status: 400 }));
}

/** Nobody has this id. */
export function notFound(): Refusal {
  return new Refusal(bare(404));
}

/** How Auvo words the failures that are ordered as faults or come from the limiter. */
export const auvoErrors: ErrorAnswers = {
  refused: (message = "Bad request") => badRequest("", message).answer,
  unauthorized: (message) =>
    message === undefined ? bare(401) : Response.json({ error: message }, { status: 401 }),
  rateLimited: (message = "Rate limit temporarily exceeded") =>
    Response.json({ error: message }, { status: 403 }),
  failed: (status, message = "Internal server error") =>
    Response.json({ message, target: "", errorCode: 0, errors: [message] }, { status }),
  successThatIsNone: (message = "Bad request") =>
    asRefusal(Response.json({ message, target: "", errorCode: 0, errors: [message] })),
};
