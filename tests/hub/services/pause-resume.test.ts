import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { listAudit } from "../../../src/services/audit/list-audit.ts";
import { activateConnection } from "../../../src/services/connections/activate-connection.ts";
import { deactivateConnection } from "../../../src/services/connections/deactivate-connection.ts";
import { pauseConnection } from "../../../src/services/connections/pause-connection.ts";
import { resumeConnection } from "../../../src/services/connections/resume-connection.ts";
import { updateConnection } from "../../../src/services/connections/update-connection.ts";
import { drainConnection } from "../../../src/services/deliveries/drain-connection.ts";
import { ringDueConnections } from "../../../src/services/deliveries/ring-due-connections.ts";
import { call, expectDocumented, expectProblem } from "../common/api.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";

const operator = (shop: Shop) => ({ token: OPERATOR_TOKEN, tenant: shop.context.tenantId });
const pause = (shop: Shop) => pauseConnection(shop.context, shop.connectionId);
const resume = (shop: Shop) => resumeConnection(shop.context, shop.connectionId);

/** The company's trail about its connections, newest first. */
async function trailOf(shop: Shop): Promise<string[]> {
  const { items } = await listAudit(shop.context, {}, { limit: 200 }, "en");
  return items.map(({ action }) => action).filter((action) => action.startsWith("connection."));
}

/** The ERP rejects the credentials, and the connection has noticed. */
async function openRejected(): Promise<Shop> {
  const shop = await Shop.open();
  await shop.erp.revoke();
  await shop.put("s-1", saleInput());
  await shop.drain();
  expect((await shop.connectionRow()).pausedReason).toBe("credentials_rejected");
  shop.context.rung.length = 0;
  shop.context.sent.length = 0;
  return shop;
}

describe("a connection that a person paused", () => {
  test("accepts what arrives and sends nothing, not even a question, until it is resumed; then all of it goes at once", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", saleInput());
    expect(await pause(shop)).toMatchObject({ status: "paused", pausedReason: "by_user" });
    expect(await shop.put("s-2", saleInput({ number: "2" }))).toMatchObject({
      delivery: { state: "pending" },
    });
    shop.context.clock.advance(24 * 3_600_000);
    shop.context.rung.length = 0;
    await ringDueConnections(shop.context);
    await shop.drain();
    expect(shop.context.rung.map(({ connectionId }) => connectionId)).not.toContain(shop.connectionId);
    expect(shop.context.sent).toEqual([]);
    expect((await shop.allDeliveries()).map(({ state }) => state)).toEqual(["pending", "pending"]);
    shop.context.rung.length = 0;
    expect(await resume(shop)).toMatchObject({ status: "active", pausedReason: null });
    expect(shop.context.rung).toEqual([{ connectionId: shop.connectionId, urgent: true, delaySeconds: 0 }]);
    await shop.settle();
    expect(await shop.erp.sales()).toHaveLength(2);
    expect(await shop.events()).toEqual(
      expect.arrayContaining(["connection.paused_by_user", "connection.resumed_by_user"]),
    );
    expect((await trailOf(shop)).slice(0, 2)).toEqual(["connection.resumed", "connection.paused"]);
  });

  test("keeps the day on which it became active, also when it goes on by an activation", async () => {
    const shop = await Shop.open();
    const { activatedAt } = await shop.connectionRow();
    shop.context.clock.advance(60_000);
    await pause(shop);
    await resume(shop);
    await pause(shop);
    await activateConnection(shop.context, shop.connectionId);
    expect(await shop.connectionRow()).toMatchObject({ status: "active", pausedReason: null, activatedAt });
  });

  test("does not wait any longer for an ERP that was down when it is resumed", async () => {
    const shop = await Shop.open();
    const later = shop.context.now() + 3_600_000;
    await shop.context.db.run(
      sql`UPDATE connections SET resume_at = ${later} WHERE id = ${shop.connectionId}`,
    );
    await pause(shop);
    await resume(shop);
    expect((await shop.connectionRow()).resumeAt).toBe(0);
  });

  test("is not woken by new credentials: who paused it decides", async () => {
    const shop = await Shop.open();
    await pause(shop);
    shop.context.rung.length = 0;
    const changed = await updateConnection(shop.context, shop.connectionId, {
      credentials: await shop.erp.newTokens(),
    });
    expect(changed).toMatchObject({ status: "paused", pausedReason: "by_user" });
    expect(shop.context.rung).toEqual([]);
  });

  test("in the middle of a drain finishes the sale that is on its way and begins no other", async () => {
    const shop = await Shop.open();
    for (const number of ["1", "2", "3"]) await shop.put(`s-${number}`, saleInput({ number }));
    let paused = false;
    const pausing: typeof fetch = async (request, init) => {
      if (!paused && init?.method === "POST" && new URL(String(request)).pathname.endsWith("/vendas")) {
        paused = true;
        await pause(shop);
      }
      return await fetch(request, init);
    };
    await drainConnection({ ...shop.context, fetch: pausing }, shop.connectionId);
    expect(await shop.erp.sales()).toHaveLength(1);
    expect((await shop.allDeliveries()).map(({ state }) => state)).toEqual([
      "delivered",
      "pending",
      "pending",
    ]);
    expect((await shop.connectionRow()).leaseUntil).toBe(0);
    await resume(shop);
    await shop.settle();
    expect(await shop.erp.sales()).toHaveLength(3);
  });
});

describe("what is not active cannot be paused, and what is not paused cannot be resumed", () => {
  test.each<[string, (shop: Shop) => Promise<unknown>]>([
    ["a draft", async () => undefined],
    [
      "an inactive one",
      async (shop) => {
        await shop.activate();
        await deactivateConnection(shop.context, shop.connectionId);
      },
    ],
  ])("%s can be neither", async (_, prepare) => {
    const shop = await Shop.open({ activate: false });
    await prepare(shop);
    const { status } = await shop.connectionRow();
    const path = `/v1/connections/${shop.connectionId}`;
    const refusedPause = await call("post", `${path}/pause`, operator(shop));
    expect(expectProblem(refusedPause, 409, "connection_not_pausable").detail).toContain(status);
    const refusedResume = await call("post", `${path}/resume`, operator(shop));
    expect(expectProblem(refusedResume, 409, "connection_not_paused").detail).toContain(status);
    expect(await shop.connectionRow()).toMatchObject({ status });
  });

  test("a second pause and a second resume are refused, and write nothing", async () => {
    const shop = await Shop.open();
    const path = `/v1/connections/${shop.connectionId}`;
    expectProblem(await call("post", `${path}/resume`, operator(shop)), 409, "connection_not_paused");
    expectDocumented(
      await call("post", `${path}/pause`, operator(shop)),
      "post",
      "/v1/connections/:connectionId/pause",
    );
    expectProblem(await call("post", `${path}/pause`, operator(shop)), 409, "connection_not_pausable");
    expectDocumented(
      await call("post", `${path}/resume`, operator(shop)),
      "post",
      "/v1/connections/:connectionId/resume",
    );
    expectProblem(await call("post", `${path}/resume`, operator(shop)), 409, "connection_not_paused");
    const trail = await trailOf(shop);
    expect(trail.filter((action) => action === "connection.paused")).toHaveLength(1);
    expect(trail.filter((action) => action === "connection.resumed")).toHaveLength(1);
  });
});

describe("resuming what the ERP's rejection paused", () => {
  test("asks the ERP first, and is refused while it still says no", async () => {
    const shop = await openRejected();
    const before = await shop.connectionRow();
    await expect(resume(shop)).rejects.toMatchObject({ code: "credentials_rejected" });
    expect(shop.context.sent).toEqual([{ method: "GET", path: "/lojas" }]);
    expect(await shop.connectionRow()).toEqual(before);
    expect(shop.context.rung).toEqual([]);
    expect(await trailOf(shop)).not.toContain("connection.resumed");
  });

  test("says so when the ERP does not answer", async () => {
    const shop = await openRejected();
    await shop.erp.restore();
    await shop.erp.inject({ kind: "html_503", path: "/lojas", times: 5 });
    await expect(resume(shop)).rejects.toMatchObject({ code: "erp_unavailable" });
    expect(await shop.connectionRow()).toMatchObject({
      status: "paused",
      pausedReason: "credentials_rejected",
    });
  });

  test("goes on at once when the ERP accepts them again", async () => {
    const shop = await openRejected();
    await shop.erp.restore();
    expect(await resume(shop)).toMatchObject({ status: "active", pausedReason: null });
    expect(shop.context.rung).toEqual([{ connectionId: shop.connectionId, urgent: true, delaySeconds: 0 }]);
    await shop.drain();
    await shop.settle();
    expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered" });
  });
});
