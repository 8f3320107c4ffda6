import { beforeAll, describe, expect, test } from "vitest";
import { CAST, type CastAssociate } from "../../../../sandbox/sga/seed/cast.ts";
import { Association, openCompany } from "./association.ts";

/** What trips importers up, case by case, in both modes. */

describe.each(["sync", "manual"] as const)("imported in the %s mode", (mode) => {
  let association: Association;
  let clients: Awaited<ReturnType<Association["clients"]>>;
  let vehicles: Awaited<ReturnType<Association["vehicles"]>>;
  beforeAll(async () => {
    association = await Association.open({ mode });
    await association.importAll();
    [clients, vehicles] = [await association.clients(), await association.vehicles()];
  });

  const clientOf = (person: CastAssociate) =>
    clients.find(({ document, name }) => document === person.document && name === person.name);
  const vehiclesOf = (person: CastAssociate) =>
    vehicles.filter(({ clientId }) => clientId === clientOf(person)?.id);
  const platesOf = (person: CastAssociate) =>
    vehiclesOf(person)
      .map(({ plate }) => plate)
      .sort();

  test("a client without vehicles is none that has the product", () => {
    expect([clientOf(CAST.noVehicles), clientOf(CAST.buysVehicle)]).toEqual([undefined, undefined]);
  });

  test.each([
    ["one vehicle", CAST.oneVehicle, 1],
    ["five vehicles, of which one has another product", CAST.fiveVehicles, 4],
    ["forty vehicles", CAST.fleet, 40],
  ])("a client with %s", (_, person, count) => {
    expect(vehiclesOf(person)).toHaveLength(count);
  });

  test.each([
    ["a CNPJ", CAST.fleet],
    ["a CNPJ with letters", CAST.alphanumeric],
    ["a CPF that begins with zero", CAST.leadingZero],
    ["a CPF that cannot be", CAST.invalidCpf],
  ])("%s stays as it is", (_, person) => {
    expect(clientOf(person)).toMatchObject({ clientKey: person.document });
    expect(vehiclesOf(person)).not.toEqual([]);
  });

  test("an empty e-mail and a phone of brackets are none", () => {
    expect(clientOf(CAST.noEmail)).toMatchObject({
      email: null,
      phone: expect.stringMatching(/^\d{10,11}$/),
    });
    expect(clientOf(CAST.noPhone)).toMatchObject({ phone: null });
  });

  test("two new cars without a plate are two", () => {
    expect(vehiclesOf(CAST.zeroKm).map(({ plate, renavam }) => [plate, renavam])).toEqual([
      ["", null],
      ["", null],
    ]);
  });

  test("a car under its old and its Mercosul plate is one, which lives", () => {
    expect(vehiclesOf(CAST.newPlate)).toMatchObject([{ plate: "HGT3C61", standing: "active" }]);
  });

  test("a chassis of sixteen and none at all, a renavam of zeros", () => {
    expect(vehiclesOf(CAST.shortChassis)).toMatchObject([{ chassis: "LA1FB12345678901" }]);
    expect(vehiclesOf(CAST.noChassis)).toMatchObject([{ chassis: "" }]);
    expect(vehiclesOf(CAST.zeroRenavam)).toMatchObject([{ renavam: null }]);
  });

  test("a product that is linked and INATIVO is none; the list by situation does not tell, a look at the client does", async () => {
    const listed = vehiclesOf(CAST.endedProduct);
    expect(listed).toHaveLength(mode === "sync" ? 0 : 1);
    const client = clientOf(CAST.endedProduct);
    if (client === undefined) return;
    const { body } = await association.ask("post", `/v1/clients/${client.id}/vehicles/refresh`);
    expect(body).toMatchObject({ items: [{ plate: "PXY5H18", hasProduct: false }] });
  });

  test("a vehicle with several products is one", () => {
    expect(platesOf(CAST.twoProducts)).toEqual(["QRT6J90"]);
  });

  test("a situation that nobody has said the meaning of is never active", () => {
    expect(vehiclesOf(CAST.unheardOf)).toMatchObject([{ standing: "unknown" }]);
    expect(new Set(vehiclesOf(CAST.welcome).map(({ standing }) => standing))).toEqual(
      new Set(["active", "overdue", "unknown"]),
    );
  });

  test("a plate of two associates is two vehicles", () => {
    expect(vehiclesOf(CAST.formerPlate)).toMatchObject([{ plate: "HKL4Q83", standing: "ended" }]);
    expect(vehiclesOf(CAST.reusedPlate)).toMatchObject([{ plate: "HKL4Q83", standing: "active" }]);
  });

  test("a trailer is a vehicle of its own", () => {
    expect(platesOf(CAST.trailer)).toEqual(["QPA5R14", "QPA5R15"]);
  });

  test("who owes money and is ATIVO is active", () => {
    expect(vehiclesOf(CAST.owesMoney)).toMatchObject([{ standing: "active" }]);
  });
});

describe.each(["sync", "manual"] as const)("over the days, in the %s mode", (mode) => {
  test("who falls behind and who leaves are active again once they are back; a contract that ended is made anew", async () => {
    const association = await Association.open({ mode });
    await association.importAll();
    const leaving = await association.vehicle("QUV8N41");
    const address = `/v1/clients/${leaving.clientId}/vehicles/import`;
    const contracts = async () => {
      const { items } = await association.get<{ items: { state: string }[] }>(
        `/v1/contracts?vehicleId=${leaving.id}`,
      );
      return items.map(({ state }) => state);
    };
    await association.ask("post", address, { vehicleIds: [leaving.id] });
    const seen: unknown[] = [];
    for (let day = 0; day < 3; day++) {
      if (day > 0) {
        await association.control("POST", "/pass-day");
        await association.importAll();
      }
      seen.push([
        (await association.vehicle("PZC2M65")).standing,
        (await association.vehicle("QUV8N41")).standing,
        await contracts(),
      ]);
    }
    expect(seen).toEqual([
      ["active", "active", ["open"]],
      ["overdue", "ended", ["ended"]],
      ["active", "active", ["ended"]],
    ]);
    expect((await association.ask("post", address, { vehicleIds: [leaving.id] })).status).toBe(200);
    expect(await contracts()).toEqual(["open", "ended"]);
  });

  test("a plate that two living vehicles of two associates have is told", async () => {
    const association = await Association.open({ mode });
    await association.importAll();
    const former = (await association.vehicles()).find(
      ({ plate, standing }) => plate === "HKL4Q83" && standing === "ended",
    );
    await association.control("POST", `/vehicles/${former?.remoteId}/situation`, { situation: "ATIVO" });
    const view = await association.importAll();
    expect(view.state).toBe("finished");
    expect(view.errors).toContainEqual(expect.objectContaining({ subject: "HKL4Q83", code: "plate_shared" }));
    expect((await association.vehicles()).filter(({ plate }) => plate === "HKL4Q83")).toHaveLength(2);
  });

  test("as many vehicles as a page holds are one page, and none is nothing", async () => {
    const company = await openCompany({ seed: "minimal" });
    const association = await Association.open({ mode, company });
    expect(await association.importAll()).toMatchObject({ state: "finished", vehicles: { found: 0 } });
    await association.control("POST", "/grow", { vehicles: 500, perAssociate: 2 });
    for (const created of [500, 0]) {
      expect(await association.importAll()).toMatchObject({
        state: "finished",
        vehicles: { found: 500, created, ended: 0 },
        clients: { found: 250 },
      });
    }
    await association.control("POST", "/grow", { vehicles: 1 });
    expect(await association.importAll()).toMatchObject({ state: "finished", vehicles: { created: 1 } });
  });
});
