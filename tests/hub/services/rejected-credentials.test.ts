import { describe, expect, test } from "vitest";
import { updateConnection } from "../../../src/services/connections/update-connection.ts";
import { MAX_FAILURES } from "../../../src/services/deliveries/backoff.ts";
import { drainConnection } from "../../../src/services/deliveries/drain-connection.ts";
import { saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";

describe("rejected credentials", () => {
  test("pause the connection and keep its deliveries; new ones wake it at once", async () => {
    const shop = await Shop.open();
    await shop.erp.revoke();
    for (const subject of ["s-1", "s-2"]) await shop.put(subject, saleInput());
    await shop.drain();
    expect(await shop.connectionRow()).toMatchObject({
      status: "paused",
      pausedReason: "credentials_rejected",
      leaseUntil: 0,
    });
    expect((await shop.allDeliveries()).map(({ state, failureCount }) => [state, failureCount])).toEqual([
      ["retrying", 0],
      ["pending", 0],
    ]);
    expect(await shop.events()).toContain("connection.paused");
    // A paused connection goes on accepting.
    expect(await shop.put("s-3", saleInput())).toMatchObject({ delivery: { state: "pending" } });
    shop.context.rung.length = 0;
    await updateConnection(shop.context, shop.connectionId, { credentials: await shop.erp.newTokens() });
    expect(await shop.connectionRow()).toMatchObject({ status: "active", pausedReason: null, resumeAt: 0 });
    expect(shop.context.rung).toEqual([{ connectionId: shop.connectionId, urgent: true, delaySeconds: 0 }]);
    await shop.settle();
    expect(await shop.erp.sales()).toHaveLength(3);
  });

  test("are asked about again soon, then more and more rarely, until the ERP accepts them", async () => {
    const shop = await Shop.open();
    await shop.erp.revoke();
    await shop.put("s-1", saleInput());
    await shop.drain();
    const waits: number[] = [];
    for (let probe = 0; probe < 4; probe++) {
      const { resumeAt } = await shop.connectionRow();
      waits.push(resumeAt - shop.context.now());
      shop.context.sent.length = 0;
      shop.context.clock.moveTo(resumeAt - 1_000);
      await drainConnection(shop.context, shop.connectionId);
      expect(shop.context.sent).toEqual([]);
      await shop.drain();
      expect(shop.context.sent).toEqual([{ method: "GET", path: "/lojas" }]);
      expect((await shop.connectionRow()).status).toBe("paused");
    }
    const [first = 0] = waits;
    expect(first).toBeLessThanOrEqual(180_000);
    expect(waits).toEqual([first, first, first * 2, first * 4]);
    await shop.erp.restore();
    await shop.settle();
    expect(await shop.connectionRow()).toMatchObject({
      status: "active",
      pausedReason: null,
      resumeCount: 0,
    });
    expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered" });
    expect(await shop.events()).toContain("connection.resumed");
  });

  test("a single rejection that a second call does not confirm is a whim: nothing pauses", async () => {
    const shop = await Shop.open();
    await shop.erp.inject({ kind: "unauthorized" });
    await shop.put("s-1", saleInput());
    await shop.drain();
    expect((await shop.connectionRow()).status).toBe("active");
    await shop.settle();
    expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered" });
  });

  test("that allow everything but one operation: it is tried like what fails, and stops with its own reason", async () => {
    const shop = await Shop.open();
    await shop.erp.inject({ kind: "unauthorized", method: "POST", path: "/vendas", times: 1_000 });
    await shop.put("s-1", saleInput());
    await shop.drain();
    expect(await shop.delivery("s-1")).toMatchObject({ code: "credentials_rejected", failureCount: 0 });
    const startedAt = shop.context.now();
    await shop.settle(60);
    expect(shop.context.now() - startedAt).toBeGreaterThan(4 * 3_600_000);
    expect(await shop.delivery("s-1")).toMatchObject({
      state: "dead",
      code: "permission_missing",
    });
    expect((await shop.connectionRow()).status).toBe("active");
    const posts = shop.context.sent.filter(({ method, path }) => method === "POST" && path === "/vendas");
    expect(posts.length).toBeLessThanOrEqual(MAX_FAILURES + 1);
    await shop.erp.clearFaults();
    await shop.resend("s-1");
    await shop.settle();
    expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered" });
    expect(await shop.erp.sales()).toHaveLength(1);
  });

  test("revoked in the middle of a sale: nothing is lost and nothing is there twice", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", saleInput());
    await shop.erp.inject(
      { kind: "unauthorized", method: "POST", path: "/vendas" },
      { kind: "unauthorized", path: "/lojas" },
    );
    await shop.drain();
    expect((await shop.connectionRow()).status).toBe("paused");
    await shop.settle();
    expect(await shop.erp.sales()).toHaveLength(1);
  });

  test("new credentials that are saved while the old ones are being rejected do not pause the connection", async () => {
    const shop = await Shop.open();
    const fresh = await shop.erp.newTokens();
    await shop.put("s-1", saleInput());
    let saved = false;
    const crossing: typeof fetch = async (request, init) => {
      if (!saved && new URL(String(request)).pathname.endsWith("/lojas")) {
        saved = true;
        await updateConnection(shop.context, shop.connectionId, { credentials: fresh });
      }
      return await fetch(request, init);
    };
    await shop.erp.inject({ kind: "unauthorized", times: 2 });
    await drainConnection({ ...shop.context, fetch: crossing }, shop.connectionId);
    expect(saved).toBe(true);
    expect((await shop.connectionRow()).status).toBe("active");
  });
});
