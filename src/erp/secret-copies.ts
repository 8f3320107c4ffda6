import { Buffer } from "node:buffer";
import type { Span } from "./decoded-texts.ts";

/**
 * Finds every copy of the secrets in a text: in any case, in hexadecimal, in base64.
 * @param text one reading of it: its escapes and encodings are undone elsewhere
 */
export type CopyFinder = (text: string) => Span[];

/** Shorter ones cannot be told from ordinary text: masking each "12" would tell the secret by what is missing. */
const SHORTEST = 4;
/** Shorter ones are masked where they stand as a word, and longer ones inside of words too. */
const SHORTEST_ANYWHERE = 6;

const finders = new WeakMap<readonly string[], CopyFinder>();

/** The finder for these secrets. It is made once for each list of them. */
export function findCopies(secrets: readonly string[]): CopyFinder {
  const known = finders.get(secrets);
  if (known !== undefined) return known;
  const searches = [...new Set(secrets)].filter((secret) => secret.length >= SHORTEST).map(makeSearch);
  const finder: CopyFinder = (text) => {
    if (searches.length === 0) return [];
    const lower = lowerCase(text);
    return searches.flatMap((find) => find(text, lower));
  };
  finders.set(secrets, finder);
  return finder;
}

/** Finds one secret. `lower`: the text in lower case. */
type Search = (text: string, lower: string) => Span[];

function makeSearch(secret: string): Search {
  const plain = lowerCase(secret);
  const bytes = byteForms(secret);
  if (secret.length < SHORTEST_ANYWHERE) {
    const encoded = bytes.map((form) => toBase64(form));
    return (text, lower) => [
      ...allOf(plain, lower).filter((span) => isWord(text, span)),
      ...encoded.flatMap((copy) => allOf(copy, text)).filter((span) => isWord(text, span)),
    ];
  }
  const inHex = new RegExp(bytes.map(hexPattern).join("|"), "gi");
  const inBase64 = bytes.flatMap(base64Pieces);
  return (text, lower) => [
    ...allOf(plain, lower),
    ...cutAtEnd(plain, lower),
    ...[...text.matchAll(inHex)].map(({ index, 0: copy }) => [index, index + copy.length] as const),
    ...inBase64.flatMap((piece) => allOf(piece, text)).map((span) => widen(text, span)),
  ];
}

/** In lower case, and as long as before: the few letters that would grow stay as they are. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Also those that overlap: of "abab" in "ababab" no "ab" may be left. */
function allOf(piece: string, text: string): Span[] {
  const spans: Span[] = [];
  for (let index = text.indexOf(piece); index !== -1; index = text.indexOf(piece, index + 1)) {
    spans.push([index, index + piece.length]);
  }
  return spans;
}

function isWord(text: string, [start, end]: Span): boolean {
  return (
    !/[\p{L}\p{N}]$/u.test(text.slice(0, start).slice(-2)) && !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2))
  );
}

/** A text of limited length may end within a secret: at least its first six characters, perhaps a half escape, the end. */
function cutAtEnd(secret: string, text: string): Span[] {
  const end = text.length - (/(?:[%\\&][\w#{]{0,8})?(?:…|\.{3})?$/.exec(text.slice(-16))?.[0].length ?? 0);
  const longest = Math.min(secret.length - 1, text.length);
  for (const until of new Set([text.length, end])) {
    for (let length = longest; length >= SHORTEST_ANYWHERE; length--) {
      if (text.endsWith(secret.slice(0, length), until)) return [[until - length, until]];
    }
  }
  return [];
}

/** The bytes of a text in UTF-8, and in Latin-1 where that differs and has all its characters. */
function byteForms(text: string): Buffer[] {
  const utf8 = Buffer.from(text, "utf8");
  const latin1 = Buffer.from(text, "latin1");
  return latin1.toString("latin1") === text && !latin1.equals(utf8) ? [utf8, latin1] : [utf8];
}

function hexPattern(bytes: Buffer): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("[\\s:,-]{0,2}");
}

function toBase64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}

/**
 * What stays the same of a secret in base64 whatever stands before and after it: at each of the three places that its
 * first byte can have in a group, without the characters that it shares with its neighbours; in both alphabets.
 */
function base64Pieces(bytes: Buffer): string[] {
  const pieces = [0, 2, 3].map((shared, before) => {
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return toBase64(Buffer.concat([Buffer.alloc(before), bytes])).slice(shared, whole);
  });
  const forUrls = pieces.map((piece) => piece.replaceAll("+", "-").replaceAll("/", "_"));
  return [...new Set([...pieces, ...forUrls])];
}

/** Takes in the characters around a piece of base64 that hold the rest of the secret's first and last byte. */
function widen(text: string, [start, end]: Span): Span {
  const before = /[\w+/-]{0,3}$/.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0;
  const after = /^[\w+/-]{0,2}=*/.exec(text.slice(end, end + 4))?.[0].length ?? 0;
  return [start - before, end + after];
}
