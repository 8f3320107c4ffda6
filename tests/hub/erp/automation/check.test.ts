import { describe, expect, test } from "vitest";
import { automationJsonSchema } from "../../../../src/erp/automation/grammar/automation.ts";
import { variablesOf } from "../../../../src/erp/automation/variables.ts";
import { FUNCTION_NAMES } from "../../../../src/erp/functions/catalogue.ts";
import type { Row } from "../../common/erp.ts";
import { problemsOf, when } from "./scripted-erp.ts";

const call = (more: Row = {}): Row => ({ type: "http", id: "call", method: "GET", path: "/x", ...more });
const of = (...steps: Row[]): Row => ({ steps, output: [] });

describe("what is wrong is named, with its place", () => {
  test.each<[string, Row, string]>([
    ["an unknown field", { ...of(), code: "x" }, ": Unrecognized key"],
    ["an unknown step", of({ type: "script", id: "a" }), "steps.0.type"],
    ["a wrong id", of(call({ id: "A b" })), "steps.0.id"],
    ["no output", { steps: [] }, "output"],
    ["a repeated id", of(call(), call()), 'steps.1.id: já há um passo "call"'],
    [
      "a secret in the result",
      { steps: [], output: ["{{ secrets.token }}"] },
      "output.0: um segredo só vai em chamadas ao ERP: num resultado ou numa mensagem outros o veriam (posição 4)",
    ],
    [
      "a secret in a message",
      of(call({ outcomes: [{ when: { status: 400 }, outcome: "refused", message: "{{ secrets.token }}" }] })),
      "steps.0.outcomes.0.message: um segredo só vai em chamadas ao ERP",
    ],
    [
      "a path that is an address",
      of(call({ path: "https://evil.example.com" })),
      'steps.0.path: deve começar com "/"',
    ],
    [
      "a path without a slash, which would lead to another host",
      of(call({ path: "@evil.example.com/" })),
      'steps.0.path: deve começar com "/"',
    ],
    ["a GET with a body", of(call({ json: {} })), "steps.0.json: uma chamada GET não leva corpo"],
    [
      "two bodies",
      of(call({ method: "POST", effect: "read", json: {}, form: {} })),
      "steps.0.form: json, form",
    ],
    [
      "a POST that does not say what it does",
      of(call({ method: "POST" })),
      "steps.0.effect: diga o que repetir",
    ],
    [
      "a write in a function that reads",
      of(call({ method: "POST", effect: "unkeyed_write" })),
      "steps.0.effect: aqui só se lê",
    ],
    ["a header of the connection's own", of(call({ headers: { Host: "x" } })), "steps.0.headers.Host"],
    [
      "find in a function that reads",
      { ...of(), find: { steps: [], output: [] } },
      "find: esta função só lê",
    ],
    ["idempotent in one", { ...of(), idempotent: true }, "idempotent: esta função só lê"],
    [
      "an enum without words",
      of({ type: "map", id: "m", from: [], fields: { a: { value: "x", as: "enum" } } }),
      "steps.0.fields.a.values",
    ],
    [
      "a variable that is not there",
      of(call({ query: { d: "x {{ input.cpf }}" } })),
      'steps.0.query.d: "input.cpf" não existe; há document, contractId, channel (posição 6)',
    ],
    [
      "a step that comes later",
      of(call({ query: { d: "{{ steps.later.x }}" } })),
      'steps.0.query.d: "steps.later" não existe',
    ],
    [
      "item outside of a list",
      of(call({ query: { d: "{{ item.x }}" } })),
      'steps.0.query.d: "item" não é uma variável',
    ],
    [
      "a brace that is not closed",
      of(call({ path: "/x/{{ input.document" })),
      'steps.0.path: há "{{" sem "}}"',
    ],
    ["an empty expression", of(call({ path: "/x/{{ }}" })), "steps.0.path"],
    [
      "a predicate's syntax",
      of(call({ outcomes: [{ when: { predicate: "answer.x ==" }, outcome: "ok" }] })),
      "steps.0.outcomes.0.when.predicate: não é uma expressão válida",
    ],
    [
      "a poll that writes",
      of({
        type: "poll",
        id: "p",
        call: { method: "POST", path: "/", effect: "unkeyed_write" },
        until: "true",
      }),
      "steps.0.call.effect",
    ],
    [
      "a poll too often",
      of({ type: "poll", id: "p", call: { method: "GET", path: "/" }, until: "true", everyMs: 10 }),
      "steps.0.everyMs",
    ],
    [
      "a poll without end",
      of({ type: "poll", id: "p", call: { method: "GET", path: "/" }, until: "false", times: 1_000 }),
      "steps.0.times",
    ],
    ["an output's variable", { steps: [], output: [{ id: "{{ steps.a }}" }] }, "output.0.id"],
    ["too many steps", of(...Array.from({ length: 41 }, (_, index) => call({ id: `s${index}` }))), "steps"],
  ])("%s", (_, content, expected) => {
    const problems = problemsOf("list_invoices", content);
    expect(problems.join("\n")).toContain(expected);
  });

  test("conditions nest four deep, and their steps count with the others", () => {
    const nested = (depth: number): Row => when(`c${depth}`, "true", depth === 0 ? [] : [nested(depth - 1)]);
    expect(problemsOf("list_invoices", of(nested(3)))).toEqual([]);
    expect(problemsOf("list_invoices", of(nested(4)))[0]).toContain("no máximo 4");
    const many = when(
      "c",
      "true",
      Array.from({ length: 40 }, (_, index) => call({ id: `s${index}` })),
    );
    expect(problemsOf("list_invoices", of(many))[0]).toContain("mais de 40 passos");
    const same = when("c", "true", [call()], [call()]);
    expect(problemsOf("list_invoices", of(same))[0]).toContain("steps.0.else.0.id");
  });

  test("find may only read", () => {
    const write = call({ method: "POST", effect: "unkeyed_write" });
    const find = { steps: [write], output: {} };
    expect(problemsOf("settle_invoice", { ...of(write), find })).toEqual([
      expect.stringContaining("find.steps.0.effect"),
    ]);
  });

  test("each wrong place is named at once", () => {
    const content = of(call({ path: "x", query: { a: "{{ b }}" }, headers: { c: "{{ d }}" } }));
    expect(problemsOf("list_invoices", content)).toHaveLength(3);
  });
});

describe("what an editor shows", () => {
  test("the grammar is a JSON Schema that knows every step", () => {
    const text = JSON.stringify(automationJsonSchema());
    for (const type of [
      "http",
      "find",
      "filter",
      "map",
      "condition",
      "list",
      "poll",
      "pdf",
      "strip",
      "stop",
    ]) {
      expect(text).toContain(`"const":"${type}"`);
    }
  });

  test.each(FUNCTION_NAMES)("each variable of %s has words in both languages, and can be named", (name) => {
    for (const { name: variable, description } of variablesOf(name)) {
      expect(description.pt, variable).not.toBe(variable.split(".").at(-1));
      if (variable.includes("[]") || variable.endsWith("NAME")) continue;
      expect(problemsOf(name, { steps: [], output: `{{ ${variable} }}` }), variable).toEqual([]);
    }
  });

  test("an order's fields are listed under their paths", () => {
    const names = variablesOf("create_order").map((variable) => variable.name);
    expect(names).toEqual(
      expect.arrayContaining([
        "input.externalId",
        "input.customer.address.ibgeCode",
        "input.reseller.code",
        "input.items[].productId",
        "input.payment.method",
        "effect.key",
      ]),
    );
    expect(variablesOf("create_order_existing_customer").map((variable) => variable.name)).toContain(
      "input.order.customer.name",
    );
  });
});
