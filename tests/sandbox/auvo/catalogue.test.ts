import { describe, expect, it } from "vitest";
import { Auvo, resultOf } from "./auvo.ts";

const PRICES = { dollar: "$1,050.00", real: "R$ 1.050,00", comma: "1.050,00", dot: "1050.00", number: 1050 };
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("products", () => {
  it("have a code for addresses and a GUID for lines of tasks", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const created = await auvo.post("/products", { name: "Compressor", externalId: "901", totalStock: 3 });
    expect(created.httpStatus).toBe(201);
    const { code, productId, id } = resultOf(created);
    expect(productId).toMatch(GUID);
    expect(id).toBe(code);
    expect(resultOf(await auvo.get(`/products/${code}`))).toMatchObject({ productId, totalStock: 3 });
    expect((await auvo.get(`/products/${productId}`)).httpStatus).toBe(404);
    expect(await auvo.post("/products", { externalId: "x" })).toMatchObject({
      httpStatus: 400,
      json: { name: ["The name field is required."] },
    });
    expect((await auvo.call("DELETE", `/products/${code}`)).httpStatus).toBe(204);
    expect((await auvo.get(`/products/${code}`)).httpStatus).toBe(404);
  });

  it.each([
    [10.5, "105.00"],
    ["10.50", "1050.00"],
    [1234.99, "123499.00"],
    ["10,50", "10.50"],
    [10, "10.00"],
  ])("read the price %j of a POST with Brazil's separators", async (unitaryValue, stored) => {
    const auvo = await Auvo.open({ PRICE_OUT: "dot" }, "minimal");
    const created = resultOf(await auvo.post("/products", { name: "Peça", unitaryValue, externalId: "P" }));
    expect(created.unitaryValue).toBe(stored);
    const replaced = await auvo.put("/products", { externalId: "P", unitaryCost: unitaryValue });
    expect(replaced).toMatchObject({ httpStatus: 200, body: { result: { unitaryCost: stored } } });
  });

  it("read the price of a PATCH as it is meant; without the bug a POST does so too", async () => {
    const auvo = await Auvo.open({ PRICE_OUT: "dot" }, "minimal");
    expect(resultOf(await auvo.patch("/products/451", { unitaryValue: 10.5 })).unitaryValue).toBe("10.50");
    expect((await auvo.patch("/products/451", { unitaryValue: "ten" })).httpStatus).toBe(400);
    await auvo.provider.setSwitches({ PRICE_BUG: false });
    const created = await auvo.post("/products", { name: "Peça", unitaryValue: 10.5 });
    expect(resultOf(created).unitaryValue).toBe("10.50");
  });

  it("show prices as formatted text, or as the switch says", async () => {
    const auvo = await Auvo.open({}, "minimal");
    await auvo.patch("/products/451", { unitaryValue: 1050 });
    for (const [form, shown] of Object.entries(PRICES)) {
      await auvo.provider.setSwitches({ PRICE_OUT: form });
      expect(resultOf(await auvo.get("/products/451")).unitaryValue).toBe(shown);
    }
    await auvo.provider.setSwitches({ PRICE_OUT: null });
    expect(resultOf(await auvo.get("/products/451")).unitaryValue).toBe("$1,050.00");
  });

  it("take an absolute stock that leaves the technicians' alone, whole unless a switch says otherwise", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const van = { userId: 142_302, productId: 451, amount: 4 };
    expect((await auvo.put("/products/employee-product-stock", van)).httpStatus).toBe(200);
    expect(resultOf(await auvo.patch("/products/451", { totalStock: 12, active: "true" }))).toMatchObject({
      totalStock: 12,
      active: true,
      employeesStock: [{ userId: 142_302, amount: 4 }],
    });
    expect(await auvo.patch("/products/451", { totalStock: 2.5 })).toMatchObject({
      httpStatus: 400,
      body: { totalStock: [expect.any(String)] },
    });
    for (const [value, stored] of [
      ["truncate", 2],
      ["keep", 2.5],
    ] as const) {
      await auvo.provider.setSwitches({ DECIMAL_STOCK: value });
      expect(resultOf(await auvo.patch("/products/451", { totalStock: 2.5 })).totalStock).toBe(stored);
    }
  });

  it("lose neither of two changes at once", async () => {
    const auvo = await Auvo.open({ PRICE_OUT: "number" });
    const changes = [
      { totalStock: 8 },
      { unitaryValue: 12.34 },
      { name: "Gás" },
      { externalId: "9" },
      { unitaryCost: 3 },
    ];
    await Promise.all(changes.map((change) => auvo.patch("/products/460", change)));
    expect(resultOf(await auvo.get("/products/460"))).toMatchObject(Object.assign({}, ...changes));
  });

  it("are filtered by code, externalId and stock, and know no date", async () => {
    const auvo = await Auvo.open();
    const all = await auvo.rows("/products");
    expect(all).toHaveLength(60);
    expect(await auvo.rows("/products", { externalId: all[3]?.externalId })).toEqual([all[3]]);
    expect(await auvo.rows("/products", { id: all[5]?.code })).toEqual([all[5]]);
    expect(await auvo.rows("/products", { active: false })).toHaveLength(2);
    expect(await auvo.rows("/products", { dateLastUpdate: "2099-01-01" })).toHaveLength(60);
    const low = await auvo.rows("/products", { lowerThanMinimumStock: true });
    expect(low).toEqual(all.filter((row) => Number(row.totalStock) < Number(row.minimumStock)));
  });
});

describe("product categories", () => {
  it("are created, met by externalId, changed and deleted", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const { id } = resultOf(
      await auvo.post("/productcategories", { description: "Filtros", externalId: "F" }),
    );
    const changed = await auvo.put("/productCategories", { externalId: "F", description: "Filtros de ar" });
    expect(changed).toMatchObject({
      httpStatus: 200,
      body: { result: { id, description: "Filtros de ar" } },
    });
    expect((await auvo.patch("/products/451", { categoryId: id })).httpStatus).toBe(200);
    expect((await auvo.patch("/products/451", { categoryId: 1 })).httpStatus).toBe(400);
    expect((await auvo.call("DELETE", `/productcategories/${id}`)).httpStatus).toBe(204);
  });
});

describe("services", () => {
  it("have a GUID as id and an externalCode that is unique", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const service = { title: "Limpeza", price: 99.9, externalCode: "S1" };
    const created = await auvo.post("/services", service);
    expect(created.httpStatus).toBe(201);
    const { id } = resultOf(created);
    expect(id).toMatch(GUID);
    expect(resultOf(await auvo.get(`/services/${id}`))).toMatchObject({ ...service, active: true });
    expect(await auvo.post("/services", service)).toMatchObject({
      httpStatus: 400,
      body: { target: "externalCode" },
    });
    expect(resultOf(await auvo.put("/services", { externalCode: "S1", price: 120 }))).toMatchObject({
      id,
      title: "Limpeza",
      price: 120,
    });
    expect(resultOf(await auvo.patch(`/services/${id}`, { price: "12.34" })).price).toBe(12.34);
    await auvo.provider.setSwitches({ SERVICE_PRICE_OUT: "string" });
    expect(await auvo.rows("/services", { externalCode: "S1" })).toMatchObject([{ id, price: "12.34" }]);
    expect((await auvo.get("/services/obterListaServicos")).body.result).toHaveLength(2);
  });
});

describe("task types", () => {
  it("answer 500 to a new one and 200 to a new description that is not kept", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const [type] = await auvo.rows("/taskTypes", { description: "preventiva" });
    expect(type).toHaveProperty("standartTime");
    expect((await auvo.post("/tasktypes", { description: "Nova" })).httpStatus).toBe(500);
    expect((await auvo.patch(`/tasktypes/${type?.id}`, { description: "Outra" })).httpStatus).toBe(200);
    expect(resultOf(await auvo.get(`/tasktypes/${type?.id}`)).description).toBe("Preventiva");
    await auvo.provider.setSwitches({ TASK_TYPE_POST_FAILS: false, TASK_TYPE_SPELLING: "standard" });
    const created = await auvo.post("/tasktypes", { description: "Nova" });
    expect(created).toMatchObject({ httpStatus: 201, body: { result: { standardTime: "01:00:00" } } });
  });
});
