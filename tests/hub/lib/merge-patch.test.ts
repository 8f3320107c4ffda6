import { describe, expect, test } from "vitest";
import { mergeFields, patchTowards } from "../../../src/lib/merge-patch.ts";
import { fc } from "../../common/properties.ts";

const key = fc.constantFrom("a", "b", "c", "constructor", "0");
const leaf = fc.oneof(
  fc.integer(),
  fc.boolean(),
  fc.string({ minLength: 1, maxLength: 3 }),
  fc.array(fc.oneof(fc.integer(), fc.constantFrom("", "x", null)), { maxLength: 3 }),
);
const fields = fc.letrec<{ value: unknown; fields: Record<string, unknown> }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, leaf, tie("fields")),
  fields: fc.dictionary(key, tie("value"), { maxKeys: 4 }),
})).fields;

describe("a patch", () => {
  test("changes what it names and keeps the rest, of inner objects too", () => {
    const stored = { name: "a", limit: 3, methods: { pix: { company: "1", account: "2" }, boleto: {} } };
    expect(mergeFields(stored, { limit: 4, methods: { pix: { company: "9" } } })).toEqual({
      name: "a",
      limit: 4,
      methods: { pix: { company: "9", account: "2" }, boleto: {} },
    });
  });

  test.each([[null], [""]])("takes away what is %j in it, and only that", (nothing) => {
    const stored = { a: 1, b: { c: 2, d: 3 }, e: 0, f: false };
    expect(mergeFields(stored, { a: nothing, b: { c: nothing } })).toEqual({ b: { d: 3 }, e: 0, f: false });
  });

  test("replaces a list whole, and an object by what is none and back", () => {
    expect(mergeFields({ a: [1, 2] }, { a: [] })).toEqual({ a: [] });
    expect(mergeFields({ a: { b: 1 } }, { a: [3] })).toEqual({ a: [3] });
    expect(mergeFields({ a: "x" }, { a: { b: null, c: 1 } })).toEqual({ a: { c: 1 } });
  });

  test("that leads from anything to anything does, and is empty only where both are the same", () => {
    fc.assert(
      fc.property(fields, fields, (stored, wanted) => {
        const patch = patchTowards(stored, wanted);
        expect(mergeFields(stored, patch)).toEqual(wanted);
        if (Object.keys(patch).length === 0) expect(stored).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });

  test("hands on a name without a value, for the schema to refuse", () => {
    expect(mergeFields({ map: {} }, patchTowards({ map: {} }, { map: { name: undefined } }))).toEqual({
      map: { name: undefined },
    });
  });
});
