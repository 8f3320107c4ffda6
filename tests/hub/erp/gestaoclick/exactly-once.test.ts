import { describe, expect, test } from "vitest";
import { drainConnection } from "../../../../src/services/deliveries/drain-connection.ts";
import { fc } from "../../../common/properties.ts";
import type { Erp, Row } from "../../common/erp.ts";
import { expectOneRightSale } from "../../common/expect-sale.ts";
import { PRODUCT, SERVICE, saleInput } from "../../common/sales.ts";
import { Shop } from "../../common/shop.ts";

/** A whole sale against the ERP on its worst days: each fault once, at each kind of call, then all at random. */

const input = saleInput({
  items: [
    { ...PRODUCT, code: "N-1" },
    { ...SERVICE, code: "N-2", discount: "150.00" },
  ],
});
const KINDS = [
  "commit_then_error",
  "lost_answer",
  "truncated_json",
  "html_502",
  "html_503",
  "rate_limited",
  "refuse",
  "200_status_error",
  "unauthorized",
] as const;
const PATHS = ["/clientes", "/produtos", "/servicos", "/vendas"] as const;

async function expectNoneTwice(erp: Erp) {
  const { clientes, produtos, servicos } = await erp.state();
  expect(clientes.filter(({ nome }) => nome === "Padaria Sol")).toHaveLength(1);
  expect(produtos.filter(({ codigo_interno }) => codigo_interno === "N-1")).toHaveLength(1);
  expect(servicos.filter(({ codigo }) => codigo === "N-2")).toHaveLength(1);
}

describe("one fault at the create of each kind of record", () => {
  test.each(PATHS.flatMap((path) => KINDS.map((kind) => [kind, path] as const)))(
    "%s at POST %s",
    async (kind, path) => {
      const shop = await Shop.open();
      await shop.erp.inject({ kind, method: "POST", path });
      await shop.put("s-1", input);
      await shop.settle();
      // A refusal that stands is for a person, who mends and resends.
      const refused = kind === "refuse" || kind === "200_status_error";
      if ((await shop.delivery("s-1")).state === "dead") {
        expect(refused, "only a refusal may stop a delivery").toBe(true);
        await shop.resend("s-1");
        await shop.settle();
      }
      expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered" });
      await expectOneRightSale(shop.erp, input);
      await expectNoneTwice(shop.erp);
    },
  );

  test.each(["html_502", "lost_answer", "truncated_json", "unauthorized"] as const)(
    "a sale saved with its answer lost, and %s at the look-up",
    async (kind) => {
      const shop = await Shop.open();
      await shop.erp.inject(
        { kind: "lost_answer", method: "POST", path: "/vendas" },
        { kind, method: "GET", path: "/vendas", times: 3 },
      );
      expect(await shop.deliver("s-1", input)).toMatchObject({ state: "delivered" });
      await expectOneRightSale(shop.erp, input);
    },
  );
});

describe("killed at any call", () => {
  const calls = 9;

  test.each(
    Array.from({ length: calls * 2 }, (_, index) => [Math.floor(index / 2) + 1, index % 2 === 0] as const),
  )("call %i, before it leaves: %s", async (fatal, before) => {
    const shop = await Shop.open();
    await shop.put("s-1", input);
    let count = 0;
    const dying: typeof fetch = async (request, init) => {
      count += 1;
      if (count < fatal) return await fetch(request, init);
      // Neither the call nor anything after it happens: the process is gone, and its lease with it in time.
      if (count === fatal && !before) await (await fetch(request, init)).text();
      return await new Promise<never>(() => undefined);
    };
    shop.context.clock.advance(1_000);
    const run = drainConnection({ ...shop.context, fetch: dying }, shop.connectionId);
    const killed = await Promise.race([run.then(() => false), untilStuck(() => count >= fatal)]);
    expect(killed).toBe(true);
    await shop.drain();
    expect((await shop.delivery("s-1")).state).not.toBe("delivered");
    shop.context.clock.advance(80_000);
    await shop.settle();
    expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered" });
    await expectOneRightSale(shop.erp, input);
    await expectNoneTwice(shop.erp);
  });
});

async function untilStuck(isStuck: () => boolean): Promise<true> {
  while (!isStuck()) await new Promise((resolve) => setTimeout(resolve, 2));
  await new Promise((resolve) => setTimeout(resolve, 30));
  return true;
}

describe("all faults at random, for many sales of few customers", () => {
  test("each sale is there exactly once, and right", async () => {
    const times = fc.integer({ min: 1, max: 3 });
    const anywhere = [
      "lost_answer",
      "truncated_json",
      "html_502",
      "html_503",
      "rate_limited",
      "unauthorized",
    ];
    const fault = fc.oneof(
      fc.record({
        kind: fc.constantFrom(...anywhere),
        method: fc.constantFrom("GET", "POST", "PUT"),
        times,
      }),
      // A read that is refused commits nothing: that is an answer, and a person's matter.
      fc.record({
        kind: fc.constant("commit_then_error"),
        method: fc.constantFrom("POST", "PUT"),
        times,
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { minLength: 1, maxLength: 4 }), async (faults) => {
        const shop = await Shop.open();
        await shop.erp.inject(...(faults as Row[]));
        const numbers = [1, 2, 3];
        for (const number of numbers) await shop.put(`s-${number}`, { ...input, number: `${number}` });
        await shop.settle(80);
        for (const number of numbers) {
          expect(await shop.delivery(`s-${number}`)).toMatchObject({ state: "delivered", code: null });
        }
        const sales = await shop.erp.sales();
        expect(sales.map(({ observacoes_interna }) => observacoes_interna.split(" ")[1]).sort()).toEqual([
          "1",
          "2",
          "3",
        ]);
        for (const sale of sales) expect(sale.valor_total).toBe("50.00");
        await expectNoneTwice(shop.erp);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
