import { describe, expect, test } from "vitest";
import { runAutomation } from "../../../../src/erp/automation/run/run.ts";
import { RecordedCaller } from "../../../../src/erp/automation/run/trace.ts";
import type { Row } from "../../common/erp.ts";
import { checked, json, resultOf, ScriptedErp, when } from "./scripted-erp.ts";

const http = (more: Row): Row => ({ type: "http", id: "call", method: "GET", path: "/things", ...more });
const products = (steps: Row[], output: unknown = "{{ steps.mapped }}"): Row => ({ steps, output });

describe("steps that work with what is there", () => {
  const rows = [
    { id: 1, nome: "Fibra 100", valor: "1.099,90", ativo: "S" },
    { id: 2, nome: "Fibra 200", valor: 129.9, ativo: "N" },
    { id: 3, nome: "Rádio", valor: "80.00", ativo: "S" },
  ];

  test("filter and map make our list of theirs", async () => {
    const run = await new ScriptedErp(json({ rows })).run(
      "list_products",
      products([
        http({}),
        {
          type: "filter",
          id: "active",
          from: "{{ steps.call.rows }}",
          where: "item.ativo == 'S' && index >= 0",
        },
        {
          type: "map",
          id: "mapped",
          from: "{{ steps.active }}",
          fields: {
            id: { value: "{{ item.id }}" },
            name: { value: "{{ index + 1 }}. {{ item.nome }}" },
            price: { value: "{{ item.valor }}", as: "money" },
            campaign: { value: "{{ item.campanha }}", optional: true },
          },
        },
      ]),
    );
    expect(resultOf(run)).toEqual([
      { id: "1", name: "1. Fibra 100", price: "1099.90" },
      { id: "3", name: "2. Rádio", price: "80.00" },
    ]);
  });

  test("find takes the first, and ends the run where it says so", async () => {
    const of = (id: string, otherwise?: string): Row => ({
      steps: [
        http({}),
        {
          type: "find",
          id: "bill",
          from: "{{ steps.call }}",
          where: "text(item.id) == input.invoiceId",
          ...(otherwise ? { otherwise, message: "Boleto {{ input.invoiceId }} não existe" } : {}),
        },
        {
          type: "map",
          id: "mapped",
          from: "{{ steps.bill }}",
          fields: {
            id: { value: "{{ item.id }}" },
            amount: { value: "{{ item.v }}", as: "money" },
            dueDate: { value: "{{ item.d }}", as: "date" },
            status: {
              value: "{{ item.s }}",
              as: "enum",
              values: { "Não Pago": "open", pago: "paid" },
              default: "overdue",
            },
          },
        },
      ],
      output: id,
    });
    const erp = () =>
      new ScriptedErp(
        json([
          { id: 7, v: 10, d: "05/12/2026", s: "NAO PAGO" },
          { id: 8, v: "1,5", d: "2026-12-06 00:00:00", s: "?" },
        ]),
      );
    const found = await erp().run("get_invoice", of("{{ steps.mapped }}"), { input: { invoiceId: "7" } });
    expect(resultOf(found)).toEqual({ id: "7", amount: "10.00", dueDate: "2026-12-05", status: "open" });
    const other = await erp().run("get_invoice", of("{{ steps.mapped }}"), { input: { invoiceId: "8" } });
    expect(resultOf(other)).toMatchObject({ amount: "1.50", dueDate: "2026-12-06", status: "overdue" });
    const none = await erp().run("get_invoice", of("{{ steps.mapped }}", "not_found"), {
      input: { invoiceId: "9" },
    });
    expect(none.outcome).toEqual({ kind: "not_found", message: "Boleto 9 não existe" });
  });

  test("a condition takes one way; the steps of the other are nothing", async () => {
    const content: Row = {
      steps: [
        when(
          "kind",
          'kindOfDocument(input.document) == "cpf"',
          [{ type: "list", id: "person", items: ["pessoa"] }],
          [{ type: "list", id: "company", items: ["empresa"] }],
        ),
      ],
      output: '{{ orElse(steps.person, steps.company) + (steps.kind ? ["cpf"] : ["cnpj"]) }}',
    };
    const erp = new ScriptedErp(json({}));
    const person = await erp.run("list_pending_texts", content, { input: { document: "52998224725" } });
    expect(resultOf(person)).toEqual(["pessoa", "cpf"]);
    const company = await erp.run("list_pending_texts", content, { input: { document: "11222333000181" } });
    expect(resultOf(company)).toEqual(["empresa", "cnpj"]);
    expect(erp.sent).toEqual([]);
  });

  test("strip leaves fields out at any depth", async () => {
    const run = await new ScriptedErp(json({ senha: "x", servicos: [{ nome: "a", senha: "y" }] })).run(
      "list_pending_texts",
      {
        steps: [http({}), { type: "strip", id: "clean", from: "{{ steps.call }}", fields: ["senha"] }],
        output: ["{{ json(steps.clean) }}"],
      },
    );
    expect(resultOf(run)).toEqual(['{"servicos":[{"nome":"a"}]}']);
  });

  test("stop ends with the outcome that it names", async () => {
    const run = await new ScriptedErp(json({ limite: 3 })).run("list_plans", {
      steps: [
        http({}),
        { type: "stop", id: "end", outcome: "refused", message: "Limite de {{ steps.call.limite }}" },
      ],
      output: [],
    });
    // Nothing was sent that could have made anything.
    expect(run.outcome).toEqual({ kind: "refused", message: "Limite de 3", certainty: "not_sent" });
  });

  test("poll asks until it is ready, and no more than so often", async () => {
    const poll = (more: Row = {}): Row => ({
      steps: [
        {
          type: "poll",
          id: "wait",
          call: { method: "GET", path: "/status" },
          until: "answer.ready",
          everyMs: 500,
          times: 3,
          ...more,
        },
      ],
      output: ["{{ steps.wait.n }}"],
    });
    const waiting = () => json({ ready: false, n: "not yet" });
    const ready = new ScriptedErp(waiting(), waiting(), json({ ready: true, n: "done" }));
    const startedAt = ready.now;
    expect(resultOf(await ready.run("list_pending_texts", poll()))).toEqual(["done"]);
    expect([ready.sent.length, ready.now - startedAt]).toEqual([3, 1_000]);
    const never = new ScriptedErp(waiting());
    expect((await never.run("list_pending_texts", poll())).outcome).toMatchObject({
      kind: "unavailable",
      message: expect.stringContaining("3 consultas"),
    });
    expect(never.sent).toHaveLength(3);
    expect(
      resultOf(await new ScriptedErp(waiting()).run("list_pending_texts", poll({ continue: true }))),
    ).toEqual(["not yet"]);
  });
});

describe("what does not fit is said, with its place", () => {
  const of = (field: Row, value: unknown) =>
    new ScriptedErp(json([{ v: value }])).run(
      "list_products",
      products([
        http({}),
        {
          type: "map",
          id: "mapped",
          from: "{{ steps.call }}",
          fields: { id: { value: "{{ item.v }}", ...field } },
        },
      ]),
    );
  test.each<[Row, unknown, string]>([
    [{ as: "money" }, "1.234", "milhar ou decimal"],
    [{ as: "money" }, "abc", "não é um valor em dinheiro"],
    [{ as: "integer" }, "1.5", "não é um número inteiro"],
    [{ as: "boolean" }, "talvez", "não é sim nem não"],
    [{ as: "date" }, "30/02/2026", "não é uma data"],
    [{ as: "enum", values: { A: "active" } }, "Z", '"Z" não está em values'],
    [{}, "  ", "veio vazio"],
    [{}, null, "veio vazio"],
  ])("%j of %j", async (field, value, text) => {
    const { outcome } = await of(field, value);
    expect(outcome).toMatchObject({ kind: "unreadable" });
    const { message } = outcome as { message: string };
    expect(message).toContain('passo "mapped": campo "id"');
    expect(message).toContain(text);
  });

  test("an output that is not the function's names the field", async () => {
    const { outcome } = await new ScriptedErp(json({})).run("list_products", {
      steps: [],
      output: [{ id: "1", name: "a", price: "dez", extra: 1 }],
    });
    expect(outcome).toMatchObject({ kind: "unreadable", message: expect.stringContaining("0.price") });
  });
});

test("a run can be run again from what its trace says, without the ERP", async () => {
  const content = products([
    http({}),
    http({ id: "more", path: "/more", answer: "text" }),
    {
      type: "map",
      id: "mapped",
      from: "{{ steps.call }}",
      fields: { id: { value: "{{ item.id }}" }, name: { value: "{{ steps.more }}" } },
    },
  ]);
  const erp = new ScriptedErp(json([{ id: 1 }]), new Response("Fibra"));
  const first = await erp.run("list_products", content);
  const answers = first.trace.flatMap(({ response }) => (response === undefined ? [] : [response]));
  const again = (caller: RecordedCaller) =>
    runAutomation("list_products", checked("list_products", content), {
      input: {},
      settings: {},
      caller,
      effect: { key: "k", uncertain: false },
      now: () => erp.now,
    });
  expect((await again(new RecordedCaller(answers))).outcome).toEqual(first.outcome);
  expect((await again(new RecordedCaller(answers.slice(0, 1)))).outcome).toMatchObject({
    kind: "unavailable",
  });
});
