import { describe, expect, test } from "vitest";
import { type Bindings, readSettings } from "../../src/env.ts";
import { CREDENTIAL_KEYS } from "./common/constants.ts";
import { bindings } from "./common/worker.ts";

const with_ = (changes: Partial<Bindings>): Bindings => ({ ...bindings, ...changes });
const key = "A".repeat(43);

describe("the environment", () => {
  test("is read once, with defaults for what is absent", () => {
    const { DB, DOORBELLS, RESENDS, ACCOUNTS } = bindings;
    expect(readSettings({ DB, DOORBELLS, RESENDS, ACCOUNTS })).toEqual({
      operatorToken: undefined,
      credentialKeys: undefined,
      hosts: {},
      bootedAt: 0,
      authSecret: undefined,
      publicUrl: undefined,
      mail: { from: undefined, http: undefined, devOutbox: false },
    });
    expect(readSettings(bindings)).toBe(readSettings(bindings));
    expect(readSettings(with_({ PONTE_BOOTED_AT: "1700000000000" })).bootedAt).toBe(1_700_000_000_000);
  });

  test.each([
    ["CREDENTIAL_KEYS", "not json"],
    ["CREDENTIAL_KEYS", "[]"],
    ["CREDENTIAL_KEYS", JSON.stringify({ active: "k1", keys: {} })],
    ["CREDENTIAL_KEYS", JSON.stringify({ active: "k1", keys: { k1: "short-secret" } })],
    ["CREDENTIAL_KEYS", JSON.stringify({ active: "constructor", keys: { k1: key } })],
    ["CREDENTIAL_KEYS", JSON.stringify({ active: "k1", keys: { k1: key }, more: 1 })],
    ["GESTAOCLICK_BASE_URL", "erp.example"],
    ["GESTAOCLICK_BASE_URL", "file:///etc/passwd"],
    ["GESTAOCLICK_BASE_URL", "javascript:alert(1)"],
    ["PONTE_BOOTED_AT", "yesterday"],
    ["AUTH_SECRET", "short-secret"],
    ["PUBLIC_URL", "ponte.example"],
    ["MAIL_FROM", "nobody"],
    ["DEV_OUTBOX", "yes"],
  ])("with a malformed %s (%s) is refused by that name, without its value", (name, value) => {
    let message = "";
    try {
      readSettings(with_({ [name]: value }));
    } catch (error) {
      message = error instanceof Error ? error.message : "";
    }
    expect(message).toContain(name);
    expect(message).not.toContain("short-secret");
    expect(message).not.toContain(key);
  });

  test("takes a ring of several keys", () => {
    expect(readSettings(with_({ CREDENTIAL_KEYS })).credentialKeys).toMatchObject({ active: "k2" });
  });
});
