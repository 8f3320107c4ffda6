import { describe, expect, it } from "vitest";
import { createContext } from "../../../../src/services/context.ts";
import type { Row } from "../../common/erp.ts";
import { bindings } from "../../common/worker.ts";
import { Field } from "./field.ts";

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

async function workUntil(field: Field, isDone: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 20; round++) {
    await field.drain();
    if (await isDone()) return;
  }
  throw new Error(JSON.stringify(await field.allDeliveries()));
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
