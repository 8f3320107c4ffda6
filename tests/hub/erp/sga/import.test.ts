import { describe, expect, test } from "vitest";
import { CAST } from "../../../../sandbox/sga/seed/cast.ts";
import { Association } from "./association.ts";

/** What a full import of the association brings, whichever way it is read. */

const LIVE = new Set(["active", "overdue", "blocked", "unknown"]);

describe.each(["sync", "manual"] as const)("an import in the %s mode", (mode) => {
  test("brings every vehicle that has the product, with its client, and each case as it is meant", async () => {
    const association = await Association.open({ mode });
    const view = await association.importAll();
    expect(view).toMatchObject({ state: "finished", code: null, phase: "done" });
    const rows = await association.vehicles();
    expect(view.vehicles).toMatchObject({ created: rows.length, updated: 0, ended: 0 });
    expect(view.clients.created).toBe((await association.clients()).length);
    expect(view.clients.found).toBe(view.clients.created);

    const byPlate = (plate: string) => rows.filter((row) => row.plate === plate);
    const clientOf = async (plate: string) => {
      const [row] = byPlate(plate);
      return (await association.clients()).find(({ id }) => id === row?.clientId);
    };
    // CPF with a leading zero, CNPJ, a fleet of forty.
    expect(await clientOf("OPQ4A55")).toMatchObject({ document: CAST.leadingZero.document });
    const fleet = (await association.clients()).find(({ document }) => document === CAST.fleet.document);
    expect(rows.filter(({ clientId }) => clientId === fleet?.id)).toHaveLength(40);
    // Plates in any spelling; a vehicle without the product is not there; ended ones are, as ended.
    expect(byPlate("PUA1020")).toMatchObject([{ standing: "active" }]);
    expect(byPlate("PUB2C31")).toHaveLength(1);
    expect(byPlate("PUC3D42")).toMatchObject([{ standing: "overdue" }]);
    expect(byPlate("PUD4E53")).toMatchObject([{ standing: "ended" }]);
    expect(byPlate("PUE5F64")).toHaveLength(0);
    // The product is linked and INATIVO, which the list by situation does not tell.
    expect(byPlate("PXY5H18")).toHaveLength(mode === "sync" ? 0 : 1);
    expect(byPlate("QRT6J90")).toHaveLength(1);
    // Two new cars without a plate stay two.
    expect(rows.filter(({ chassis }) => chassis.startsWith("9BD281A22RYA0000"))).toHaveLength(2);
    // One car with an old and a Mercosul plate is one, and lives.
    expect(rows.filter(({ chassis }) => chassis === "9BGKS48U0DG200777")).toMatchObject([
      { plate: "HGT3C61", standing: "active" },
    ]);
    // One plate that was another car's of another client: two.
    expect(byPlate("HKL4Q83")).toHaveLength(2);
    expect(byPlate("RFK7G21")).toMatchObject([{ renavam: null }]);
    expect(byPlate("GLA0911")).toMatchObject([{ chassis: "LA1FB12345678901" }]);
    expect(byPlate("OLD1234")).toMatchObject([{ chassis: "" }]);
    // What nobody has said the meaning of is never active.
    expect(byPlate("RMA1P27")).toMatchObject([{ standing: "unknown" }]);
    expect(byPlate("SAB3U72")).toMatchObject([{ standing: "active" }]);
    expect(byPlate("SAB3U74")).toMatchObject([{ standing: "unknown" }]);
    const codes = view.errors.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(["unknown_situation", "document_invalid", "duplicate_record"]),
    );
    expect(codes).not.toContain("plate_shared");
    expect(view.errorCount).toBeGreaterThanOrEqual(view.errors.length);
    expect(rows.filter(({ standing }) => LIVE.has(standing)).every(({ goneAt }) => goneAt === null)).toBe(
      true,
    );
  });

  test("again changes no row", async () => {
    const association = await Association.open({ mode });
    await association.importAll();
    const [clients, vehicles] = [await association.clients(), await association.vehicles()];
    association.context.clock.advance(3_600_000);
    const view = await association.importAll();
    expect(view).toMatchObject({ state: "finished", vehicles: { created: 0, updated: 0 } });
    expect(view.clients).toMatchObject({ created: 0, updated: 0, unchanged: clients.length });
    expect(view.vehicles.unchanged).toBe(vehicles.length);
    expect(await association.clients()).toEqual(clients);
    expect(await association.vehicles()).toEqual(vehicles);
  });

  test("the next day takes over what changed, proposes a new owner, and marks what lost the product", async () => {
    const association = await Association.open({ mode });
    await association.importAll();
    const sold = await association.vehicle("HNM9L32");
    await association.control("POST", "/pass-day");
    const view = await association.importAll();
    expect(view.state).toBe("finished");
    expect(view.vehicles.ended).toBe(1);
    expect((await association.vehicle("OWB3K54")).goneAt).not.toBeNull();
    const buyer = (await association.clients()).find(
      ({ document }) => document === CAST.buysVehicle.document,
    );
    expect(await association.vehicle("HNM9L32")).toMatchObject({
      clientId: sold.clientId,
      proposedClientId: buyer?.id,
    });
    expect(view.errors.map(({ code }) => code)).toContain("owner_changed");
    expect(await association.vehicle("PZC2M65")).toMatchObject({ standing: "overdue" });
    expect(await association.vehicle("QUV8N41")).toMatchObject({ standing: "ended" });
    const answer = await association.ask(
      "post",
      `/v1/clients/${sold.clientId}/vehicles/${sold.id}/accept-owner`,
    );
    expect(answer.body).toMatchObject({ clientId: buyer?.id, proposedClientId: null });
    expect((await association.importAll()).vehicles).toMatchObject({ created: 0 });
    expect(await association.vehicle("HNM9L32")).toMatchObject({
      clientId: buyer?.id,
      proposedClientId: null,
    });
  });

  test("what the association's situations mean is what the administrator says", async () => {
    const situationMap = {
      "ativo boas-vindas": "active",
      "EM ANÁLISE DA DIRETORIA": "blocked",
      CANCELADO: "ignore",
    };
    const association = await Association.open({ mode, settings: { situationMap } });
    await association.importAll();
    expect(await association.vehicle("SAB3U72")).toMatchObject({ standing: "active" });
    expect(await association.vehicle("RMA1P27")).toMatchObject({ standing: "blocked" });
    await expect(association.vehicle("PUD4E53")).rejects.toThrow("0 vehicles");
  });
});

describe("SGA's lists, in every form that they are seen in", () => {
  test.each([
    ["pages as objects with numbers for keys", { SYNC_PAGES: "keyed" }],
    [
      "the other address of the pages",
      { SYNC_PREFIX: "sincronismo-produto", SYNC_COUNT_FIELD: "total_paginas" },
    ],
    ["no pages, the whole list at once", { SYNC_PAGED: false }],
    [
      "numbers for texts, masks, amounts with commas",
      { ID_TYPES: "number", DOCUMENTS_MASKED: true, MONEY: "brazilian" },
    ],
    ["more fields than usual", { SYNC_EXTRA_FIELDS: true }],
    ["small pages", { SYNC_PAGE_SIZE: 25 }],
  ])("%s: the same vehicles", async (_, switches) => {
    const [usual, other] = [await Association.open(), await Association.open({ switches })];
    await usual.importAll();
    expect(await other.importAll()).toMatchObject({ state: "finished" });
    const shape = async (association: Association) =>
      (await association.vehicles()).map(({ vehicleKey, plate, standing }) => ({
        vehicleKey,
        plate,
        standing,
      }));
    expect(await shape(other)).toEqual(await shape(usual));
  });

  test("the list by situation without pages, and answers of 200 for nothing, bring the same too", async () => {
    const [usual, other] = [
      await Association.open({ mode: "manual" }),
      await Association.open({ mode: "manual", switches: { PRODUCT_LIST_PAGES: false, EMPTY: "200" } }),
    ];
    await usual.importAll();
    expect(await other.importAll()).toMatchObject({ state: "finished" });
    expect((await other.vehicles()).map(({ vehicleKey }) => vehicleKey)).toEqual(
      (await usual.vehicles()).map(({ vehicleKey }) => vehicleKey),
    );
  });
});
