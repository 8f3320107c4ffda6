import { Buffer } from "node:buffer";
import { foldName } from "../../../lib/names.ts";
import type { OwnWords } from "../../../strings/erp-words.ts";
import type { ErpAnswer, ErpRequest } from "../../http.ts";
import { type Certainty, type FailureKind, type Outcome, ok } from "../../outcome.ts";
import { isTrue, type Scope } from "../expressions/evaluate.ts";
import { isRecord } from "../expressions/values.ts";
import type { HttpCall } from "../grammar/steps.ts";
import type { OutcomeRule, RuleOutcome } from "../grammar/values.ts";
import type { Renderer } from "../templates.ts";

/** A gateway that waited in vain: the ERP may still be working on the request. */
const NOBODY_KNOWS = new Set([408, 504, 522, 524]);
/** The client masks what is secret in a message, and cuts it then to what is shown. */
const MAX_MESSAGE = 4_000;

/** A file, as a step hands it on. */
export type FileValue = { contentType: string; base64: string };

/**
 * What an answer means: the first rule of the call that holds, else what its status says. The value is the answer as the
 * call asked for it.
 * @throws ExpressionError
 */
export function readOutcome(
  call: HttpCall,
  request: ErpRequest,
  answer: ErpAnswer,
  renderer: Renderer,
  outer: Scope,
): Outcome<unknown> {
  const names = { answer: answer.isJson ? answer.json : null, status: answer.status, text: answer.text };
  const scope = { names, outer };
  const rule = call.outcomes.find(({ when }) => holds(when, answer, renderer, scope));
  if (rule === undefined) return byStatus(call, request, answer);
  if (rule.outcome === "ok") return valueIn(call, answer);
  const { message } = rule;
  const words = message === undefined ? "" : renderer.renderText(message, scope).trim();
  return toOutcome(rule.outcome, (words || wordsIn(answer)).slice(0, MAX_MESSAGE));
}

function holds(when: OutcomeRule["when"], answer: ErpAnswer, renderer: Renderer, scope: Scope): boolean {
  const { status, predicate, text } = when;
  if (status === undefined && saysItself(answer.status)) return false;
  if (status !== undefined && ![status].flat().some((each) => isStatus(each, answer.status))) return false;
  if (text !== undefined && !foldName(wordsOf(answer)).includes(foldName(text))) return false;
  return predicate === undefined || isTrue(renderer.evaluate(predicate, scope), "predicate");
}

/** A refused login, a limit, a failure: a rule that means them names them. "No customers in it" holds of each of them too. */
function saysItself(status: number): boolean {
  return status === 401 || status === 429 || status >= 500;
}

function isStatus(wanted: number | string, status: number): boolean {
  return typeof wanted === "number" ? wanted === status : wanted.startsWith(String(status)[0] ?? "");
}

/** A JSON text may write its accents as escapes: written anew, it does not. */
function wordsOf({ isJson, json, text }: ErpAnswer): string {
  return isJson ? JSON.stringify(json) : text;
}

const RULE_CERTAINTY: Partial<Record<RuleOutcome, Certainty>> = { rate_limited: "turned_away" };

/** The outcome that a person has named: of a rule, of a step that stops. */
export function toOutcome(
  outcome: Exclude<RuleOutcome, "ok">,
  message: string,
): Exclude<Outcome<unknown>, { kind: "ok" }> {
  if (outcome === "empty") return { kind: "empty" };
  if (outcome === "not_found") return { kind: "not_found", message };
  return { kind: outcome, message, certainty: RULE_CERTAINTY[outcome] ?? "answered" };
}

function byStatus(call: HttpCall, { kind }: ErpRequest, answer: ErpAnswer): Outcome<unknown> {
  const { status } = answer;
  const fail = (failure: FailureKind, certainty: Certainty): Outcome<unknown> => ({
    kind: failure,
    message: messageOf(answer),
    certainty,
  });
  if (status === 429) return fail("rate_limited", "turned_away");
  if (NOBODY_KNOWS.has(status)) return fail("unavailable", "no_answer");
  if (status >= 500) return fail("unavailable", "answered");
  if (status === 401) return fail("invalid_credentials", "answered");
  if ((status === 404 || status === 410) && kind === "read") {
    return { kind: "not_found", message: messageOf(answer) };
  }
  if (status >= 400) return fail("refused", "answered");
  if (status >= 300) {
    const redirected: OwnWords = "ponte:redirected";
    return { kind: "unreadable", message: redirected, certainty: "no_answer" };
  }
  return valueIn(call, answer);
}

function valueIn({ answer: wanted }: HttpCall, answer: ErpAnswer): Outcome<unknown> {
  if (wanted === "text") return ok(answer.text);
  if (wanted === "json" && answer.isJson) return ok(answer.json);
  if (wanted === "json" && answer.text.trim() === "") return ok(null);
  // Where a file was asked for, JSON is the ERP's word that there is none.
  if (wanted === "bytes" && !answer.isJson) return ok(toFile(answer));
  return { kind: "unreadable", message: messageOf(answer), certainty: "no_answer" };
}

export function toFile({ bytes, contentType }: ErpAnswer): FileValue {
  return {
    contentType: contentType || "application/octet-stream",
    base64: Buffer.from(bytes ?? new Uint8Array()).toString("base64"),
  };
}

/** What an answer says to people, as far as it says anything. */
function wordsIn(answer: ErpAnswer): string {
  const { status, text, isJson } = answer;
  if (!isJson && text.trim() !== "" && !text.trimStart().startsWith("<")) return text.trim();
  const message = messageOf(answer);
  const nothing: OwnWords = "ponte:no_words";
  return message === statusWords(status) && status < 400 ? nothing : message;
}

const statusWords = (status: number) => `HTTP ${status}`;

/** The names under which ERPs put their words. */
const MESSAGE_FIELDS = [
  "message",
  "mensagem",
  "msg",
  "messages",
  "error_description",
  "erro",
  "error",
  "detail",
];

function messageOf({ status, isJson, json }: ErpAnswer): string {
  const body = isJson && isRecord(json) ? json : {};
  for (const name of MESSAGE_FIELDS) {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    if (typeof value === "string" && value.trim() !== "") return value.slice(0, MAX_MESSAGE);
  }
  return statusWords(status);
}
