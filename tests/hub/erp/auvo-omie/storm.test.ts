import { expect, it } from "vitest";
import { replayDelivery } from "../../../../src/services/deliveries/replay-delivery.ts";
import type { Row } from "../../common/erp.ts";
import { Field, tagOf } from "./field.ts";

const TASKS = 12;

/** Every kind of bad day at once, at both systems, drawn anew with each seed. */
function storm(seed: number): { omie: Row[]; auvo: Row[] } {
  const at = (kind: string, probability: number, more: Row = {}) => ({ kind, probability, seed, ...more });
  return {
    omie: [
      at("lost_answer", 0.15),
      at("failed", 0.1, { commit: true }),
      at("truncated_json", 0.1),
      at("html_502", 0.1),
      at("rate_limited", 0.05),
      at("unauthorized", 0.03),
    ],
    auvo: [
      at("html_502", 0.1),
      at("truncated_json", 0.1),
      at("rate_limited", 0.05),
      at("unauthorized", 0.05),
    ],
  };
}

it.each([1, 2, 3, 4])("in a storm of all faults each task is one service order, seed %i", async (seed) => {
  const field = await Field.open({ seed: "minimal" });
  const [customer] = await field.auvo.stored("customers");
  const unknown = { cpfCnpj: "11222333000181", externalId: "", description: "Peixaria do Porto" };
  await field.auvo.change("customers", customer?.id, unknown);
  const tasks: string[] = [];
  for (let task = 0; task < TASKS; task++) {
    const services = [{ code: 1, unitaryValue: `${100 + task}.00` }];
    tasks.push(await field.finishedTask({ orientation: `Visita ${task}` }, { services }));
  }
  const faults = storm(seed);
  await field.omie.inject(...faults.omie);
  await field.auvo.inject(...faults.auvo);
  for (let round = 0; round < 3; round++) {
    await field.round();
    await field.settle(200);
  }
  await field.omie.clearFaults();
  await field.auvo.clearFaults();
  await field.round();
  // Whoever gave up under the storm is sent again by a person.
  for (const { id, state } of await field.allDeliveries()) {
    if (state === "dead") await replayDelivery(field.context, id);
  }
  await field.settle(200);
  const orders = await field.serviceOrders();
  expect(await field.omie.stored("os")).toHaveLength(TASKS);
  expect([...orders.keys()].sort()).toEqual(tasks.map((task) => `AUVO-OS-${task}`).sort());
  for (const [index, task] of tasks.entries()) {
    expect(await field.delivery(task)).toMatchObject({ state: "delivered" });
    expect(tagOf(orders.get(`AUVO-OS-${task}`) ?? {}, "Cabecalho").nValorTotal).toBe(100 + index);
  }
  const created = (await field.omie.stored("clientes")).filter(({ body }) =>
    String((body as Row).codigo_cliente_integracao).startsWith("AUVO-CLI-"),
  );
  expect(created).toHaveLength(1);
});
