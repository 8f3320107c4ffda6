import { describe, expect, it } from "vitest";
import { replayDelivery } from "../../../../src/services/deliveries/replay-delivery.ts";
import type { Row } from "../../common/erp.ts";
import { Field, tagOf } from "./field.ts";
import { roundKilledAt } from "./killed.ts";
import { writesIn } from "./to-auvo/auvo-api.ts";

/** Tasks and quotations against Omie and Auvo on their worst days: in Omie each is once, and right. */

const KINDS = [
  "commit_then_error",
  "lost_answer",
  "truncated_json",
  "failed",
  "html_502",
  "html_503",
  "rate_limited",
  "refuse",
  "200_status_error",
  "unauthorized",
] as const;
const CREATES = ["/geral/clientes/IncluirCliente", "/servicos/os/IncluirOS"] as const;

/** A task of a customer whom Omie does not know yet. */
async function openTask(field: Field): Promise<string> {
  const [customer] = await field.auvo.stored("customers");
  const unknown = { cpfCnpj: "11222333000181", externalId: "", description: "Peixaria do Porto" };
  await field.auvo.change("customers", customer?.id, unknown);
  const service = { code: 1, unitaryValue: "350.00", discount: { type: 0, value: "50.00" } };
  return await field.finishedTask({}, { services: [service] });
}

async function expectOnce(field: Field, task: string): Promise<void> {
  expect((await field.serviceOrders()).size).toBe(1);
  expect(tagOf(await field.serviceOrderOf(task), "Cabecalho").nValorTotal).toBe(300);
  const created = (await field.omie.stored("clientes")).filter(({ body }) =>
    String((body as Row).codigo_cliente_integracao).startsWith("AUVO-CLI-"),
  );
  expect(created).toHaveLength(1);
}

describe("one fault at the create of each kind of record", () => {
  it.each(CREATES.flatMap((path) => KINDS.map((kind) => [kind, path] as const)))(
    "%s at %s",
    async (kind, path) => {
      const field = await Field.open({ seed: "minimal" });
      const task = await openTask(field);
      await field.omie.inject({ kind, path });
      await field.settle();
      const { state, id } = await field.delivery(task);
      if (state === "dead") {
        expect(["refuse", "200_status_error"], "only a refusal may stop a delivery").toContain(kind);
        await replayDelivery(field.context, id);
        await field.settle();
      }
      expect(await field.delivery(task)).toMatchObject({ state: "delivered" });
      await expectOnce(field, task);
    },
  );

  it.each(["failed", "html_502", "lost_answer", "truncated_json", "unauthorized"])(
    "an order saved with its answer lost, and %s at the look-up",
    async (kind) => {
      const field = await Field.open({ seed: "minimal" });
      const task = await openTask(field);
      await field.omie.inject(
        { kind: "lost_answer", path: "/servicos/os/IncluirOS" },
        { kind, path: "/servicos/os/ConsultarOS", times: 2 },
      );
      await field.settle();
      await expectOnce(field, task);
    },
  );

  it("looks after a lost answer once, when the first request must be over, and not before", async () => {
    const field = await Field.open({ seed: "minimal" });
    const task = await openTask(field);
    await field.omie.inject({ kind: "lost_answer", path: "/servicos/os/IncluirOS" });
    await field.drain();
    const [sentAt, { code, dueAt }] = [field.context.now(), await field.delivery(task)];
    expect(code).toBe("outcome_unclear");
    expect(Number(dueAt) - sentAt).toBeGreaterThanOrEqual(60_000);
    await field.settle();
    const calls = await field.omie.calls();
    expect(calls.filter((path) => path.endsWith("OS"))).toEqual([
      "/servicos/os/IncluirOS",
      "/servicos/os/ConsultarOS",
    ]);
  });

  it("asks nothing after a refusal that says what is wrong: each look-up of nothing counts as an error", async () => {
    const field = await Field.open({ seed: "minimal", settings: { omieAccountId: "4214980003" } });
    const task = await openTask(field);
    await field.settle();
    expect(await field.delivery(task)).toMatchObject({ state: "dead" });
    expect((await field.omie.calls()).filter((path) => path.endsWith("OS"))).toEqual([
      "/servicos/os/IncluirOS",
    ]);
  });
});

describe("a block, and a token that ends", () => {
  it("waits for as long as Omie says, and goes by itself", async () => {
    const field = await Field.open({ seed: "minimal" });
    const task = await openTask(field);
    await field.omie.act("POST", "/blocks", { method: "IncluirOS", seconds: 1_800 });
    await field.drain();
    const { code, dueAt } = await field.delivery(task);
    expect(code).toBe("erp_blocked");
    expect(Number(dueAt) - field.context.now()).toBeGreaterThan(1_700_000);
    await field.omie.act("DELETE", "/blocks");
    await field.settle();
    await expectOnce(field, task);
  });

  it("logs in again when Auvo has ended the session", async () => {
    const field = await Field.open({ seed: "minimal" });
    await field.drain();
    await field.auvo.act("POST", "/sessions/revoke");
    const task = await openTask(field);
    await field.round();
    await field.settle();
    await expectOnce(field, task);
  });
});

describe("killed at any call", () => {
  const calls = 6;

  it.each(
    Array.from({ length: calls * 2 }, (_, index) => [Math.floor(index / 2) + 1, index % 2 === 0] as const),
  )("call %i, before it leaves: %s", async (fatal, before) => {
    const field = await Field.open({ seed: "minimal" });
    // The login is no call of its own in each of these.
    await field.drain();
    const task = await openTask(field);
    expect(await roundKilledAt(field, fatal, before), "fewer calls than that").toBe(true);
    await field.settle();
    expect(await field.delivery(task)).toMatchObject({ state: "delivered" });
    await expectOnce(field, task);
  });
});

describe("a second run right after the first", () => {
  it("makes no call that writes, and no delivery", async () => {
    const field = await Field.open({ flows: ["tasks", "quotations"] });
    await field.settle();
    const [deliveries, calls] = [await field.allDeliveries(), await field.omie.calls()];
    await field.round();
    await field.settle();
    expect(await field.allDeliveries()).toEqual(deliveries);
    expect(await field.omie.calls()).toEqual(calls);
  });

  it("also where the first made customers in Omie: Auvo learns their codes at once, and keeps the rest as it is", async () => {
    const field = await Field.open({ seed: "minimal", flows: ["tasks", "customers"] });
    await openTask(field);
    const [before] = await field.auvo.stored("customers");
    await field.auvo.change("customers", before?.id, { phoneNumber: ["+55 (48) 99988-7766"] });
    await field.settle();
    const [auvo, omie] = [await writesIn(field.auvo), await writesIn(field.omie)];
    const [customer] = await field.auvo.stored("customers");
    const made = (await field.omie.stored("clientes")).find(({ body }) =>
      String((body as Row).codigo_cliente_integracao).startsWith("AUVO-CLI-"),
    );
    expect(customer).toMatchObject({
      externalId: String(made?.id),
      description: "Peixaria do Porto",
      phoneNumber: ["+55 (48) 99988-7766"],
    });
    for (let round = 0; round < 3; round++) {
      await field.round();
      await field.settle();
    }
    expect([await writesIn(field.auvo), await writesIn(field.omie)]).toEqual([auvo, omie]);
  });

  it("and what somebody changes in Omie after that goes to Auvo", async () => {
    const field = await Field.open({ seed: "minimal", flows: ["tasks", "customers"] });
    await openTask(field);
    await field.settle();
    const [linked] = await field.auvo.stored("customers");
    await field.omie.act("PATCH", `/edits/clientes/${linked?.externalId}`, {
      nome_fantasia: "Peixaria Nova",
    });
    await field.round();
    await field.settle();
    expect((await field.auvo.stored("customers"))[0]).toMatchObject({ description: "Peixaria Nova" });
  });

  it.each([
    ["where that flow is off, without a call", ["tasks"], []],
    ["where Auvo does not take it, by the flow's next round", ["tasks", "customers"], [{ kind: "failed" }]],
  ])("tells no code %s", async (_, flows, faults) => {
    const field = await Field.open({ seed: "minimal", flows });
    const task = await openTask(field);
    for (const fault of faults)
      await field.auvo.inject({ ...fault, path: "/customers", method: "PUT", times: null });
    await field.drain();
    expect(await field.delivery(task)).toMatchObject({ state: "delivered" });
    expect((await field.auvo.stored("customers"))[0]).toMatchObject({ externalId: "" });
    await field.auvo.clearFaults();
    await field.round();
    await field.settle();
    const [customer] = await field.auvo.stored("customers");
    expect(customer?.externalId === "").toBe(faults.length === 0);
  });
});
