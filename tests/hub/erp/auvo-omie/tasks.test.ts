import { describe, expect, it } from "vitest";
import { localTime } from "../../../../sandbox/auvo/session.ts";
import { activateConnection } from "../../../../src/services/connections/activate-connection.ts";
import type { Row } from "../../common/erp.ts";
import { CODES, Field, rowsOf, tagOf } from "./field.ts";

/** What each status of the setting means, by what the sandbox stores. */
const MEANINGS: Record<string, (task: Row) => boolean> = {
  "0": ({ finished }) => !finished,
  "1": ({ finished, finishMode }) => finished === true && finishMode === "automatic",
  "2": ({ finished, finishMode }) => finished === true && finishMode === "manual",
  "3": ({ finished }) => finished === true,
  "4": () => true,
  "5": ({ finished, pendency }) => finished === true && pendency !== "",
  "6": ({ checkInDate, checkOutDate }) => checkInDate !== "" || checkOutDate !== "",
};

describe("which tasks become service orders (O3, O4)", () => {
  it.each(Object.entries(MEANINGS))("exactly those that status %s means", async (taskStatus, isMeant) => {
    const field = await Field.open({ settings: { taskStatus } });
    await field.settle();
    const meant = (await field.auvo.stored("tasks")).filter(isMeant);
    const products = new Map((await field.auvo.stored("products")).map((row) => [Number(row.id), row]));
    const isSendable = (task: Row) =>
      task.customerId !== 0 &&
      rowsOf(task, "products").every(({ code }) => {
        const product = products.get(Number(code));
        return product?.externalId !== "" && product?.active === true;
      });
    expect((await field.allDeliveries()).map(({ subject }) => subject).sort()).toEqual(
      meant.map(({ id }) => String(id)).sort(),
    );
    expect([...(await field.serviceOrders()).keys()].sort()).toEqual(
      meant
        .filter(isSendable)
        .map(({ id }) => `AUVO-OS-${id}`)
        .sort(),
    );
  });

  it("none with X, and none later of what changed meanwhile", async () => {
    let at = Date.now();
    const field = await Field.open({
      seed: "minimal",
      settings: { taskStatus: "X" },
      context: { now: () => at },
    });
    await field.finishedTask();
    at = Date.now() + 1_500;
    await field.drain();
    expect(await field.auvo.calls()).toEqual([]);
    await field.change({ taskStatus: "3" });
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const after = await field.finishedTask();
    at = Date.now() + 200_000;
    await field.drain();
    expect((await field.allDeliveries()).map(({ subject }) => subject)).toEqual([after]);
  });

  it("only those of the task type and the customer group that are chosen", async () => {
    const field = await Field.open({ seed: "minimal", activate: false });
    const [types, groups, customers] = await Promise.all(
      ["taskTypes", "customerGroups", "customers"].map((name) => field.auvo.stored(name)),
    );
    const [group] = rowsOf(customers?.[0] ?? {}, "groupsId");
    const wanted = await field.finishedTask({ taskType: Number(types?.[1]?.id) });
    await field.finishedTask({ taskType: Number(types?.[2]?.id) });
    await field.finishedTask({ taskType: Number(types?.[1]?.id), customerId: 0 });
    await field.change({ taskTypeCode: String(types?.[1]?.id), customerGroupCode: String(group) });
    await activateConnection(field.context, field.connectionId);
    await field.settle();
    expect(groups?.map(({ id }) => Number(id))).toContain(Number(group));
    expect((await field.allDeliveries()).map(({ subject }) => subject)).toEqual([wanted]);
  });

  it.each([
    ["send", "3", 1],
    ["leave_out", "3", 0],
    ["leave_out", "5", 1],
  ])(
    "with a pendency, where the setting is %s and the status %s: %i",
    async (taskPendency, status, count) => {
      const field = await Field.open({ seed: "minimal", settings: { taskPendency, taskStatus: status } });
      await field.finishedTask({}, { pendency: "Falta peça" });
      await field.settle();
      expect((await field.serviceOrders()).size).toBe(count);
    },
  );

  it.each(["since", "same_day"])(
    "those that changed after the activation only, where Auvo counts %s",
    async (how) => {
      // The day before the tasks of today, so that two days are read.
      let at = Date.now() - 86_000_000;
      const field = await Field.open({
        seed: "minimal",
        auvo: { TASK_LAST_UPDATE: how },
        context: { now: () => at },
      });
      const before = await field.finishedTask();
      await field.auvo.change("tasks", before, { dateLastUpdate: localTime(at - 60_000) });
      const after = await field.finishedTask();
      at = Date.now();
      await field.drain();
      expect((await field.allDeliveries()).map(({ subject }) => subject)).toEqual([after]);
    },
  );

  it("all of them, page by page, though some leave the list while it is read", async () => {
    const field = await Field.open({ seed: "minimal" });
    await field.auvo.act("POST", "/grow", { tasks: 150 });
    await field.settle();
    const finished = (await field.auvo.stored("tasks")).filter(({ finished: isOver }) => isOver);
    expect((await field.allDeliveries()).length).toBe(finished.length);
  });
});

describe("a service order", () => {
  const line = (price: string, more: Row = {}) => ({ code: 1, quantity: 1, unitaryValue: price, ...more });

  it("holds services, discounts, parts, notes and the link of its task", async () => {
    const field = await Field.open({ seed: "minimal" });
    const [product] = await field.auvo.stored("products");
    const task = await field.finishedTask(
      {},
      {
        report: "Capacitor trocado.",
        services: [line("350.00", { quantity: 2, discount: { type: 1, value: "10.00" } })],
        products: [line("48.90", { code: Number(product?.id), quantity: 3 })],
      },
    );
    await field.settle();
    const order = await field.serviceOrderOf(task);
    const header = tagOf(order, "Cabecalho");
    expect(header).toMatchObject({
      nCodCli: CODES.customer,
      cEtapa: "10",
      cCodParc: "000",
      // 700.00 less 10 % of the line.
      nValorTotal: 630,
    });
    expect(tagOf(order, "InformacoesAdicionais")).toMatchObject({
      cCodCateg: CODES.serviceCategory,
      nCodCC: CODES.account,
    });
    expect(rowsOf(order, "ServicosPrestados")).toMatchObject([
      { nCodServico: CODES.service, nQtde: 2, nValUnit: 350, nValorDesconto: 70, cRetemISS: "N" },
    ]);
    expect(tagOf(order, "produtosUtilizados")).toMatchObject({
      cAcaoProdUtilizados: "EST",
      produtoUtilizado: [{ nCodProdutoPU: CODES.product, nQtdePU: 3, codigo_local_estoque: CODES.place }],
    });
    const { cObsOS } = tagOf(order, "Observacoes");
    expect(cObsOS).toContain("Capacitor trocado.");
    expect(cObsOS).toContain("https://app.auvo.com.br/informacoes/tarefa/");
    expect(await field.delivery(task)).toMatchObject({ state: "delivered", remoteId: String(order.id) });
  });

  it("has what is off the whole task taken off its services, to the cent", async () => {
    const field = await Field.open({ seed: "minimal" });
    const services = ["100.00", "100.00", "100.00"].map((price) => line(price));
    const task = await field.finishedTask({}, { services, discount: { type: 0, value: "10.00" } });
    await field.settle();
    const order = await field.serviceOrderOf(task);
    expect(tagOf(order, "Cabecalho").nValorTotal).toBe(290);
  });

  it("of a task without services is one of the default service, at the catalogue's price", async () => {
    const field = await Field.open({ seed: "minimal" });
    const task = await field.finishedTask();
    await field.settle();
    const [service] = await field.omie.stored("servicos");
    const order = await field.serviceOrderOf(task);
    expect(tagOf(order, "Cabecalho").nValorTotal).toBe(tagOf(service ?? {}, "cabecalho").nPrecoUnit);
  });

  it("of a service without external code goes with Auvo's description where the tax codes are given", async () => {
    const field = await Field.open({
      seed: "minimal",
      settings: { omieLc116Code: "14.01", omieMunicipalServiceCode: "01401" },
    });
    const [service] = await field.auvo.stored("services");
    await field.auvo.change("services", service?.id, { externalCode: "" });
    const task = await field.finishedTask({}, { services: [line("80.00")] });
    await field.settle();
    expect(rowsOf(await field.serviceOrderOf(task), "ServicosPrestados")).toMatchObject([
      {
        cCodServLC116: "14.01",
        cCodServMun: "01401",
        cTribServ: "01",
        cDescServ: service?.title,
        nValUnit: 80,
      },
    ]);
  });

  it.each(["externalCode", "externalId", "none"])("knows Omie's codes where lines tell %s", async (how) => {
    const field = await Field.open({ seed: "minimal", auvo: { LINE_CODE: how } });
    const [product] = await field.auvo.stored("products");
    const task = await field.finishedTask(
      {},
      { services: [line("80.00")], products: [line("48.90", { code: Number(product?.id) })] },
    );
    await field.settle();
    expect(rowsOf(await field.serviceOrderOf(task), "ServicosPrestados")).toMatchObject([
      { nCodServico: CODES.service },
    ]);
  });
});

describe("the customer of a service order", () => {
  it("is created when Omie does not know them, once for two tasks", async () => {
    const field = await Field.open({ seed: "minimal" });
    const [customer] = await field.auvo.stored("customers");
    const other = { cpfCnpj: "11222333000181", externalId: "", description: "Peixaria do Porto" };
    await field.auvo.change("customers", customer?.id, other);
    const tasks = [await field.finishedTask(), await field.finishedTask()];
    await field.settle();
    const created = (await field.omie.stored("clientes")).filter(
      ({ body }) => (body as Row).codigo_cliente_integracao === `AUVO-CLI-${customer?.id}`,
    );
    expect(created).toHaveLength(1);
    expect(created[0]?.body).toMatchObject({ nome_fantasia: "Peixaria do Porto", estado: "SC" });
    for (const task of tasks) {
      expect(tagOf(await field.serviceOrderOf(task), "Cabecalho").nCodCli).toBe(Number(created[0]?.id));
    }
  });

  it("is found by document where no code links them", async () => {
    const field = await Field.open({ seed: "minimal" });
    const [customer] = await field.auvo.stored("customers");
    await field.auvo.change("customers", customer?.id, { externalId: "" });
    const task = await field.finishedTask();
    await field.settle();
    expect(tagOf(await field.serviceOrderOf(task), "Cabecalho").nCodCli).toBe(CODES.customer);
    expect(await field.omie.stored("clientes")).toHaveLength(1);
  });

  it.each([
    ["is missing", { customerId: 0 }, {}, {}, "task_customer_missing"],
    ["has no document", {}, { externalId: "", cpfCnpj: "" }, {}, "auvo_customer_document_missing"],
    [
      "has no state in Auvo and is not in Omie",
      {},
      { externalId: "", cpfCnpj: "11222333000181", address: "Rua A, 10" },
      {},
      "auvo_customer_state_missing",
    ],
    ["has no state in Omie", {}, {}, { estado: "" }, "omie_customer_state_missing"],
    ["is inactive in Omie", {}, {}, { inativo: "S" }, "omie_record_inactive"],
  ])("stops the task when it %s, and goes once that is mended", async (_, task, inAuvo, inOmie, code) => {
    const field = await Field.open({ seed: "minimal" });
    const [customer] = await field.auvo.stored("customers");
    const [known] = await field.omie.stored("clientes");
    if (Object.keys(inAuvo).length > 0) await field.auvo.change("customers", customer?.id, inAuvo);
    if (Object.keys(inOmie).length > 0) await field.omie.act("PATCH", `/edits/clientes/${known?.id}`, inOmie);
    const id = await field.finishedTask(task);
    await field.settle();
    expect(await field.delivery(id)).toMatchObject({ state: "dead", code });
    expect(await field.omie.stored("os")).toEqual([]);
    const { externalId, cpfCnpj, address } = customer ?? {};
    await field.auvo.change("customers", customer?.id, { externalId, cpfCnpj, address });
    await field.omie.act("PATCH", `/edits/clientes/${known?.id}`, { estado: "SC", inativo: "N" });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await field.auvo.act("PATCH", `/tasks/${id}`, { customerId: Number(customer?.id) });
    await field.round();
    await field.settle();
    expect(await field.delivery(id)).toMatchObject({ state: "delivered" });
    expect((await field.serviceOrders()).size).toBe(1);
  });
});
