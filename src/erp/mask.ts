import { inText, readingsOf, type Span } from "./decoded-texts.ts";
import { findCopies } from "./secret-copies.ts";
import { findNamedSecrets, isSecretName } from "./secret-names.ts";

const MASK = "•••";
/** Stands for what is left out: it was nested deeper, or came later, than anything that is kept. */
const LEFT_OUT = "…";
const DEEPEST = 64;

/**
 * Makes a copy of a request or an answer that may be kept: every field with a secret's name and every occurrence of a
 * known secret value is masked, also inside texts. Cut it afterwards, not before: a cut secret is no longer known.
 * @param secrets the values themselves, as the connection holds them
 * @param limit characters after which nothing more is kept, so that a large answer costs no more than a small one
 */
export function maskSecrets(
  value: unknown,
  secrets: readonly string[],
  limit = Number.POSITIVE_INFINITY,
): unknown {
  return maskValue(value, secrets, { left: limit }, 0);
}

function maskValue(
  value: unknown,
  secrets: readonly string[],
  room: { left: number },
  depth: number,
): unknown {
  if (room.left <= 0 || depth > DEEPEST) return LEFT_OUT;
  if (typeof value === "string") {
    // A secret across the border is cut at the text's end, where it is known by its beginning.
    const text = value.length > room.left ? value.slice(0, room.left) : value;
    room.left -= text.length;
    return maskText(text, secrets);
  }
  if (typeof value === "number" || typeof value === "bigint") {
    const text = String(value);
    room.left -= text.length;
    return maskText(text, secrets) === text ? value : MASK;
  }
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => maskValue(item, secrets, room, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      room.left -= key.length;
      const secret = isSecretName(key) && item !== "" && item !== null && typeof item !== "boolean";
      return [maskText(key, secrets), secret ? MASK : maskValue(item, secrets, room, depth + 1)];
    }),
  );
}

/**
 * Masks in a text every copy of every secret, in any case and however it is escaped or encoded, and every value that has a
 * secret's name or shape.
 */
export function maskText(text: string, secrets: readonly string[]): string {
  const shown = maskJson(text);
  const copies = findCopies(secrets);
  const spans = readingsOf(shown).flatMap((reading) =>
    [...copies(reading.text), ...findNamedSecrets(reading.text)].map((span) => inText(reading, span)),
  );
  return cover(shown, spans);
}

/** A text that is a JSON is read as such, so that what has a secret's name is found at any depth of it. */
function maskJson(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    const masked = JSON.stringify(maskSecrets(value, []));
    // Only then is it written anew: JSON.parse does not keep every digit of a number.
    return masked === JSON.stringify(value) ? text : masked;
  } catch {
    return text;
  }
}

/** The text with a mask over each span; spans that touch are one. */
function cover(text: string, spans: readonly Span[]): string {
  const inOrder = spans.filter(([start, end]) => end > start).sort(([left], [right]) => left - right);
  let shown = "";
  let covered = -1;
  for (const [start, end] of inOrder) {
    if (start > covered) shown += `${text.slice(Math.max(0, covered), start)}${MASK}`;
    covered = Math.max(covered, end);
  }
  return covered === -1 ? text : shown + text.slice(covered);
}
