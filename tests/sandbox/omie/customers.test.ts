import { describe, expect, it } from "vitest";
import { CLIMA_SUL_CUSTOMERS } from "../../../sandbox/shared/clima-sul.ts";
import { type Row, rowsOf } from "../provider.ts";
import { CODES, customer, fault, Omie } from "./omie.ts";

const SERVICE = "geral/clientes";
const NO_RECORDS = fault("5113", "Não existem registros para a página [1]!");

async function names(omie: Omie, param: Row): Promise<unknown[]> {
  const { body } = await omie.call(SERVICE, "ListarClientes", { registros_por_pagina: 100, ...param });
  return rowsOf(body, "clientes_cadastro").map((row) => row.nome_fantasia);
}

const consult = (omie: Omie, code = "AUVO-1") =>
  omie.call(SERVICE, "ConsultarCliente", { codigo_cliente_integracao: code });
const include = (omie: Omie, fields: Row = {}) => omie.call(SERVICE, "IncluirCliente", customer(fields));

describe("lists", () => {
  it("pages hold 20 by default and 100 at most, and the page after the last is a fault", async () => {
    const omie = await Omie.open();
    const first = await omie.call(SERVICE, "ListarClientes", { pagina: 0 });
    expect(first.body).toMatchObject({
      pagina: 1,
      total_de_paginas: 2,
      registros: 20,
      total_de_registros: 40,
    });
    await omie.provider.control("POST", `/companies/${omie.provider.id}/grow`, { customers: 130 });
    const capped = await omie.call(SERVICE, "ListarClientes", { pagina: 2, registros_por_pagina: 500 });
    expect(capped.body).toMatchObject({ pagina: 2, total_de_paginas: 2, registros: 30 });
    expect(
      await omie.call(SERVICE, "ListarClientes", { pagina: 3, registros_por_pagina: 500 }),
    ).toMatchObject(fault("5113", "Não existem registros para a página [3]!"));
  });

  it("a customer is told flat, its document masked, empty blocks as {} or left out", async () => {
    const omie = await Omie.open({}, "minimal");
    const [cast] = CLIMA_SUL_CUSTOMERS;
    const asked = { codigo_cliente_omie: CODES.customer };
    const { body } = await omie.call(SERVICE, "ConsultarCliente", asked);
    expect(body).toMatchObject({
      codigo_cliente_omie: cast?.omieCode,
      nome_fantasia: cast?.name,
      cidade: "FLORIANOPOLIS (SC)",
      estado: "SC",
      pessoa_fisica: "N",
      tags: [{ tag: "Cliente" }],
      dadosBancarios: {},
      info: { cImpAPI: "N", dInc: expect.stringMatching(/^\d\d\/\d\d\/\d{4}$/), hInc: expect.any(String) },
    });
    expect(body.cnpj_cpf).toMatch(/^\d\d\.\d{3}\.\d{3}\/\d{4}-\d\d$/);
    await omie.provider.setSwitches({ EMPTY_BLOCKS: "absent", MASKED_DOCUMENTS: false });
    const bare = (await omie.call(SERVICE, "ConsultarCliente", asked)).body;
    expect(bare).not.toHaveProperty("dadosBancarios");
    expect(bare.cnpj_cpf).toBe(cast?.document);
  });

  it("holds suppliers by tag, an inactive one, one without a state and an alphanumeric CNPJ", async () => {
    const omie = await Omie.open();
    const supplier = { clientesFiltro: { tags: [{ tag: "fornecedor" }] } };
    expect(await names(omie, supplier)).toHaveLength(3);
    expect(await names(omie, { clientesFiltro: { inativo: "S" } })).toEqual(["Papelaria Rabisco"]);
    const rows = (await omie.provider.stored("clientes")).map((row) => row.body as Row);
    expect(rows.filter((row) => row.estado === "")).toHaveLength(1);
    expect(rows.filter((row) => /[A-Z]/.test(String(row.cnpj_cpf)))).toHaveLength(1);
  });

  it("filters by document however written, name, code; city, state and e-mail are taken and ignored", async () => {
    const omie = await Omie.open();
    const [, second] = CLIMA_SUL_CUSTOMERS;
    expect(await names(omie, { clientesFiltro: { cnpj_cpf: second?.document ?? "" } })).toEqual([
      second?.name,
    ]);
    const { body } = await omie.call(SERVICE, "ConsultarCliente", {
      codigo_cliente_omie: second?.omieCode ?? 0,
    });
    expect(await names(omie, { clientesFiltro: { cnpj_cpf: body.cnpj_cpf } })).toEqual([second?.name]);
    expect(await names(omie, { clientesFiltro: { nome_fantasia: "padaria" } })).toEqual([
      "Padaria Pão da Ilha",
    ]);
    expect(await names(omie, { clientesPorCodigo: [{ codigo_cliente_omie: second?.omieCode }] })).toEqual([
      second?.name,
    ]);
    expect(await names(omie, { clientesFiltro: { cidade: "NENHUMA", email: "x@y.z" } })).toHaveLength(40);
    expect(
      await omie.call(SERVICE, "ListarClientes", { clientesFiltro: { cnpj_cpf: "00000000191" } }),
    ).toMatchObject(NO_RECORDS);
  });

  it("the date filter finds what was included or changed, by an employee too", async () => {
    const omie = await Omie.open();
    const today = new Date(Date.now() - 3 * 3_600_000)
      .toISOString()
      .slice(0, 10)
      .split("-")
      .reverse()
      .join("/");
    const since = { filtrar_por_data_de: today, filtrar_por_data_ate: today };
    expect(await omie.call(SERVICE, "ListarClientes", since)).toMatchObject(NO_RECORDS);
    await include(omie);
    const edit = `/companies/${omie.provider.id}/edits/clientes/${CODES.customer}`;
    await omie.provider.control("PATCH", edit, { nome_fantasia: "Pão da Ilha 2" });
    expect(await names(omie, since)).toEqual(["Pão da Ilha 2", "Peixaria do Porto"]);
    expect(await names(omie, { ...since, filtrar_apenas_alteracao: "S" })).toHaveLength(2);
    expect(await names(omie, { ...since, filtrar_apenas_inclusao: "S" })).toEqual(["Peixaria do Porto"]);
    expect(await names(omie, { apenas_importado_api: "S" })).toEqual(["Peixaria do Porto"]);
    const late = { filtrar_por_data_de: today, filtrar_por_hora_de: "23:59:59" };
    expect((await omie.call(SERVICE, "ListarClientes", late)).httpStatus).toBe(500);
  });

  it("the brief list names the code otherwise", async () => {
    const omie = await Omie.open({}, "minimal");
    const { body } = await omie.call(SERVICE, "ListarClientesResumido", { pagina: 1 });
    expect(Object.keys(rowsOf(body, "clientes_cadastro_resumido")[0] ?? {})).toEqual([
      "codigo_cliente",
      "codigo_cliente_integracao",
      "razao_social",
      "nome_fantasia",
      "cnpj_cpf",
    ]);
  });
});

describe("adding", () => {
  it("answers the code as a number and the status as text; the record is stamped WEBSERVICE", async () => {
    const omie = await Omie.open({}, "minimal");
    expect((await include(omie)).body).toEqual({
      codigo_cliente_omie: expect.any(Number),
      codigo_cliente_integracao: "AUVO-1",
      codigo_status: "0",
      descricao_status: "Cliente cadastrado com sucesso!",
    });
    expect((await consult(omie)).body).toMatchObject({
      razao_social: "Peixaria do Porto Ltda",
      cnpj_cpf: "11.222.333/0001-81",
      info: { uInc: "WEBSERVICE", cImpAPI: "S" },
    });
  });

  it.each([
    [
      { codigo_cliente_integracao: "" },
      "1000",
      "O preenchimento da tag [codigo_cliente_integracao] é obrigatório!",
    ],
    [{ razao_social: "  " }, "1000", "O preenchimento da tag [razao_social] é obrigatório!"],
    [{ nome_fantasia: undefined }, "1000", "O preenchimento da tag [nome_fantasia] é obrigatório!"],
    [{ cnpj_cpf: "11222333000182" }, "101", "O CPF/CNPJ [11222333000182] é inválido!"],
    [{ codigo_cliente_omie: 5 }, "101", "A tag [codigo_cliente_omie] não deve ser enviada na inclusão!"],
  ])("with %j is refused", async (fields, code, text) => {
    const omie = await Omie.open({}, "minimal");
    expect(await include(omie, fields)).toMatchObject(fault(code, text));
    expect(await omie.provider.stored("clientes")).toHaveLength(1);
  });

  it.each([{ estado: "XX" }, { inativo: "SIM" }])("with %j is refused with the options", async (fields) => {
    const omie = await Omie.open({}, "minimal");
    const answer = await include(omie, fields);
    expect(answer.body).toMatchObject({ faultcode: "SOAP-ENV:Client-105" });
    expect(answer.body.faultstring).toContain("Opções: [");
  });

  it("a taken code is refused with the holder's, a taken document with holder and code; nothing is added", async () => {
    const omie = await Omie.open({}, "minimal");
    const id = (await include(omie)).body.codigo_cliente_omie;
    expect(await include(omie, { cnpj_cpf: "" })).toMatchObject(
      fault("102", `Cliente já cadastrado para o Código de Integração [AUVO-1] com o nCod [${id}] !`),
    );
    const other = { codigo_cliente_integracao: "AUVO-2", cnpj_cpf: "11222333000181" };
    const text = `Cliente já cadastrado para o CPF/CNPJ [11.222.333/0001-81] com o Id [${id}] e código de integração [AUVO-1] ! (add)`;
    expect(await include(omie, other)).toMatchObject(fault("102", text));
    await omie.provider.setSwitches({ DUPLICATE_DOCUMENT_CODE: "101" });
    expect(await include(omie, other)).toMatchObject(fault("101", text));
    expect(await omie.provider.stored("clientes")).toHaveLength(2);
  });

  it("of several at once with one code a single one is added", async () => {
    const omie = await Omie.open({}, "minimal");
    const documents = ["11222333000181", "11444777000161", "19131243000197"];
    const answers = await Promise.all(documents.map((cnpj_cpf) => include(omie, { cnpj_cpf })));
    expect(answers.filter(({ httpStatus }) => httpStatus === 200)).toHaveLength(1);
    expect(await omie.provider.stored("clientes")).toHaveLength(2);
  });

  it("an alphanumeric CNPJ is taken in either case and found again", async () => {
    const omie = await Omie.open({}, "minimal");
    expect((await include(omie, { cnpj_cpf: "12abc34501de35" })).httpStatus).toBe(200);
    expect((await consult(omie)).body.cnpj_cpf).toBe("12.ABC.345/01DE-35");
    expect(await names(omie, { clientesFiltro: { cnpj_cpf: "12.ABC.345/01DE-35" } })).toHaveLength(1);
    expect(
      (await include(omie, { codigo_cliente_integracao: "B", cnpj_cpf: "12ABC34501DE35" })).httpStatus,
    ).toBe(500);
  });

  it("an IBGE code in the place of the city becomes its tag", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie, { cidade: "4205407" });
    expect((await consult(omie)).body.cidade_ibge).toBe("4205407");
  });
});

describe("changing", () => {
  const alter = (omie: Omie, fields: Row) =>
    omie.call(SERVICE, "AlterarCliente", { codigo_cliente_integracao: "AUVO-1", ...fields });

  it("keeps tags that are not sent", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie, { email: "a@b.com" });
    expect((await alter(omie, { nome_fantasia: "Peixaria 2" })).body).toMatchObject({ codigo_status: "0" });
    expect((await consult(omie)).body).toMatchObject({ nome_fantasia: "Peixaria 2", email: "a@b.com" });
  });

  it("CUSTOMER_CHANGE address_and_email demands them", async () => {
    const omie = await Omie.open({ CUSTOMER_CHANGE: "address_and_email" }, "minimal");
    await include(omie);
    expect(await alter(omie, { nome_fantasia: "P" })).toMatchObject(
      fault("1000", "O preenchimento da tag [endereco] é obrigatório!"),
    );
  });

  it("of nobody, or to another's document, is refused", async () => {
    const omie = await Omie.open({}, "minimal");
    expect(await alter(omie, { razao_social: "X" })).toMatchObject(
      fault("105", "Cliente não cadastrado para o Código de Integração [AUVO-1] !"),
    );
    await include(omie);
    const [cast] = CLIMA_SUL_CUSTOMERS;
    expect((await alter(omie, { cnpj_cpf: cast?.document })).body.faultstring).toContain(
      "já cadastrado para o CPF/CNPJ",
    );
  });

  it("UpsertCliente goes by the code alone, UpsertClienteCpfCnpj by the document", async () => {
    const omie = await Omie.open({}, "minimal");
    const upsert = (method: string, fields: Row) => omie.call(SERVICE, method, customer(fields));
    const first = (await upsert("UpsertCliente", {})).body.codigo_cliente_omie;
    const again = await upsert("UpsertCliente", { nome_fantasia: "Outra" });
    expect(again.body.codigo_cliente_omie).toBe(first);
    const underOtherCode = await upsert("UpsertCliente", { codigo_cliente_integracao: "AUVO-9" });
    expect(underOtherCode.body.faultstring).toContain("já cadastrado para o CPF/CNPJ");
    const byDocument = await upsert("UpsertClienteCpfCnpj", { nome_fantasia: "Por documento" });
    expect(byDocument.body.codigo_cliente_omie).toBe(first);
  });

  it("AssociarCodIntCliente gives a code, replaces one unless ASSOCIATION_OVERWRITES is off, takes no taken one", async () => {
    const omie = await Omie.open({}, "minimal");
    const associate = (code: string) =>
      omie.call(SERVICE, "AssociarCodIntCliente", {
        codigo_cliente_omie: CODES.customer,
        codigo_cliente_integracao: code,
      });
    expect((await associate("AUVO-7")).body).toMatchObject({ codigo_status: "0" });
    expect((await consult(omie, "AUVO-7")).body).toMatchObject({ codigo_cliente_omie: CODES.customer });
    expect((await associate("AUVO-8")).httpStatus).toBe(200);
    await include(omie);
    expect((await associate("AUVO-1")).body.faultstring).toContain(
      "já cadastrado para o Código de Integração",
    );
    await omie.provider.setSwitches({ ASSOCIATION_OVERWRITES: false });
    expect((await associate("AUVO-10")).httpStatus).toBe(500);
  });

  it("ExcluirCliente removes a customer who has no order", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie);
    const remove = () => omie.call(SERVICE, "ExcluirCliente", { codigo_cliente_integracao: "AUVO-1" });
    expect((await remove()).body).toMatchObject({ descricao_status: "Cliente excluído com sucesso!" });
    expect((await remove()).httpStatus).toBe(500);
  });
});

it("holds 5,000 customers and 5,000 products after growing, and finds among them", async () => {
  const omie = await Omie.open();
  const { id } = omie.provider;
  const grown = await omie.provider.control("POST", `/companies/${id}/grow`, {
    customers: 5000,
    products: 5000,
  });
  expect(grown).toEqual({ customers: 4960, products: 4940 });
  const last = { pagina: 50, registros_por_pagina: 100 };
  expect((await omie.call(SERVICE, "ListarClientes", last)).body).toMatchObject({
    registros: 100,
    total_de_registros: 5000,
  });
  const products = { ...last, filtrar_apenas_omiepdv: "N" };
  expect((await omie.call("geral/produtos", "ListarProdutos", products)).body).toMatchObject({
    total_de_registros: 5000,
  });
  const all = { nPagina: 100, cExibeTodos: "S" };
  expect((await omie.call("estoque/consulta", "ListarPosEstoque", all)).body).toMatchObject({
    nTotRegistros: 5000,
    nRegistros: 50,
  });
}, 60_000);
