import { expect, it } from "vitest";
import { type Row, rowOf, rowsOf } from "../provider.ts";
import { customer, fault, Omie, order } from "./omie.ts";

const list = async (omie: Omie, param: Row = { pagina: 1 }) =>
  (await omie.call("geral/clientes", "ListarClientes", param)).body;

it("PAGE_DEFAULT and PAGE_CAP say how many records are on a page", async () => {
  const omie = await Omie.open({ PAGE_DEFAULT: 7, PAGE_CAP: 15 });
  expect(await list(omie)).toMatchObject({ registros: 7, total_de_paginas: 6 });
  expect(await list(omie, { registros_por_pagina: 40 })).toMatchObject({
    registros: 15,
    total_de_paginas: 3,
  });
});

it("SHOW_ALL_PAGE says how many positions are on a page with cExibeTodos", async () => {
  const omie = await Omie.open({ SHOW_ALL_PAGE: 8 });
  const param = { nPagina: 1, nRegPorPagina: 100, cExibeTodos: "S" };
  expect((await omie.call("estoque/consulta", "ListarPosEstoque", param)).body).toMatchObject({
    nRegistros: 8,
    nTotPaginas: 8,
  });
});

it("LAST_30_DAYS_ONLY hides older records from lists without a date", async () => {
  const omie = await Omie.open({ LAST_30_DAYS_ONLY: true }, "minimal");
  expect(await list(omie)).toMatchObject({ faultcode: "SOAP-ENV:Client-5113" });
  await omie.call("geral/clientes", "IncluirCliente", customer());
  expect(await list(omie)).toMatchObject({ total_de_registros: 1 });
  expect(await list(omie, { filtrar_por_data_de: "01/01/2020" })).toMatchObject({ total_de_registros: 2 });
});

it("CHECK_DOCUMENT off takes a document with wrong check digits", async () => {
  const omie = await Omie.open({ CHECK_DOCUMENT: false }, "minimal");
  const wrong = customer({ cnpj_cpf: "11222333000182" });
  expect((await omie.call("geral/clientes", "IncluirCliente", wrong)).httpStatus).toBe(200);
});

it("BLANK_PADDED_CODES shows an order that has no integration code with 60 blanks", async () => {
  const omie = await Omie.open({ BLANK_PADDED_CODES: true }, "minimal");
  const { body } = await omie.call("produtos/pedido", "IncluirPedido", order());
  const edit = `/companies/${omie.provider.id}/edits/pedidos/${body.codigo_pedido}`;
  const typed = { ...rowOf(order(), "cabecalho"), codigo_pedido_integracao: "" };
  await omie.provider.control("PATCH", edit, { cabecalho: typed });
  const code = async () => {
    const listed = await omie.call("produtos/pedido", "ListarPedidos", { pagina: 1 });
    const [first] = rowsOf(listed.body, "pedido_venda_produto");
    return rowOf(first ?? {}, "cabecalho").codigo_pedido_integracao;
  };
  expect(await code()).toBe(" ".repeat(60));
  await omie.provider.setSwitches({ BLANK_PADDED_CODES: false });
  expect(await code()).toBe("");
});

it("an order of the control API that names no switch, record or amount is refused", async () => {
  const omie = await Omie.open({}, "minimal");
  const { id } = omie.provider;
  const control = (method: string, path: string, body: Row) =>
    omie.provider.control(method, `/companies/${id}${path}`, body);
  expect((await control("PUT", "/switches", { NADA: true })).error).toContain("unknown switch");
  expect((await control("POST", "/grow", { customers: -1 })).error).toBeTruthy();
  expect((await control("POST", "/blocks", { method: "X" })).error).toBeTruthy();
  expect(await control("PATCH", "/edits/clientes/1", {})).toEqual({ error: "no such record" });
  expect((await control("PATCH", "/edits/nada/1", {})).error).toBeTruthy();
  expect(await omie.call("geral/clientes", "ConsultarCliente", { codigo_cliente_omie: 0 })).toMatchObject(
    fault(
      "1000",
      "O preenchimento das tags [codigo_cliente_omie] ou [codigo_cliente_integracao] é obrigatório!",
    ),
  );
});
