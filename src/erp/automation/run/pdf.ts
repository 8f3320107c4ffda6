import { Buffer } from "node:buffer";
import type { ErpRequest } from "../../http.ts";
import { type Outcome, ok } from "../../outcome.ts";
import { ExpressionError } from "../expressions/expression-error.ts";
import { hasPlaceholder } from "../expressions/secrets.ts";
import { expressionTexts } from "../expressions/strings.ts";
import { isRecord, wrongKind } from "../expressions/values.ts";
import { runTexts } from "../strings.ts";
import { type FileValue, toFile } from "./answers.ts";

export const MAX_REDIRECTS = 3;
/** The mark stands at the beginning, behind a few bytes at most. */
const MARK = "%PDF-";
const MARK_WITHIN = 1_024;

/** A PDF that came as a file or as base64 text, checked to be one. @throws ExpressionError */
export function toPdf(from: "bytes" | "base64", value: unknown): FileValue {
  const base64 = from === "bytes" ? base64OfFile(value) : base64OfText(value);
  const beginning = Buffer.from(base64.slice(0, MARK_WITHIN * 2), "base64").subarray(0, MARK_WITHIN);
  if (!beginning.includes(MARK)) throw new ExpressionError(runTexts.notPdf);
  return { contentType: "application/pdf", base64 };
}

function base64OfFile(value: unknown): string {
  if (isRecord(value) && typeof value.base64 === "string") return value.base64;
  throw new ExpressionError(runTexts.notFile);
}

function base64OfText(value: unknown): string {
  if (typeof value !== "string") throw wrongKind("pdf", "text", value);
  const text = value.replace(/^data:[^,]{0,100},/, "").replaceAll(/[\s"]/g, "");
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) throw new ExpressionError(runTexts.notBase64);
  return text.replaceAll("-", "+").replaceAll("_", "/");
}

/** The request that fetches a linked file: nobody's credentials go with it. @throws ExpressionError */
export function linkRequest(value: unknown): ErpRequest {
  if (value === null || value === undefined || (typeof value === "string" && value.trim() === ""))
    throw new ExpressionError(runTexts.noLink);
  const url = typeof value === "string" && !hasPlaceholder(value) ? URL.parse(value.trim()) : null;
  if (url === null) {
    const isSecret = typeof value === "string" && hasPlaceholder(value);
    throw new ExpressionError(isSecret ? expressionTexts.secretStaysWhole : runTexts.notLink);
  }
  return {
    kind: "read",
    method: "GET",
    path: "",
    url: url.href,
    anonymous: true,
    headers: { accept: "application/pdf, */*;q=0.5" },
    reason: "automation.link",
    read: (answer) => {
      const { status, location } = answer;
      if (status >= 300 && status < 400 && location !== undefined) return ok({ location });
      if (status === 404 || status === 410) return { kind: "not_found", message: `HTTP ${status}` };
      if (status >= 400) return { kind: "unavailable", message: `HTTP ${status}`, certainty: "answered" };
      return ok(toFile(answer));
    },
  };
}

/** Where a link's answer leads on to, if it does. */
export function redirectOf(outcome: Outcome<unknown>, from: string): string | undefined {
  if (outcome.kind !== "ok" || !isRecord(outcome.value)) return undefined;
  const { location } = outcome.value;
  return typeof location === "string" ? (URL.parse(location, from)?.href ?? "") : undefined;
}
