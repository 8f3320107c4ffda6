import { describe, expect, it } from "vitest";
import { Field } from "../field.ts";
import { writesIn } from "./auvo-api.ts";

const FLOWS = ["customers", "products", "stock"];

describe("a storm of lost answers, broken ones and dead tokens at both systems", () => {
  it.each([1, 2])(
    "leaves each customer and product once, with its price (seed %i)",
    { timeout: 120_000 },
    async (seed) => {
      const field = await Field.open({ flows: FLOWS, seed: "minimal" });
      await field.omie.act("POST", "/grow", { customers: 14, products: 14 });
      const often = { probability: 0.06, seed };
      await field.auvo.inject(
        { kind: "lost_answer", ...often },
        { kind: "html_502", commit: true, ...often },
        { kind: "truncated_json", ...often },
        { kind: "unauthorized", ...often },
      );
      await field.omie.inject({ kind: "html_503", probability: 0.2, seed });
      for (let round = 0; round < 6; round++) await field.round();
      await field.auvo.act("POST", "/sessions/revoke");
      await field.auvo.clearFaults();
      await field.omie.clearFaults();
      for (let round = 0; round < 4; round++) await field.round();
      await field.settle(80);

      const deliveries = await field.allDeliveries();
      expect(deliveries.filter(({ state }) => state !== "delivered" && state !== "superseded")).toEqual([]);
      const [customers, products] = [
        await field.auvo.stored("customers"),
        await field.auvo.stored("products"),
      ];
      for (const rows of [customers, products]) {
        const codes = rows.map(({ externalId }) => externalId).filter((code) => code !== "");
        expect(new Set(codes).size).toBe(codes.length);
      }
      expect(customers.length).toBeGreaterThanOrEqual(14);
      expect(products.length).toBeGreaterThanOrEqual(11);
      const records = await field.omie.stored("produtos");
      const prices = new Map(
        records.map(({ id, body }) => [String(id), (body as { valor_unitario: number }).valor_unitario]),
      );
      for (const { externalId, unitaryValue } of products) {
        expect(Number(unitaryValue), String(externalId)).toBe(prices.get(String(externalId)));
      }

      const before = await writesIn(field.auvo);
      await field.round();
      expect(await writesIn(field.auvo)).toBe(before);
    },
  );
});
