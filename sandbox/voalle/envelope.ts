import type { ErrorAnswers } from "../shared/fault-answers.ts";
import { asRefusal } from "../shared/refusals.ts";
import { MESSAGES } from "./messages.ts";

/** What Voalle puts beside a payload; routes differ in which of the three they use for "nothing to say". */
export type Messages = null | string | VoalleMessage[];

export interface VoalleMessage {
  message: string;
  code: string | number;
  type: "Success" | "Error" | "Warn";
}

const REFUSAL_CODE = 300;

/** Thrown when the ERP refuses for a reason of business: HTTP 200 with `success` false. */
export class Refusal extends Error {}

/** Thrown when a call does not even reach the ERP's rules: an answer of the web server itself. */
export class Rejection extends Error {
  readonly answer: Response;

  constructor(answer: Response) {
    super("rejected");
    this.answer = answer;
  }
}

/** Success of Voalle: HTTP 200 for every verb. */
export function success(response: unknown, messages: Messages = null): Response {
  return Response.json(envelope(true, messages, response));
}

/** A business refusal: HTTP 200 whose body says no. */
export function refused(message: string): Response {
  return asRefusal(Response.json(envelope(false, [errorMessage(message)], null)));
}

/** Nothing there: a message, and whatever `success` and `response` this company's ERP says beside it. */
export function nothing(isSuccess: boolean, message: string, response: unknown): Response {
  const type = isSuccess ? "Warn" : "Error";
  return Response.json(envelope(isSuccess, [{ message, code: REFUSAL_CODE, type }], response));
}

/** A message that something was done. */
export function done(message: string): VoalleMessage[] {
  return [{ message, code: 0, type: "Success" }];
}

/** A page of a list. */
export function pageOf(data: unknown[], totalRecords: number, page: number, pageSize: number) {
  return { data, totalRecords, page, pageSize, totalPages: Math.ceil(totalRecords / pageSize) };
}

/** The web server's own answer to a body or parameter that it cannot read. */
export function unreadable(field: string, detail: string): Response {
  const problem = {
    type: "https://tools.ietf.org/html/rfc7231#section-6.5.1",
    title: "One or more validation errors occurred.",
    status: 400,
    errors: { [field]: [detail] },
  };
  return Response.json(problem, { status: 400, headers: { "content-type": "application/problem+json" } });
}

/** An answer without a body, which is all that the web server says about a bad token or an unknown path. */
export function bare(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}

/** How Voalle words the failures that are ordered as faults or come from the limiter. */
export const voalleErrors: ErrorAnswers = {
  refused: (message = MESSAGES.failed) => refused(message),
  unauthorized: () => bare(401, { "www-authenticate": 'Bearer error="invalid_token"' }),
  rateLimited: (message = MESSAGES.rateLimited) =>
    Response.json(envelope(false, [errorMessage(message)], null), { status: 429 }),
  failed: (status, message = MESSAGES.failed) =>
    Response.json(envelope(false, [errorMessage(message)], null), { status }),
  successThatIsNone: (message = MESSAGES.failed) => refused(message),
};

function errorMessage(message: string): VoalleMessage {
  return { message, code: REFUSAL_CODE, type: "Error" };
}

function envelope(isSuccess: boolean, messages: Messages, response: unknown) {
  return { success: isSuccess, messages, response, dataResponseType: null, elapsedTime: null };
}
