import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { createApiKey } from "../../../src/services/api-keys/create-api-key.ts";
import { testConnection } from "../../../src/services/connections/test-connection.ts";
import { getLog, listLogs } from "../../../src/services/logs/list-logs.ts";
import { listSales } from "../../../src/services/sales/list-sales.ts";
import { openSession } from "../../../src/services/sessions/sessions.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { dumpDatabase } from "../common/dump.ts";
import { PRODUCT, plainSale, saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";

const page = { limit: 50 };

async function openWithLog(): Promise<Shop> {
  const shop = await Shop.open();
  await shop.deliver("s-1", saleInput({ seller: { name: "ana paula" } }));
  await shop.deliver("s-2", saleInput({ customer: { name: "Sem documento" } }));
  return shop;
}

describe("the log", () => {
  test("lists the newest first, in Portuguese for people, in English when asked", async () => {
    const shop = await openWithLog();
    const { items } = await listLogs(shop.context, {}, page, "pt");
    expect(items.map(({ id }) => id)).toEqual([...items.map(({ id }) => id)].sort().reverse());
    expect(items[0]).toMatchObject({
      level: "error",
      event: "delivery.dead",
      subject: "s-2",
      connectionId: shop.connectionId,
    });
    expect(items[0]?.message).toContain("está sem CPF ou CNPJ");
    const english = await listLogs(shop.context, { event: "sale.created" }, page, "en");
    expect(english.items[0]?.message).toContain("Sale created in the ERP");
    const stopped = await listLogs(shop.context, { event: "delivery.dead" }, page, "en");
    expect(stopped.items[0]?.message).toMatch(
      /^Delivery stopped: The customer .+ has no CPF or CNPJ\. Fill in/,
    );
  });

  test.each([
    [{ level: "error" as const }, ["delivery.dead"]],
    [{ level: "warning" as const }, ["seller.unmatched"]],
    [{ event: "sale.created" }, ["sale.created"]],
    [{ subject: "s-2" }, ["delivery.dead"]],
    [{ provider: "omie" }, []],
    [{ q: "VENDEDOR" }, ["seller.unmatched"]],
    [{ q: "s-2" }, ["delivery.dead"]],
    [{ q: "100%" }, []],
    [{ q: "'; DROP TABLE logs; --" }, []],
    [{ from: "2100-01-01T00:00:00Z" }, []],
    [{ to: "2000-01-01T00:00:00-03:00" }, []],
  ])("filtered by %o", async (filter, events) => {
    const shop = await openWithLog();
    const { items } = await listLogs(shop.context, filter, page, "pt");
    expect(items.map(({ event }) => event)).toEqual(events);
  });

  test("of another company's connection is refused, of a deleted one it is kept", async () => {
    const [shop, other] = [await openWithLog(), await openWithLog()];
    const of = (connectionId: string) => listLogs(shop.context, { connectionId }, page, "pt");
    await expect(of(other.connectionId)).rejects.toMatchObject({
      code: "connection_not_found",
      errors: [{ path: "connectionId" }],
    });
    await shop.context.db.run(sql`UPDATE connections SET deleted_at = 1 WHERE id = ${shop.connectionId}`);
    await shop.context.db.run(sql`DELETE FROM logs WHERE tenant_id = ${shop.context.tenantId}`);
    expect((await of(shop.connectionId)).items).toEqual([]);
  });

  test("of one delivery, and between two instants", async () => {
    const shop = await openWithLog();
    const { id } = await shop.delivery("s-1");
    const { items } = await listLogs(shop.context, { deliveryId: id }, page, "pt");
    expect(items.map(({ event }) => event)).toContain("sale.created");
    expect(items.every(({ deliveryId }) => deliveryId === id)).toBe(true);
    const [at = ""] = items.map((item) => item.at);
    const exact = await listLogs(shop.context, { from: at, to: at }, page, "pt");
    expect(exact.items.length).toBeGreaterThan(0);
  });

  test("pages through everything once, in order, however small the page", async () => {
    const shop = await openWithLog();
    const all = (await listLogs(shop.context, {}, page, "pt")).items.map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const next: Awaited<ReturnType<typeof listLogs>> = await listLogs(
        shop.context,
        {},
        { limit: 2, ...(cursor === null ? {} : { cursor }) },
        "pt",
      );
      seen.push(...next.items.map(({ id }) => id));
      cursor = next.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(all);
  });

  test("is searched by words with accents, in either case", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", plainSale({ customer: { name: "JOSÉ ANTÔNIO", document: "529.982.247-25" } }));
    for (const q of ["JOSÉ ANTÔNIO", "josé antônio"]) {
      expect((await listSales(shop.context, { q }, page)).items, q).toHaveLength(1);
      expect(
        (await listLogs(shop.context, { q, event: "customer.updated" }, page, "pt")).items,
        q,
      ).toHaveLength(1);
    }
  });

  test("of another tenant is not to be seen, neither in the list nor by its id", async () => {
    const [mine, other] = [await openWithLog(), await openWithLog()];
    const [entry] = (await listLogs(other.context, {}, page, "pt")).items;
    const ids = (await listLogs(mine.context, {}, page, "pt")).items.map(({ id }) => id);
    expect(ids).not.toContain(entry?.id);
    await expect(getLog(mine.context, entry?.id ?? "", "pt")).rejects.toMatchObject({ code: "not_found" });
  });

  test("keeps the requests and answers of an attempt with the entry that tells its end", async () => {
    const shop = await openWithLog();
    const [created] = (await listLogs(shop.context, { event: "sale.created" }, page, "pt")).items;
    const { detail } = await getLog(shop.context, created?.id ?? "", "pt");
    expect(detail).toMatchObject({
      exchanges: expect.arrayContaining([
        expect.objectContaining({ method: "POST", path: "/vendas", status: 200, outcome: "ok" }),
      ]),
    });
    const [accepted] = (await listLogs(shop.context, { event: "sale.accepted" }, page, "pt")).items;
    expect(await getLog(shop.context, accepted?.id ?? "", "pt")).not.toHaveProperty("detail");
  });

  test("says the same thing once for an attempt", async () => {
    const shop = await Shop.open();
    await shop.erp.inject({ kind: "refuse", method: "POST", path: "/vendas", message: "não" });
    await shop.put("s-1", saleInput({ seller: { name: "ninguém" } }));
    await shop.settle();
    expect((await shop.events()).filter((event) => event === "seller.unmatched")).toHaveLength(1);
  });
});

describe("secrets", () => {
  test("stand in no table, whatever happened: not tokens, not keys, not the operator's, not a session's", async () => {
    const shop = await Shop.open();
    const { accessToken, secretAccessToken } = shop.erp.credentials;
    const key = await createApiKey(shop.context, shop.context.tenantId, { name: "CRM" });
    const session = await openSession(shop.context, { kind: "operator" });
    const echo = `token ${accessToken} / ${secretAccessToken} inválido`;
    await shop.deliver("s-1", saleInput());
    await shop.erp.inject(
      { kind: "refuse", method: "POST", path: "/vendas", message: echo, times: 2 },
      { kind: "unauthorized", message: echo, method: "GET", path: "/funcionarios", times: 2 },
      { kind: "200_status_error", message: echo, method: "POST", path: "/produtos" },
    );
    await shop.deliver(
      "s-2",
      saleInput({
        items: [{ ...PRODUCT, code: "N-9", name: "Novo" }],
        seller: { name: "outro" },
      }),
    );
    await testConnection(shop.context, shop.connectionId, "pt");
    await shop.erp.revoke();
    await shop.put("s-3", saleInput());
    await shop.drain();
    const dump = await dumpDatabase();
    expect(dump.logs?.length).toBeGreaterThan(10);
    expect(dump.log_details?.length).toBeGreaterThan(2);
    for (const [table, rows] of Object.entries(dump)) {
      const text = JSON.stringify(rows);
      for (const secret of [accessToken, secretAccessToken, key.key, session, OPERATOR_TOKEN]) {
        expect(text.includes(secret), `${table} holds ${secret.slice(0, 6)}…`).toBe(false);
      }
    }
  });
});
