import type { Span } from "./decoded-texts.ts";

/** Words at a name's end that mark what it names as secret: of a header, a parameter, a field. */
const SECRET_WORD =
  /^(?:authorization|cookies?|.*tokens?|.*secrets?|.*passwords?|passwd|pwd|passphrase|senhas?|credentials?|credenciais|jwt|otp|.*(?:api|app|access|secret|private)key)$/;
/** What a key must be the key of. A document's access key (`chave de acesso`) is printed on it. */
const KEY_OF =
  /^(?:api|app|access|secret|private|auth|client|consumer|sync|signing|encryption|service|subscription)$/;
/** Words behind the one that counts: `senha_nova`, `password2`. */
const AFTER_WORDS =
  /^(?:\d+|nova|novo|atual|antiga|new|old|current|confirm|confirmation|confirmacao|value|hash)$/;

/** True when whatever has this name is secret: `X-Api-Key`, `secretAccessToken`, `senha_nova`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z])([A-Z0-9])|([A-Z])(?=[A-Z][a-z])/g, "$1$3 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  while (words.length > 1 && AFTER_WORDS.test(words.at(-1) ?? "")) words.pop();
  const [last = "", before = ""] = words.reverse();
  return SECRET_WORD.test(last) || (last === "key" && KEY_OF.test(before));
}

/** `name=`, `"name":`, `name: `, `[name] =>`. The value follows. */
const NAMED =
  /(?<![A-Za-z.-])(?<name>[A-Za-z][\w.-]{0,60})(?<quote>["'\]])?[ \t]{0,3}(?<sign>=>|[:=])[ \t]{0,3}/g;
const ELEMENT = /<(?<name>[A-Za-z][\w:.-]{0,60})(?:\s[^<>]{0,200})?>(?<secret>[^<]+)</dg;
/** A signed or an encrypted token; a password in an address; and what follows the name of a scheme. */
const BY_SHAPE = [
  /\b(?<secret>eyJ[\w-]{6,}\.[\w-]+(?:\.[\w-]*){1,3})/dg,
  /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'<>]{0,200}:(?<secret>[^\s/@"'<>]{1,200})@/dgi,
  /\b(?:Bearer|Basic)[ \t]{1,3}(?<secret>(?=[\w.~+/-]*(?:\d|[a-z][A-Z]))[\w.~+/-]{8,}=*)/dg,
];

const WORD = /[^\s&;,"'<>(){}[\]\\]+/y;
const COOKIES = /[^\r\n"'<>=]*=[^\r\n"'<>]*/y;
const SCHEME = /(?:Bearer|Basic|Digest|Token|ApiKey)[ \t]{1,3}/iy;
/** After a colon a sentence may go on: "token: inválido". A secret has digits, or capitals in the middle. */
const LOOKS_SECRET = /(?=\S*(?:\d|[a-z][A-Z]))[^\s"'<>,;]{8,}/y;

/**
 * Where a text holds values with a secret's name, or with the shape of one, whether or not we know the value.
 * @param text one reading of it: its escapes and encodings are undone elsewhere
 */
export function findNamedSecrets(text: string): Span[] {
  // Most texts of an ERP are names and numbers: none of the marks, none of the work.
  if (!/[=:<]|eyJ|Bearer|Basic/.test(text)) return [];
  return [
    ...[...text.matchAll(NAMED)].flatMap((match) => namedSpan(text, match)),
    ...[...text.matchAll(ELEMENT)].filter(({ groups }) => isSecretName(groups?.name ?? "")).map(groupSpan),
    ...BY_SHAPE.flatMap((pattern) => [...text.matchAll(pattern)].map(groupSpan)),
  ];
}

/** Where the match's secret stands, which its pattern calls so. */
function groupSpan({ indices }: RegExpExecArray): Span {
  return indices?.groups?.secret ?? [0, 0];
}

function namedSpan(text: string, match: RegExpExecArray): Span[] {
  const { name = "", quote, sign } = match.groups ?? {};
  if (!isSecretName(name)) return [];
  const start = match.index + match[0].length;
  const opening = text[start];
  if (opening === '"' || opening === "'") return quotedSpan(text, start + 1, opening);
  // `"token": 7` and `token=x` are data, whatever they hold; `token: x` may be a sentence.
  if (quote !== undefined || sign !== ":") return span(start, at(WORD, text, start));
  if (/cookie$/i.test(name)) return span(start, at(COOKIES, text, start));
  const scheme = at(SCHEME, text, start);
  if (scheme !== undefined) return span(start + scheme.length, at(WORD, text, start + scheme.length));
  return span(start, at(LOOKS_SECRET, text, start));
}

function at(pattern: RegExp, text: string, index: number): string | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
}

function span(start: number, found: string | undefined): Span[] {
  return found === undefined || /^(?:null|true|false)$/i.test(found) ? [] : [[start, start + found.length]];
}

/** Up to the quote of the same kind that no backslash escapes; to the text's end when it breaks off before. */
function quotedSpan(text: string, start: number, quote: string): Span[] {
  let end = text.indexOf(quote, start);
  while (end > start && text[end - 1] === "\\") end = text.indexOf(quote, end + 1);
  return [[start, end === -1 ? text.length : end]];
}
