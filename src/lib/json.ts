import { type ParseError, parse, visit } from "jsonc-parser";

export type JsonText =
  | { ok: true; value: unknown }
  | { ok: false; problem: "malformed"; position: number }
  | { ok: false; problem: "duplicate_key"; key: string };

/**
 * Reads JSON strictly. JSON.parse takes the last of repeated keys in silence, so a sale could say two things at once;
 * here that is an error of its own.
 */
export function parseJson(text: string): JsonText {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: "malformed", position: errorPosition(text) };
  }
  try {
    const key = findDuplicateKey(text);
    return key === undefined ? { ok: true, value } : { ok: false, problem: "duplicate_key", key };
  } catch {
    // Nested so deeply that the reader's stack does not hold it: no sale is.
    return { ok: false, problem: "malformed", position: 0 };
  }
}

function errorPosition(text: string): number {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  } catch {
    // Nested too deeply to be read; JSON.parse has refused it already.
  }
  return errors[0]?.offset ?? 0;
}

function findDuplicateKey(text: string): string | undefined {
  const seen: Set<string>[] = [];
  let duplicate: string | undefined;
  visit(text, {
    onObjectBegin: () => {
      seen.push(new Set());
    },
    onObjectProperty: (name) => {
      const keys = seen.at(-1);
      if (keys?.has(name)) duplicate ??= name;
      keys?.add(name);
    },
    onObjectEnd: () => {
      seen.pop();
    },
  });
  return duplicate;
}
