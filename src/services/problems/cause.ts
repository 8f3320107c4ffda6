import { foldName } from "../../lib/names.ts";
import type { Params } from "../../strings/language.ts";

/** What tells one problem from another with the same code: what is mended once for all deliveries that stopped with it. */
const TOLD_BY = ["erpMessage", "setting", "function", "seller", "methods"] as const;
const MOST_CHARACTERS = 160;

const ADDRESSES = /\S+@\S+/g;
// An apostrophe inside a word opens no quotation.
const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu;
/** What has a digit in it is an id, an amount, a date, a document or an address, with all that hangs on it. */
const NUMBERED = /[\p{L}\p{N}_.:/#%+-]*\p{N}[\p{L}\p{N}_.,:/#%+-]*/gu;

/**
 * The cause of a stop as a text that is the same for every delivery with it: what quotes, numbers and ids say of the single
 * one is left out. Empty where the code says it all.
 */
export function causeOf(params: Params): string {
  const told = TOLD_BY.flatMap((name) => params[name] ?? []).map(String);
  return told.map(withoutSingularities).filter(Boolean).join(" | ").slice(0, MOST_CHARACTERS);
}

function withoutSingularities(text: string): string {
  return foldName(text.replace(ADDRESSES, "#").replace(QUOTED, '"#"').replace(NUMBERED, "#"));
}
