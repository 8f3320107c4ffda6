import type { ErrorAnswers } from "../shared/fault-answers.ts";
import { asRefusal } from "../shared/refusals.ts";
import { MESSAGES } from "./messages.ts";
import type { MkSwitches } from "./switches.ts";

/** Thrown when the ERP refuses; becomes HTTP 200 with `status: "ERRO"`. */
export class Refusal extends Error {
  readonly code: string;

  constructor(message: string, code = "001") {
    super(message);
    this.code = code;
  }
}

const LATIN1 = "text/plain;charset=iso-8859-1";

type Charset = MkSwitches["CHARSET"];

/** A success: the payload with `status: "OK"`, in the charset of the company. */
export function success(switches: MkSwitches, payload: Record<string, unknown>): Response {
  return encoded(switches.CHARSET, { ...payload, status: "OK" });
}

/** A refusal: HTTP 200, as MK answers every error of its services. */
export function failure(switches: MkSwitches, mensagem: string, code = "001"): Response {
  const answer = { [switches.ERROR_CODE_KEY]: code, mensagem, status: "ERRO" };
  return asRefusal(encoded(switches.CHARSET, answer));
}

/** How MK words the failures that are ordered as faults or come from the limiter. */
export const mkErrors: ErrorAnswers = {
  refused: (message = MESSAGES.failed) => fault(200, message),
  unauthorized: (message = MESSAGES.invalidToken) => fault(401, message),
  rateLimited: (message = MESSAGES.rateLimited) => fault(429, message),
  failed: (status, message = MESSAGES.failed) => fault(status, message),
  successThatIsNone: (message = MESSAGES.failed) => fault(200, message),
};

function fault(status: number, mensagem: string): Response {
  return asRefusal(encoded("latin1", { "Num. ERRO": "999", mensagem, status: "ERRO" }, status));
}

function encoded(charset: Charset, answer: unknown, status = 200): Response {
  const text = JSON.stringify(answer);
  const bytes = charset === "utf8_mislabelled" ? mislabelled(text) : latin1(text);
  const type = charset === "latin1_unlabelled" ? "text/plain" : LATIN1;
  return new Response(bytes, { status, headers: { "content-type": type } });
}

/** A character a byte; what Latin-1 does not know becomes a question mark. */
function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    return code > 0xff ? 0x3f : code;
  });
}

/** UTF-8 whose bytes from 80 to 9F are written out as `\u00XX`: so the second byte of every accented capital. */
function mislabelled(text: string): Uint8Array {
  const escaped = Array.from(new TextEncoder().encode(text)).flatMap((byte) => {
    if (byte < 0x80 || byte > 0x9f) return [byte];
    return Array.from(`\\u00${byte.toString(16).toUpperCase()}`, (character) => character.charCodeAt(0));
  });
  return Uint8Array.from(escaped);
}
