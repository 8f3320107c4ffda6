import { describe, expect, test } from "vitest";
import {
  asRecord,
  classify,
  elementsOf,
  findRecords,
  oldest,
  textOf,
} from "../../../../src/erp/gestaoclick/answers.ts";
import type { ErpAnswer, ErpCaller, ErpRequest } from "../../../../src/erp/http.ts";
import { type Outcome, ok } from "../../../../src/erp/outcome.ts";

const list: ErpRequest = { kind: "read", method: "GET", path: "/clientes", reason: "" };
const one: ErpRequest = { kind: "read", method: "GET", path: "/clientes/12", reason: "" };
const post: ErpRequest = { kind: "unkeyed_write", method: "POST", path: "/vendas", reason: "" };
const put: ErpRequest = { kind: "keyed_write", method: "PUT", path: "/vendas/12", reason: "" };

const json = (status: number, body: unknown): ErpAnswer => ({
  status,
  text: JSON.stringify(body),
  json: body,
  isJson: true,
});
const html = (status: number): ErpAnswer => ({ status, text: "<html>", json: undefined, isJson: false });
const refusal = (code: number, mensagem: string) => ({
  code,
  status: "error",
  data: { erro: "Not Found", mensagem },
});

describe("what each answer means", () => {
  test.each([
    ["a success", post, json(200, { code: 200, status: "success", data: {} }), { kind: "ok" }],
    [
      "404 to a write is a validation error",
      post,
      json(404, refusal(404, "O campo data é obrigatório")),
      { kind: "refused", message: "O campo data é obrigatório", certainty: "answered" },
    ],
    ["400 likewise", put, json(400, refusal(400, "x")), { kind: "refused" }],
    ["410 to a write", put, json(410, refusal(410, "x")), { kind: "refused" }],
    ["404 to a list is an empty page", list, json(404, refusal(404, "x")), { kind: "empty" }],
    ["400 to a list is a refusal, not emptiness", list, json(400, refusal(400, "x")), { kind: "refused" }],
    ["404 to a record: it is gone", one, json(404, refusal(404, "x")), { kind: "not_found" }],
    ["400 to a record: it is gone", one, json(400, refusal(400, "x")), { kind: "not_found" }],
    ["410 to a record: it is gone", one, json(410, refusal(410, "x")), { kind: "not_found" }],
    ["401", list, json(401, refusal(401, "x")), { kind: "invalid_credentials", certainty: "answered" }],
    ["403", post, json(403, refusal(403, "x")), { kind: "invalid_credentials" }],
    [
      "429 turned away before any work",
      post,
      json(429, refusal(429, "O limite de requisicoes foi atingido")),
      { kind: "rate_limited", certainty: "turned_away" },
    ],
    ["429 as a page", post, html(429), { kind: "rate_limited" }],
    [
      "500 in the ERP's words",
      post,
      json(500, refusal(500, "x")),
      { kind: "unavailable", certainty: "answered" },
    ],
    [
      "200 that tells a fault of the ERP's own: it passes",
      post,
      json(200, {
        code: 200,
        status: "error",
        data: { mensagem: "Ocorreu um erro inesperado ao processar" },
      }),
      { kind: "unavailable", certainty: "answered" },
    ],
    [
      "404 to a list likewise, not emptiness",
      list,
      json(404, refusal(404, "Erro interno")),
      { kind: "unavailable" },
    ],
    ["502 as a page", post, html(502), { kind: "unavailable", certainty: "answered" }],
    [
      "504: the gateway gave up, the ERP may not have",
      post,
      html(504),
      { kind: "unavailable", certainty: "no_answer" },
    ],
    ["522", post, html(522), { kind: "unavailable", certainty: "no_answer" }],
    ["524", post, html(524), { kind: "unavailable", certainty: "no_answer" }],
    ["a page with 200", post, html(200), { kind: "unreadable", certainty: "no_answer" }],
    ["a page with 404 proves nothing about a list", list, html(404), { kind: "unreadable" }],
    ["a page with 403 is no word of the ERP about the tokens", list, html(403), { kind: "unreadable" }],
    ["a redirect", list, json(302, {}), { kind: "unreadable" }],
    [
      "an empty body",
      post,
      { status: 200, text: "", json: undefined, isJson: false },
      { kind: "unreadable" },
    ],
    ["JSON that is no object", post, json(200, [1]), { kind: "unreadable" }],
    ["200 with a code of 404 inside", post, json(200, refusal(404, "x")), { kind: "refused", message: "x" }],
    [
      "200 with status error",
      post,
      json(200, { status: "error", data: "y" }),
      { kind: "refused", message: "y" },
    ],
    ["200 with a code of 401 inside", list, json(200, refusal(401, "x")), { kind: "invalid_credentials" }],
    ["200 with a code of 429 inside, as text", post, json(200, { code: "429" }), { kind: "rate_limited" }],
    ["200 with a code of 500 inside", post, json(200, { code: 500 }), { kind: "unavailable" }],
  ] as [string, ErpRequest, ErpAnswer, object][])("%s", (_, request, answer, expected) => {
    expect(classify(request, answer)).toMatchObject(expected);
  });

  test("the reason is taken from where the ERP put it", () => {
    for (const [body, message] of [
      [{ data: { mensagem: "a", erro: "b" } }, "a"],
      [{ data: { erro: "b" }, message: "c" }, "b"],
      [{ message: "c", mensagem: "d" }, "c"],
      [{ mensagem: "d", data: "e" }, "d"],
      [{ data: "e" }, "e"],
      [{ data: { mensagem: "  " } }, "HTTP 404"],
      [{ data: { mensagem: "x".repeat(9_000) } }, "x".repeat(4_000)],
    ] as const) {
      expect(classify(post, json(404, body))).toMatchObject({ kind: "refused", message });
    }
  });
});

describe("reading lists", () => {
  /** Answers page after page, and notes what was asked. */
  function pages(...answers: unknown[]): { caller: ErpCaller; asked: ErpRequest[] } {
    const asked: ErpRequest[] = [];
    const call = async (request: ErpRequest) => {
      asked.push(request);
      return answers[asked.length - 1] as Outcome<unknown>;
    };
    return { asked, caller: { call } };
  }
  const all = { path: "/x", query: { a: "1" }, reason: "", matches: () => true };
  const page = (data: unknown, meta?: unknown) => ok({ data, meta });

  test.each([
    ["the string", page("Não há dados!", { total_registros: null })],
    ["null", page(null)],
    ["a missing list", ok({})],
    ["an empty list", page([])],
    ["404", { kind: "empty" }],
  ])("%s is an empty list", async (_, answer) => {
    expect(await findRecords(pages(answer).caller, all)).toEqual({ kind: "empty" });
  });

  test("pages are read to the end, by the number of the next one", async () => {
    const { caller, asked } = pages(
      page([{ id: "3" }], { proxima_pagina: 2 }),
      page([{ id: 1 }], { proxima_pagina: null }),
    );
    const found = await findRecords(caller, all);
    expect(found.kind === "ok" && found.value.map(({ id }) => id)).toEqual(["3", "1"]);
    expect(asked.map(({ query }) => query)).toEqual([
      { a: "1", limite: "100" },
      { a: "1", limite: "100", pagina: "2" },
    ]);
  });

  test("a page that only counts the pages is followed too", async () => {
    const { caller } = pages(
      page([{ id: "3" }], { pagina_atual: 1, total_paginas: 2 }),
      page([{ id: "1" }], { pagina_atual: 2, total_paginas: 2 }),
    );
    const found = await findRecords(caller, all);
    expect(found.kind === "ok" && found.value).toHaveLength(2);
  });

  test("the first match ends the reading only when that is asked for", async () => {
    const answers = [page([{ id: "3" }], { proxima_pagina: 2 }), page([{ id: "1" }], {})];
    const { caller, asked } = pages(...answers);
    await findRecords(caller, { ...all, firstOnly: true });
    expect(asked).toHaveLength(1);
  });

  test("a list that names itself as the next page does not go round", async () => {
    const { caller, asked } = pages(page([{ id: "1" }], { proxima_pagina: 1 }), page([], {}));
    await findRecords(caller, all);
    expect(asked).toHaveLength(1);
  });

  test("a failure on the second page is a failure, never half a list", async () => {
    const failure = { kind: "unavailable", message: "", certainty: "answered" };
    const { caller } = pages(page([{ id: "3" }], { proxima_pagina: 2 }), failure);
    expect(await findRecords(caller, all)).toEqual(failure);
  });

  test("rows without an id and rows that do not match are left out", async () => {
    const { caller } = pages(
      page([{ nome: "x" }, { id: "" }, { id: "2", ok: true }, null, "x", { id: "3" }]),
    );
    const found = await findRecords(caller, { ...all, matches: ({ raw }) => raw.ok === true });
    expect(found.kind === "ok" && found.value.map(({ id }) => id)).toEqual(["2"]);
  });

  test("elements are read wrapped and flat; blanks of every sort are blank", () => {
    expect(elementsOf([{ produto: { id: 1 } }, { id: 2, nome: "x" }, null])).toEqual([
      { id: 1 },
      { id: 2, nome: "x" },
    ]);
    expect([elementsOf("Não há dados!"), elementsOf(null), elementsOf(undefined)]).toEqual([[], [], []]);
    expect(["a", "b", "c", "d"].map((key) => textOf({ a: null, b: "", c: 12 }, key))).toEqual([
      "",
      "",
      "12",
      "",
    ]);
  });

  test("of several the oldest by number is chosen, not by text", () => {
    const records = ["100", "20", "3"].map((id) => ({ id, raw: {} }));
    expect(oldest(records)?.id).toBe("3");
    expect(oldest([])).toBeUndefined();
  });

  test("an answer to a create without an id is unknown, not a success", () => {
    for (const data of [undefined, null, "ok", {}, { id: "" }, []]) {
      expect(asRecord(ok({ data }))).toMatchObject({ kind: "unreadable", certainty: "no_answer" });
    }
    expect(asRecord(ok({ data: { id: 7 } }))).toMatchObject({ kind: "ok", value: { id: "7" } });
  });
});
