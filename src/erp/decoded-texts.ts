/** From where to where in a text, or in a reading of it, something stands. */
export type Span = readonly [start: number, end: number];

/**
 * The readings of a text: as it stands, and with its escapes and encodings undone, once or several times over. A secret
 * that an ERP repeats URL-encoded in a JSON in a page is found in one of them.
 */
export type Reading = {
  text: string;
  /** Where each character of this reading begins in the text itself; absent where both are the same. */
  at?: Uint32Array;
};

/** More than any honest text has; a text that was made to have more is read no further. */
const MOST_READINGS = 32;
const DEEPEST = 5;

type Encoding = { pattern: RegExp; decode: (match: RegExpExecArray) => string };

const URL_CODE =
  /%u[0-9a-f]{4}|%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}|%[89a-f][0-9a-f]/gi;
const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", v: "\v" };
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

const fromUrl = ([code]: RegExpExecArray): string => {
  if (/^%u/i.test(code)) return String.fromCharCode(Number.parseInt(code.slice(2), 16));
  try {
    return decodeURIComponent(code);
  } catch {
    // Bytes that are no UTF-8 are Latin-1.
    return code.replaceAll(/%(..)/g, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)));
  }
};

const fromCodePoint = (digits: string, base: number): string => {
  const code = Number.parseInt(digits, base);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
};

const ENCODINGS: readonly Encoding[] = [
  { pattern: URL_CODE, decode: fromUrl },
  // As forms have it: a plus sign is a space.
  {
    pattern: new RegExp(`\\+|${URL_CODE.source}`, "gi"),
    decode: (match) => (match[0] === "+" ? " " : fromUrl(match)),
  },
  // As ERPs have it that do not know UTF-8.
  { pattern: /%[0-9a-f]{2}/gi, decode: ([code]) => String.fromCharCode(Number.parseInt(code.slice(1), 16)) },
  {
    pattern: /\\(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|(["'\\/nrtbfv]))/gi,
    decode: ([, unit, point, byte, sign = ""]) =>
      unit !== undefined
        ? String.fromCharCode(Number.parseInt(unit, 16))
        : point !== undefined || byte !== undefined
          ? fromCodePoint(point ?? byte ?? "", 16)
          : (ESCAPES[sign.toLowerCase()] ?? sign),
  },
  {
    pattern: /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));?/gi,
    decode: ([, decimal, hex, name = ""]) =>
      decimal !== undefined
        ? fromCodePoint(decimal, 10)
        : hex !== undefined
          ? fromCodePoint(hex, 16)
          : (ENTITIES[name.toLowerCase()] ?? ""),
  },
];

/** Every reading of a text, the text itself first. */
export function readingsOf(text: string): Reading[] {
  const readings: (Reading & { depth: number })[] = [{ text, depth: 0 }];
  // Most texts have no escapes.
  if (!/[\\%&+]/.test(text)) return readings;
  const known = new Set([text]);
  for (const reading of readings) {
    if (reading.depth === DEEPEST) break;
    for (const encoding of ENCODINGS) {
      if (readings.length === MOST_READINGS) return readings;
      const decoded = decode(reading, encoding);
      if (decoded === undefined || known.has(decoded.text)) continue;
      known.add(decoded.text);
      readings.push({ ...decoded, depth: reading.depth + 1 });
    }
  }
  return readings;
}

/** Where in the text itself something stands that was found in a reading of it. */
export function inText({ at }: Reading, [start, end]: Span): Span {
  return at === undefined ? [start, end] : [at[start] ?? 0, at[end] ?? 0];
}

function decode({ text, at }: Reading, encoding: Encoding): Reading | undefined {
  const starts = new Uint32Array(text.length + 1);
  let decoded = "";
  let read = 0;
  let length = 0;
  const take = (end: number) => {
    decoded += text.slice(read, end);
    for (; read < end; read++) starts[length++] = at?.[read] ?? read;
  };
  for (const match of text.matchAll(encoding.pattern)) {
    take(match.index);
    const characters = encoding.decode(match);
    decoded += characters;
    for (let unit = 0; unit < characters.length; unit++) starts[length++] = at?.[read] ?? read;
    read = match.index + match[0].length;
  }
  if (read === 0) return undefined;
  take(text.length);
  starts[length] = at?.[text.length] ?? text.length;
  return { text: decoded, at: starts.slice(0, length + 1) };
}
