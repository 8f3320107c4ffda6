import { expect, test } from "vitest";
import { Recent } from "../../../src/lib/recent.ts";

test("what was asked for lately is made once, what was not longest goes first, a failure is not kept", () => {
  const made: string[] = [];
  const recent = new Recent<string | null>(2);
  const make = (text: string) => {
    made.push(text);
    if (text === "bad") throw new Error(text);
    return text === "none" ? null : text.toUpperCase();
  };
  expect(["a", "b", "a", "a"].map((text) => recent.of(text, make))).toEqual(["A", "B", "A", "A"]);
  expect(made).toEqual(["a", "b"]);
  expect(["none", "none", "a", "b"].map((text) => recent.of(text, make))).toEqual([null, null, "A", "B"]);
  expect(made).toEqual(["a", "b", "none", "b"]);
  for (let time = 0; time < 2; time++) expect(() => recent.of("bad", make)).toThrow("bad");
  expect(made.filter((text) => text === "bad")).toHaveLength(2);
});
