import type { ErrorAnswers } from "../shared/fault-answers.ts";
import { asRefusal, isRefusal } from "../shared/refusals.ts";
import { MESSAGES } from "./messages.ts";
import type { SgaSwitches } from "./switches.ts";

/** Thrown when SGA refuses: nearly always 406, whose `error` alone tells a bad call from an empty list. */
export class Refusal extends Error {
  readonly status: number;
  readonly mensagem: string;

  constructor(reason: string, status = 406, mensagem: string = MESSAGES.notAcceptable) {
    super(reason);
    this.status = status;
    this.mensagem = mensagem;
  }
}

/** Thrown when a search finds nothing: 406 too, or 200 with `body`, as the switch says. */
export class NothingFound extends Refusal {
  readonly body: unknown;

  constructor(noun: string, body: unknown = []) {
    super(MESSAGES.nothingFound(noun));
    this.body = body;
  }
}

/** A refusal in the shape that the company's SGA gives it. */
export function refusal(refused: Refusal, switches: SgaSwitches): Response {
  if (refused instanceof NothingFound && switches.EMPTY === "200") return json(refused.body);
  return json(errorBody(refused, switches.ERROR_SHAPE), refused.status);
}

function errorBody({ message, mensagem }: Refusal, shape: SgaSwitches["ERROR_SHAPE"]): object {
  switch (shape) {
    case "list":
      return { mensagem, error: [message] };
    case "text":
      return { mensagem, error: message };
    case "object":
      return { error: { mensagem: message } };
    case "retorno":
      return { retorno: mensagem, error: [message] };
    case "message":
      return { message: mensagem, error: [message] };
  }
}

/** A JSON answer. */
export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status });
}

/** The login's refusal outside the user's hours, which is a 200 but for one report. */
export function outsideHours(form: SgaSwitches["HOURS_REFUSAL"]): Response {
  const mensagem = MESSAGES.outsideHours;
  switch (form) {
    case "error_object":
      return asRefusal(json({ error: { mensagem } }));
    case "message":
      return asRefusal(json({ mensagem }));
    case "401":
      return json({ mensagem, error: [mensagem] }, 401);
  }
}

/** The same answer with every letter outside ASCII escaped, which means the same JSON. */
export async function escaped(answer: Response): Promise<Response> {
  const text = (await answer.text()).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const again = new Response(text, { status: answer.status, headers: answer.headers });
  return answer.ok && isRefusal(answer) ? asRefusal(again) : again;
}

/** How SGA words the failures that are ordered as faults. */
export const sgaErrors: ErrorAnswers = {
  refused: (reason = MESSAGES.denied) => json({ mensagem: MESSAGES.notAcceptable, error: [reason] }, 406),
  unauthorized: (mensagem = MESSAGES.unauthorized) => json({ mensagem, error: [MESSAGES.badLogin] }, 401),
  rateLimited: (mensagem = MESSAGES.tooMany) => json({ mensagem }, 429),
  failed: (status, mensagem = MESSAGES.failed) => json({ mensagem, error: [mensagem] }, status),
  successThatIsNone: (mensagem = MESSAGES.denied) => asRefusal(json({ mensagem })),
};
