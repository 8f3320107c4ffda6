import { describe, expect, test } from "vitest";
import { importVehicles } from "../../../../src/services/vehicles/import-vehicles.ts";
import { Association } from "./association.ts";

/** What may be concluded from a vehicle that is on no page, and when. */

const PRODUCT = "71";

describe("a vehicle is gone after as many complete imports without it as the administrator says", () => {
  async function openWithContract() {
    const association = await Association.open({ settings: { absentRunsUntilGone: 2 } });
    await association.importAll();
    const vehicle = await association.vehicle("OWB3K54");
    await importVehicles(association.context, vehicle.clientId, [vehicle.id]);
    const products = `/vehicles/${vehicle.remoteId}/products`;
    return {
      association,
      remove: () => association.control("DELETE", `${products}/${PRODUCT}`),
      add: () => association.control("POST", products, {}),
      look: async () => {
        const { absentRuns, goneAt } = await association.vehicle("OWB3K54");
        const { items } = await association.get<{ items: { state: string }[] }>("/v1/contracts");
        return [absentRuns, goneAt === null ? "there" : "gone", items[0]?.state];
      },
    };
  }

  test("until then its contract stays open, and an incomplete import does not count", async () => {
    const { association, remove, look } = await openWithContract();
    await remove();
    expect(await association.importAll()).toMatchObject({ state: "finished", vehicles: { ended: 0 } });
    expect(await look()).toEqual([1, "there", "open"]);
    const page = { list: "sync", page: "1", behaviour: "refuse" };
    await association.control("POST", "/pages", { ...page, times: 1 });
    expect((await association.importAll()).state).toBe("failed");
    expect(await look()).toEqual([1, "there", "open"]);
    expect(await association.importAll()).toMatchObject({ state: "finished", vehicles: { ended: 1 } });
    expect(await look()).toEqual([2, "gone", "ended"]);
    expect((await association.importAll()).vehicles.ended).toBe(0);
  });

  test("one that comes back starts from zero, before it is gone and after", async () => {
    const { association, remove, add, look } = await openWithContract();
    const seen: unknown[] = [];
    for (const act of [remove, add, remove, async () => undefined, add]) {
      await act();
      await association.importAll();
      seen.push(await look());
    }
    expect(seen).toEqual([
      [1, "there", "open"],
      [0, "there", "open"],
      [1, "there", "open"],
      [2, "gone", "ended"],
      [0, "there", "ended"],
    ]);
  });
});

describe("a list that comes empty ends nothing, also the second time", () => {
  test.each([
    ["the pages and their count", "sync", { list: "sync" }, {}],
    ["the whole list", "sync", { list: "sync_whole" }, { SYNC_PAGED: false }],
    ["the first page of a situation", "manual", { list: "products", page: "1/0" }, {}],
    [
      "the first page of a situation, rows counted from 1",
      "manual",
      { list: "products", page: "1/0" },
      { VEHICLE_LIST_START: "row_from_1" },
    ],
    ["every situation", "manual", { list: "products" }, {}],
  ] as const)("%s (%s)", async (_, mode, page, switches) => {
    const association = await Association.open({ mode, switches });
    await association.importAll();
    const before = await association.vehicles();
    await association.control("POST", "/pages", { ...page, behaviour: "empty", times: null });
    for (let time = 0; time < 2; time++) {
      expect(await association.importAll()).toMatchObject({ state: "partial", code: "page_empty" });
      expect(await association.vehicles()).toEqual(before);
    }
  });

  test("a page in the middle of a situation, which only SGA's own count gives away", async () => {
    const association = await Association.open({ mode: "manual" });
    await association.control("POST", "/grow", { vehicles: 600, perAssociate: 3 });
    await association.importAll();
    const before = await association.vehicles();
    await association.control("POST", "/pages", {
      list: "products",
      page: "1/500",
      behaviour: "empty",
      times: 1,
    });
    expect(await association.importAll()).toMatchObject({ state: "partial", code: "page_empty" });
    expect(await association.vehicles()).toEqual(before);
    expect(await association.importAll()).toMatchObject({ state: "finished", vehicles: { ended: 0 } });
  });

  test("a situation that nobody is in any more is no failure", async () => {
    const association = await Association.open({ mode: "manual" });
    await association.importAll();
    const { remoteId } = await association.vehicle("PUC3D42");
    await association.control("POST", `/vehicles/${remoteId}/situation`, { situation: "ATIVO" });
    expect(await association.importAll()).toMatchObject({ state: "finished", vehicles: { updated: 1 } });
    expect(await association.vehicle("PUC3D42")).toMatchObject({ standing: "active", goneAt: null });
  });

  test("where the key opens no count, an empty situation is believed the second time", async () => {
    const association = await Association.open({
      mode: "manual",
      switches: { DENIED_ROUTES: ["/listar/veiculo"] },
    });
    await association.importAll();
    const { remoteId } = await association.vehicle("PUC3D42");
    await association.control("POST", `/vehicles/${remoteId}/situation`, { situation: "ATIVO" });
    expect(await association.importAll()).toMatchObject({ state: "partial", code: "page_empty" });
    expect(await association.importAll()).toMatchObject({ state: "finished", code: null });
  });
});
