import { describe, expect, it } from "vitest";
import type { Row } from "../../../common/erp.ts";
import { CODES, Field, type FieldOptions } from "../field.ts";
import { deleteInAuvo, writesIn } from "./auvo-api.ts";

const PRODUCT = String(CODES.product);
const POSITION_OF = (product: string, place: number) => String(Number(product) * 1000 + (place % 1000));

async function synced(options: FieldOptions = {}): Promise<Field> {
  const field = await Field.open({ flows: ["products", "stock"], ...options });
  await field.settle();
  return field;
}

/** What Omie has available of each product at a place, as whole pieces. */
async function levels(field: Field, place: number): Promise<Map<string, number>> {
  const rows = (await field.omie.stored("positions")).filter(({ placeId }) => placeId === place);
  return new Map(
    rows.map(({ productId, physical, reserved }) => [
      String(productId),
      Math.max(0, Math.floor((Number(physical) - Number(reserved)) / 10_000)),
    ]),
  );
}

async function inAuvo({ auvo }: Field): Promise<Map<string, Row>> {
  return new Map((await auvo.stored("products")).map((row) => [String(row.externalId), row]));
}

/** @param pieces how many there are physically */
const setStock = (field: Field, pieces: number) =>
  field.omie.change("positions", POSITION_OF(PRODUCT, CODES.place), {
    physical: pieces * 10_000,
    reserved: 0,
  });

describe("stock levels follow Omie", () => {
  it("of the chosen location, for every product that Auvo has", async () => {
    const field = await synced();
    const wanted = await levels(field, CODES.place);
    const held = [...(await inAuvo(field))].filter(
      ([externalId, { active }]) => wanted.has(externalId) && active,
    );
    expect(held.length).toBeGreaterThan(20);
    for (const [externalId, { totalStock }] of held) {
      expect(totalStock, externalId).toBe(wanted.get(externalId));
    }
  });

  it("with the next round, one call for one changed level", async () => {
    const field = await synced();
    await setStock(field, 77);
    const before = await writesIn(field.auvo);
    await field.round();
    expect(await writesIn(field.auvo)).toBe(before + 1);
    expect((await inAuvo(field)).get(PRODUCT)).toMatchObject({ totalStock: 77 });
  });

  it("and a round without changes writes nothing", async () => {
    const field = await synced();
    const before = await writesIn(field.auvo);
    await field.round();
    expect(await writesIn(field.auvo)).toBe(before);
  });

  it("what Omie has less than nothing of is nothing, and parts of a piece are not told", async () => {
    const field = await synced();
    await setStock(field, -3);
    await field.round();
    expect((await inAuvo(field)).get(PRODUCT)).toMatchObject({ totalStock: 0 });
    await setStock(field, 12.75);
    await field.round();
    expect((await inAuvo(field)).get(PRODUCT)).toMatchObject({ totalStock: 12 });
  });
});

describe("levels of products that Auvo does not have", () => {
  it("wait for the product, and go with it", async () => {
    const field = await Field.open({ flows: ["stock"] });
    const own = (await inAuvo(field)).get(PRODUCT);
    await deleteInAuvo(field, `/products/${own?.id}`);
    await setStock(field, 55);
    await field.settle();
    expect((await field.logged("auvo_stock.waiting")).length).toBeGreaterThan(0);
    await field.switchFlows(["products", "stock"]);
    await field.round();
    await field.settle();
    expect((await inAuvo(field)).get(PRODUCT)).toMatchObject({ totalStock: 55 });
  });

  it("make no product", async () => {
    const field = await Field.open({ flows: ["stock"] });
    const own = (await inAuvo(field)).get(PRODUCT);
    await deleteInAuvo(field, `/products/${own?.id}`);
    await field.settle();
    expect((await inAuvo(field)).has(PRODUCT)).toBe(false);
  });
});
