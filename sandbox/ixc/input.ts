import { Refusal } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";
import type { Row } from "./tables.ts";

/** A request's body: JSON, or a form, which public callers send as often. Lists and objects stay as they are. */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = new TextDecoder().decode(await request.arrayBuffer());
  if (text.trim() === "") return {};
  if (request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Refusal(MESSAGES.invalidBody);
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new Refusal(MESSAGES.invalidBody);
  }
  return { ...parsed };
}

/** A field as text; a number is taken as its digits, anything else is blank. */
export function text(body: Record<string, unknown>, field: string): string {
  const sent = body[field];
  if (typeof sent === "string") return sent.trim();
  return typeof sent === "number" ? String(sent) : "";
}

/** The fields of a table that a body sends, as text; a list or an object has no place in a column. */
export function readRow(body: Record<string, unknown>, fields: readonly string[]): Row {
  const row: Row = {};
  for (const field of fields) {
    const sent = body[field];
    if (sent === undefined) continue;
    if (typeof sent === "object" && sent !== null) throw new Refusal(MESSAGES.invalid(field));
    row[field] = text(body, field);
  }
  return row;
}
