import { describe, expect, test } from "vitest";
import { importVehicles } from "../../../../src/services/vehicles/import-vehicles.ts";
import { Association, type AssociationOptions } from "./association.ts";

/** Lists that move while an import reads them: rows shift, and vehicles change from a list to another. */

const PRODUCT = "71";
const PLATE = "OWB3K54";

/** Imports once, gives the vehicle its contract, and has `act` happen when the next import asks for what `path` names. */
async function openMoving(options: AssociationOptions) {
  let next: { path: RegExp; act: () => Promise<unknown>; skip: number } | undefined;
  const association = await Association.open({
    ...options,
    context: {
      fetch: async (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
        const answer = await fetch(input, init);
        if (next?.path.test(String(input)) && next.skip-- === 0) {
          const { act } = next;
          next = undefined;
          await act();
        }
        return answer;
      },
    },
  });
  await association.importAll();
  const vehicle = await association.vehicle(PLATE);
  await importVehicles(association.context, vehicle.clientId, [vehicle.id]);
  const requests = async () => (await association.journal()).map(({ path }) => path);
  return {
    association,
    vehicle,
    /** Once that was answered, so many times before. */
    after: (path: RegExp, act: () => Promise<unknown>, skip = 0) => {
      next = { path, act, skip };
    },
    situation: (situation: string) =>
      association.control("POST", `/vehicles/${vehicle.remoteId}/situation`, { situation }),
    takeProduct: (remoteId: string | null) =>
      association.control("DELETE", `/vehicles/${remoteId}/products/${PRODUCT}`),
    look: async () => {
      const { goneAt, standing } = await association.vehicle(PLATE);
      const { items } = await association.get<{ items: { state: string }[] }>("/v1/contracts");
      return [goneAt === null ? "there" : "gone", standing, items.map(({ state }) => state).join()];
    },
    requests,
  };
}

/** SGA fails so often when it is asked for one vehicle, always with null. */
const failWhenAsked = (association: Association, times: number | null) =>
  association.fault({ kind: "html_502", path: "/veiculo/buscar/*", method: "GET", times });

describe("a vehicle that moves from a list that is not read yet to one that is", () => {
  const paysUp = async (switches = {}) => {
    const moving = await openMoving({ mode: "manual", switches });
    await moving.situation("INADIMPLENTE");
    await moving.association.importAll();
    expect(await moving.look()).toEqual(["there", "overdue", "open"]);
    moving.after(/listar-veiculo-produto\/1\/0\//, () => moving.situation("ATIVO"));
    return moving;
  };

  test("is asked for, stays, and what it changed to is taken over", async () => {
    const { association, look } = await paysUp();
    expect(await association.importAll()).toMatchObject({
      state: "finished",
      vehicles: { updated: 1, ended: 0 },
    });
    expect(await look()).toEqual(["there", "active", "open"]);
  });

  test("an SGA that fails just then is asked again, and the import waits", async () => {
    const { association, look } = await paysUp();
    await failWhenAsked(association, 2);
    const id = await association.start();
    await association.drain();
    expect(await association.import(id)).toMatchObject({ phase: "closing", code: "erp_unavailable" });
    expect(await association.settle(id)).toMatchObject({ state: "finished", code: null });
    expect(await look()).toEqual(["there", "active", "open"]);
  });

  test("an SGA that never answers for it ends nothing", async () => {
    const { association, look } = await paysUp();
    await failWhenAsked(association, null);
    expect(await association.importAll()).toMatchObject({ state: "partial", code: "erp_failed" });
    expect(await look()).toEqual(["there", "overdue", "open"]);
  });

  test.each(["406", "404"])("where the key may not ask (%s), the lists alone tell", async (DENIAL) => {
    const { association, look } = await paysUp({ DENIED_ROUTES: ["/veiculo/buscar"], DENIAL });
    expect(await association.importAll()).toMatchObject({ state: "finished", vehicles: { ended: 1 } });
    expect(await look()).toEqual(["gone", "overdue", "ended"]);
  });
});

test("a row that shifts to a page that was read already is asked for, and stays", async () => {
  const { association, after, takeProduct, requests } = await openMoving({
    switches: { SYNC_PAGE_SIZE: 10 },
  });
  const before = (await association.vehicles()).filter(({ goneAt }) => goneAt === null);
  const [first] = before.toSorted((left, right) => Number(left.remoteId) - Number(right.remoteId));
  // One goes from the first page and one comes to the last: SGA's count stays what it was.
  after(/listar\/pagina\/2$/, async () => {
    await takeProduct(first?.remoteId ?? null);
    await association.control("POST", "/grow", { vehicles: 1, perAssociate: 1 });
  });
  const view = await association.importAll();
  expect(view).toMatchObject({ state: "finished", vehicles: { found: before.length + 1, ended: 0 } });
  expect((await requests()).filter((path) => path.includes("/buscar/chassi/"))).toHaveLength(1);
  // The one that went is missing in the next, and SGA says so.
  expect(await association.importAll()).toMatchObject({ vehicles: { found: before.length, ended: 1 } });
});

test("who is held up while the missing are asked for asks for the rest alone", async () => {
  const { association, after, takeProduct, requests } = await openMoving({
    switches: { SYNC_PAGE_SIZE: 100 },
  });
  const live = (await association.vehicles()).filter(({ standing }) => standing === "active").slice(0, 10);
  for (const { remoteId } of live) await takeProduct(remoteId);
  const connectionLost = () => Promise.reject(new TypeError("the connection is gone"));
  after(/sincronismo-produto-fornecedor\/buscar/, connectionLost, 8);
  expect(await association.importAll()).toMatchObject({ state: "finished", vehicles: { ended: 10 } });
  const asked = (await requests()).filter((path) => path.includes("/sincronismo-produto-fornecedor/buscar/"));
  // Eight, then two of which one fails, then these two again.
  expect(asked).toHaveLength(12);
});
