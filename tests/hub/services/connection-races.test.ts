import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { listAudit } from "../../../src/services/audit/list-audit.ts";
import { activateConnection } from "../../../src/services/connections/activate-connection.ts";
import { deactivateConnection } from "../../../src/services/connections/deactivate-connection.ts";
import { deleteConnection } from "../../../src/services/connections/delete-connection.ts";
import { openConnection } from "../../../src/services/connections/open-connection.ts";
import { pauseConnection } from "../../../src/services/connections/pause-connection.ts";
import { resumeConnection } from "../../../src/services/connections/resume-connection.ts";
import { switchFlows } from "../../../src/services/connections/switch-flows.ts";
import { testConnection } from "../../../src/services/connections/test-connection.ts";
import { updateConnection } from "../../../src/services/connections/update-connection.ts";
import { drainConnection } from "../../../src/services/deliveries/drain-connection.ts";
import { call, expectDocumented, expectProblem } from "../common/api.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";
import { watchDatabase } from "../common/watched-d1.ts";

/** Changes of one connection that meet: each happens whole, in some order, and what is logged is what happened. */

const updatesConnection = (statements: readonly string[]) =>
  statements.some((statement) => /^update "connections"/i.test(statement));

/** The shop's context, in which somebody else does something between what is read of a connection and its change. */
function overtaken({ context }: Shop, somebodyElse: () => Promise<unknown>, times = 1) {
  let left = times;
  const { db } = watchDatabase(async (statements) => {
    if (left === 0 || !updatesConnection(statements)) return;
    left -= 1;
    await somebodyElse();
  });
  return { ...context, db };
}

async function trailOf({ context }: Shop, action: string): Promise<number> {
  return (await listAudit(context, {}, { limit: 200 }, "en")).items.filter((item) => item.action === action)
    .length;
}

const eventsOf = async (shop: Shop, event: string) =>
  (await shop.events()).filter((found) => found === event).length;

describe("two changes of fields at once", () => {
  test("of different credentials keep both", async () => {
    const shop = await Shop.open();
    const one = { ...shop.context, now: () => shop.context.now() };
    await updateConnection(
      overtaken(shop, () =>
        updateConnection(one, shop.connectionId, { credentials: { accessToken: "token-do-outro-um" } }),
      ),
      shop.connectionId,
      { credentials: { secretAccessToken: "segredo-meu-dois" } },
    );
    const { secrets } = await openConnection(shop.context, await shop.connectionRow());
    expect(secrets.sort()).toEqual(["segredo-meu-dois", "token-do-outro-um"]);
    expect(await trailOf(shop, "connection.changed")).toBe(2);
    expect(await eventsOf(shop, "connection.changed")).toBe(2);
  });

  test("of different settings, names and flows keep all, however many there are", async () => {
    const shop = await Shop.open();
    const { context, connectionId } = shop;
    await Promise.all([
      updateConnection(context, connectionId, { settings: { storeId: "7" } }),
      updateConnection(context, connectionId, { settings: { saleStatusId: "5" } }),
      updateConnection(context, connectionId, { settings: { salesFrom: "2026-01-01" } }),
      updateConnection(context, connectionId, { name: "Matriz" }),
      switchFlows(context, connectionId, { sales: false }),
    ]);
    expect(await shop.connectionRow()).toMatchObject({
      name: "Matriz",
      settings: { storeId: "7", saleStatusId: "5", salesFrom: "2026-01-01" },
      flows: { sales: false },
    });
  });

  test("are given up, with nothing written, when others are always faster", async () => {
    const shop = await Shop.open();
    const { context, connectionId } = shop;
    let count = 0;
    const always = overtaken(
      shop,
      () => updateConnection(context, connectionId, { name: `nome ${++count}` }),
      1_000,
    );
    await expect(updateConnection(always, connectionId, { name: "meu" })).rejects.toMatchObject({
      code: "conflicting_changes",
    });
    expect((await shop.connectionRow()).name).toBe(`nome ${count}`);
    expect(await trailOf(shop, "connection.changed")).toBe(count);
  });

  test("a change that names no field is none", async () => {
    const shop = await Shop.open();
    const before = await shop.connectionRow();
    await updateConnection(shop.context, shop.connectionId, {});
    await updateConnection(shop.context, shop.connectionId, { settings: {}, credentials: {} });
    expect(await shop.connectionRow()).toEqual(before);
    expect(await trailOf(shop, "connection.changed")).toBe(0);
  });
});

describe("a change of state that is done twice at once", () => {
  test.each<[string, string, (shop: Shop) => Promise<void>, (shop: Shop) => Promise<unknown>]>([
    [
      "activation",
      "connection.activated",
      async ({ context, connectionId }) => {
        await deactivateConnection(context, connectionId);
      },
      ({ context, connectionId }) => activateConnection(context, connectionId),
    ],
    [
      "deactivation",
      "connection.deactivated",
      async () => undefined,
      ({ context, connectionId }) => deactivateConnection(context, connectionId),
    ],
    [
      "pause",
      "connection.paused",
      async () => undefined,
      ({ context, connectionId }) => pauseConnection(context, connectionId),
    ],
    [
      "resumption",
      "connection.resumed",
      async ({ context, connectionId }) => {
        await pauseConnection(context, connectionId);
      },
      ({ context, connectionId }) => resumeConnection(context, connectionId),
    ],
    [
      "deletion",
      "connection.deleted",
      async () => undefined,
      ({ context, connectionId }) => deleteConnection(context, connectionId),
    ],
    [
      "switching of a flow",
      "flow.switched",
      async () => undefined,
      ({ context, connectionId }) => switchFlows(context, connectionId, { sales: false }),
    ],
  ])("%s happens once, and is told once", async (_, action, prepare, change) => {
    const shop = await Shop.open();
    await prepare(shop);
    const before = await trailOf(shop, action);
    await change(Object.assign(Object.create(shop), { context: overtaken(shop, () => change(shop)) })).catch(
      (error: unknown) => expect(error).toMatchObject({ code: expect.stringMatching(/^connection_not_/) }),
    );
    expect(await trailOf(shop, action)).toBe(before + 1);
  });

  test("a pause that a deletion overtakes finds nothing to pause", async () => {
    const shop = await Shop.open();
    const { context, connectionId } = shop;
    const racing = overtaken(shop, () => deleteConnection(context, connectionId));
    await expect(pauseConnection(racing, connectionId)).rejects.toMatchObject({
      code: "connection_not_found",
    });
    expect(await shop.connectionRow()).toMatchObject({ status: "inactive", pausedReason: null });
    expect(await eventsOf(shop, "connection.paused_by_user")).toBe(0);
  });
});

describe("what a person does while a drain asks about rejected credentials", () => {
  async function openRejected(): Promise<Shop> {
    const shop = await Shop.open();
    await shop.erp.revoke();
    await shop.put("s-1", saleInput());
    await shop.drain();
    shop.context.clock.moveTo((await shop.connectionRow()).resumeAt);
    shop.context.rung.length = 0;
    return shop;
  }

  /** Drains, with something happening while the drain's first question is at the ERP. */
  async function drainWhile(shop: Shop, act: () => Promise<unknown>): Promise<void> {
    let acted = false;
    const crossing: typeof fetch = async (request, init) => {
      if (!acted) {
        acted = true;
        await act();
      }
      return await fetch(request, init);
    };
    await drainConnection({ ...shop.context, fetch: crossing }, shop.connectionId);
    expect(acted).toBe(true);
  }

  test("a deactivation stays, though the ERP accepts them again", async () => {
    const shop = await openRejected();
    await shop.erp.restore();
    await drainWhile(shop, () => deactivateConnection(shop.context, shop.connectionId));
    expect(await shop.connectionRow()).toMatchObject({ status: "inactive", leaseUntil: 0 });
    expect(await eventsOf(shop, "connection.resumed")).toBe(0);
    expect(await shop.erp.sales()).toEqual([]);
  });

  test("a person's own pause stays, though the ERP accepts them again", async () => {
    const shop = await openRejected();
    await shop.erp.restore();
    await drainWhile(shop, async () => {
      await activateConnection(shop.context, shop.connectionId);
      await pauseConnection(shop.context, shop.connectionId);
    });
    expect(await shop.connectionRow()).toMatchObject({ status: "paused", pausedReason: "by_user" });
    expect(await eventsOf(shop, "connection.resumed")).toBe(0);
    expect(await shop.erp.sales()).toEqual([]);
  });

  test("new credentials are used at once, though the old ones are rejected once more", async () => {
    const shop = await openRejected();
    const fresh = await shop.erp.newTokens();
    await shop.erp.inject({ kind: "unauthorized", path: "/lojas" });
    await drainWhile(shop, async () => {
      await updateConnection(shop.context, shop.connectionId, { credentials: fresh });
      shop.context.rung.length = 0;
    });
    expect(await shop.connectionRow()).toMatchObject({ status: "active", resumeAt: 0, leaseUntil: 0 });
    expect(shop.context.rung.map(({ connectionId }) => connectionId)).toEqual([shop.connectionId]);
    await shop.settle();
    expect(await shop.erp.sales()).toHaveLength(1);
  });

  test("a pause in the moment before the lease is taken asks the ERP nothing", async () => {
    const shop = await openRejected();
    let paused = false;
    const { db } = watchDatabase(async ([statement = ""]) => {
      if (paused || !/^update "connections" set .*epoch \+ 1/is.test(statement)) return;
      paused = true;
      await shop.context.db.run(
        sql`UPDATE connections SET paused_reason = 'by_user' WHERE id = ${shop.connectionId}`,
      );
    });
    shop.context.sent.length = 0;
    await drainConnection({ ...shop.context, db }, shop.connectionId);
    expect(paused).toBe(true);
    expect(shop.context.sent).toEqual([]);
    expect(await shop.connectionRow()).toMatchObject({ pausedReason: "by_user", leaseUntil: 0 });
  });

  test("new credentials that are saved in the moment of the pause wake the connection", async () => {
    const shop = await Shop.open();
    const fresh = await shop.erp.newTokens();
    await shop.erp.revoke();
    await shop.put("s-1", saleInput());
    const saving = overtaken(shop, () => shop.drain());
    await updateConnection(saving, shop.connectionId, { credentials: fresh });
    expect(await eventsOf(shop, "connection.paused")).toBe(1);
    expect(await shop.connectionRow()).toMatchObject({ status: "active", pausedReason: null, resumeAt: 0 });
  });
});

test("the test of a connection whose credentials cannot be opened is a check that failed, and says what to do", async () => {
  const [mine, other] = [await Shop.open(), await Shop.open()];
  const { credentials } = await other.connectionRow();
  await mine.context.db.run(
    sql`UPDATE connections SET credentials = ${JSON.stringify(credentials)} WHERE id = ${mine.connectionId}`,
  );
  expect(await testConnection(mine.context, mine.connectionId, "en")).toEqual({
    ok: false,
    checks: [
      {
        name: "stored_credentials",
        title: "Stored credentials",
        ok: false,
        code: "credentials_unreadable",
        message: expect.stringContaining("Save them again"),
      },
    ],
  });
  const caller = { token: OPERATOR_TOKEN, tenant: mine.context.tenantId };
  const path = `/v1/connections/${mine.connectionId}`;
  const tested = await call("post", `${path}/test`, caller);
  expectDocumented(tested, "post", "/v1/connections/:connectionId/test");
  expect(tested.body).toMatchObject({ ok: false });
  expectProblem(await call("get", `${path}/options/storeId`, caller), 409, "credentials_unreadable");
  expect(mine.context.sent).toEqual([]);
});
