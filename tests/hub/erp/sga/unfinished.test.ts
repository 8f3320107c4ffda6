import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Gate } from "../../../../src/erp/gate.ts";
import { resolveAlerts } from "../../../../src/services/alerts/resolve-alerts.ts";
import { drainConnection } from "../../../../src/services/deliveries/drain-connection.ts";
import { importVehicles } from "../../../../src/services/vehicles/import-vehicles.ts";
import { createWebhook } from "../../../../src/services/webhooks/create-webhook.ts";
import { ERP_ORIGIN } from "../../common/constants.ts";
import { watchDatabase } from "../../common/watched-d1.ts";
import { Association } from "./association.ts";

/** Imports that are killed, refused, cut short or cancelled: nothing is lost, nothing doubled, nothing ended. */

const PAGES = { SYNC_PAGE_SIZE: 10 };

async function contents(association: Association) {
  const clients = new Map((await association.clients()).map(({ id, clientKey }) => [id, clientKey]));
  return (await association.vehicles()).map(({ vehicleKey, plate, standing, clientId }) => ({
    vehicleKey,
    plate,
    standing,
    client: clients.get(clientId),
  }));
}

describe("a kill at any round trip to the database", () => {
  // Each kill at another moment: before the first page, between pages, at the end.
  const KILLS = 20;
  // Spread over the whole run, from before the first page to the end.
  test.each(Array.from({ length: KILLS }, (_, kill) => [kill] as const))(
    "number %i: the import goes on from its page, and all is as without it",
    async (kill) => {
      const usual = await Association.open({ switches: PAGES });
      const killed = await Association.open({ switches: PAGES, company: usual.company });
      const usualId = await usual.start();
      const whole = watchDatabase();
      await drainConnection({ ...usual.context, db: whole.db }, usual.connectionId);
      const view = await usual.import(usualId);
      expect(view.state).toBe("finished");
      const fatal = 3 + Math.floor((kill * (whole.trips.length - 3)) / KILLS);
      const id = await killed.start();
      let trips = 0;
      const { db } = watchDatabase(async () => {
        trips += 1;
        if (trips >= fatal) throw new Error("killed");
      });
      await expect(drainConnection({ ...killed.context, db }, killed.connectionId)).rejects.toThrow();
      killed.context.clock.advance(120_000);
      const end = await killed.settle(id);
      expect(end).toMatchObject({ state: "finished", clients: view.clients, vehicles: view.vehicles });
      expect(end.errorCount).toBe(view.errorCount);
      expect(await contents(killed)).toEqual(await contents(usual));
    },
  );
});

describe("a reading that is not complete", () => {
  test.each([
    ["a page is empty", "empty", "partial", "page_empty"],
    ["a page is refused", "refuse", "partial", "erp_refused"],
  ] as const)("%s: nothing is ended, and the import says why", async (_, behaviour, state, code) => {
    const association = await Association.open({ switches: PAGES });
    await association.importAll();
    const before = await association.vehicles();
    await association.control("POST", "/pages", { list: "sync", page: "3", behaviour, times: null });
    const view = await association.importAll();
    expect(view).toMatchObject({ state, code });
    expect(view.message).toMatch(/nada foi encerrado/i);
    expect(await association.vehicles()).toEqual(before);
  });

  test("opens one alert, which a later import that ends well closes", async () => {
    const association = await Association.open({ switches: PAGES });
    await association.control("POST", "/pages", { list: "sync", page: "3", behaviour: "empty", times: 2 });
    await association.importAll();
    await association.importAll();
    const { context, connectionId } = association;
    const alerts = () =>
      context.db.all(sql`SELECT cause, params ->> '$.code' AS code, count, resolved_at IS NULL AS open
        FROM alerts WHERE connection_id = ${connectionId}`);
    const stopped = { cause: "import_stopped", code: "page_empty", count: 2 };
    expect(await alerts()).toEqual([{ ...stopped, open: 1 }]);
    await resolveAlerts(context);
    expect(await alerts()).toEqual([{ ...stopped, open: 1 }]);
    expect(await association.importAll()).toMatchObject({ state: "finished" });
    await resolveAlerts(context);
    expect(await alerts()).toEqual([{ ...stopped, open: 0 }]);
  });

  test.each(["gateway", "cut", "break"] as const)("a page that is %s comes again", async (behaviour) => {
    const association = await Association.open({ switches: PAGES });
    await association.control("POST", "/pages", { list: "sync", page: "2", behaviour, times: 3 });
    const view = await association.importAll();
    expect(view).toMatchObject({ state: "finished", code: null });
    expect((await association.events()).filter((event) => event === "import.waits")).toHaveLength(1);
  });

  test("a page that fails is rung for when its import says that it goes on, not with the next tick", async () => {
    const association = await Association.open({ switches: PAGES });
    const { context } = association;
    await association.control("POST", "/pages", { list: "sync", page: "2", behaviour: "gateway", times: 1 });
    const id = await association.start();
    context.rung.length = 0;
    await association.drain();
    const { nextAttemptAt } = await association.import(id);
    const waitMs = Date.parse(nextAttemptAt ?? "") - context.now();
    expect(waitMs).toBeGreaterThan(1_000);
    expect(context.rung).toMatchObject([{ delaySeconds: Math.ceil(waitMs / 1_000) }]);
  });

  test("an SGA that Ponte leaves alone for a while is told in the import's words", async () => {
    const association = await Association.open({ switches: PAGES });
    const { context } = association;
    const until = context.now() + 60_000;
    const held: Gate = { enter: async () => ({ denied: "blocked", until }), close: async () => undefined };
    const id = await association.start();
    await drainConnection({ ...context, gate: () => held }, association.connectionId);
    expect(await association.import(id)).toMatchObject({
      state: "queued",
      code: "erp_unavailable",
      message: expect.stringContaining("aguardando o ERP voltar"),
      nextAttemptAt: new Date(until).toISOString(),
    });
  });

  test("a page that is refused from the first on leaves a failed import", async () => {
    const association = await Association.open();
    await association.control("POST", "/pages", {
      list: "sync",
      page: "1",
      behaviour: "refuse",
      times: null,
    });
    expect(await association.importAll()).toMatchObject({ state: "failed", code: "erp_refused" });
  });

  test("more vehicles vanish than the administrator accepts: none is ended", async () => {
    const association = await Association.open({ settings: { largestDropPercent: 0 } });
    await association.importAll();
    await association.control("POST", "/pass-day");
    const view = await association.importAll();
    expect(view).toMatchObject({ state: "partial", code: "drop_too_large", vehicles: { ended: 0 } });
    expect((await association.vehicle("OWB3K54")).goneAt).toBeNull();
  });

  test("a situation that the user does not see any more takes no vehicle with it", async () => {
    const association = await Association.open({ mode: "manual" });
    await association.importAll();
    await association.control("PATCH", "/records/users/1", { hiddenSituations: ["1"] });
    const view = await association.importAll();
    expect(view).toMatchObject({ state: "partial", code: "situations_vanished" });
    expect((await association.vehicles()).every(({ goneAt }) => goneAt === null)).toBe(true);
  });

  test("a situation that nobody was in may vanish", async () => {
    const association = await Association.open({ mode: "manual" });
    await association.importAll();
    await association.control("PATCH", "/records/users/1", { hiddenSituations: ["22"] });
    expect(await association.importAll()).toMatchObject({ state: "finished", code: null });
  });
});

test("a page costs as many rows as it has, however many vehicles are known", async () => {
  const association = await Association.open({ switches: PAGES });
  await association.start();
  const { db, trips } = watchDatabase();
  await drainConnection({ ...association.context, db }, association.connectionId);
  const compared = trips.filter(({ statements }) => statements.join().includes("vehicles_by_chassis"));
  expect(compared.length).toBeGreaterThan(5);
  // A row of a page has three traits, each with the vehicle and its client, and a client of its own.
  for (const { rowsRead } of compared) expect(rowsRead).toBeLessThan(10 * 12);
});

describe("one import at a time", () => {
  test("of clicks in one moment one starts", async () => {
    const association = await Association.open();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        association.ask("post", `/v1/connections/${association.connectionId}/imports`),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: "import_running" });
  });

  test("one that is started while the connection is worked is rung for once that is over", async () => {
    const association = await Association.open();
    const { context, connectionId } = association;
    await association.drain();
    context.rung.length = 0;
    let isStarted = false;
    const { db } = watchDatabase(async (statements) => {
      if (isStarted || !statements.some((text) => text.includes("NOT EXISTS"))) return;
      isStarted = true;
      await association.start();
    });
    await drainConnection({ ...context, db }, connectionId);
    expect(isStarted).toBe(true);
    expect(context.rung.map(({ urgent }) => urgent)).toEqual([true, false]);
  });

  test("a cancelled one ends where it stands, whoever works on it, and another may start", async () => {
    const association = await Association.open({ switches: PAGES });
    const id = await association.start();
    const { db } = watchDatabase(async (statements) => {
      if (statements.some((text) => text.includes("INSERT INTO import_pages"))) {
        await association.ask("post", `/v1/imports/${id}/cancel`);
      }
    });
    await drainConnection({ ...association.context, db }, association.connectionId);
    expect(await association.import(id)).toMatchObject({ state: "cancelled", code: "cancelled" });
    expect((await association.ask("post", `/v1/imports/${id}/cancel`)).status).toBe(200);
    const view = await association.importAll();
    expect(view.state).toBe("finished");
    const over = await association.ask("post", `/v1/imports/${view.id}/cancel`);
    expect(over.body).toMatchObject({ code: "import_over", status: 409 });
  });
});

describe("contract and service order", () => {
  async function imported(plates: readonly string[]) {
    const association = await Association.open();
    await association.importAll();
    const vehicles = await Promise.all(plates.map((plate) => association.vehicle(plate)));
    return { association, vehicles, clientId: vehicles[0]?.clientId ?? "" };
  }

  test("are one of each for each vehicle, also with double clicks", async () => {
    const { association, vehicles, clientId } = await imported(["PUA1020", "PUB2C31"]);
    const body = { vehicleIds: vehicles.map(({ id }) => id) };
    const address = `/v1/clients/${clientId}/vehicles/import`;
    const answers = await Promise.all([1, 2, 3, 4].map(() => association.ask("post", address, body)));
    const created = answers.flatMap(({ body: answer }) => {
      const { items } = answer as { items: { vehicleId: string; contractId: string; created: boolean }[] };
      return items;
    });
    expect(created.filter((item) => item.created)).toHaveLength(2);
    expect(new Set(created.map(({ contractId }) => contractId)).size).toBe(2);
    const contracts = await association.get<{ items: object[] }>(`/v1/contracts?clientId=${clientId}`);
    const orders = await association.get<{ items: object[] }>(`/v1/service-orders?clientId=${clientId}`);
    expect([contracts.items.length, orders.items.length]).toEqual([2, 2]);
    expect((await association.events()).filter((event) => event === "contract.created")).toHaveLength(2);
  });

  test("and the end of an import are told to the company's addresses, once each", async () => {
    const association = await Association.open();
    const events = ["import.finished", "contract.created", "service_order.created"] as const;
    await createWebhook(association.context, { url: `${ERP_ORIGIN}/told`, events: [...events] });
    const { id } = await association.importAll();
    const vehicle = await association.vehicle("PUA1020");
    const address = `/v1/clients/${vehicle.clientId}/vehicles/import`;
    await Promise.all([1, 2, 3].map(() => association.ask("post", address, { vehicleIds: [vehicle.id] })));
    const told = await association.context.db.all(
      sql`SELECT event, data FROM webhook_messages WHERE tenant_id = ${association.context.tenantId} ORDER BY event`,
    );
    expect(told.map(({ event, data }) => [event, JSON.parse(String(data))])).toMatchObject([
      ["contract.created", { vehicleId: vehicle.id }],
      ["import.finished", { importId: id, state: "finished" }],
      ["service_order.created", { vehicleId: vehicle.id, kind: "installation" }],
    ]);
  });

  test("are both there or both not after a crash", async () => {
    const { association, vehicles, clientId } = await imported(["PUA1020"]);
    const { db } = watchDatabase(async (statements) => {
      if (statements.some((text) => text.includes("INSERT INTO contracts"))) throw new Error("killed");
    });
    const ids = vehicles.map(({ id }) => id);
    await expect(importVehicles({ ...association.context, db }, clientId, ids)).rejects.toThrow();
    expect((await association.get<{ items: object[] }>("/v1/contracts")).items).toEqual([]);
    const [made] = await importVehicles(association.context, clientId, ids);
    expect(made).toMatchObject({ created: true, serviceOrderId: expect.stringMatching(/^svo_/) });
  });

  test("are for vehicles that count: what ended or is unknown is named, and nothing is made", async () => {
    const { association, vehicles, clientId } = await imported(["PUA1020", "PUD4E53"]);
    const body = { vehicleIds: vehicles.map(({ id }) => id) };
    const answer = await association.ask("post", `/v1/clients/${clientId}/vehicles/import`, body);
    expect(answer.body).toMatchObject({
      code: "vehicle_not_active",
      errors: [{ path: "vehicleIds.1", code: "vehicle_not_active" }],
    });
    expect((await association.get<{ items: object[] }>("/v1/contracts")).items).toEqual([]);
    const stranger = await association.vehicle("BRA2E19");
    const foreign = await association.ask("post", `/v1/clients/${clientId}/vehicles/import`, {
      vehicleIds: [stranger.id],
    });
    expect(foreign.body).toMatchObject({ code: "vehicle_not_found", status: 404 });
  });

  test("end when a complete import no longer holds the vehicle; the order is not carried out any more", async () => {
    const { association, vehicles, clientId } = await imported(["OWB3K54"]);
    await importVehicles(
      association.context,
      clientId,
      vehicles.map(({ id }) => id),
    );
    await association.control("POST", "/pass-day");
    await association.importAll();
    const { items } = await association.get<{ items: object[] }>("/v1/contracts");
    expect(items).toMatchObject([{ state: "ended", endReason: "product_gone" }]);
    const orders = await association.get<{ items: object[] }>("/v1/service-orders");
    expect(orders.items).toMatchObject([{ state: "cancelled" }]);
  });
});
