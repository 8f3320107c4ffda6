import { z } from "zod";
import { foldName } from "../../../lib/names.ts";
import type { DeliveryCode } from "../../../strings/deliveries.ts";
import type { ErpAnswer } from "../../answer.ts";
import type { Classify, ErpRequest } from "../../http.ts";
import { type Failure, type Outcome, ok } from "../../outcome.ts";

/**
 * What Omie's answers mean. Everything that goes wrong is a fault, mostly with HTTP 500 and at some accounts with 200, and
 * its code stands for unrelated causes: only the text tells them apart. (Omie's help and integrators' live answers.)
 */
export const classifyOmie: Classify = (request, answer) => {
  const fault = faultSchema.safeParse(answer.json).data;
  if (fault !== undefined) return readFault(request, answer, fault);
  const { status } = answer;
  const until = inSeconds(answer, 20);
  if (status === 425) return blocked(`HTTP ${status}`, inSeconds(answer, 1_800));
  if (status === 429) {
    return { kind: "rate_limited", message: messageOf429(answer.json), certainty: "turned_away", until };
  }
  if (status >= 200 && status < 300 && answer.isJson) return readSuccess(answer.json);
  // A gateway's page, a redirect, an answer that broke off: a write may have been made.
  const kind = status >= 500 ? "unavailable" : "unreadable";
  return { kind, message: `HTTP ${status}`, certainty: certaintyOf(request) };
};

const text = z.union([z.string(), z.number()]).transform(String);
const faultSchema = z
  .object({ faultstring: text, faultcode: text })
  .partial()
  .refine(({ faultstring, faultcode }) => faultstring !== undefined || faultcode !== undefined);
type Fault = z.output<typeof faultSchema>;

/** How an answer of success may say that it is none. */
const statusSchema = z.looseObject({
  codigo_status: text.nullish(),
  cCodStatus: text.nullish(),
  descricao_status: text.nullish(),
  cDescStatus: text.nullish(),
});

const REDUNDANT = /consumo redundante|\bredundant\b|ja foi processada ou esta sendo processada/;
const IN_FLIGHT = /ja existe uma requisicao desse metodo/;
const BLOCKED = /consumo indevido/;
const WRONG_KEY =
  /chave de acesso esta invalida|aplicativo esta suspenso|dados de autenticacao informados|omie api is not enabled/;
const EMPTY = /nao existem registros|nenhuma conta corrente foi encontrada/;
const BROKEN = /broken response|proto_byebye|soap-error/;
const NOT_FOUND = /nao cadastrad[oa]/;

function readFault(
  request: ErpRequest,
  answer: ErpAnswer,
  { faultstring = "", faultcode = "" }: Fault,
): Outcome<unknown> {
  const message = decodeEntities(faultstring)
    .replace(/^ERROR:\s*/i, "")
    .trim();
  const folded = foldName(message);
  if (REDUNDANT.test(folded)) {
    const until = inSeconds(answer, secondsIn(folded) ?? 60);
    return { kind: "rate_limited", message, certainty: "turned_away", until };
  }
  if (IN_FLIGHT.test(folded)) {
    return { kind: "rate_limited", message, certainty: "turned_away", until: inSeconds(answer, 2) };
  }
  if (BLOCKED.test(folded) || answer.status === 425) {
    return blocked(message, inSeconds(answer, secondsIn(folded) ?? 1_800));
  }
  if (WRONG_KEY.test(folded)) return { kind: "invalid_credentials", message, certainty: "answered" };
  if (EMPTY.test(folded)) return { kind: "empty" };
  const isClients = /client/i.test(faultcode) || faultcode === "";
  if (BROKEN.test(folded) || !isClients) {
    return { kind: "unavailable", message, certainty: certaintyOf(request) };
  }
  if (NOT_FOUND.test(folded) && request.kind === "read") return { kind: "not_found", message };
  return refused(message, folded);
}

/** What Omie means by some of its refusals, and who can mend it. */
const REASONS: readonly [RegExp, DeliveryCode][] = [
  [/esta inativo|esta inativa/, "omie_record_inactive"],
  [/\bestado\b|\buf\b/, "omie_customer_state_missing"],
  [/lc ?116|codigo do servico municipal|ccodservmun/, "omie_service_codes_refused"],
];

function refused(message: string, folded: string): Failure {
  const code = REASONS.find(([pattern]) => pattern.test(folded))?.[1];
  return {
    kind: "refused",
    message,
    certainty: "answered",
    ...(code === undefined ? {} : { reason: { code, params: {} } }),
  };
}

/** "Já cadastrado": the record is there, made by an earlier request or by somebody else. */
export function isThereAlready(outcome: Outcome<unknown>): boolean {
  return outcome.kind === "refused" && /ja cadastrad[oa]/.test(foldName(outcome.message));
}

/** Words of a check that Omie makes before it does anything. */
const CHECKED =
  /obrigatori|nao cadastrad|nao faz parte|invalid|inativ|bloquead|nao deve ser enviada|no maximo|diferente do valor|deve ser/;

/** A refusal by a check that Omie makes first: nothing was done. */
export function isChecked(outcome: Outcome<unknown>): boolean {
  return (
    outcome.kind === "refused" &&
    !isThereAlready(outcome) &&
    (outcome.reason !== undefined || CHECKED.test(foldName(outcome.message)))
  );
}

/** The very same call was made a moment ago: what became of that one is not known. */
export function isRepeated(outcome: Outcome<unknown>): boolean {
  return outcome.kind === "rate_limited" && REDUNDANT.test(foldName(outcome.message));
}

/** Some methods answer 200 with a status other than "0". */
function readSuccess(json: unknown): Outcome<unknown> {
  const told = statusSchema.safeParse(json).data;
  const status = told?.codigo_status ?? told?.cCodStatus ?? "0";
  if (Number(status) === 0) return ok(json);
  const message = told?.descricao_status ?? told?.cDescStatus ?? `status ${status}`;
  return refused(message, foldName(message));
}

function blocked(message: string, until: number): Failure {
  return { kind: "blocked", message, certainty: "turned_away", until };
}

function certaintyOf({ kind }: ErpRequest): "answered" | "no_answer" {
  return kind === "read" ? "answered" : "no_answer";
}

function messageOf429(json: unknown): string {
  return z.object({ error_message: z.string() }).safeParse(json).data?.error_message ?? "HTTP 429";
}

/** "Aguarde 60 segundos", "Tente novamente em 1764 segundos". */
function secondsIn(folded: string): number | undefined {
  const seconds = /(\d+) ?segundo/.exec(folded)?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}

/** A second more than it says: two clocks need not agree. */
function inSeconds({ receivedAt = 0 }: ErpAnswer, seconds: number): number {
  return receivedAt + (seconds + 1) * 1_000;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Texts typed into its pages come with HTML entities. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|(amp|lt|gt|quot|apos|nbsp));/g,
    (whole, code?: string, name?: string) =>
      code === undefined ? (ENTITIES[name ?? ""] ?? whole) : String.fromCodePoint(Number(code)),
  );
}
