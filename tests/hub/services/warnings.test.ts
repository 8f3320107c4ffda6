import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { daily } from "../../../src/cron/daily.ts";
import { watchdog } from "../../../src/cron/watchdog.ts";
import { members, operators, users } from "../../../src/db/schema.ts";
import { DAY_MS, longestUsualSilence } from "../../../src/services/alerts/habit.ts";
import { tellAlerts } from "../../../src/services/alerts/tell-alerts.ts";
import { deactivateConnection } from "../../../src/services/connections/deactivate-connection.ts";
import type { Mail } from "../../../src/services/mail/mailer.ts";
import { beat } from "../../../src/services/operations/heartbeats.ts";
import { plainSale } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let shop: Shop;
let mails: Mail[];
let mailFails: boolean;

beforeEach(async () => {
  shop = await Shop.open();
  mails = [];
  mailFails = false;
  shop.context.settings = { ...shop.context.settings, publicUrl: "https://hub.test" };
  shop.context.mailer = {
    send: async (mail) => {
      if (mailFails) throw new Error("no mail today");
      mails.push(mail);
    },
  };
  await person(mine(), (userId) =>
    shop.context.db.orm
      .insert(members)
      .values({ tenantId: shop.context.tenantId, userId, role: "admin", invitedAt: 0, acceptedAt: 1 }),
  );
  await beat(shop.context, "tick");
});

const mine = () => `ana.${shop.context.tenantId}@example.com`.toLowerCase();
const toMe = () => mails.filter(({ to }) => to === mine());

async function person(email: string, joins: (userId: string) => Parameters<typeof shop.context.db.run>[0]) {
  const { db } = shop.context;
  const at = new Date(0);
  const userId = `usr_${email}`;
  await db.run(
    db.orm
      .insert(users)
      .values({ id: userId, name: "Ana", email, emailVerified: true, createdAt: at, updatedAt: at }),
  );
  await db.run(joins(userId));
}

/** A round of the watchdog, and a tick two minutes later. */
async function rounds(): Promise<void> {
  await beat(shop.context, "tick");
  await watchdog(shop.context);
  shop.context.clock.advance(2 * MINUTE_MS);
  await tellAlerts(shop.context);
}

/** Works the delivery whenever it is due, for so long. */
async function workFor(subject: string, ms: number): Promise<void> {
  const end = shop.context.now() + ms;
  for (;;) {
    const { dueAt } = await shop.delivery(subject);
    if (dueAt === null || dueAt > end) break;
    shop.context.clock.moveTo(dueAt);
    await shop.drain();
  }
  shop.context.clock.moveTo(end);
}

describe("a warning comes well before anything stops", () => {
  test("when nothing has worked with the ERP for an hour, once, while half a day of tries is left", async () => {
    await shop.erp.inject({ kind: "html_502", times: null });
    await shop.put("v-1", plainSale());
    await workFor("v-1", 50 * MINUTE_MS);
    await rounds();
    expect(toMe()).toEqual([]);
    await workFor("v-1", HOUR_MS);
    await rounds();
    await rounds();
    expect(toMe()).toHaveLength(1);
    expect(toMe()[0]?.text).toMatch(
      /GestãoClick não consegue trabalhar com o ERP desde .*continua tentando/s,
    );
    const { state, failureCount } = await shop.delivery("v-1");
    expect(state).toBe("retrying");
    expect(failureCount).toBeLessThan(14);
  });

  test("and is over when something has arrived: a later outage is told again", async () => {
    for (const subject of ["v-1", "v-2"]) {
      await shop.erp.inject({ kind: "html_502", times: null });
      await shop.put(subject, plainSale());
      await workFor(subject, 2 * HOUR_MS);
      await rounds();
      await shop.erp.clearFaults();
      await shop.settle();
      await rounds();
    }
    expect(toMe()).toHaveLength(2);
  });

  test("also before a pause: credentials that the ERP takes in the test and rejects in the work", async () => {
    await shop.erp.inject({ kind: "unauthorized", path: "/clientes", times: null });
    await shop.put("v-1", plainSale());
    for (let round = 0; round < 4; round++) {
      await shop.drain();
      shop.context.clock.advance(25 * MINUTE_MS);
    }
    expect((await shop.connectionRow()).status).toBe("active");
    await rounds();
    expect(toMe()).toHaveLength(1);
    expect(toMe()[0]?.text).toMatch(/rejeita envios por causa das credenciais.*será pausada/s);
  });

  test("not for a connection that was switched off meanwhile", async () => {
    await shop.erp.inject({ kind: "html_502", times: null });
    await shop.put("v-1", plainSale());
    await workFor("v-1", 2 * HOUR_MS);
    await deactivateConnection(shop.context, shop.connectionId);
    await rounds();
    expect(toMe()).toEqual([]);
  });

  test("for readings that fail again and again, too", async () => {
    const { tenantId, db } = shop.context;
    await db.run(sql`INSERT INTO polls (tenant_id, connection_id, flow, due_at, code, params, failure_count, updated_at)
      VALUES (${tenantId}, ${shop.connectionId}, 'tasks', 0, 'unavailable', '{"erpMessage":"fora do ar"}', 9, 1)`);
    await rounds();
    expect(toMe()[0]?.text).toContain("fora do ar");
    await db.run(
      sql`UPDATE polls SET failure_count = 0, code = NULL WHERE connection_id = ${shop.connectionId}`,
    );
    await rounds();
    const [open] = await db.all(sql`SELECT count(*) AS n FROM alerts
      WHERE connection_id = ${shop.connectionId} AND resolved_at IS NULL`);
    expect(open).toEqual({ n: 0 });
  });
});

describe("how long a connection may be silent is its own habit", () => {
  const everyDay = Array.from({ length: 28 }, (_, day) => day);
  test.each([
    ["sells every day", everyDay, 2],
    ["rests at weekends", everyDay.filter((day) => day % 7 !== 5 && day % 7 !== 6), 4],
    ["rested a week once", everyDay.filter((day) => day < 8 || day > 14), 9],
  ])("%s", (_, days, silent) => {
    expect(longestUsualSilence(days)).toBe(silent * DAY_MS);
  });

  test("nine days with arrivals are none", () => {
    expect(longestUsualSilence(everyDay.slice(0, 9))).toBeNull();
    expect(longestUsualSilence([])).toBeNull();
  });
});

describe("a connection that goes quiet is told", () => {
  /** Deliveries that arrived once a day, the last of them so long ago. */
  async function deliveredDaily(days: number, silentMs: number): Promise<void> {
    const last = shop.context.now() - silentMs;
    await shop.context.db.run(sql`
      INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, created_at,
        updated_at, finished_at)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${days})
      SELECT ${shop.context.tenantId}, printf('dlv_%026d', i), ${shop.connectionId}, 'sales', 's' || i, 1, 'accepted',
        'delivered', 1, 1, ${last} - (i - 1) * ${DAY_MS} FROM n`);
  }
  async function day(): Promise<void> {
    await daily(shop.context);
    shop.context.clock.advance(2 * MINUTE_MS);
    await tellAlerts(shop.context);
  }

  test("once, and again only after something has arrived in between", async () => {
    await deliveredDaily(20, 2 * DAY_MS);
    await day();
    await day();
    expect(toMe()).toHaveLength(1);
    expect(toMe()[0]?.text).toMatch(/não passa nada desde .*Confira se o CRM continua enviando/s);
    await shop.deliver("v-1", plainSale());
    await tellAlerts(shop.context);
    shop.context.clock.advance(3 * DAY_MS);
    await day();
    expect(toMe()).toHaveLength(2);
  });

  test.each([
    ["one that was silent for less", 20, 1.9 * DAY_MS],
    ["one without a habit", 9, 10 * DAY_MS],
    ["one that has not been used for more than a month", 20, 36 * DAY_MS],
  ])("not %s", async (_, days, silentMs) => {
    await deliveredDaily(days, silentMs);
    await day();
    expect(toMe()).toEqual([]);
  });

  test("not one whose sales are on their way", async () => {
    await deliveredDaily(20, 3 * DAY_MS);
    await shop.put("v-1", plainSale());
    await day();
    expect(toMe()).toEqual([]);
  });

  test("not one whose sales have stopped, which is told already", async () => {
    await deliveredDaily(20, 3 * DAY_MS);
    await shop.put("v-1", plainSale({ customer: { name: "Sem documento" } }));
    await day();
    expect(toMe().map(({ text }) => /não passa nada/.test(text))).toEqual([false]);
  });
});

describe("the watchdog", () => {
  const operator = () => `suporte.${shop.context.tenantId}@example.com`.toLowerCase();
  const toOperator = () => mails.filter(({ to }) => to === operator());
  beforeEach(() =>
    person(operator(), (userId) => shop.context.db.orm.insert(operators).values({ userId, createdAt: 1 })),
  );

  test("tells the support team once of each stop of the tick, and nothing while it runs", async () => {
    await watchdog(shop.context);
    expect(toOperator()).toEqual([]);
    for (const stops of [1, 2]) {
      shop.context.clock.advance(16 * MINUTE_MS);
      for (let round = 0; round < 3; round++) {
        await watchdog(shop.context);
        shop.context.clock.advance(15 * MINUTE_MS);
      }
      expect(toOperator()).toHaveLength(stops);
      await beat(shop.context, "tick");
    }
    expect(toOperator()[0]?.text).toContain("não chega ao fim desde");
  });

  test("tries again when the mail does not leave", async () => {
    shop.context.clock.advance(16 * MINUTE_MS);
    mailFails = true;
    await watchdog(shop.context);
    mailFails = false;
    await watchdog(shop.context);
    expect(toOperator()).toHaveLength(1);
  });

  test("tells a company's alerts in the place of a tick that does not run", async () => {
    await shop.put("v-1", plainSale({ customer: { name: "Sem documento" } }));
    shop.context.clock.advance(16 * MINUTE_MS);
    await watchdog(shop.context);
    expect(toMe()).toHaveLength(1);
  });
});
