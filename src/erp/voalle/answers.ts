import { z } from "zod";
import { decimal, formatMoney } from "../../lib/money.ts";
import { foldName } from "../../lib/names.ts";
import type { ErpAnswer } from "../answer.ts";
import type { Classify, ErpCaller, ErpRequest } from "../http.ts";
import { type Failure, type Outcome, ok } from "../outcome.ts";

/**
 * What Voalle's answers mean. A business refusal is HTTP 200 with `success` false; nothing found is the same with a message
 * of its own, and in some tenants `success` true; the web server itself answers 400 to a body that it cannot read, a bare 401
 * to a bad token, a bare 404 to an unknown path, which is also what the wrong port gives. (Integrators' code and notes; the
 * vendor documents no error.)
 */

const recordSchema = z.record(z.string(), z.unknown());

/** `success`, once spelt with a capital and once misspelt; a route puts its payload under `data`. */
const SUCCESS_KEYS = ["success", "Success", "Sucess"];
const PAYLOAD_KEYS = ["response", "Response", "data"];
const MESSAGE_KEYS = ["messages", "Messages", "message", "Message"];

/** A gateway that waited in vain: the ERP may still be working on the request. */
const GATEWAY_GAVE_UP = new Set([504, 522, 524]);
/** The web server's refusals: no rule of the ERP was even asked. */
const NEVER_REACHED = new Set([400, 403, 404, 405, 406, 411, 413, 414, 415]);

const NOTHING_OWED = /titulos? em aberto/;
const NOT_FOUND = /^registro nao encontrado/;
/** The ERP says that something broke, and not what: whether it was before or after it wrote, nobody knows. */
const BROKE = /^ocorreu um erro/;

export const classify: Classify = (request, answer) => {
  const { status } = answer;
  if (status >= 200 && status < 300) return readSuccess(request, answer);
  const envelope = openEnvelope(answer.json);
  const message = envelope?.message || problemText(answer.json) || `HTTP ${status}`;
  if (status === 429) return { kind: "rate_limited", message, certainty: "turned_away" };
  if (status === 401) return { kind: "invalid_credentials", message, certainty: "answered" };
  if (status >= 500) {
    return {
      kind: "unavailable",
      message,
      certainty: GATEWAY_GAVE_UP.has(status) ? "no_answer" : "answered",
    };
  }
  if (status < 400) return { kind: "unreadable", message: "ponte:redirected", certainty: "no_answer" };
  if (status === 404 && envelope === undefined) {
    return { kind: "refused", message: "ponte:wrong_api_address", certainty: "answered" };
  }
  // Refusals of the ERP's own rules are HTTP 200: an envelope with an error status is a call that broke on its way.
  if (envelope !== undefined || !NEVER_REACHED.has(status)) return broken(request, message);
  return { kind: "refused", message, certainty: "answered" };
};

function readSuccess(request: ErpRequest, answer: ErpAnswer): Outcome<unknown> {
  if (isPdf(answer)) return ok(answer.bytes);
  if (!answer.isJson) return { kind: "unreadable", message: "ponte:no_record", certainty: "no_answer" };
  const envelope = openEnvelope(answer.json);
  // Some lists come without an envelope.
  if (envelope === undefined) return ok(answer.json);
  const { success, payload, message } = envelope;
  const folded = foldName(message);
  if (!success || isBlank(payload)) {
    if (NOTHING_OWED.test(folded) && folded.includes("nao possui")) return { kind: "empty" };
    if (NOT_FOUND.test(folded)) return { kind: "not_found", message };
  }
  if (success) {
    // All that some writes answer is a sentence.
    if (request.kind !== "read" && (payload ?? null) === null && message !== "") return ok({ message });
    return ok(payload === undefined ? answer.json : payload);
  }
  const words = message || "success: false";
  return BROKE.test(folded)
    ? broken(request, words)
    : { kind: "refused", message: words, certainty: "answered" };
}

/** Where a repeat would make a second record, an error without a reason is no proof that nothing was written. */
function broken({ kind }: ErpRequest, message: string): Failure {
  return { kind: kind === "unkeyed_write" ? "unavailable" : "refused", message, certainty: "answered" };
}

/** A file; what goes wrong with one comes as the JSON envelope, with status 200 too. */
function isPdf({ contentType, bytes }: ErpAnswer): boolean {
  if (contentType === "application/pdf") return true;
  return bytes !== undefined && new TextDecoder().decode(bytes.slice(0, 5)) === "%PDF-";
}

type Envelope = { success: boolean; payload: unknown; message: string };

function openEnvelope(json: unknown): Envelope | undefined {
  const body = recordSchema.safeParse(json).data;
  const successKey = body && SUCCESS_KEYS.find((key) => readFlag(body[key]) !== undefined);
  if (body === undefined || successKey === undefined) return undefined;
  const payloadKey = PAYLOAD_KEYS.find((key) => Object.hasOwn(body, key));
  const said = MESSAGE_KEYS.map((key) => messageText(body[key])).find((text) => text !== "");
  return {
    success: readFlag(body[successKey]) === true,
    payload: payloadKey === undefined ? undefined : body[payloadKey],
    message: said ?? "",
  };
}

/** A flag, or its text where something between wrote it as one. */
function readFlag(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  const word = typeof value === "string" ? value.toLowerCase() : "";
  return word === "true" ? true : word === "false" ? false : undefined;
}

/** `messages` is null, "", a text, or a list of texts or of `{message, code, type}`. */
function messageText(messages: unknown): string {
  if (typeof messages === "string") return messages.trim();
  if (Array.isArray(messages)) {
    return messages
      .map(messageText)
      .filter((text) => text !== "")
      .join(" ");
  }
  const item = recordSchema.safeParse(messages).data;
  return item === undefined ? "" : messageText(item.message);
}

/** The web server's problem document: its title, and what is wrong with which field. */
function problemText(json: unknown): string {
  const problem = z.looseObject({ title: z.string(), errors: z.record(z.string(), z.unknown()).optional() });
  const read = problem.safeParse(json).data;
  if (read === undefined) return "";
  const fields = Object.entries(read.errors ?? {}).map(([name, said]) => `${name}: ${messageText(said)}`);
  return [read.title, ...fields].join(" ");
}

/** Null, an empty object or an empty list: what stands for a record that is not there differs by tenant. */
export function isBlank(payload: unknown): boolean {
  if (payload === null || payload === undefined || payload === "") return true;
  return typeof payload === "object" && Object.keys(payload).length === 0;
}

/** A refusal of what is not there, which each call words in its own way: "Título não encontrado." */
export function asNotFound<Value>(outcome: Outcome<Value>, what: RegExp): Outcome<Value> {
  if (outcome.kind !== "refused") return outcome;
  const said = foldName(outcome.message);
  const isAbsent = what.test(said) && /nao (foi )?(encontrad|localizad)|inexistente/.test(said);
  return isAbsent ? { kind: "not_found", message: outcome.message } : outcome;
}

const unreadable: Failure = { kind: "unreadable", message: "ponte:no_record", certainty: "no_answer" };

/** Makes a call and reads its payload by a schema. What does not fit is an unreadable answer, never a guess. */
export async function callFor<Schema extends z.ZodType>(
  caller: ErpCaller,
  request: ErpRequest,
  schema: Schema,
): Promise<Outcome<z.output<Schema>>> {
  const outcome = await caller.call(request);
  if (outcome.kind !== "ok") return outcome;
  const read = schema.safeParse(outcome.value);
  return read.success ? ok(read.data) : unreadable;
}

/** A text of an answer: trimmed, and absent where it is null or blank. Numbers stand where texts are expected, and back. */
export const looseText = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => String(value).trim())
  .nullish()
  .transform((value) => (value ? value : undefined));

/** The same where it must be there: an id. */
export const remoteId = z.union([z.string().trim().min(1), z.number()]).transform(String);

/** Money is a JSON number of at most two decimals here, whose shortest decimal text is exact; in some answers that text. */
export const looseMoney = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])
  .nullish()
  .transform((value) => (value === null || value === undefined ? undefined : formatMoney(decimal(value))));

/** A list, where null and absence are an empty one. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);
}
