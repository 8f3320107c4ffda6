import { describe, expect, it } from "vitest";
import { createContext } from "../../../../src/services/context.ts";
import type { Row } from "../../common/erp.ts";
import { bindings } from "../../common/worker.ts";
import { CODES, Field, tagOf } from "./field.ts";

/** With the pacing of real life, on a clock that runs, and Omie as strict as it is by default. */

const STRICT = { REDUNDANCY_SECONDS: 60, ERRORS_BEFORE_BLOCK: 10, CALLS_PER_MINUTE_AND_ADDRESS: 960 };

async function open(omie: Row = {}): Promise<Field> {
  const { gate } = createContext(bindings);
  return await Field.open({
    seed: "minimal",
    omie: { ...STRICT, SERIAL_METHODS: ["IncluirOS", "ConsultarCliente", "ListarClientes"], ...omie },
    auvo: { CALLS_PER_MINUTE: 400 },
    context: { gate, now: () => Date.now() },
  });
}

async function limits(field: Field): Promise<Row[]> {
  const { methods } = await field.omie.control("GET", `/limits?company=${field.omie.id}`);
  return Array.isArray(methods) ? methods : [];
}

/** The customer of both systems and so many more of Auvo's, none of them linked. */
async function customersOf(field: Field, more: number): Promise<Row[]> {
  await field.auvo.act("POST", "/grow", { customers: more });
  const customers = await field.auvo.stored("customers");
  for (const { id } of customers) await field.auvo.change("customers", id, { externalId: "" });
  return customers;
}

async function workUntil(field: Field, isDone: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 20; round++) {
    await field.drain();
    if (await isDone()) return;
  }
  throw new Error(JSON.stringify(await limits(field)));
}

describe("Omie's limits, by Omie's own counters", () => {
  it("are kept: no call twice, none beside another, none too many", async () => {
    const field = await open();
    for (let task = 0; task < 15; task++) await field.finishedTask({ orientation: `Visita ${task}` });
    await workUntil(field, async () => (await field.serviceOrders()).size === 15);
    expect((await field.allDeliveries()).map(({ state }) => state)).toEqual(Array(15).fill("delivered"));
    for (const counted of await limits(field)) {
      expect(counted).toMatchObject({ errors: 0, redundant: 0, busy: 0, blocked: 0, overRate: 0 });
    }
    const made = (await field.omie.journal())
      .filter(({ path }) => path.endsWith("/IncluirOS"))
      .map(({ at }) => at)
      .sort((left, right) => left - right);
    expect(made.length).toBe(15);
    const closest = Math.min(...made.slice(1).map((at, index) => at - (made[index] ?? 0)));
    expect(closest).toBeGreaterThanOrEqual(290);
  });

  it("of errors do not hold up many new customers: few are looked for first, and a refusal names who is there", async () => {
    const field = await open();
    const [known, ...created] = await customersOf(field, 12);
    // The newest goes first, so the customer of both systems comes when no question is left.
    const task = await field.finishedTask({ customerId: Number(known?.id) });
    for (const { id } of created) await field.finishedTask({ customerId: Number(id) });
    await workUntil(field, async () => (await field.serviceOrders()).size === created.length + 1);
    expect(await field.omie.stored("clientes")).toHaveLength(created.length + 1);
    expect(tagOf(await field.serviceOrderOf(task), "Cabecalho").nCodCli).toBe(CODES.customer);
    const counted = await limits(field);
    expect(counted.find(({ method }) => method === "ListarClientes")).toMatchObject({ errors: 3 });
    expect(counted.find(({ method }) => method === "IncluirCliente")).toMatchObject({ errors: 1 });
  });

  it("of errors are never reached: Ponte stops a method before Omie blocks it", async () => {
    const field = await open();
    // Ten tasks of which Omie refuses every one.
    const [account] = await field.omie.stored("contas");
    await field.omie.act("PATCH", `/edits/contas/${account?.id}`, { bloqueado: "S" });
    for (let task = 0; task < 12; task++) await field.finishedTask({ orientation: `Visita ${task}` });
    for (let round = 0; round < 4; round++) await field.drain();
    const counted = (await limits(field)).find(({ method }) => method === "IncluirOS");
    expect(counted).toMatchObject({ calls: 7, errors: 7, blocked: 0 });
    const codes = (await field.allDeliveries()).map(({ code }) => code);
    expect(codes.filter((code) => code === "erp_blocked")).toHaveLength(5);
    // Those that wait have failed at nothing.
    expect((await field.allDeliveries()).filter(({ failureCount }) => failureCount > 0)).toEqual([]);
  });
});
