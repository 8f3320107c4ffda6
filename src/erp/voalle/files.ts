import { Buffer } from "node:buffer";
import type { FileResult } from "../functions/values.ts";
import { type Outcome, ok } from "../outcome.ts";
import { asNotFound } from "./answers.ts";

/** A PDF as functions answer it; anything else that came with success is no file. */
export function pdfFile(outcome: Outcome<unknown>): Outcome<FileResult> {
  if (outcome.kind !== "ok") return asNotFound(outcome, /titulo|boleto|fatura|nota|documento|arquivo/);
  if (!(outcome.value instanceof Uint8Array)) {
    return { kind: "unreadable", message: "ponte:no_file", certainty: "answered" };
  }
  return ok({ contentType: "application/pdf", base64: Buffer.from(outcome.value).toString("base64") });
}
