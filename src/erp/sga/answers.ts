import { z } from "zod";
import { foldName } from "../../lib/names.ts";
import type { ErpAnswer } from "../answer.ts";
import type { Classify, ErpCaller, ErpRequest } from "../http.ts";
import { type Failure, type NotFound, type Outcome, ok } from "../outcome.ts";

/**
 * What SGA's answers mean. The same 406 says "nothing found", "not allowed" and "bad parameter", a login outside the
 * user's hours is a 200, and a route that the key does not open may be a 404: the text decides, never the status alone.
 * (Integrators' code and incident notes; the vendor documents one error.)
 */

/** Hours last for hours: who asks again at once only fills the association's log (13,700 refusals in 40 h were seen). */
const HOURS_MS = 30 * 60_000;
const LIMITED_MS = 5 * 60_000;

const recordSchema = z.record(z.string(), z.unknown());

const HOURS = /restricao de horario|fora do horario|horario nao permitido/;
const NOTHING = /nao foram encontrad|nao foi encontrad[oa] nenhum|nenhum[a]? .*encontrad/;
const ONE_IS_MISSING = /nao encontrad[oa]|nao foi encontrad[oa]|indisponivel para consulta|nao cadastrad[oa]/;
const NOT_ALLOWED = /permiss|negad|sem acesso/;
const WRONG_TOKEN = /verifique seu token|login ou senha|token invalido|nao autorizado/;
/** On 200, where a text may also be of a success. */
const IS_ERROR = /\berro\b|negad|permiss|invalid/;
/** SGA's own trouble, which passes. */
const OWN_TROUBLE = /\berro (interno|ao|de conexao|inesperado)\b/;

export const classify: Classify = (_, answer) => {
  const { status } = answer;
  const { folded, message } = saidIn(answer);
  const restricted = outsideHours(folded, answer);
  if (restricted !== undefined) return restricted;
  if (status >= 200 && status < 300) return readSuccess(answer, folded, message);
  if (status === 401 || status === 403) {
    return NOT_ALLOWED.test(folded) && !WRONG_TOKEN.test(folded)
      ? { kind: "refused", message, certainty: "answered" }
      : { kind: "invalid_credentials", message, certainty: "answered" };
  }
  if (status === 404) return { kind: "not_found", message };
  if (status === 406) return byText(folded, message);
  if (status === 429) {
    const until = answer.receivedAt === undefined ? {} : { until: answer.receivedAt + LIMITED_MS };
    return { kind: "rate_limited", message, certainty: "turned_away", ...until };
  }
  if (status >= 500) return { kind: "unavailable", message, certainty: "answered" };
  return status < 400
    ? { kind: "unreadable", message, certainty: "answered" }
    : { kind: "refused", message, certainty: "answered" };
};

function byText(folded: string, message: string): Outcome<unknown> {
  if (NOTHING.test(folded)) return { kind: "empty" };
  if (NOT_ALLOWED.test(folded)) return { kind: "refused", message, certainty: "answered" };
  if (ONE_IS_MISSING.test(folded)) return { kind: "not_found", message };
  return { kind: "refused", message, certainty: "answered" };
}

function readSuccess(answer: ErpAnswer, folded: string, message: string): Outcome<unknown> {
  if (!answer.isJson) return { kind: "unreadable", message: "ponte:no_record", certainty: "answered" };
  const body = recordSchema.safeParse(answer.json).data;
  if (body === undefined || folded === "") return ok(answer.json);
  const isErrorOnly = Object.keys(body).every((key) => SAID_KEYS.includes(key));
  if (isErrorOnly && OWN_TROUBLE.test(folded)) return { kind: "unavailable", message, certainty: "answered" };
  if (body.error !== undefined || (isErrorOnly && IS_ERROR.test(folded))) return byText(folded, message);
  return ok(answer.json);
}

const SAID_KEYS = ["error", "erro", "errors", "mensagem", "message", "retorno"];

/** Everything that an answer says in words, wherever it says it. */
export function saidIn({ json, status }: ErpAnswer): { message: string; folded: string } {
  const body = recordSchema.safeParse(json).data ?? {};
  const texts = SAID_KEYS.flatMap((key) => textsIn(body[key]));
  // The reason stands in `error`; `mensagem` is the same "Não aceitável" for each.
  return { message: texts[0] ?? `HTTP ${status}`, folded: foldName(texts.join(" ")) };
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.trim()];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  const body = recordSchema.safeParse(value).data;
  return body === undefined ? [] : Object.values(body).flatMap(textsIn);
}

/** The user may not work now. It is no fault of anybody's, and passes by itself. */
export function outsideHours(folded: string, { receivedAt }: ErpAnswer): Failure | undefined {
  if (!HOURS.test(folded)) return undefined;
  const until = receivedAt === undefined ? {} : { until: receivedAt + HOURS_MS };
  return { kind: "blocked", message: OUTSIDE_HOURS, certainty: "answered", ...until };
}

/** How a refusal for the hours is told from other blocks. */
export const OUTSIDE_HOURS = "ponte:outside_hours";

/** A page that is not there, which may also be a route that is not ticked on the key; a record that is missing says so. */
export function isRouteMissing(outcome: Outcome<unknown>): outcome is NotFound {
  if (outcome.kind !== "not_found") return false;
  return /pagina nao encontrada|^http 404$/.test(foldName(outcome.message));
}

const unreadable: Failure = { kind: "unreadable", message: "ponte:no_record", certainty: "answered" };

/** Makes a call and reads its answer by a schema. What does not fit is an unreadable answer, never a guess. */
export async function callFor<Schema extends z.ZodType>(
  caller: ErpCaller,
  request: Omit<ErpRequest, "kind">,
  schema: Schema,
): Promise<Outcome<z.output<Schema>>> {
  const outcome = await caller.call({ ...request, kind: "read" });
  if (outcome.kind !== "ok") return outcome;
  const read = schema.safeParse(outcome.value);
  return read.success ? ok(read.data) : unreadable;
}

/** An object, which live may come as a list of one. */
export function oneOf<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema);
}

/** The rows of an answer: a list, an object with numbers for keys, one of either in a wrapper, or the one record itself. */
export const rowsSchema = z.unknown().transform((value, issues): unknown[] => {
  const rows = toRows(value);
  if (rows === undefined) issues.addIssue({ code: "custom", message: "no rows" });
  return rows ?? [];
});

const WRAPPERS = ["veiculos", "associados", "registros", "dados", "data"];

function toRows(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const body = recordSchema.safeParse(value).data;
  if (body === undefined) return undefined;
  const keys = Object.keys(body);
  const numbered = keys.filter((key) => /^\d+$/.test(key));
  if (numbered.length > 0) return numbered.map((key) => body[key]);
  for (const wrapper of WRAPPERS) {
    if (keys.includes(wrapper) && !keys.includes("codigo_veiculo")) return toRows(body[wrapper]);
  }
  if (keys.some((key) => /^(codigo_|placa$|chassi$|cpf$)/.test(key))) return [body];
  // Nothing but counts and words: a list that is empty.
  return keys.every((key) => /^(quantidade|total)_|^mensagem/.test(key)) ? [] : undefined;
}
