import { describe, expect, test } from "vitest";
import type { AssetPage } from "../../../../src/erp/assets.ts";
import type { ErpRequest } from "../../../../src/erp/http.ts";
import { isFailure, type Outcome } from "../../../../src/erp/outcome.ts";
import { classify } from "../../../../src/erp/sga/answers.ts";
import { SYNC } from "../../../../src/erp/sga/paths.ts";
import { readClient } from "../../../../src/erp/sga/read-client.ts";
import { readPage } from "../../../../src/erp/sga/read-page.ts";
import { settingsSchema } from "../../../../src/erp/sga/settings.ts";
import { standingOf } from "../../../../src/erp/sga/situations.ts";

/** Shapes in which installations of SGA give the same answer. */

type Answers = (request: ErpRequest) => unknown;

const NOTHING = { mensagem: "Não aceitável", error: ["Não foram encontrados veículos"] };

/** A connection to an SGA that answers so; undefined is a 406 that says that there is nothing. */
function contextOf(answers: Answers, accounts: string[], asked: ErpRequest[] = []) {
  const call = async (request: ErpRequest) => {
    asked.push(request);
    const json = answers(request);
    const status = json === undefined ? 406 : 200;
    return classify(request, { status, json: json ?? NOTHING, text: "", isJson: true });
  };
  return { settings: settingsSchema.parse({ productCode: "71" }), caller: { accounts, call }, now: () => 0 };
}

function resultOf<Value>(outcome: Outcome<Value>): Value {
  if (outcome.kind !== "ok") throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/** Reads pages to the last, or as many as would be too many. */
async function readAll(answers: Answers, accounts: string[]) {
  const context = contextOf(answers, accounts);
  const pages: AssetPage[] = [];
  let cursor: unknown = null;
  while (pages.length < 10) {
    const outcome = await readPage(context, cursor, null);
    if (isFailure(outcome)) return { pages, outcome };
    const page = resultOf(outcome);
    pages.push(page);
    if (page.isLast) break;
    cursor = page.cursor;
  }
  return { pages, outcome: undefined };
}

const row = (code: number, more: Record<string, unknown> = {}) => ({
  codigo_veiculo: String(code),
  chassi: `9BWZZZ377VT${100_000 + code}`,
  cpf: "52998224725",
  nome_associado: "ANA",
  descricao_situacao: "ATIVO",
  ...more,
});

function sync(rows: unknown[], products: unknown = { "71": "RASTREADOR", "72": "BLOQUEADOR" }, wrap = false) {
  return ({ path }: ErpRequest) => {
    if (path.startsWith("/buscar/produtos")) return products;
    if (!path.endsWith("quantidade-paginas")) return rows;
    const count = { quantidade_paginas: "1", total_registros: String(rows.length) };
    return wrap ? [count] : count;
  };
}

const codesOf = (pages: AssetPage[]) =>
  pages.flatMap(({ rows }) => rows.map(({ vehicle }) => vehicle.remoteId));

describe("the products of a vehicle in sincronismo", () => {
  test.each([
    ["an object", { "71": "RASTREADOR" }, { "72": "BLOQUEADOR" }],
    ["a list", [{ codigo_produto: 71, descricao: "RASTREADOR" }], [{ codigo_produto: "72" }]],
    ["codes", ["71"], [72]],
    ["PHP's empty object", { "71": "RASTREADOR" }, []],
  ])("%s", async (_, mine, others) => {
    const { pages } = await readAll(sync([row(1, { produtos: mine }), row(2, { produtos: others })]), [SYNC]);
    expect(codesOf(pages)).toEqual(["1"]);
  });

  test("not told: the list itself says that there is one", async () => {
    const { pages } = await readAll(sync([row(1), row(2, { produtos: "RASTREADOR" })]), [SYNC]);
    expect(codesOf(pages)).toEqual(["1", "2"]);
    expect(pages[1]?.rows[0]?.vehicle.hasProduct).toBeUndefined();
  });
});

test.each([
  ["an object", { "71": "RASTREADOR" }, ["1"]],
  ["a list", [{ codigo_produto: "71", descricao: "RASTREADOR" }], ["1"]],
  ["PHP's empty object", [], ["1", "2"]],
])("a supplier's products as %s, and the count of pages as a list of one", async (_, products, codes) => {
  const rows = [row(1, { produtos: { "71": "RASTREADOR" } }), row(2, { produtos: { "99": "OUTRO" } })];
  expect(codesOf((await readAll(sync(rows, products, true), [SYNC])).pages)).toEqual(codes);
});

describe("the list of a situation", () => {
  const manual = (list: (path: string) => unknown) => {
    return ({ path }: ErpRequest) => {
      if (path.startsWith("/produto/buscar")) return [{ codigo_produto: "71", descricao: "RASTREADOR" }];
      if (path.startsWith("/listar/situacao")) return [{ codigo_situacao: "1", descricao_situacao: "ATIVO" }];
      return list(path);
    };
  };
  const linked = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      row(index, { produtos_vinculados: [{ codigo_produto: 71 }] }),
    );

  test("that takes no size gives all at once: it is not asked for what follows", async () => {
    const { pages } = await readAll(
      manual(() => linked(600)),
      [],
    );
    expect(pages.map(({ rows }) => rows.length)).toEqual([0, 600]);
  });

  test("that repeats its page is no page, also where a code was a text and is a number now", async () => {
    let asked = 0;
    const answers = manual(() => {
      asked += 1;
      return linked(500).map((one) =>
        asked % 2 === 0 ? { ...one, codigo_veiculo: Number(one.codigo_veiculo) } : one,
      );
    });
    const { pages, outcome } = await readAll(answers, []);
    expect(pages).toHaveLength(2);
    expect(outcome).toMatchObject({ kind: "unreadable", message: "ponte:repeated_page" });
  });

  test("whose rows do not tell their products imports none of them, and says so", async () => {
    const { pages } = await readAll(
      manual(() => [row(1), ...linked(3).slice(2)]),
      [],
    );
    expect(codesOf(pages)).toEqual(["2"]);
    expect(pages[1]?.issues).toMatchObject([{ code: "product_untold" }]);
  });

  test("may take minutes", async () => {
    const asked: ErpRequest[] = [];
    const context = contextOf(
      manual(() => linked(1)),
      [],
      asked,
    );
    const { cursor } = resultOf(await readPage(context, null, null));
    await readPage(context, cursor, null);
    expect(asked.at(-1)?.timeoutMs).toBe(90_000);
  });
});

describe("an associate whose vehicles have no situation", () => {
  const associate = (vehicle: unknown) => {
    return ({ path }: ErpRequest) => {
      if (path.startsWith("/associado")) {
        const veiculos = [{ codigo_veiculo: 1, placa: "BRA-2E19", chassi: "9BWZZZ377VT100001" }];
        return { codigo_associado: "7", nome: "ANA", cpf: "52998224725", veiculos };
      }
      return path.startsWith("/veiculo/buscar/BRA2E19/placa")
        ? vehicle
        : { produtos: [{ codigo_produto: 71 }] };
    };
  };

  test("has each looked up", async () => {
    const context = contextOf(associate([{ descricao_situacao: "INADIMPLENTE", marca: "FIAT" }]), []);
    const { rows } = resultOf(await readClient(context, { document: "52998224725" }));
    expect(rows).toMatchObject([{ vehicle: { standing: "overdue", brand: "FIAT", hasProduct: true } }]);
  });

  test("where that tells nothing, what is known stays", async () => {
    const { rows, issues } = resultOf(
      await readClient(contextOf(associate(undefined), []), { document: "52998224725" }),
    );
    expect([rows[0]?.vehicle.situation, issues]).toEqual(["", []]);
  });
});

test.each([
  ["ATIVO", "active"],
  ["Ativo Boas-Vindas", "active"],
  ["ATIVO 30+", "active"],
  ["INATIVO", "ended"],
  ["INATIVO P", "ended"],
  ["INADIMPLENTE BOAS-VINDAS", "overdue"],
  ["ATIVO INADIMPLENTE", "overdue"],
  ["NEGATIVADO", "overdue"],
  ["ATIVO - EM CANCELAMENTO", "unknown"],
  ["ATIVO PENDENTE", "unknown"],
  ["ATIVOS", "unknown"],
  ["PRE-CANCELAMENTO", "unknown"],
  ["PENDENTE", "unknown"],
  ["CANCELADO POR SUBSTITUIÇÃO", "ended"],
])("the situation %s is %s by its name", (name, standing) => {
  expect(standingOf({ situationMap: {} }, name)).toBe(standing);
});
