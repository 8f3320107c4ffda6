import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import type { Row } from "../../common/erp.ts";
import { json, resultOf, ScriptedErp } from "./scripted-erp.ts";

const http = (more: Row): Row => ({ type: "http", id: "call", method: "GET", path: "/things", ...more });
const products = (steps: Row[], output: unknown = "{{ steps.mapped }}"): Row => ({ steps, output });

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

  test.each<[string, "latin1" | "utf8", string, Row, string]>([
    ["latin1 that is named", "latin1", "application/json", { charset: "latin1" }, "Conceição"],
    ["latin1 that says nothing", "latin1", "application/json", {}, "Conceição"],
    ["latin1 that says so", "latin1", "application/json; charset=ISO-8859-1", {}, "Conceição"],
    ["UTF-8 that calls itself latin1", "utf8", "application/json; charset=ISO-8859-1", {}, "Conceição"],
    ["UTF-8 that says nothing", "utf8", "application/json", {}, "Conceição"],
    ["a damaged UTF-8", "latin1", "application/json; charset=UTF-8", {}, "Concei\uFFFD\uFFFDo"],
  ])("an answer in %s is read as such", async (_, encoding, contentType, options, name) => {
    const bytes = Buffer.from('{"nome":"Conceição"}', encoding);
    const erp = new ScriptedErp(new Response(bytes, { headers: { "content-type": contentType } }));
    const run = await erp.run("list_commercial_origins", {
      steps: [http(options)],
      output: [{ id: "1", name: "{{ steps.call.nome }}" }],
    });
    expect(resultOf(run)).toEqual([{ id: "1", name }]);
  });

  const refusal = [{ when: { status: "2xx" }, outcome: "refused" }];
  test.each<[string, Response, string]>([
    ["nothing", json({ ok: false }), "ponte:no_words"],
    ["words where nobody looks", new Response("Cliente inativo"), "Cliente inativo"],
    ["a page", new Response("<html>Erro</html>"), "ponte:no_words"],
    ["its own words", json({ mensagem: "Cliente inativo" }), "Cliente inativo"],
  ])("a rule without a message passes on what the answer says: %s", async (_, reply, message) => {
    const erp = new ScriptedErp(reply);
    const run = await erp.run("list_commercial_origins", {
      steps: [http({ outcomes: refusal })],
      output: [],
    });
    expect(run.outcome).toMatchObject({ kind: "refused", message });
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
    { when: { predicate: "answer.blank == true" }, outcome: "refused", message: "{{ answer.message }} " },
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
    [
      "a refusal without words",
      json({ type: "error" }, 418),
      { kind: "refused", message: "Recusado:", certainty: "answered" },
    ],
    [
      "words of a rule that come to nothing",
      json({ blank: true }),
      { kind: "refused", message: "ponte:no_words" },
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
