import { describe, expect, it } from "vitest";
import { CLIMA_SUL_PRODUCTS } from "../../../../../sandbox/shared/clima-sul-catalogue.ts";
import type { Row } from "../../../common/erp.ts";
import { CODES, Field, type FieldOptions } from "../field.ts";
import { deleteInAuvo, writesIn } from "./auvo-api.ts";

/** In the cast every tenth product never moved, and every seventh is not linked in Auvo. */
const NEVER_MOVED = 9;
const UNLINKED = 6;
const code = (index: number) => String(CODES.product + index);

async function synced(options: FieldOptions = {}): Promise<Field> {
  const field = await Field.open({ flows: ["products"], ...options });
  await field.settle();
  return field;
}

async function inAuvo({ auvo }: Field): Promise<Map<string, Row>> {
  return new Map((await auvo.stored("products")).map((row) => [String(row.externalId), row]));
}

const edit = (field: Field, index: number, body: Row) =>
  field.omie.act("PATCH", `/edits/produtos/${code(index)}`, body);

/** A company whose Auvo knows one product: all others are new there. */
const almostEmpty = async (options: FieldOptions = {}): Promise<Field> => {
  const field = await Field.open({ flows: ["products"], ...options });
  for (const { id } of await field.auvo.stored("products")) await deleteInAuvo(field, `/products/${id}`);
  return field;
};

const moved = CLIMA_SUL_PRODUCTS.map((product, index) => ({ ...product, index })).filter(
  ({ index }) => index % 10 !== NEVER_MOVED,
);

describe("products of the chosen stock location reach Auvo", () => {
  it("each one once, those of the location only, the inactive ones not", async () => {
    const field = await almostEmpty();
    await field.settle();
    const wanted = moved.filter(({ isInactive }) => !isInactive).map(({ omieCode }) => String(omieCode));
    const codes = (await field.auvo.stored("products")).map(({ externalId }) => externalId);
    expect(codes.sort()).toEqual(wanted.sort());
  });

  it("and those of another location, where that is chosen", async () => {
    const field = await Field.open({
      flows: ["products"],
      settings: { omieStockLocationId: String(CODES.van) },
    });
    await field.settle();
    const subjects = (await field.allDeliveries()).map(({ subject }) => subject);
    const inVan = moved.filter(({ index }) => index % 4 === 0).map(({ omieCode }) => String(omieCode));
    expect(subjects.sort()).toEqual(inVan.sort());
  });

  it("are met by their name where nothing links them, and then are linked", async () => {
    const field = await Field.open({ flows: ["products"] });
    const before = await field.auvo.stored("products");
    const unlinked = before.find(({ name }) => name === CLIMA_SUL_PRODUCTS[UNLINKED]?.name);
    await field.settle();
    expect((await inAuvo(field)).get(code(UNLINKED))).toMatchObject({ id: unlinked?.id });
    const names = (await field.auvo.stored("products")).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("nothing is read without a chosen location", async () => {
    const field = await synced({ settings: { omieStockLocationId: undefined } });
    expect(await field.omie.calls()).toEqual([]);
    expect(await field.allDeliveries()).toEqual([]);
  });
});

describe("prices", () => {
  const priced = new Map(moved.map(({ omieCode, price }) => [String(omieCode), price]));

  it.each([
    ["with the bug that takes a dot for thousands", { PRICE_BUG: true }],
    ["without it", { PRICE_BUG: false }],
    ["shown in reais", { PRICE_OUT: "real" }],
    ["shown as numbers", { PRICE_OUT: "number" }],
  ])("arrive to the cent %s", async (_, auvo) => {
    const field = await almostEmpty({ auvo });
    await field.settle();
    const rows = await field.auvo.stored("products");
    expect(rows.length).toBeGreaterThan(20);
    for (const { externalId, unitaryValue } of rows) {
      expect(Number(unitaryValue), String(externalId)).toBe(Number(priced.get(String(externalId))));
    }
  });

  it("are looked at once for each number of decimals, and a new product is not read", async () => {
    const field = await almostEmpty();
    const before = (await field.auvo.calls()).length;
    const had = (await field.auvo.stored("products")).length;
    await field.settle();
    const made = (await field.auvo.stored("products")).length - had;
    const calls = (await field.auvo.calls()).slice(before);
    expect(made).toBeGreaterThan(20);
    const looks = calls.filter((path) => /^\/products\/\d+$/.test(path)).length - made;
    expect(looks).toBeLessThanOrEqual(3);
  });

  it("a new price in Omie is the price in Auvo after the next round", async () => {
    const field = await synced();
    await edit(field, 0, { valor_unitario: 1234.5 });
    await field.round();
    expect((await inAuvo(field)).get(code(0))).toMatchObject({ unitaryValue: "1234.50" });
  });
});

describe("only what changed travels", () => {
  it("a second round writes nothing", async () => {
    const field = await synced();
    const before = await writesIn(field.auvo);
    await field.round();
    expect(await writesIn(field.auvo)).toBe(before);
    expect(before).toBeGreaterThan(0);
  });

  it("what Auvo holds already is not written", async () => {
    const field = await synced();
    const linked = moved.filter(({ index, isInactive }) => index % 7 !== UNLINKED && !isInactive).length;
    expect(moved.length - linked).toBeGreaterThan(0);
    expect(await writesIn(field.auvo)).toBeLessThan(linked);
  });

  it("a product that becomes inactive in Omie is so in Auvo, and nothing is removed", async () => {
    const field = await synced();
    const before = (await field.auvo.stored("products")).length;
    await edit(field, 0, { inativo: "S" });
    await field.round();
    expect((await inAuvo(field)).get(code(0))).toMatchObject({ active: false });
    expect(await field.auvo.stored("products")).toHaveLength(before);
  });

  it("a list of Omie's that came back empty removes nothing", async () => {
    const field = await synced();
    const before = await field.auvo.stored("products");
    const message = "ERROR: Não existem registros para a página [1]!";
    await field.omie.inject({ kind: "refuse", path: "/estoque", message });
    await field.round();
    const answers = (await field.omie.journal()).map(({ fault }) => fault);
    expect(answers).toContain("refuse");
    expect(await field.auvo.stored("products")).toEqual(before);
  });
});

describe("lost answers", () => {
  it("of a new product make no second one", async () => {
    const field = await almostEmpty();
    await field.auvo.inject({ method: "POST", path: "/products", kind: "lost_answer", times: 3 });
    await field.settle(80);
    const codes = (await field.auvo.stored("products")).map(({ externalId }) => externalId);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBe(moved.filter(({ isInactive }) => !isInactive).length);
  });

  it("of its price leave no product without a price", async () => {
    const field = await almostEmpty();
    await field.auvo.inject({ method: "PATCH", path: "/products", kind: "html_502", times: 3 });
    await field.settle(80);
    const rows = await field.auvo.stored("products");
    expect(rows.filter(({ unitaryValue }) => Number(unitaryValue) === 0)).toEqual([]);
  });
});
