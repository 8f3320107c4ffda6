import { describe, expect, it } from "vitest";
import { z } from "zod";
import { listAuvo } from "../../../../src/erp/auvo-omie/auvo/answers.ts";
import { findByDocument } from "../../../../src/erp/auvo-omie/auvo/customers.ts";
import { listCustomers } from "../../../../src/erp/auvo-omie/omie/customer-list.ts";
import { readProducts } from "../../../../src/erp/auvo-omie/omie/products.ts";
import { readServiceOrder } from "../../../../src/erp/auvo-omie/omie/service-orders.ts";
import type { ErpCaller } from "../../../../src/erp/http.ts";
import { ok } from "../../../../src/erp/outcome.ts";

const answering = (json: unknown): ErpCaller => ({ call: async () => ok(json) });
const memo = <Value>(_: string, load: () => Promise<Value>) => load();

describe("one record with an odd field does not hide a whole page", () => {
  it.each([
    ["", ""],
    [{}, {}],
    [undefined, undefined],
    [null, null],
  ])("an empty block of a customer of Omie's is %o", async (tags, info) => {
    const row = { codigo_cliente_omie: "4000000101", razao_social: "Sol", tags, info };
    const caller = answering({ total_de_paginas: "1", clientes_cadastro: [row] });
    expect(await listCustomers({ caller }, { since: null, page: 1 })).toMatchObject({
      kind: "ok",
      value: { rows: [{ codigo_cliente_omie: "4000000101", tags: [], changedAt: undefined }], pages: 1 },
    });
  });

  it("an empty block of a service order is a text", async () => {
    const row = {
      Cabecalho: { nCodOS: 7, cNumOS: "7", cEtapa: "10" },
      Observacoes: "",
      produtosUtilizados: "",
    };
    const caller = answering({ total_de_paginas: 1, osCadastro: [{ ...row, InfoCadastro: "" }] });
    expect(await readServiceOrder({ caller }, "7")).toMatchObject({ kind: "ok" });
  });

  it("a price of Omie's is a text", async () => {
    const row = { codigo_produto: "4000000501", descricao: "Filtro", valor_unitario: "149.90" };
    const caller = answering({ total_de_paginas: "1", produto_servico_cadastro: [row] });
    expect(await readProducts({ caller }, ["4000000501"])).toMatchObject({
      kind: "ok",
      value: [{ price: "149.90" }],
    });
  });

  it("Auvo's counts are texts, and there is a second page", async () => {
    const counts = { page: "1", pageSize: "1", totalItems: "2" };
    const caller = answering({ result: { entityList: [{ id: 1 }], pagedSearchReturnData: counts } });
    const list = { path: "/customers", page: 1, pageSize: 1, reason: "auvo.probe" };
    expect(await listAuvo(caller, list, z.unknown())).toMatchObject({
      kind: "ok",
      value: { isLast: false, total: 2 },
    });
  });

  it("Auvo's phones are numbers or null, and yes is a text", async () => {
    const row = { id: 1, cpfCnpj: "52998224725", phoneNumber: [11988887777, null], active: "false" };
    const caller = answering({ result: { entityList: [row] } });
    expect(await findByDocument({ caller, memo }, "52998224725")).toMatchObject({
      kind: "ok",
      value: [{ phoneNumber: ["11988887777"], active: false }],
    });
  });
});
