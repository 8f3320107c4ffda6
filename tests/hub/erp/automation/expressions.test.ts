import { describe, expect, test } from "vitest";
import { checkExpression } from "../../../../src/erp/automation/expressions/check.ts";
import { evaluate } from "../../../../src/erp/automation/expressions/evaluate.ts";
import { ExpressionError } from "../../../../src/erp/automation/expressions/expression-error.ts";
import { expressionFunctions } from "../../../../src/erp/automation/expressions/functions.ts";
import { Meter } from "../../../../src/erp/automation/expressions/meter.ts";
import { parseExpression } from "../../../../src/erp/automation/expressions/parse.ts";

/** 25 November 2026, 23:30 in São Paulo: the next day in Greenwich. */
const NOW = Date.parse("2026-11-26T02:30:00Z");

const data = {
  customer: { name: "José da Silva", document: "52998224725", tags: ["vip", "novo"], phone: null },
  rows: [
    { id: "1", value: "10.10", status: "A" },
    { id: "2", value: "20.20", status: "C" },
    { id: "3", value: "30.30", status: "A" },
  ],
  n: 7,
  empty: [],
};

function resultOf(source: string, names: Record<string, unknown> = data): unknown {
  return evaluate(parseExpression(source), { names }, { meter: new Meter(), now: () => NOW });
}

function errorOf(source: string, names: Record<string, unknown> = data): ExpressionError {
  try {
    resultOf(source, names);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`${source} did not fail`);
}

describe("an expression's value", () => {
  test.each<[string, unknown]>([
    ["1 + 2 * 3", 7],
    ["0.1 + 0.2", 0.3],
    ["distinct(['b', 'a', '', 'b', null])", ["b", "a"]],
    ["distinct([{'a': 1}, {'a': 1}, {'a': 2}])", [{ a: 1 }, { a: 2 }]],
    ["merge({'a': 1, 'b': ''}, {'b': 2, 'a': null, 'c': ''})", { a: 1, b: 2, c: "" }],
    ["merge(null, {'a': 1})", { a: 1 }],
    ["dateIn('liberado até a data 26/11/2026.')", "2026-11-26"],
    ["dateIn('até 2026-11-26 12:00')", "2026-11-26"],
    ["dateIn('sem data 99/2026')", null],
    ["7 / 2", 3.5],
    ["n % 4", 3],
    ["-n + 1", -6],
    ['"a" + "b"', "ab"],
    ['"n" + n', "n7"],
    ['"x" + customer.phone', "x"],
    ["[1] + [2]", [1, 2]],
    ["n > 6 && n <= 7.0", true],
    ["n == 7.0", true],
    ['n == "7"', false],
    ['text(n) == "7"', true],
    ['"2026-11-25" < "2026-12-01"', true],
    ["!(n > 6) || false", false],
    ['n > 5 ? "many" : null', "many"],
    ["customer.name", "José da Silva"],
    ['customer["name"]', "José da Silva"],
    ["customer.tags[1]", "novo"],
    ["customer.tags[9]", null],
    ["customer.address.street", null],
    ["customer.phone.digits", null],
    ["customer.name.nothing", null],
    ['"vip" in customer.tags', true],
    ['"name" in customer', true],
    ['"Silva" in customer.name', true],
    ["has(customer.name)", true],
    ["has(customer.phone)", false],
    ["has(customer.address.street)", false],
    ["rows.filter(r, r.status == 'A').size()", 2],
    ["rows.map(r, r.id)", ["1", "2", "3"]],
    ["rows.map(r, r.status == 'A', r.id)", ["1", "3"]],
    ["rows.exists(r, r.id == '2')", true],
    ["rows.all(r, number(r.value) > 10)", true],
    ["rows.exists_one(r, r.status == 'C')", true],
    ["missing_is_null.map(r, r)", []],
    ["sum(rows.map(r, r.value))", 60.6],
    ["first(rows).id + last(rows).id", "13"],
    ["first(empty)", null],
    ["rows.map(r, rows.filter(s, s.id < r.id).size())", [0, 1, 2]],
    ["flatten([[1], [2, 3], []])", [1, 2, 3]],
    ['["a", "b"].join(", ")', "a, b"],
    ['"a;b".split(";")', ["a", "b"]],
    ['" x ".trim().upper()', "X"],
    ["fold(customer.name)", "jose da silva"],
    ['customer.name.fold().contains("silva")', true],
    ['replace("1.2.3", ".", "")', "123"],
    ['substring("abcdef", 2, 4)', "cd"],
    ['indexOf("abc", "c")', 2],
    ['orElse("", "y")', "y"],
    ['orElse(customer.phone, "none")', "none"],
    ['json({"a": [1, "x", null]})', '{"a":[1,"x",null]}'],
    ['parseJson("{\\"a\\": 1}").a', 1],
    ['base64("a:b")', "YTpi"],
    ["today()", "2026-11-25"],
    ["now()", "2026-11-25 23:30:00"],
    ["addDays(today(), 10)", "2026-12-05"],
    ["maskDocument(customer.document)", "529.982.247-25"],
    ["kindOfDocument(customer.document)", "cpf"],
    ['document("529.982.247-25")', "52998224725"],
    ['digits("(11) 9-8765")', "1198765"],
    ['money("1.234,5")', "1234.50"],
    ['moneyBr("1234.5")', "1234,50"],
    ['dateBr("2026-11-25")', "25/11/2026"],
    ['date("")', null],
    ["int(3.9)", 3],
    ['{"a": 1, "b": {"c": [n]}}', { a: 1, b: { c: [7] } }],
  ])("%s", (source, expected) => {
    const value = resultOf(source);
    expect(JSON.parse(JSON.stringify(value))).toEqual(expected);
  });

  test("every function is described in both languages and refuses too few and too many arguments", () => {
    for (const [name, { description, usage, least, most }] of expressionFunctions) {
      expect(usage.startsWith(`${name}(`), name).toBe(true);
      expect(
        [description.pt, description.en].every((text) => String(text).length > 8),
        name,
      ).toBe(true);
      const call = (count: number) => `${name}(${Array.from({ length: count }, () => '"x"').join(", ")})`;
      expect(errorOf(call(most + 1)).text.pt).toContain(usage);
      if (least > 0) expect(errorOf(call(least - 1)).text.pt).toContain(usage);
    }
  });
});

describe("an expression that fails says what is wrong, and where", () => {
  test.each([
    ["1 + rows", 0, '"+" não combina um número com uma lista'],
    ["n > 5 && customer", 0, "&& pede verdadeiro ou falso e recebeu um registro"],
    ['n < "8"', 0, "um número e um texto não se comparam"],
    ["n / 0", 0, "divisão por zero"],
    ['[1, money("abc")]', 4, '"abc" não é um valor em dinheiro'],
    ['"x" + number("1,5")', 6, '"1,5" não é um número'],
    ['date("31/02/2026")', 0, '"31/02/2026" não é uma data'],
    ['maskDocument("123")', 0, '"123" não é um CPF ou CNPJ'],
    ['parseJson("{")', 0, "o texto não é um JSON"],
    ["customer.map(x, x)", 0, "map pede uma lista e recebeu um registro"],
    ["nothing(1)", 0, 'a função "nothing" não existe'],
  ])("%s", (source, position, text) => {
    const error = errorOf(source);
    expect(error.text.pt).toContain(text);
    expect(error.position).toBe(position);
  });
});

describe("what JavaScript adds to a value is no data", () => {
  test.each([
    "customer.constructor",
    'customer["__proto__"]',
    "customer.toString",
    "customer.tags.length",
    "customer.name.length",
    'customer["constructor"]["prototype"]',
    "constructor",
    "__proto__.polluted",
    'rows["map"]',
  ])("%s is null", (source) => {
    let value: unknown = "refused";
    try {
      value = resultOf(source);
    } catch (error) {
      expect(error).toBeInstanceOf(ExpressionError);
    }
    expect([null, "refused"]).toContain(value);
  });

  test.each(["__proto__", "constructor", "prototype"])("no record can be given the field %s", (key) => {
    expect(errorOf(`{"${key}": {"polluted": true}}`).text.pt).toContain(
      `"${key}" não pode ser nome de campo`,
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("before it runs, an expression is checked", () => {
  const shapes = {
    input: { document: null, order: { items: null } },
    steps: { find: null },
    settings: null,
    login: {},
  };

  test.each([
    ["input.document", null],
    ["input.order.items.map(i, i.name).size() + 1", null],
    ["steps.find.anything.below", null],
    ["settings.whatever", null],
    ["inpt.document", '"inpt" não é uma variável daqui; há input, steps, settings, login'],
    ["login.token", '"login.token" não existe: aqui não há nenhum campo'],
    ["input.documento", '"input.documento" não existe; há document, order'],
    ["input.order.itens", '"itens" não existe; há items'],
    ["steps.later.id", '"steps.later" não existe antes deste passo; há find'],
    ["unknownFunction(1)", 'a função "unknownFunction" não existe'],
    ["fold()", "faltam ou sobram argumentos: escreva fold(x)"],
    ["[1].map(x)", "faltam ou sobram argumentos: escreva list.map(x, …)"],
    ["[1].map(1, 2)", "não é uma expressão válida"],
    ["[1].map(a, [1].map(b, [1].map(c, c)))", "no máximo 2 um dentro do outro"],
    ["has(1)", "has pede um campo"],
    ["x.y", '"x" não é uma variável'],
    ["[1].map(x, x.y + y)", '"y" não é uma variável'],
    ['"a".matches("(a+)+$")', 'a função "matches" não existe'],
    ["timestamp(1)", 'a função "timestamp" não existe'],
    ["cel.bind(x, 1, x)", 'a função "bind" não existe'],
    ['b"bytes"', "não existe nestas expressões"],
    ["1u", "não existe nestas expressões"],
    ["1 +", "não é uma expressão válida"],
    ['"open', "não é uma expressão válida"],
  ])("%s", (source, expected) => {
    if (expected === null) expect(problemOf(source)).toBeNull();
    else expect(problemOf(source)).toContain(expected);
  });

  test("it is neither too deep, nor too long, nor of too many parts", () => {
    expect(problemOf(`${"(".repeat(40)}1${")".repeat(40)}`)).toContain("não é uma expressão válida");
    expect(problemOf(`"${"x".repeat(2_001)}"`)).toContain("a expressão passa de 2000 caracteres");
    expect(problemOf(Array.from({ length: 300 }, () => "1").join("+"))).toContain(
      "não é uma expressão válida",
    );
  });

  function problemOf(source: string): unknown {
    try {
      checkExpression(source, shapes);
      return null;
    } catch (error) {
      return error instanceof ExpressionError ? error.text.pt : error;
    }
  }
});
