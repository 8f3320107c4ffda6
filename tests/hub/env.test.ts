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
      allowPrivateHosts: false,
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
    ["OMIE_BASE_URL", "erp.example"],
    ["AUVO_BASE_URL", "erp.example"],
    ["SGA_BASE_URL", "erp.example"],
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

  test("replaces the hosts of the systems that it names, and of no other", () => {
    const { GESTAOCLICK_BASE_URL: _, ...others } = bindings;
    const hosts = { omie: "http://erp.test/omie", auvo: "http://erp.test/auvo" };
    const named = {
      ...others,
      OMIE_BASE_URL: hosts.omie,
      AUVO_BASE_URL: hosts.auvo,
      SGA_BASE_URL: "http://erp.test/sga",
    };
    expect(readSettings(named).hosts).toEqual({ ...hosts, sga: "http://erp.test/sga" });
  });

  test("takes a ring of several keys", () => {
    expect(readSettings(with_({ CREDENTIAL_KEYS })).credentialKeys).toMatchObject({ active: "k2" });
  });
});
