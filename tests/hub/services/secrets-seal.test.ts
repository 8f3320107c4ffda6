import { base64url, decodeProtectedHeader } from "jose";
import { describe, expect, test } from "vitest";
import type { KeyRing } from "../../../src/env.ts";
import { openValue, sealedUnder, sealValue } from "../../../src/services/secrets/seal.ts";
import { fc } from "../../common/properties.ts";
import { AFTER, BEFORE, sealDirectly, WITHOUT_OLD } from "../common/key-rings.ts";

const owner = { tenant: "ten_1", connection: "con_1", field: "accessToken" };
const code = (problem: string) => ({ name: "SealError", code: problem });

/** The same token with one character of one of its parts changed. */
function changePart(token: string, index: number, at = 3): string {
  const parts = token.split(".");
  const part = parts[index] ?? "";
  parts[index] = `${part.slice(0, at)}${part[at] === "A" ? "B" : "A"}${part.slice(at + 1)}`;
  return parts.join(".");
}

describe("a sealed value", () => {
  test("opens to what was sealed, whatever characters it has", async () => {
    const text = fc.string({ unit: "binary", maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        expect(await openValue(AFTER, owner, await sealValue(AFTER, owner, value))).toBe(value);
      }),
      { numRuns: 50, examples: [[""], ["\ufeffwith a byte order mark"], ["\u0000"]] },
    );
  });

  test("is an envelope: a key of its own, wrapped by the ring's active key, which its header names with the owner", async () => {
    const [first, second] = [await sealValue(AFTER, owner, "x"), await sealValue(AFTER, owner, "x")];
    expect(decodeProtectedHeader(first)).toMatchObject({
      alg: "A256GCMKW",
      enc: "A256GCM",
      kid: "k2",
      ...owner,
    });
    const partsOf = (token: string) => token.split(".");
    for (const index of [0, 1, 2, 3, 4]) expect(partsOf(first)[index]).not.toBe(partsOf(second)[index]);
    expect(sealedUnder(first)).toEqual({ keyId: "k2", current: true });
  });

  test("of before the envelope still opens, and is told apart", async () => {
    const old = await sealDirectly(BEFORE, owner, "segredo antigo");
    expect(await openValue(AFTER, owner, old)).toBe("segredo antigo");
    expect(sealedUnder(old)).toEqual({ keyId: "k1", current: false });
  });

  test("opens with any key of the ring, and not without its own", async () => {
    const old = await sealValue(BEFORE, owner, "x");
    expect(await openValue(AFTER, owner, old)).toBe("x");
    await expect(openValue(WITHOUT_OLD, owner, old)).rejects.toMatchObject(code("key_missing"));
  });

  test("does not open with another key of the same name", async () => {
    const sealed = await sealValue(AFTER, owner, "x");
    const impostor: KeyRing = { active: "k2", keys: { k2: `${"C".repeat(42)}A` } };
    await expect(openValue(impostor, owner, sealed)).rejects.toMatchObject(code("tampered"));
  });

  test.each([
    ["another tenant", { ...owner, tenant: "ten_2" }],
    ["another connection", { ...owner, connection: "con_2" }],
    ["another field", { ...owner, field: "secretAccessToken" }],
    ["an owner with less", { tenant: "ten_1", connection: "con_1" }],
    ["an owner with more", { ...owner, more: "x" }],
    ["nobody", {}],
  ])("does not open for %s", async (_, other) => {
    for (const sealed of [await sealValue(AFTER, owner, "x"), await sealDirectly(AFTER, owner, "x")]) {
      await expect(openValue(AFTER, other, sealed)).rejects.toMatchObject(code("wrong_owner"));
    }
  });

  test.each([1, 2, 3, 4])("that was changed in its part %i does not open", async (part) => {
    const sealed = await sealValue(AFTER, owner, "a value that is long enough");
    await expect(openValue(AFTER, owner, changePart(sealed, part))).rejects.toMatchObject(code("tampered"));
  });

  test("whose header names another owner does not open for that one: the header is authenticated", async () => {
    const sealed = await sealValue(AFTER, owner, "x");
    const [, ...rest] = sealed.split(".");
    const header = JSON.stringify({ ...decodeProtectedHeader(sealed), tenant: "ten_2" });
    const forged = [base64url.encode(header), ...rest];
    const asked = openValue(AFTER, { ...owner, tenant: "ten_2" }, forged.join("."));
    await expect(asked).rejects.toMatchObject(code("tampered"));
  });

  test.each([
    ["a plain text", "5a4db0c0c1e5a11d0000da7a"],
    ["nothing", ""],
    ["dots", "...."],
    ["a signed token", "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl"],
    ["a token without a key's name", `${btoa('{"alg":"dir","enc":"A256GCM"}')}..a.b.c`],
    ["a token that is not encrypted", `${btoa('{"alg":"none","enc":"none","kid":"k2"}')}..a.b.c`],
  ])("is not %s", async (_, text) => {
    await expect(openValue(AFTER, owner, text)).rejects.toMatchObject(code("not_sealed"));
    expect(sealedUnder(text)).toBeUndefined();
  });

  test("needs a key ring, and a failure tells neither key nor value", async () => {
    await expect(sealValue(undefined, owner, "x")).rejects.toThrow(/CREDENTIAL_KEYS is not set/);
    const sealed = await sealValue(AFTER, owner, "top-secret-value");
    await expect(openValue(undefined, owner, sealed)).rejects.toThrow(/CREDENTIAL_KEYS is not set/);
    const failed: unknown = await openValue(AFTER, {}, sealed).catch((error: unknown) => error);
    const told = failed instanceof Error ? `${failed.message}${failed.stack}${String(failed.cause)}` : "";
    expect(told).toContain("does not belong");
    expect(told).not.toContain("top-secret-value");
    expect(told).not.toContain(AFTER.keys.k2);
  });
});
