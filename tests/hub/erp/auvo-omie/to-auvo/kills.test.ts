import { describe, expect, it } from "vitest";
import { drainConnection } from "../../../../../src/services/deliveries/drain-connection.ts";
import { listPolls } from "../../../../../src/services/polls/list-polls.ts";
import type { Row } from "../../../common/erp.ts";
import { CODES, Field } from "../field.ts";
import { roundKilledAt } from "../killed.ts";
import { writesIn } from "./auvo-api.ts";

/** Customers, products and levels on their way to Auvo when an isolate dies, a lease is lost, or Omie turns calls away. */

const FLOWS = ["customers", "products", "stock"];
/** How many calls it takes to bring over what is new in `open`. */
const CALLS = 13;

/** Two customers and two products at the stock location; the first of each is in Auvo, and Ponte is logged in there. */
async function open(): Promise<Field> {
  const field = await Field.open({ flows: FLOWS, seed: "minimal" });
  await field.settle();
  await field.omie.act("POST", "/grow", { customers: 2, products: 3 });
  return field;
}

const linked = (rows: Row[]) => rows.filter(({ externalId }) => externalId !== "");
const codesOf = (rows: Row[]) =>
  linked(rows)
    .map(({ externalId }) => String(externalId))
    .sort();

/** Each customer and product is in Auvo once, with its price and its level, and nothing is left to do. */
async function expectOnce(field: Field): Promise<void> {
  const deliveries = await field.allDeliveries();
  expect(deliveries.filter(({ state }) => state !== "delivered" && state !== "superseded")).toEqual([]);
  const known = await field.omie.stored("clientes");
  expect(codesOf(await field.auvo.stored("customers"))).toEqual(known.map(({ id }) => String(id)).sort());

  const positions = (await field.omie.stored("positions")).filter(({ placeId }) => placeId === CODES.place);
  const products = await field.auvo.stored("products");
  expect(codesOf(products)).toEqual(positions.map(({ productId }) => String(productId)).sort());
  const records = await field.omie.stored("produtos");
  for (const { externalId, unitaryValue, totalStock } of linked(products)) {
    const record = records.find(({ id }) => String(id) === externalId);
    const position = positions.find(({ productId }) => String(productId) === externalId);
    expect(Number(unitaryValue), String(externalId)).toBe((record?.body as Row | undefined)?.valor_unitario);
    const level = (Number(position?.physical) - Number(position?.reserved)) / 10_000;
    expect(Number(totalStock), String(externalId)).toBe(Math.floor(level));
  }

  const before = await writesIn(field.auvo);
  await field.round();
  await field.settle();
  expect(await writesIn(field.auvo)).toBe(before);
}

describe("killed at any call", () => {
  it("of as many as there are", async () => {
    const field = await open();
    field.context.sent.length = 0;
    await field.round();
    expect(field.context.sent).toHaveLength(CALLS);
    await expectOnce(field);
  });

  it.each(
    Array.from({ length: CALLS * 2 }, (_, index) => [Math.floor(index / 2) + 1, index % 2 === 0] as const),
  )("call %i, before it leaves: %s", async (call, before) => {
    const field = await open();
    expect(await roundKilledAt(field, call, before)).toBe(true);
    await field.settle();
    await field.round();
    await field.settle();
    await expectOnce(field);
  });
});

describe("a lease lost while a call was answered", () => {
  it.each(Array.from({ length: CALLS }, (_, index) => index + 1))(
    "call %i: another run does the rest, and the first one writes nothing more",
    async (call) => {
      const field = await open();
      const { context, connectionId } = field;
      let count = 0;
      let written = 0;
      const stalled: typeof fetch = async (request, init) => {
        count += 1;
        const answer = await fetch(request, init);
        if (count !== call) return answer;
        context.clock.advance(100_000);
        await field.settle();
        written = await writesIn(field.auvo);
        return answer;
      };
      context.clock.advance(180_000);
      await drainConnection({ ...context, fetch: stalled }, connectionId);
      expect(count).toBe(call);
      expect(await writesIn(field.auvo)).toBe(written);
      await field.settle();
      await field.round();
      await field.settle();
      await expectOnce(field);
    },
  );
});

describe("a method of Omie's that is blocked", () => {
  it.each([
    ["ListarClientes", ["customers"]],
    ["ListarPosEstoque", ["products", "stock"]],
    ["ListarProdutos", ["products"]],
  ])(
    "%s: its flows wait as long as Omie says, the others go on, and all is there in the end",
    async (method, failing) => {
      const field = await open();
      const { context, connectionId } = field;
      await field.omie.act("POST", "/blocks", { method, seconds: 1_800 });
      await field.round();
      const polls = await listPolls(context, connectionId, "pt");
      expect(polls.flatMap(({ flow, code }) => (code === "blocked" ? [flow] : []))).toEqual(failing);
      expect(polls.filter(({ code }) => code === null).map(({ flow }) => flow)).toEqual(
        FLOWS.filter((flow) => !failing.includes(flow)),
      );
      for (const { nextAt } of polls.filter(({ code }) => code === "blocked")) {
        expect(Date.parse(nextAt) - context.now()).toBeGreaterThan(1_700_000);
      }
      // Each call during a block begins it anew: none is made.
      const asked = async () => (await field.omie.calls()).filter((path) => path.endsWith(method)).length;
      const before = await asked();
      for (let round = 0; round < 5; round++) await field.round();
      expect(await asked()).toBe(before);
      expect(await field.logged("poll.failed")).toHaveLength(failing.length);

      await field.omie.act("DELETE", "/blocks");
      context.clock.advance(1_000_000);
      await field.round();
      await field.settle();
      await expectOnce(field);
    },
  );
});

describe("a call that Omie calls redundant", () => {
  it.each(["redundant", "processed"])(
    "%s: waits for as long as it says, is not made before, and loses nothing",
    async (text) => {
      const field = await open();
      await field.round();
      await field.settle();
      const [customer] = (await field.omie.stored("clientes")).slice(-1);
      const renamed = { nome_fantasia: "Nome novo" };
      await field.omie.act("PATCH", `/edits/clientes/${customer?.id}`, renamed);
      // Somebody else's program asks the same: for Omie it is one and the same app.
      const switches = { REDUNDANCY_SECONDS: 60, REDUNDANCY_TEXT: text };
      await field.omie.control("PUT", `/companies/${field.omie.id}/switches`, switches);
      const asking = field.context.fetch;
      const twice: typeof fetch = async (request, init) => {
        await (await fetch(request, init)).text();
        return await asking(request, init);
      };
      field.context.clock.advance(180_000);
      await drainConnection({ ...field.context, fetch: twice }, field.connectionId);
      const polls = await listPolls(field.context, field.connectionId, "pt");
      expect(polls.map(({ code }) => code)).toEqual(["rate_limited", "rate_limited", "rate_limited"]);
      const before = (await field.omie.calls()).length;
      field.context.clock.advance(30_000);
      await drainConnection(field.context, field.connectionId);
      expect((await field.omie.calls()).length).toBe(before);

      await field.omie.control("PUT", `/companies/${field.omie.id}/switches`, { REDUNDANCY_SECONDS: 0 });
      await field.round();
      await field.settle();
      const named = (await field.auvo.stored("customers")).filter(
        ({ description }) => description === renamed.nome_fantasia,
      );
      expect(named).toHaveLength(1);
      await expectOnce(field);
    },
  );
});
