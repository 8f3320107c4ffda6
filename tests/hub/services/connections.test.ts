import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { connections } from "../../../src/db/schema.ts";
import { createConnection } from "../../../src/services/connections/create-connection.ts";
import { decryptCredentials, encryptCredentials } from "../../../src/services/connections/credentials.ts";
import { deleteConnection } from "../../../src/services/connections/delete-connection.ts";
import { listOptions } from "../../../src/services/connections/list-options.ts";
import { openConnection } from "../../../src/services/connections/open-connection.ts";
import { switchFlows } from "../../../src/services/connections/switch-flows.ts";
import { testConnection } from "../../../src/services/connections/test-connection.ts";
import { updateConnection } from "../../../src/services/connections/update-connection.ts";
import { drainConnection } from "../../../src/services/deliveries/drain-connection.ts";
import { KEY_RING } from "../common/constants.ts";
import { saleInput } from "../common/sales.ts";
import { only, Shop } from "../common/shop.ts";

const owner = { tenantId: "ten_1", connectionId: "con_1" };
const ring = { active: KEY_RING.active, keys: { ...KEY_RING.keys } };

describe("credentials at rest", () => {
  test("open for their owner, under the active key and under an older one", async () => {
    const plain = { accessToken: "token-one", secretAccessToken: "tokén-dois" };
    const stored = await encryptCredentials({ ...ring, active: "k1" }, owner, plain);
    expect(await decryptCredentials(ring, owner, stored)).toEqual(plain);
    expect(JSON.stringify(stored)).not.toContain("token-one");
    expect(await encryptCredentials(ring, owner, plain)).not.toEqual(
      await encryptCredentials(ring, owner, plain),
    );
  });

  test.each([
    ["tenant", { ...owner, tenantId: "ten_2" }],
    ["connection", { ...owner, connectionId: "con_2" }],
  ])("do not open when they are moved to another %s", async (_, other) => {
    const stored = await encryptCredentials(ring, owner, { accessToken: "token-one" });
    await expect(decryptCredentials(ring, other, stored)).rejects.toThrow("does not belong");
  });

  test("do not open when they are moved to another field", async () => {
    const { accessToken } = await encryptCredentials(ring, owner, { accessToken: "token-one" });
    await expect(decryptCredentials(ring, owner, { secretAccessToken: accessToken })).rejects.toThrow(
      "does not belong",
    );
  });

  test("do not open with a changed header, text or tag", async () => {
    const { accessToken = "" } = await encryptCredentials(ring, owner, { accessToken: "token-one" });
    const parts = accessToken.split(".");
    for (const index of [0, 2, 3, 4]) {
      const changed = parts
        .map((part, position) => (position === index ? `${part.slice(0, -2)}AA` : part))
        .join(".");
      if (changed === accessToken) continue;
      await expect(decryptCredentials(ring, owner, { accessToken: changed })).rejects.toThrow();
    }
  });

  test("under a key that the ring does not hold name that key, and nothing else", async () => {
    const stored = await encryptCredentials({ active: "gone", keys: { gone: "C".repeat(43) } }, owner, {
      accessToken: "token-one",
    });
    await expect(decryptCredentials(ring, owner, stored)).rejects.toThrow("does not hold the key gone");
  });

  test("cannot be stored without a ring", async () => {
    await expect(encryptCredentials(undefined, owner, { a: "b" })).rejects.toThrow("CREDENTIAL_KEYS");
    expect(await decryptCredentials(undefined, owner, {})).toEqual({});
  });

  test("of one connection put into another's row do not reach the ERP; the log says so, and new ones mend it", async () => {
    const [mine, other] = [await Shop.open(), await Shop.open()];
    const { credentials } = await other.connectionRow();
    await mine.context.db.orm
      .update(connections)
      .set({ credentials })
      .where(eq(connections.id, mine.connectionId));
    await mine.put("s-1", saleInput());
    await drainConnection(mine.context, mine.connectionId);
    expect(mine.context.sent).toEqual([]);
    expect((await mine.connectionRow()).leaseUntil).toBe(0);
    expect(await mine.delivery("s-1")).toMatchObject({ state: "pending" });
    expect(await mine.events()).toContain("connection.unreadable");
    await updateConnection(mine.context, mine.connectionId, { credentials: mine.erp.credentials });
    await mine.drain();
    expect(await mine.delivery("s-1")).toMatchObject({ state: "delivered" });
  });
});

describe("a connection", () => {
  test("to an account that the tenant has connected already is refused, also after a change of tokens", async () => {
    const shop = await Shop.open();
    await expect(Shop.connect(shop.context, shop.erp)).rejects.toMatchObject({
      code: "account_already_connected",
    });
    const { id } = await createConnection(shop.context, { provider: "gestaoclick", name: "outra" });
    await expect(
      updateConnection(shop.context, id, { credentials: shop.erp.credentials }),
    ).rejects.toMatchObject({ code: "account_already_connected" });
    await deleteConnection(shop.context, shop.connectionId);
    await updateConnection(shop.context, id, { credentials: shop.erp.credentials });
  });

  test("without all credentials is a draft that cannot be activated, tested or asked", async () => {
    const shop = await Shop.open();
    const { id, status } = await createConnection(shop.context, {
      provider: "gestaoclick",
      name: "rascunho",
      credentials: { accessToken: "so-um-token" },
    });
    expect(status).toBe("draft");
    const draft = new Shop(shop.context, shop.erp, id);
    for (const verb of [
      () => draft.activate(),
      () => testConnection(shop.context, id, "pt"),
      () => listOptions(shop.context, id, "storeId"),
    ]) {
      await expect(verb()).rejects.toMatchObject({
        code: "connection_incomplete",
        params: { missing: "secretAccessToken" },
      });
    }
  });

  test("that is deleted loses its credentials, keeps its deliveries, and is not found any more", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput());
    await shop.put("s-2", saleInput());
    await deleteConnection(shop.context, shop.connectionId);
    expect(await shop.connectionRow()).toMatchObject({ credentials: {}, accountKey: "", status: "inactive" });
    expect((await shop.allDeliveries()).map(({ state }) => state)).toEqual(["delivered", "held"]);
    await shop.drain();
    await expect(testConnection(shop.context, shop.connectionId, "pt")).rejects.toMatchObject({
      code: "connection_not_found",
    });
  });

  test("keeps what a change does not name; null takes a field away; a flow that it has not is refused", async () => {
    const shop = await Shop.open({ settings: { saleStatusId: "5", salesFrom: "2026-01-01" } });
    const changed = await updateConnection(shop.context, shop.connectionId, {
      settings: { salesFrom: null, storeId: "7" },
    });
    expect(changed.settings).toEqual({
      saleStatusId: "5",
      storeId: "7",
      unknownSeller: "send_without",
      reconcileDays: 7,
    });
    const opened = await openConnection(shop.context, await shop.connectionRow());
    expect(opened.secrets.sort()).toEqual(Object.values(shop.erp.credentials).sort());
    await expect(switchFlows(shop.context, shop.connectionId, { orders: true })).rejects.toMatchObject({
      code: "validation_failed",
    });
  });

  test("to another company's account finds its records there, and mixes nothing", async () => {
    const [shop, other] = [await Shop.open(), await Shop.open()];
    await shop.deliver("s-1", saleInput());
    await updateConnection(shop.context, shop.connectionId, { credentials: other.erp.credentials });
    await shop.put("s-2", saleInput({ number: "2" }));
    await shop.settle();
    expect(await shop.delivery("s-2")).toMatchObject({ state: "delivered" });
    const sale = only(await other.erp.sales());
    expect(sale).toMatchObject({
      nome_cliente: "Padaria Sol",
      valor_total: "50.00",
      nome_vendedor: "Ana Paula",
    });
    expect(await shop.erp.sales()).toHaveLength(1);
  });
});

describe("the test of a connection", () => {
  test("runs every check and says what it found", async () => {
    const shop = await Shop.open();
    const result = await testConnection(shop.context, shop.connectionId, "pt");
    expect(result.checks.map(({ name, ok }) => [name, ok])).toEqual([
      ["credentials", true],
      ["sale_status", true],
      ["store", true],
      ["sellers", true],
      ["payment_methods", true],
    ]);
    expect(result.ok).toBe(true);
    expect(result.checks[3]?.message).toContain("João Silva");
  });

  test.each([
    ["a situation that is gone", { settings: { saleStatusId: "999" } }, "sale_status", "sale_status_missing"],
    ["a store that is gone", { settings: { storeId: "999" } }, "store", "store_missing"],
    [
      "several default situations",
      { switches: { SEVERAL_PADRAO: true } },
      "sale_status",
      "sale_status_ambiguous",
    ],
  ])("names %s", async (_, options, name, code) => {
    const shop = await Shop.open(options);
    const { ok, checks } = await testConnection(shop.context, shop.connectionId, "pt");
    expect(ok).toBe(false);
    expect(checks.find((check) => check.name === name)).toMatchObject({ ok: false, code });
  });

  test("stops after rejected credentials, and says when the ERP is down", async () => {
    const shop = await Shop.open();
    await shop.erp.inject({ kind: "html_503", path: "/lojas", times: 2 });
    expect((await testConnection(shop.context, shop.connectionId, "pt")).checks[0]).toMatchObject({
      ok: false,
      code: "unavailable",
    });
    await shop.erp.clearFaults();
    await shop.erp.revoke();
    const { checks } = await testConnection(shop.context, shop.connectionId, "en");
    expect(checks).toMatchObject([{ name: "credentials", ok: false, code: "invalid_credentials" }]);
    expect((await shop.connectionRow()).status).toBe("active");
  });

  test("changes nothing in the ERP", async () => {
    const shop = await Shop.open();
    await testConnection(shop.context, shop.connectionId, "pt");
    expect((await shop.erp.journal()).every(({ method }) => method === "GET")).toBe(true);
  });
});

describe("the options of a field", () => {
  test("come from the ERP, wrapped or not", async () => {
    for (const FORMAS_WRAPPED of [false, true]) {
      const shop = await Shop.open({ switches: { FORMAS_WRAPPED } });
      const { items } = await listOptions(shop.context, shop.connectionId, "paymentMethodId");
      expect(items.map(({ label }) => label).sort()).toEqual([
        "30/60/90",
        "Boleto Bancário",
        "Cartão de Crédito",
        "Dinheiro",
        "PIX",
      ]);
    }
  });

  test("cannot be read while the ERP is down, and not for a field that has none", async () => {
    const shop = await Shop.open();
    await shop.erp.inject({ kind: "html_502" });
    await expect(listOptions(shop.context, shop.connectionId, "storeId")).rejects.toMatchObject({
      code: "options_unavailable",
    });
    for (const field of ["unknownSeller", "constructor", "__proto__"]) {
      await expect(listOptions(shop.context, shop.connectionId, field)).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });
});

test("no flow of a drain ever reads more than its own tenant's rows", async () => {
  const [mine, other] = [await Shop.open(), await Shop.open()];
  await mine.put("s-1", saleInput());
  await other.put("s-1", saleInput({ notes: "do outro" }));
  await mine.context.db.run(
    sql`UPDATE deliveries SET due_at = due_at - 1000 WHERE connection_id = ${other.connectionId}`,
  );
  await mine.settle();
  expect(await mine.erp.sales()).toHaveLength(1);
  expect(await other.erp.sales()).toEqual([]);
});
