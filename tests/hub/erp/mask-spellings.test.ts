import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { maskSecrets, maskText } from "../../../src/erp/mask.ts";
import { fc } from "../../common/properties.ts";

/** However a known secret is spelled and wherever it stands: no copy of it is left in what is kept. */

const bytesOf = (text: string) => [...Buffer.from(text, "utf8")];
const hex = (number: number, digits: number) => number.toString(16).padStart(digits, "0");
const units = (text: string) => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const named: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
const inHtml = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => named[sign] ?? sign);
const percent = (text: string) =>
  bytesOf(text)
    .map((byte) => `%${hex(byte, 2)}`)
    .join("");

const SPELLINGS: Record<string, (secret: string) => string> = {
  "as it is": (secret) => secret,
  "URL-encoded": encodeURIComponent,
  "URL-encoded twice": (secret) => encodeURIComponent(encodeURIComponent(secret)),
  "URL-encoded thrice, in lower case": (secret) =>
    encodeURIComponent(encodeURIComponent(encodeURIComponent(secret))).replaceAll(/%[0-9A-F]{2}/g, (code) =>
      code.toLowerCase(),
    ),
  "as a form has it": (secret) => new URLSearchParams([["", secret]]).toString().slice(1),
  "with every byte URL-encoded": percent,
  "with every byte URL-encoded, in capitals": (secret) => percent(secret).toUpperCase(),
  "as JSON escapes it": inJson,
  "as JSON in JSON in JSON escapes it": (secret) => inJson(inJson(inJson(secret))),
  "as PHP's JSON escapes it": (secret) =>
    inJson(secret)
      .replaceAll("/", "\\/")
      .replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`),
  "with every character as \\u": (secret) =>
    units(secret)
      .map((unit) => `\\u${hex(unit, 4)}`)
      .join(""),
  "with every character as \\U in capitals": (secret) =>
    units(secret)
      .map((unit) => `\\u${hex(unit, 4).toUpperCase()}`)
      .join(""),
  "with every character as \\u in a JSON in a JSON": (secret) =>
    units(secret)
      .map((unit) => `\\\\u${hex(unit, 4)}`)
      .join(""),
  "with every character as \\u{}": (secret) =>
    [...secret].map((one) => `\\u{${hex(one.codePointAt(0) ?? 0, 1)}}`).join(""),
  "with every character as %u": (secret) =>
    units(secret)
      .map((unit) => `%u${hex(unit, 4)}`)
      .join(""),
  "as HTML escapes it": inHtml,
  "as HTML in HTML escapes it": (secret) => inHtml(inHtml(secret)),
  "with every character as &#": (secret) => [...secret].map((one) => `&#${one.codePointAt(0)};`).join(""),
  "with every character as &#x": (secret) =>
    [...secret].map((one) => `&#x${hex(one.codePointAt(0) ?? 0, 4)};`).join(""),
  "in hexadecimal": (secret) => Buffer.from(secret).toString("hex"),
  "in hexadecimal capitals": (secret) => Buffer.from(secret).toString("hex").toUpperCase(),
  "in hexadecimal with colons": (secret) =>
    bytesOf(secret)
      .map((byte) => hex(byte, 2))
      .join(":"),
  "as HTML in a JSON": (secret) => inJson(inHtml(secret)),
  "as JSON in a URL": (secret) => encodeURIComponent(inJson(secret)),
};

/** Any characters but halves of pairs, which no credential can hold: they have no UTF-8. */
const anySecret = fc
  .oneof(
    fc.string({ unit: "binary", minLength: 6, maxLength: 60 }),
    fc.string({ unit: "grapheme-ascii", minLength: 6, maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(..."\\\"'/&<>%+=_-. \n\u0000ãç€😀aA1"), minLength: 6, maxLength: 30 }),
  )
  .filter((secret) => [...secret].length >= 6 && !secret.includes("•"));
/** Any text that does not end within an escape, which would take the copy's first character with it. */
const anyText = fc
  .oneof(fc.string({ maxLength: 30 }), fc.string({ unit: "binary", maxLength: 30 }))
  .filter((text) => !/[\\%&][\w#{%;]*$/.test(text));

/** How often each random property is tried. */
const RUNS = { numRuns: 150 };

describe("any secret in any text is masked", () => {
  test.each(Object.entries(SPELLINGS))("%s", (_, spell) => {
    fc.assert(
      fc.property(anySecret, anyText, anyText, (secret, before, after) => {
        const copy = spell(secret);
        fc.pre(!`${before}${after}`.includes(copy));
        expect(maskText(`${before}${copy}${after}`, [secret])).not.toContain(copy);
        expect(maskText(`x ${copy} y ${copy}${copy} z`, ["another-secret", secret])).not.toContain(copy);
      }),
      RUNS,
    );
  });

  test("in another case", () => {
    const ascii = fc.string({ unit: "grapheme-ascii", minLength: 6, maxLength: 40 });
    fc.assert(
      fc.property(ascii, (secret) => {
        for (const copy of [secret.toUpperCase(), secret.toLowerCase()]) {
          for (const text of [copy, encodeURIComponent(copy), String(new URLSearchParams({ x: copy }))]) {
            expect(maskText(`a?${text}#b`, [secret])).not.toContain(text.replace("x=", ""));
          }
        }
      }),
      RUNS,
    );
  });

  test.each(["base64", "base64url"] as const)("in %s, whatever stands before and after it", (alphabet) => {
    fc.assert(
      fc.property(anySecret, anyText, anyText, anyText, (secret, before, after, around) => {
        const encoded = Buffer.from(`${before}:${secret}${after}`).toString(alphabet);
        const masked = maskText(`${around} ${encoded} ${around}`, [secret]);
        for (const run of masked.match(/[\w+/-]{4,}/g) ?? []) {
          for (const cut of [0, 1, 2, 3]) {
            expect(Buffer.from(run.slice(cut), alphabet).includes(Buffer.from(secret))).toBe(false);
          }
        }
        expect(masked).not.toContain(encoded);
      }),
      RUNS,
    );
  });

  test.each([
    ["+", "%2B"],
    ["/", "%2F"],
    ["/", "\\/"],
  ])("in base64 whose %s is written %s", (sign, written) => {
    fc.assert(
      fc.property(anySecret, (secret) => {
        const encoded = Buffer.from(`user:${secret}`).toString("base64");
        fc.pre(encoded.includes(sign));
        const masked = maskText(`q=${encoded.replaceAll(sign, written)}`, [secret]);
        expect(masked.length).toBeLessThan(encoded.length);
        const left = Buffer.from(masked.replaceAll(written, sign).replaceAll("•", ""), "base64");
        expect(left.includes(Buffer.from(secret))).toBe(false);
      }),
      RUNS,
    );
  });

  test("in Latin-1, as older ERPs write: URL-encoded, in hexadecimal and in base64", () => {
    const secret = "sênha-çom-acénto";
    const bytes = Buffer.from(secret, "latin1");
    const encoded = [...bytes].map((byte) => `%${hex(byte, 2)}`).join("");
    for (const copy of [encoded, bytes.toString("hex"), bytes.toString("base64").replace(/=+$/, "")]) {
      expect(maskText(`x ${copy} y`, [secret])).not.toContain(copy);
    }
  });

  test("that overlaps itself or another one", () => {
    expect(maskText("xabababababy", ["ababab"])).toBe("x•••y");
    expect(maskText("abcd1234efgh", ["abcd1234", "1234efgh"])).toBe("•••");
  });
});

describe("wherever it stands", () => {
  /** Every text in a value: fields' names, too. */
  function textsIn(value: unknown): string[] {
    if (typeof value === "string") return [value];
    if (Array.isArray(value)) return value.flatMap(textsIn);
    if (value === null || typeof value !== "object") return [];
    return Object.entries(value).flatMap(([key, item]) => [key, ...textsIn(item)]);
  }

  const PLACES: Record<string, (secret: string) => unknown> = {
    "a header": (secret) => ({ headers: { "x-anything": `v1 ${secret}` } }),
    "a query": (secret) => `/vendas?${new URLSearchParams({ a: "1", chave: secret, b: "2" })}`,
    "a segment of a path": (secret) => `/v1/${encodeURIComponent(secret)}/vendas`,
    "a form": (secret) => String(new URLSearchParams({ grant: "x", codigo: secret })),
    "a nested JSON": (secret) => ({ a: [{ b: { c: [`${secret}`, { d: secret }] } }] }),
    "the name of a field": (secret) => ({ [secret]: { [`x${secret}`]: 1 } }),
    "a JSON in a text": (secret) => ({ raw: JSON.stringify({ echo: { of: [secret] } }) }),
    "a JSON in a JSON in a text": (secret) => JSON.stringify({ raw: JSON.stringify({ echo: secret }) }),
    "an answer's free text": (secret) => `Erro 401: o token ${secret} não é válido.`,
    "a page of HTML": (secret) => `<p title="${inHtml(secret)}">${inHtml(secret)}</p>`,
    "Basic authorization": (secret) => ({
      echo: `Basic ${Buffer.from(`loja:${secret}`).toString("base64")}`,
    }),
  };

  test.each(Object.entries(PLACES))("%s", (_, place) => {
    fc.assert(
      fc.property(anySecret, (secret) => {
        const value = place(secret);
        const copies = [secret, inJson(secret), encodeURIComponent(secret), inHtml(secret)];
        const kept = maskSecrets(value, [secret]);
        for (const text of [...textsIn(kept), JSON.stringify(kept)]) {
          for (const copy of copies) expect(text).not.toContain(copy);
        }
        expect(kept).not.toEqual(value);
      }),
      RUNS,
    );
  });

  test("a number that is one", () => {
    expect(maskSecrets({ eco: 73_918_264, id: 739 }, ["73918264"])).toEqual({ eco: "•••", id: 739 });
  });

  test("the end of a text that was cut before it came to us: from six characters on", () => {
    const secret = "abcdef0123456789";
    for (let length = 6; length <= secret.length; length++) {
      const cut = secret.slice(0, length);
      for (const end of ["", "…", "..."])
        expect(maskText(`token ${cut}${end}`, [secret])).toBe(`token •••${end}`);
    }
    expect(maskText("token abcde", [secret])).toBe("token abcde");
    expect(maskText("abcdef and more", [secret])).toBe("abcdef and more");
  });
});

describe("a short secret", () => {
  test.each(["abcd", "senha", "12345", "a$1c"])(
    "of four or five characters (%s) is masked as a word, not inside of words",
    (secret) => {
      for (const text of [
        secret,
        `x ${secret}.`,
        `?q=${secret}&y`,
        `"${secret}"`,
        `a%20${secret}`,
        `\\n${secret}`,
      ]) {
        expect(maskText(text, [secret])).not.toContain(secret);
      }
      const word = `pre${secret}post`;
      expect(maskText(`uma ${word} qualquer`, [secret])).toBe(`uma ${word} qualquer`);
    },
  );

  test("of fewer is known by its field's name alone: the text around is not destroyed", () => {
    const text = "a venda 12 foi criada às 12:30 por ab";
    expect(maskText(text, ["12", "a", "ab", ""])).toBe(text);
    expect(maskSecrets({ senha: "12", pedido: "12" }, ["12"])).toEqual({ senha: "•••", pedido: "12" });
  });
});

describe("what a large or hostile answer costs", () => {
  const secret = `${"a1b2c3d4".repeat(5)}\\\\"/&`;

  test.each<[string, string]>([
    ["backslashes", "\\".repeat(400_000)],
    ["percent signs", "%25".repeat(150_000)],
    ["ampersands", "&amp;".repeat(100_000)],
    ["beginnings of the secret", "a1b2c3d4".repeat(60_000)],
    ["base64", Buffer.from("x".repeat(300_000)).toString("base64")],
    ["names", "token".repeat(80_000)],
    ["quotes that never close", '"token":"'.repeat(40_000)],
    ["tags", "<token".repeat(60_000)],
    ["addresses", "http://".repeat(60_000)],
    ["open brackets", "[".repeat(400_000)],
  ])("%s, in no more time than its length asks for", (_, text) => {
    const startedAt = performance.now();
    maskText(text, [secret]);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  test("nesting deeper than a stack is left out, not an error", () => {
    let deep: unknown = secret;
    for (let level = 0; level < 50_000; level++) deep = level % 2 === 0 ? [deep] : { a: deep };
    expect(JSON.stringify(maskSecrets(deep, [secret]))).toContain("…");
  });

  test("with a limit nothing behind it is read, and a secret across it is masked", () => {
    const rows = Array.from({ length: 100_000 }, (_, id) => ({ id, nome: `cliente ${secret}` }));
    const startedAt = performance.now();
    const kept = JSON.stringify(maskSecrets(rows, [secret], 4_000));
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(kept).not.toContain(secret.slice(0, 8));
    for (let limit = 6; limit < 60; limit++) {
      expect(maskSecrets(`x ${secret} y`, [secret], limit + 2)).not.toContain(secret.slice(0, 6));
    }
  });
});
