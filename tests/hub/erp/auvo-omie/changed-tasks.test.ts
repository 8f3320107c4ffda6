import { describe, expect, it } from "vitest";
import type { Row } from "../../common/erp.ts";
import { CODES, Field, rowsOf, tagOf } from "./field.ts";

/** A task that changes after it became a service order. */

const line = (price: string, more: Row = {}) => ({ code: 1, quantity: 1, unitaryValue: price, ...more });

async function sentTask(
  settings: Row = {},
  omie: Row = {},
): Promise<{ field: Field; task: string; order: Row }> {
  const field = await Field.open({ seed: "minimal", settings, omie });
  const [product] = await field.auvo.stored("products");
  const task = await field.finishedTask(
    {},
    {
      services: [line("100.00"), line("200.00")],
      products: [line("10.00", { code: Number(product?.id), quantity: 2 })],
    },
  );
  await field.settle();
  return { field, task, order: await field.serviceOrderOf(task) };
}

async function changeTask(field: Field, task: string, finish: Row): Promise<void> {
  await field.auvo.act("POST", `/tasks/${task}/finish`, finish);
  await field.round();
  await field.settle();
}

describe.each([true, false])("an open service order, where Omie keeps rows that are not sent: %s", (kept) => {
  it("follows its task, and what people added in Omie stays", async () => {
    const { field, task, order } = await sentTask({}, { OS_ITEMS_KEPT: kept });
    const own = rowsOf(order, "ServicosPrestados");
    const foreign = { ...own[0], nSeqItem: 3, nIdItem: 990_001, nValUnit: 77, cDescServ: "Taxa de visita" };
    await field.omie.act("PATCH", `/edits/os/${order.id}`, {
      ServicosPrestados: [...own, foreign],
      Observacoes: { cObsOS: `Ligar antes.\n${tagOf(order, "Observacoes").cObsOS}\nCobrar com boleto.` },
      Cabecalho: { ...tagOf(order, "Cabecalho"), cEtapa: "30" },
    });
    await changeTask(field, task, {
      services: [line("150.00"), line("200.00"), line("50.00")],
      report: "Mudou.",
    });
    const after = await field.serviceOrderOf(task);
    expect(rowsOf(after, "ServicosPrestados").map(({ nValUnit }) => nValUnit)).toEqual([150, 200, 77, 50]);
    expect(tagOf(after, "Cabecalho")).toMatchObject({ cEtapa: "30", nValorTotal: 477 });
    const notes = String(tagOf(after, "Observacoes").cObsOS);
    expect(notes).toMatch(/^Ligar antes\.\n\[Auvo: tarefa/);
    expect(notes).toContain("Relato: Mudou.");
    expect(notes).toMatch(/Cobrar com boleto\.$/);
    expect((await field.logged("service_order.updated")).length).toBe(1);

    // A row that was added by the change is ours too.
    await changeTask(field, task, { services: [line("150.00")], report: "Mudou." });
    const last = await field.serviceOrderOf(task);
    expect(rowsOf(last, "ServicosPrestados").map(({ nValUnit }) => nValUnit)).toEqual([150, 77]);
  });

  it("adds and takes away parts", async () => {
    const { field, task } = await sentTask({}, { OS_ITEMS_KEPT: kept });
    const [product] = await field.auvo.stored("products");
    const code = Number(product?.id);
    const parts = async () =>
      rowsOf(tagOf(await field.serviceOrderOf(task), "produtosUtilizados"), "produtoUtilizado");
    await changeTask(field, task, { products: [line("10.00", { code, quantity: 5 })] });
    expect(await parts()).toMatchObject([{ nCodProdutoPU: CODES.product, nQtdePU: 5 }]);
    await changeTask(field, task, { products: [] });
    expect(await parts()).toEqual([]);
  });

  it.each(["lost_answer", "failed", "truncated_json"])(
    "is changed once though its answer is: %s",
    async (kind) => {
      const { field, task } = await sentTask({}, { OS_ITEMS_KEPT: kept });
      await field.omie.inject({ kind, path: "/servicos/os/AlterarOS" });
      await changeTask(field, task, {
        services: [line("100.00"), line("200.00"), line("50.00"), line("60.00")],
      });
      const after = await field.serviceOrderOf(task);
      expect(rowsOf(after, "ServicosPrestados").map(({ nValUnit }) => nValUnit)).toEqual([100, 200, 50, 60]);
    },
  );
});

describe("a service order that is not to change any more", () => {
  it.each([
    ["billed", { states: { cFaturada: "S", cCancelada: "N" } }],
    ["cancelled", { states: { cFaturada: "N", cCancelada: "S" } }],
  ])("because it is %s stays as it is, and the log says so", async (why, edit) => {
    const { field, task, order } = await sentTask();
    await field.omie.act("PATCH", `/edits/os/${order.id}`, edit);
    await changeTask(field, task, { services: [line("150.00")] });
    expect(tagOf(await field.serviceOrderOf(task), "Cabecalho").nValorTotal).toBe(300);
    expect(await field.logged("service_order.left")).toMatchObject([{ params: { why } }]);
    expect(await field.delivery(task)).toMatchObject({ state: "delivered" });
  });

  it("because the setting says so stays as it is", async () => {
    const { field, task } = await sentTask({ changedTask: "leave_and_log" });
    await changeTask(field, task, { services: [line("150.00")] });
    expect((await field.omie.calls()).filter((path) => path.endsWith("AlterarOS"))).toEqual([]);
    expect(await field.logged("service_order.left")).toMatchObject([{ params: { why: "setting" } }]);
  });
});

it("a task that was only touched in Auvo changes nothing in Omie", async () => {
  const { field, task } = await sentTask();
  const calls = await field.omie.calls();
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await field.auvo.act("PATCH", `/tasks/${task}`, {});
  await field.round();
  await field.settle();
  expect(await field.omie.calls()).toEqual(calls);
});
