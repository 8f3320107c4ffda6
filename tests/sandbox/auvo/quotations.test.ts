import { describe, expect, it } from "vitest";
import { rowOf, rowsOf } from "../provider.ts";
import { Auvo, resultOf } from "./auvo.ts";

describe("quotations", () => {
  it("are found by the name of their stage, which no endpoint lists", async () => {
    const auvo = await Auvo.open();
    const all = await auvo.rows("/quotations");
    expect(all).toHaveLength(15);
    const named = (name: string) => all.filter((row) => rowOf(row, "currentStage").description === name);
    expect(await auvo.rows("/quotations", { currentStage: "Aprovado" })).toEqual(named("Aprovado"));
    expect(named("Aprovado")).toHaveLength(3);
    expect(named("Cancelado").every((row) => rowOf(row, "currentStage").isCancelled === true)).toBe(true);
    expect(await auvo.rows("/quotations", { currentStage: "aprovado,Faturado" })).toHaveLength(6);
    expect((await auvo.list("/quotations", { currentStage: "Aprov" })).httpStatus).toBe(404);
    await auvo.provider.setSwitches({ STAGE_FILTER: "contains" });
    expect(await auvo.rows("/quotations", { currentStage: "Aprov" })).toHaveLength(3);
    expect((await auvo.get("/quotations/stages")).httpStatus).toBe(404);
  });

  it("tell lines, instalments and summary one by one only, unless the switch says otherwise", async () => {
    const auvo = await Auvo.open();
    const [brief] = await auvo.rows("/quotations");
    expect(brief).not.toHaveProperty("products");
    const whole = resultOf(await auvo.get(`/quotations/${brief?.publicId}`));
    expect(whole).toMatchObject(brief ?? {});
    await auvo.provider.setSwitches({ QUOTATION_LIST_BRIEF: false });
    expect((await auvo.rows("/quotations"))[0]).toEqual(whole);
    const [product] = rowsOf(whole, "products");
    expect(product).toMatchObject({ productId: expect.any(Number), unitaryValue: "1899.00" });
    expect(rowsOf(whole, "services")[0]?.serviceId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("have instalments and a summary that add up to the cent", async () => {
    const auvo = await Auvo.open({ QUOTATION_LIST_BRIEF: false });
    for (const quotation of await auvo.rows("/quotations")) {
      const summary = rowOf(quotation, "summary");
      const lines = [...rowsOf(quotation, "products"), ...rowsOf(quotation, "services")];
      const cents = lines.map(
        (line) =>
          Number(line.amount) * Math.round(Number(line.unitaryValue) * 100) -
          Math.round(Number(rowOf(line, "unitaryDiscount").value) * 100),
      );
      const gross = cents.reduce((total, part) => total + part, 0);
      expect(Math.round(Number(summary.grossTotalValue) * 100)).toBe(gross);
      const off = Math.round(Number(quotation.descount) * 100);
      const net = Math.round(Number(summary.netTotalValue) * 100);
      expect(net).toBe(gross - off);
      if (quotation.payment === null) continue;
      const parts = rowsOf(rowOf(quotation, "payment"), "installments");
      expect(parts.reduce((total, part) => total + Math.round(Number(part.value) * 100), 0)).toBe(net);
    }
  });

  it("are found by customers, users, products, request date and change", async () => {
    const auvo = await Auvo.open({ QUOTATION_LIST_BRIEF: false });
    const all = await auvo.rows("/quotations");
    const [first] = all;
    expect(await auvo.rows("/quotations", { customersId: [first?.customerId] })).toEqual([first]);
    expect(await auvo.rows("/quotations", { customerId: first?.customerId })).toHaveLength(15);
    const code = rowsOf(first ?? {}, "products")[0]?.productId;
    expect(await auvo.rows("/quotations", { productsId: [code] })).toContainEqual(first);
    const day = String(first?.requestDate).slice(0, 10);
    expect(await auvo.rows("/quotations", { requestStartDate: day, requestEndDate: day })).toEqual([first]);
    const moved = all[4];
    await auvo.control("POST", `/quotations/${moved?.publicId}/stage`, { stage: "Aprovado" });
    const today = new Date(Date.now() - 3 * 3600 * 1000).toISOString().slice(0, 10);
    const changed = await auvo.rows("/quotations", { lastUpdateStartDate: today });
    expect(changed).toMatchObject([
      {
        publicId: moved?.publicId,
        currentStage: { description: "Aprovado" },
        alterations: [{ value: "Aprovado" }],
      },
    ]);
    await auvo.provider.setSwitches({ QUOTATION_LAST_UPDATE_FILTER: false });
    expect(await auvo.rows("/quotations", { lastUpdateStartDate: today })).toHaveLength(15);
  });

  it("take back an external code and a stage by its number", async () => {
    const auvo = await Auvo.open();
    const [first, , approved] = await auvo.rows("/quotations");
    const statusId = rowOf(approved ?? {}, "currentStage").id;
    const path = `/quotations/${first?.publicId}`;
    expect((await auvo.patch(path, { externalCode: "PV-1", statusId })).httpStatus).toBe(200);
    expect(resultOf(await auvo.get(path))).toMatchObject({
      externalCode: "PV-1",
      currentStage: { description: "Aprovado" },
    });
    expect((await auvo.patch(path, { statusId: 1 })).httpStatus).toBe(400);
    expect((await auvo.patch(path, { total: 1 })).httpStatus).toBe(400);
    expect((await auvo.get("/quotations/1")).httpStatus).toBe(404);
  });

  it("may be for a lead, and are spelt as each edition of the docs says", async () => {
    const auvo = await Auvo.open();
    const [lead] = (await auvo.rows("/quotations")).filter((row) => row.customerId === 0);
    expect(lead).toMatchObject({ leadName: "Interessado pelo site", customerName: "" });
    await auvo.provider.setSwitches({
      QUOTATION_EDITION: "classic",
      QUOTATION_DATES: "date",
      ADDITIONAL_COSTS_KEY: "additionalCosts",
    });
    const classic = resultOf(await auvo.get(`/quotations/${lead?.publicId}`));
    expect(classic).toMatchObject({ CurrentStage: {}, taskID: 0, additionalCosts: [] });
    expect(classic.requestDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(rowsOf(classic, "products")[0]).toHaveProperty("amout");
    const created = await auvo.post("/quotations", { leadName: "Novo", externalCode: "X" });
    expect(created).toMatchObject({ httpStatus: 201, body: { result: { publicId: 1016 } } });
    expect((await auvo.post("/quotations", {})).httpStatus).toBe(400);
  });
});
