import { describe, expect, test } from "vitest";
import { canonicalJson, contentHash, randomToken, secretsEqual, sha256 } from "../../../src/lib/hash.ts";
import { parseJson } from "../../../src/lib/json.ts";
import { fc } from "../../common/properties.ts";

describe("strict JSON", () => {
  test("whatever JSON.stringify writes is read back the same", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value);
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
        expect(parseJson(JSON.stringify(value, null, 2))).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  test.each([
    ['{"a": 1, "a": 2}', "a"],
    ['{"a": 1, "b": {"c": 1, "c": 1}}', "c"],
    ['[{"x": 1}, {"x": 2, "y": 3, "x": 4}]', "x"],
    ['{"a": 1, "\\u0061": 2}', "a"],
    ['{"__proto__": 1, "__proto__": 2}', "__proto__"],
    ['{"": 1, "": 2}', ""],
  ])("a key that is repeated in one object is named: %s", (text, key) => {
    expect(parseJson(text)).toEqual({ ok: false, problem: "duplicate_key", key });
  });

  test("the same key in different objects is no repetition", () => {
    expect(parseJson('[{"a": 1}, {"a": {"a": [{"a": 1}]}}]')).toMatchObject({ ok: true });
  });

  test.each([
    ['{"a": }', 6],
    ['{"a": 1,}', 8],
    ["{'a': 1}", 1],
    ["", 0],
    ['{"a": 1', 7],
    ["// no\n{}", 0],
    ['{"a": 1} x', 9],
  ])("the place of a syntax error is named: %s", (text, position) => {
    expect(parseJson(text)).toEqual({ ok: false, problem: "malformed", position });
  });

  test.each(["NaN", "undefined", '{"a": 01}', '{"a": 1e}', '"\t"', '{"a" 1}', "\u00a0{}", "[1 2]", "nul"])(
    "not JSON, and never a failure of ours: %j",
    (text) => {
      expect(parseJson(text)).toMatchObject({ ok: false, problem: "malformed" });
    },
  );

  test("any text at all is either JSON as JSON.parse says, or an error", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const parsed = parseJson(text);
        expect(parsed.ok || parsed.problem === "duplicate_key").toBe(isJson);
      }),
    );
  });

  test("ten thousand levels of nesting, closed or not, do not exhaust the stack", () => {
    const deep = "[".repeat(10_000);
    for (const text of [deep, deep + "]".repeat(10_000), '{"a":'.repeat(10_000)]) {
      expect(parseJson(text)).toMatchObject({ ok: false, problem: "malformed" });
    }
  });
});

describe("equal contents have equal hashes", () => {
  /** The same value with the keys of each object in another order. */
  function shuffled(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(shuffled);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, item]) => [key, shuffled(item)]),
    );
  }

  test("canonical JSON does not depend on the order of keys, and says the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("different values have different texts", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (left, right) => {
        const same = JSON.stringify(shuffled(left)) === JSON.stringify(shuffled(right));
        if (canonicalJson(left) === canonicalJson(right)) {
          expect(JSON.parse(canonicalJson(left))).toEqual(JSON.parse(canonicalJson(right)));
        } else expect(same).toBe(false);
      }),
    );
  });

  test("absent and undefined are the same; null, order of lists and types are not", async () => {
    expect(canonicalJson({ a: 1, b: undefined })).toBe(canonicalJson({ a: 1 }));
    const hashes = await Promise.all(
      [{ a: null }, {}, { a: [1, 2] }, { a: [2, 1] }, { a: "1" }, { a: 1 }].map((value) =>
        contentHash(value),
      ),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test("sha256 is the standard's", async () => {
    expect(await sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});

describe("secrets", () => {
  test("two secrets are equal exactly when their texts are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (left, right) => {
        expect(await secretsEqual(left, right)).toBe(left === right);
        expect(await secretsEqual(left, left)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test("a token is 256 bits, URL-safe, and never the same", () => {
    const tokens = Array.from({ length: 50 }, randomToken);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
    expect(new Set(tokens).size).toBe(50);
  });
});
