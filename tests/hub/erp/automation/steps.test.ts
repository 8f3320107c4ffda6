import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { runAutomation } from "../../../../src/erp/automation/run/run.ts";
import { RecordedCaller } from "../../../../src/erp/automation/run/trace.ts";
import type { Row } from "../../common/erp.ts";
import { checked, json, resultOf, ScriptedErp, when } from "./scripted-erp.ts";

const http = (more: Row): Row => ({ type: "http", id: "call", method: "GET", path: "/things", ...more });
const products = (steps: Row[], output: unknown = "{{ steps.mapped }}"): Row => ({ steps, output });
const PDF = Buffer.from("%PDF-1.4 a bill").toString("base64");

describe("a call is sent as it is written", () => {
  test("path, query and headers take values, each encoded; what is nothing is left out", async () => {
    const erp = new ScriptedErp(json([]));
    await erp.run(
      "list_invoices",
      {
        steps: [
          http({
            path: "/customers/{{ input.document }}/bills/{{ 'a/b?c' }}",
            query: { contract: "{{ input.contractId }}", limit: 50, flag: true, text: "n={{ 1 + 1 }}" },
            headers: { "x-key": "{{ effect.key }}" },
          }),
        ],
        output: [],
      },
      { input: { document: "52998224725", contractId: null } },
    );
    const [sent] = erp.sent;
    expect(sent?.url.href).toBe(
      "https://erp.example.com.br/api/customers/52998224725/bills/a%2Fb%3Fc?limit=50&flag=true&text=n%3D2",
    );
    expect(sent?.headers.get("x-key")).toBe("0b9f0d4e-0000-4000-8000-000000000001");
  });

  test("a JSON body keeps types, leaves out what is nothing, and holds JSON inside of a text", async () => {
    const erp = new ScriptedErp(json([]));
    await erp.run("list_products", {
      steps: [
        http({
          method: "POST",
          effect: "read",
          json: {
            page: 1,
            n: "{{ 1 + 1 }}",
            none: "{{ null }}",
            kept: null,
            on: "{{ true }}",
            list: ["{{ 'a' }}", "b{{ 1 }}"],
            grid_param: { $json: [{ TB: "status", OP: "=", P: "{{ 'A' }}" }] },
          },
        }),
      ],
      output: [],
    });
    expect(JSON.parse(erp.sent[0]?.text ?? "")).toEqual({
      page: 1,
      n: 2,
      kept: null,
      on: true,
      list: ["a", "b1"],
      grid_param: '[{"TB":"status","OP":"=","P":"A"}]',
    });
    expect(erp.sent[0]?.headers.get("content-type")).toBe("application/json");
  });

  test("a form, a multipart form and a text", async () => {
    const erp = new ScriptedErp(json([]));
    const write = (body: Row) => ({ method: "POST", effect: "read", ...body });
    await erp.run("list_products", {
      steps: [
        http({ id: "a", ...write({ form: { nome: "José & Cia", none: "{{ null }}", n: 2 } }) }),
        http({ id: "b", ...write({ multipart: { nome: "José" } }) }),
        http({ id: "c", ...write({ text: "<x>{{ 'y' }}</x>", headers: { "content-type": "text/xml" } }) }),
      ],
      output: [],
    });
    const [form, multipart, text] = erp.sent;
    expect(Object.fromEntries(new URLSearchParams(form?.text))).toEqual({ nome: "José & Cia", n: "2" });
    expect(multipart?.form?.get("nome")).toBe("José");
    expect(text?.text).toBe("<x>y</x>");
    expect(text?.headers.get("content-type")).toBe("text/xml");
  });

  test.each(["..", ".", "", " "])("the value %j leads to no other path", async (value) => {
    const erp = new ScriptedErp(json([]));
    const { outcome } = await erp.run(
      "get_invoice_pdf",
      { steps: [http({ path: "/a/{{ input.invoiceId }}/b" })], output: {} },
      { input: { invoiceId: value } },
    );
    expect(outcome).toMatchObject({ kind: "unreadable", message: expect.stringContaining('passo "call"') });
    expect(erp.sent).toEqual([]);
  });

  test("a header's value cannot hold another header", async () => {
    const erp = new ScriptedErp(json([]));
    const { outcome } = await erp.run(
      "list_plans",
      { steps: [http({ headers: { "x-a": "{{ input.document }}" } })], output: [] },
      { input: { document: "a\r\nx-b: c" } },
    );
    expect(outcome).toMatchObject({ kind: "unreadable", message: expect.stringContaining('"x-a"') });
    expect(erp.sent).toEqual([]);
  });

  test("a latin1 answer is read as such", async () => {
    const bytes = Buffer.from('{"nome":"Conceição"}', "latin1");
    const erp = new ScriptedErp(new Response(bytes, { headers: { "content-type": "application/json" } }));
    const run = await erp.run("list_commercial_origins", {
      steps: [http({ charset: "latin1" })],
      output: [{ id: "1", name: "{{ steps.call.nome }}" }],
    });
    expect(resultOf(run)).toEqual([{ id: "1", name: "Conceição" }]);
  });
});

describe("what an answer means", () => {
  const rules = [
    {
      when: { status: ["2xx", 418], predicate: "answer.type == 'error'" },
      outcome: "refused",
      message: "Recusado: {{ answer.message }}",
    },
    { when: { text: "nao encontrado" }, outcome: "not_found", message: "não há" },
    { when: { status: 404 }, outcome: "empty" },
    { when: { status: 409 }, outcome: "ok" },
    { when: { status: 403, predicate: "status == 403 && text.contains('limit')" }, outcome: "rate_limited" },
    { when: { status: 423 }, outcome: "blocked" },
  ];
  test.each<[string, Response, Row]>([
    [
      "a refusal with 200",
      json({ type: "error", message: "CPF inválido" }),
      { kind: "refused", message: "Recusado: CPF inválido", certainty: "answered" },
    ],
    [
      "a text, accents and case aside, also where JSON escapes it",
      new Response('{"m":"Registro N\\u00e3o ENCONTRADO"}'),
      { kind: "not_found", message: "não há" },
    ],
    ["nothing, by a status", json({}, 404), { kind: "empty" }],
    ["success, by a status that says otherwise", json([{ id: "1", day: 5 }], 409), { kind: "ok" }],
    [
      "a limit, by predicate",
      new Response("over the limit", { status: 403 }),
      { kind: "rate_limited", certainty: "turned_away" },
    ],
    ["a block", json({}, 423), { kind: "blocked" }],
    ["no rule: 200", json([{ id: "1", day: 5 }]), { kind: "ok" }],
    ["no rule: 401", json({ message: "token" }, 401), { kind: "invalid_credentials", message: "token" }],
    [
      "no rule: 400 with the ERP's words",
      json({ mensagem: "faltou" }, 400),
      { kind: "refused", message: "faltou" },
    ],
    ["no rule: 500", new Response("<html>", { status: 502 }), { kind: "unavailable", certainty: "answered" }],
    [
      "no rule: a gateway that gave up",
      new Response("", { status: 504 }),
      { kind: "unavailable", certainty: "no_answer" },
    ],
    ["no rule: 200 that is no JSON", new Response("<html>login</html>"), { kind: "unreadable" }],
    [
      "no rule: a redirect",
      new Response("", { status: 302, headers: { location: "https://other.example.com/" } }),
      { kind: "unreadable", message: "ponte:redirected" },
    ],
    [
      "no rule: an empty 204",
      new Response(null, { status: 204 }),
      { kind: "unreadable", message: expect.stringContaining("resultado") },
    ],
  ])("%s", async (_, answer, expected) => {
    const erp = new ScriptedErp(answer);
    const { outcome, trace } = await erp.run("list_due_dates", {
      steps: [http({ outcomes: rules })],
      output: "{{ steps.call }}",
    });
    expect(outcome).toMatchObject(expected);
    expect(trace[0]).toMatchObject({
      step: "call",
      request: { method: "GET" },
      response: { status: answer.status },
    });
  });

  test.each([
    [401, "invalid_credentials"],
    [429, "rate_limited"],
    [500, "unavailable"],
  ])("a rule that names no status makes no empty list of a %i", async (status, kind) => {
    const steps = [http({ outcomes: [{ when: { predicate: "size(answer.rows) == 0" }, outcome: "empty" }] })];
    const ended = await new ScriptedErp(json({ error: "x" }, status)).run("list_due_dates", {
      steps,
      output: [],
    });
    expect(ended.outcome).toMatchObject({ kind });
    const named = [
      http({ outcomes: [{ when: { status, predicate: "answer.error == 'x'" }, outcome: "empty" }] }),
    ];
    const rule = await new ScriptedErp(json({ error: "x" }, status)).run("list_due_dates", {
      steps: named,
      output: [],
    });
    expect(rule.outcome).toEqual({ kind: "empty" });
  });

  test("a rule that fails on the answer says so, and names the step", async () => {
    const erp = new ScriptedErp(json({ n: "x" }));
    const { outcome, trace } = await erp.run("list_due_dates", {
      steps: [http({ outcomes: [{ when: { predicate: "answer.n > 1" }, outcome: "ok" }] })],
      output: [],
    });
    expect(outcome).toMatchObject({ kind: "unreadable", message: expect.stringContaining('passo "call"') });
    expect(String(trace[0]?.error?.pt)).toContain("não se comparam");
  });

  test("nothing ends the run, unless the step says that it goes on", async () => {
    const steps = (more: Row) => [http(more), { type: "list", id: "mapped", items: [{ id: "1", day: 10 }] }];
    const gone = await new ScriptedErp(json({}, 404)).run("list_due_dates", products(steps({})));
    expect(gone.outcome).toMatchObject({ kind: "not_found" });
    expect(gone.trace).toHaveLength(1);
    const on = await new ScriptedErp(json({}, 404)).run(
      "list_due_dates",
      products(steps({ continueOn: ["not_found"] })),
    );
    expect(resultOf(on)).toEqual([{ id: "1", day: 10 }]);
  });
});

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
    expect(run.outcome).toEqual({ kind: "refused", message: "Limite de 3", certainty: "answered" });
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

describe("a PDF comes in every form, and is one", () => {
  const pdf = (from: string, value: string, call: Row): Row => ({
    steps: [http(call), { type: "pdf", id: "file", from, value }],
    output: "{{ steps.file }}",
  });
  const bytes = () =>
    new Response(Buffer.from(PDF, "base64"), { headers: { "content-type": "application/pdf" } });
  const input = { invoiceId: "1" };

  test.each<[string, Row, () => Response]>([
    ["bytes", pdf("bytes", "{{ steps.call }}", { answer: "bytes" }), bytes],
    [
      "base64 text",
      pdf("base64", "{{ steps.call }}", { answer: "text" }),
      () => new Response(`"${PDF.slice(0, 8)}\n${PDF.slice(8)}"`),
    ],
    [
      "base64 in JSON",
      pdf("base64", "{{ steps.call.pdf }}", {}),
      () => json({ pdf: `data:application/pdf;base64,${PDF}` }),
    ],
  ])("%s", async (_, content, answer) => {
    const run = await new ScriptedErp(answer()).run("get_invoice_pdf", content, { input });
    expect(resultOf(run)).toEqual({ contentType: "application/pdf", base64: PDF });
  });

  test("a link is fetched without credentials, and each redirect is looked at", async () => {
    const erp = new ScriptedErp(
      json({ link: "https://files.example.com/a" }),
      new Response("", { status: 302, headers: { location: "/b?c=1" } }),
      bytes(),
    );
    const settings = { auth: { type: "bearer", token: "{{ secrets.token }}" } };
    const run = await erp.run("get_invoice_pdf", pdf("link", "{{ steps.call.link }}", {}), {
      input,
      settings,
      credentials: { token: "the-token-itself" },
    });
    expect(resultOf(run)).toEqual({ contentType: "application/pdf", base64: PDF });
    expect(erp.sent.map(({ url, headers }) => [url.href, headers.get("authorization")])).toEqual([
      ["https://erp.example.com.br/api/things", "Bearer the-token-itself"],
      ["https://files.example.com/a", null],
      ["https://files.example.com/b?c=1", null],
    ]);
  });

  test.each<[string, Row, Response]>([
    [
      "a page instead",
      pdf("bytes", "{{ steps.call }}", { answer: "bytes" }),
      new Response("<html>", { headers: { "content-type": "text/html" } }),
    ],
    ["JSON instead", pdf("bytes", "{{ steps.call }}", { answer: "bytes" }), json({ message: "não há" })],
    ["no base64", pdf("base64", "{{ steps.call.pdf }}", {}), json({ pdf: "não é" })],
    [
      "another file",
      pdf("base64", "{{ steps.call.pdf }}", {}),
      json({ pdf: Buffer.from("PNG…").toString("base64") }),
    ],
    ["no link", pdf("link", "{{ steps.call.link }}", {}), json({ link: "" })],
  ])("%s is no PDF", async (_, content, answer) => {
    const { outcome } = await new ScriptedErp(answer).run("get_invoice_pdf", content, { input });
    expect(outcome).toMatchObject({ kind: "unreadable" });
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
