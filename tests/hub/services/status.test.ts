import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { createConnection } from "../../../src/services/connections/create-connection.ts";
import { pauseConnection } from "../../../src/services/connections/pause-connection.ts";
import { resumeConnection } from "../../../src/services/connections/resume-connection.ts";
import { beat } from "../../../src/services/operations/heartbeats.ts";
import { readStatus } from "../../../src/services/status/read-status.ts";
import { plainSale } from "../common/sales.ts";
import { only, Shop } from "../common/shop.ts";
import { watchDatabase } from "../common/watched-d1.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
  await beat(shop.context, "tick");
});

const read = () => readStatus(shop.context, "pt");
const standing = async () => only((await read()).connections);
const at = (ms: number) => new Date(ms).toISOString();

describe("the status of a company", () => {
  test("is well when all that was sent has arrived", async () => {
    expect(await standing()).toMatchObject({
      health: "fine",
      lastSuccessAt: null,
      waiting: 0,
      failing: null,
    });
    await shop.deliver("v-1", plainSale());
    const { finishedAt } = await shop.delivery("v-1");
    expect(await read()).toMatchObject({
      ok: true,
      routine: { ok: true },
      connections: [
        { health: "fine", lastSuccessAt: at(finishedAt ?? 0), waiting: 0, waitingSince: null, dead: 0 },
      ],
    });
  });

  test("tells what waits and since when", async () => {
    await shop.put("v-1", plainSale());
    const { createdAt } = await shop.delivery("v-1");
    await shop.put("v-2", plainSale());
    expect(await standing()).toMatchObject({
      health: "working",
      waiting: 2,
      waitingSince: at(createdAt),
      nextAttemptAt: at(shop.context.now()),
    });
  });

  test("tells since when nothing works, what the ERP says and when it is tried again; and that it works again", async () => {
    await shop.erp.inject({ kind: "html_502", times: null });
    await shop.put("v-1", plainSale());
    await shop.drain();
    const since = shop.context.now();
    for (let round = 0; round < 3; round++) {
      shop.context.clock.moveTo((await shop.delivery("v-1")).dueAt ?? 0);
      await shop.drain();
    }
    const { dueAt } = await shop.delivery("v-1");
    const status = await read();
    expect(status.ok).toBe(false);
    expect(only(status.connections)).toMatchObject({
      health: "failing",
      failing: { since: at(since), code: "erp_unavailable", message: expect.stringMatching(/ERP/) },
      nextAttemptAt: at(dueAt ?? 0),
    });
    await shop.erp.clearFaults();
    await shop.settle();
    expect(await standing()).toMatchObject({ health: "fine", failing: null });
    expect(await shop.connectionRow()).toMatchObject({
      failingSince: null,
      failingAt: null,
      failingCode: null,
    });
  });

  test("what failed long ago and fails again has failed since now", async () => {
    await shop.erp.inject({ kind: "html_502", times: null });
    await shop.put("v-1", plainSale());
    await shop.drain();
    shop.context.clock.advance(3 * 3_600_000);
    await shop.drain();
    expect((await shop.connectionRow()).failingSince).toBe((await shop.connectionRow()).failingAt);
  });

  test("what needs a person makes it not well; a connection that is off does not", async () => {
    await createConnection(shop.context, { provider: "gestaoclick", name: "Filial" });
    expect((await read()).ok).toBe(true);
    await shop.put("v-1", plainSale({ customer: { name: "Sem documento" } }));
    const { ok, connections } = await read();
    expect(ok).toBe(false);
    expect(connections.map(({ name, health, dead }) => [name, health, dead])).toEqual([
      ["Filial", "off", 0],
      ["GestãoClick", "needs_you", 1],
    ]);
  });

  test("a pause by a person is no failure, one by the ERP is", async () => {
    await pauseConnection(shop.context, shop.connectionId);
    expect(await read()).toMatchObject({
      ok: true,
      connections: [{ health: "paused", pausedReason: "by_user" }],
    });
    await resumeConnection(shop.context, shop.connectionId);
    await shop.erp.revoke();
    await shop.put("v-1", plainSale());
    await shop.drain();
    expect(await read()).toMatchObject({
      ok: false,
      connections: [{ health: "paused", pausedReason: "credentials_rejected", nextAttemptAt: null }],
    });
  });

  test("tells when the routine has stopped", async () => {
    shop.context.clock.advance(16 * 60_000);
    expect(await read()).toMatchObject({ ok: false, routine: { ok: false, lastRunAt: expect.any(String) } });
  });

  test("costs one round trip of two statements, however many connections there are, and stays at home", async () => {
    for (let count = 0; count < 5; count++) {
      await createConnection(shop.context, { provider: "gestaoclick", name: `n${count}` });
    }
    const other = await Shop.open();
    const { db, trips } = watchDatabase();
    expect((await readStatus({ ...shop.context, db }, "pt")).connections).toHaveLength(6);
    expect(trips.map(({ statements }) => statements.length)).toEqual([2]);
    expect(only((await readStatus(other.context, "pt")).connections).id).toBe(other.connectionId);
  });

  test("ten thousand that wait and ten thousand that stopped are read in no more than the counts need", async () => {
    await shop.context.db.run(sql`
      INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, due_at,
        created_at, updated_at)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
      SELECT ${shop.context.tenantId}, printf('dlv_%026d', i), ${shop.connectionId}, 'sales', 's' || i, 1, 'accepted',
        CASE WHEN i % 2 THEN 'dead' ELSE 'pending' END, CASE WHEN i % 2 THEN NULL ELSE i END, i, i FROM n`);
    const { db, trips } = watchDatabase();
    const status = await readStatus({ ...shop.context, db }, "pt");
    expect(status.connections).toMatchObject([{ waiting: 1_000, dead: 1_000, waitingSince: at(2) }]);
    expect(trips[0]?.rowsRead).toBeLessThan(2_200);
  });
});
