import { randomHex } from "../shared/credentials.ts";
import type { ErrorAnswers } from "../shared/fault-answers.ts";
import { asRefusal, isRefusal } from "../shared/refusals.ts";
import { MESSAGES } from "./messages.ts";

/** Thrown when Omie refuses: `code` is what follows `SOAP-ENV:Client-`, the message what follows `ERROR: `. */
export class OmieFault extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const faults = new WeakSet<Response>();

/** Whether an answer is one of those that Omie counts towards the block of a method. */
export function countsAsError(answer: Response): boolean {
  return answer.status === 500 || faults.has(answer);
}

/** The body of every fault; the status is 500 but where a company's switch says 200. */
export function faultAnswer(code: string, message: string, status = 500): Response {
  return soapFault(`SOAP-ENV:Client-${code}`, `ERROR: ${message}`, status);
}

/** A fault whose code and text are written out. */
export function soapFault(faultcode: string, faultstring: string, status: number): Response {
  const answer = asRefusal(Response.json({ faultstring, faultcode }, { status }));
  if (status === 200 || status === 500) faults.add(answer);
  return answer;
}

/** The same answer with another body. */
export function rewritten(answer: Response, body: string): Response {
  const copy = new Response(body, { status: answer.status, headers: { "content-type": "application/json" } });
  if (faults.has(answer)) faults.add(copy);
  return isRefusal(answer) ? asRefusal(copy) : copy;
}

/** The platform lost the answer of the application behind it; a write may have happened or not. */
export function brokenAnswer(message: string = MESSAGES.broken): Response {
  return soapFault("SOAP-ENV:Server", message, 500);
}

/** Too many calls in a minute: another shape than every other error. */
export function tooManyCalls(): Response {
  const body = { error_code: 429, error_message: "Too Many Requests", error_hash: randomHex(16) };
  return Response.json(body, { status: 429 });
}

/** A method is blocked after too many errors. */
export function blockedAnswer(seconds: number): Response {
  return soapFault("MISUSE_API_PROCESS", `ERROR: ${MESSAGES.blocked(seconds)}`, 425);
}

/** Bad key or secret; the text has no `ERROR: ` before it. */
export function badKey(message: string = MESSAGES.invalidKey): Response {
  return soapFault("SOAP-ENV:Server", message, 403);
}

/** How Omie words the failures that are ordered as faults. */
export const omieErrors: ErrorAnswers = {
  refused: (message = "Requisição recusada!") =>
    message.startsWith("SOAP-ERROR") ? brokenAnswer(message) : faultAnswer("101", message),
  unauthorized: (message) => badKey(message),
  rateLimited: () => tooManyCalls(),
  // Whatever the order says, a failing application server of Omie's is a 500.
  failed: (_status, message) => brokenAnswer(message),
  successThatIsNone: (message = "Requisição recusada!") => faultAnswer("101", message, 200),
};
