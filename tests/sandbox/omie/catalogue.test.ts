import { describe, expect, it } from "vitest";
import { CLIMA_SUL_PRODUCTS } from "../../../sandbox/shared/clima-sul-catalogue.ts";
import { type Row, rowOf, rowsOf } from "../provider.ts";
import { CODES, fault, Omie } from "./omie.ts";

const PRODUCTS = "geral/produtos";
const STOCK = "estoque/consulta";

const product = (fields: Row = {}): Row => ({
  codigo_produto_integracao: "AUVO-P1",
  codigo: "SKU-1",
  descricao: "Filtro",
  unidade: "UN",
  valor_unitario: 10.5,
  ...fields,
});

const include = (omie: Omie, fields: Row = {}) => omie.call(PRODUCTS, "IncluirProduto", product(fields));

async function list(omie: Omie, param: Row = {}): Promise<Row[]> {
  const all = { registros_por_pagina: 100, filtrar_apenas_omiepdv: "N", ...param };
  return rowsOf((await omie.call(PRODUCTS, "ListarProdutos", all)).body, "produto_servico_cadastro");
}

describe("products", () => {
  it("a list must say filtrar_apenas_omiepdv N: S finds nothing, and saying nothing is refused or finds nothing", async () => {
    const omie = await Omie.open();
    expect(await list(omie)).toHaveLength(60);
    const nothing = fault("5113", "Não existem registros para a página [1]!");
    const forPdv = { pagina: 1, filtrar_apenas_omiepdv: "S" };
    expect(await omie.call(PRODUCTS, "ListarProdutos", forPdv)).toMatchObject(nothing);
    expect(await omie.call(PRODUCTS, "ListarProdutos", { pagina: 1 })).toMatchObject(
      fault("1000", "O preenchimento da tag [filtrar_apenas_omiepdv] é obrigatório!"),
    );
    await omie.provider.setSwitches({ OMIEPDV_MISSING: "only_pdv" });
    expect(await omie.call(PRODUCTS, "ListarProdutos", { pagina: 1 })).toMatchObject(nothing);
  });

  it("inactive ones are among them unless filtered; stock is always 0, quotes are entities", async () => {
    const omie = await Omie.open();
    expect(await list(omie, { inativo: "S" })).toHaveLength(2);
    expect(await list(omie, { inativo: "N" })).toHaveLength(58);
    const rows = await list(omie);
    expect(new Set(rows.map((row) => row.quantidade_estoque))).toEqual(new Set([0]));
    expect(rows.map((row) => row.descricao)).toContain("Tubo de cobre 1/4&quot;");
  });

  it("a description filters as a beginning, between % as a part, with three characters at least", async () => {
    const omie = await Omie.open();
    expect(await list(omie, { filtrar_apenas_descricao: "Tubo de" })).toHaveLength(4);
    expect(await list(omie, { filtrar_apenas_descricao: "%cobre%" })).toHaveLength(4);
    expect(await list(omie, { filtrar_apenas_descricao: "cobre" })).toHaveLength(0);
    const short = { filtrar_apenas_descricao: "%ab%", filtrar_apenas_omiepdv: "N" };
    expect((await omie.call(PRODUCTS, "ListarProdutos", short)).body.faultcode).toBe("SOAP-ENV:Client-1010");
  });

  it("is found by Omie's code, an integration code or the SKU", async () => {
    const omie = await Omie.open({}, "minimal");
    const { codigo_produto } = (await include(omie)).body;
    for (const key of [{ codigo_produto }, { codigo_produto_integracao: "AUVO-P1" }, { codigo: "SKU-1" }]) {
      expect((await omie.call(PRODUCTS, "ConsultarProduto", key)).body).toMatchObject({
        codigo_produto,
        valor_unitario: 10.5,
      });
    }
    expect((await omie.call(PRODUCTS, "ConsultarProduto", { codigo: "NADA" })).httpStatus).toBe(500);
  });

  it.each([{ codigo: "" }, { descricao: undefined }, { unidade: "" }, { codigo_produto_integracao: "" }])(
    "with %j is refused by name",
    async (fields) => {
      const omie = await Omie.open({}, "minimal");
      const [tag] = Object.keys(fields);
      expect(await include(omie, fields)).toMatchObject(
        fault("1000", `O preenchimento da tag [${tag}] é obrigatório!`),
      );
    },
  );

  it("a taken SKU or code is refused; NCM_REQUIRED asks for one", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie);
    expect((await include(omie, { codigo: "SKU-2" })).body.faultstring).toContain("Produto já cadastrado");
    const other = { codigo_produto_integracao: "AUVO-P2" };
    expect((await include(omie, other)).body.faultstring).toContain("para o Código [SKU-1]");
    await omie.provider.setSwitches({ NCM_REQUIRED: true });
    const third = { codigo: "SKU-3", codigo_produto_integracao: "AUVO-P3" };
    expect((await include(omie, third)).body.faultstring).toContain("[ncm]");
  });

  it("a change keeps what is not sent; upsert goes by the integration code; a code can be associated", async () => {
    const omie = await Omie.open({}, "minimal");
    const { codigo_produto } = (await include(omie)).body;
    await omie.call(PRODUCTS, "AlterarProduto", { codigo_produto, valor_unitario: 12 });
    const upserted = await omie.call(PRODUCTS, "UpsertProduto", product({ descricao: "Filtro novo" }));
    expect(upserted.body.codigo_produto).toBe(codigo_produto);
    const key = { codigo_produto, codigo_produto_integracao: "AUVO-X" };
    expect((await omie.call(PRODUCTS, "AssociarCodIntProduto", key)).body.codigo_status).toBe("0");
    expect((await omie.call(PRODUCTS, "ConsultarProduto", { codigo_produto })).body).toMatchObject({
      descricao: "Filtro novo",
      codigo: "SKU-1",
      codigo_produto_integracao: "AUVO-X",
    });
  });
});

describe("stock", () => {
  const positions = async (omie: Omie, param: Row = {}) => {
    const all = { nPagina: 1, nRegPorPagina: 100, dDataPosicao: "20/10/2026", ...param };
    return await omie.call(STOCK, "ListarPosEstoque", all);
  };

  it("tells a position in the hungarian envelope; available is physical less reserved", async () => {
    const omie = await Omie.open();
    const { body } = await positions(omie);
    expect(body).toMatchObject({ nPagina: 1, nTotPaginas: 1, dDataPosicao: "20/10/2026" });
    const row = rowsOf(body, "produtos").find(({ reservado }) => reservado === 2) ?? {};
    expect(row).toMatchObject({
      nCodProd: expect.any(Number),
      cCodInt: "",
      codigo_local_estoque: CODES.place,
      nSaldo: Number(row.fisico) - 2,
    });
    await omie.provider.setSwitches({ BALANCE: "physical" });
    const again = rowsOf((await positions(omie)).body, "produtos").find(
      ({ nCodProd }) => nCodProd === row.nCodProd,
    );
    expect(again?.nSaldo).toBe(row.fisico);
  });

  it("what never moved is absent, unless cExibeTodos, which forces 50 on a page", async () => {
    const omie = await Omie.open();
    expect((await positions(omie)).body).toMatchObject({ nTotRegistros: 54, nRegistros: 54 });
    expect((await positions(omie, { cExibeTodos: "S" })).body).toMatchObject({
      nTotRegistros: 60,
      nRegistros: 50,
      nTotPaginas: 2,
    });
  });

  it("a place of 0 or none is the default one, not all; TODOS and lists are several", async () => {
    const omie = await Omie.open();
    const placesOf = async (param: Row) =>
      new Set(rowsOf((await positions(omie, param)).body, "produtos").map((row) => row.codigo_local_estoque));
    expect(await placesOf({})).toEqual(new Set([CODES.place]));
    expect(await placesOf({ codigo_local_estoque: 0 })).toEqual(new Set([CODES.place]));
    expect(await placesOf({ codigo_local_estoque: CODES.van })).toEqual(new Set([CODES.van]));
    expect(await placesOf({ lista_local_estoque: "TODOS" })).toEqual(new Set([CODES.place, CODES.van]));
    expect(await placesOf({ lista_local_estoque: `${CODES.van},${CODES.place}` })).toEqual(
      new Set([CODES.place, CODES.van]),
    );
  });

  it.each([
    [{ codigo_local_estoque: 12345 }, "1070"],
    [{ codigo_local_estoque: CODES.van, lista_local_estoque: "TODOS" }, "1073"],
    [{ codigo_local_estoque: CODES.inactivePlace }, "5113"],
    [{ cExibeApenasPDV: "S" }, "5113"],
    [{ dDataPosicao: "20/10/1899" }, "104"],
  ])("with %j is Client-%s", async (param, code) => {
    const omie = await Omie.open();
    expect((await positions(omie, param)).body.faultcode).toBe(`SOAP-ENV:Client-${code}`);
  });

  it("lista_produtos filters unless POSITION_LIST_FILTERS is off; POSITION_DATE_REQUIRED asks for the day", async () => {
    const omie = await Omie.open();
    const asked = { lista_produtos: [{ nCodProd: CODES.product }, { cCodigo: "PRD00002" }] };
    expect(rowsOf((await positions(omie, asked)).body, "produtos")).toHaveLength(2);
    await omie.provider.setSwitches({ POSITION_LIST_FILTERS: false, POSITION_DATE_REQUIRED: true });
    expect(rowsOf((await positions(omie, asked)).body, "produtos")).toHaveLength(54);
    expect((await positions(omie, { dDataPosicao: "" })).body.faultstring).toContain("[dDataPosicao]");
  });

  it("PosicaoEstoque tells one product", async () => {
    const omie = await Omie.open();
    const cast = CLIMA_SUL_PRODUCTS[1];
    expect(await omie.position(cast?.omieCode ?? 0)).toMatchObject({
      codigo_status: "0",
      fisico: cast?.stock,
      cmc: Number(cast?.cost),
      codigo_local_estoque: CODES.place,
    });
  });
});

describe("what administrators choose from", () => {
  it("categories hold adding-up, inactive and hidden ones; a type shows only those of use", async () => {
    const omie = await Omie.open({}, "minimal");
    const codes = async (param: Row) => {
      const { body } = await omie.call("geral/categorias", "ListarCategorias", {
        registros_por_pagina: 100,
        ...param,
      });
      return rowsOf(body, "categoria_cadastro").map((row) => row.codigo);
    };
    const all = await codes({});
    expect(all).toEqual(
      expect.arrayContaining([CODES.totalCategory, CODES.inactiveCategory, CODES.hiddenCategory]),
    );
    expect(all).toEqual(all.toSorted());
    expect(await codes({ filtrar_por_tipo: "R" })).toEqual(["1.01.01", "1.01.02", "1.01.03", "1.02.01"]);
    expect(await codes({ filtrar_apenas_ativo: "S" })).not.toContain(CODES.inactiveCategory);
    const one = await omie.call("geral/categorias", "ConsultarCategoria", { codigo: CODES.totalCategory });
    expect(one.body).toMatchObject({ totalizadora: "S", dadosDRE: {}, categoria_superior: "1" });
  });

  it("three kinds of empty: 5113, 101 for accounts, an empty list for categories and sellers", async () => {
    const omie = await Omie.open({}, "minimal");
    const empty = async (service: string, method: string) => await omie.call(service, method, { pagina: 9 });
    expect((await empty("geral/clientes", "ListarClientes")).body.faultcode).toBe("SOAP-ENV:Client-5113");
    expect(await empty("geral/contacorrente", "ListarContasCorrentes")).toMatchObject(
      fault("101", "Nenhuma conta corrente foi encontrada!"),
    );
    expect((await empty("geral/categorias", "ListarCategorias")).body).toMatchObject({
      registros: 0,
      categoria_cadastro: [],
    });
    expect((await empty("geral/vendedores", "ListarVendedores")).body).toMatchObject({ cadastro: [] });
  });

  it("accounts are listed under the call's own name, one blocked, one inactive", async () => {
    const omie = await Omie.open({}, "minimal");
    const { body } = await omie.call("geral/contacorrente", "ListarContasCorrentes", { pagina: 1 });
    const rows = rowsOf(body, "ListarContasCorrentes");
    expect(rows.map(({ bloqueado, inativo }) => `${bloqueado}${inativo}`)).toEqual(["NN", "NN", "SN", "NS"]);
    expect(rows[0]).toMatchObject({ nCodCC: CODES.account, tipo_conta_corrente: "CC", tipo: "CC" });
    const active = await omie.call("geral/contacorrente", "ListarContasCorrentes", {
      filtrar_apenas_ativo: "S",
    });
    expect(active.body.total_de_registros).toBe(3);
    const brief = await omie.call("geral/contacorrente", "ListarResumoContasCorrentes", { pagina: 1 });
    expect(rowsOf(brief.body, "conta_corrente_lista")).toHaveLength(4);
  });

  it("stock places, sellers, plans and stages are told in their own shapes", async () => {
    const omie = await Omie.open({}, "minimal");
    const places = await omie.call("estoque/local", "ListarLocaisEstoque", { nPagina: 1 });
    expect(rowsOf(places.body, "locaisEncontrados").map(({ padrao, inativo }) => [padrao, inativo])).toEqual([
      ["S", "N"],
      ["N", "N"],
      ["N", "S"],
    ]);
    const sellers = await omie.call("geral/vendedores", "ListarVendedores", { filtrar_por_nome: "juliana" });
    expect(rowsOf(sellers.body, "cadastro")).toMatchObject([{ codigo: CODES.seller, inativo: "N" }]);
    const plans = await omie.call("geral/parcelas", "ListarParcelas", { pagina: 1 });
    expect(rowsOf(plans.body, "cadastros").map(({ nCodigo }) => nCodigo)).toEqual(
      expect.arrayContaining(["000", "999"]),
    );
    const stages = await omie.call("produtos/etapafat", "ListarEtapasFaturamento", { pagina: 1 });
    const [work] = rowsOf(stages.body, "cadastros");
    expect(work).toMatchObject({ cCodOperacao: "01" });
    expect(rowsOf(work ?? {}, "etapas").at(-1)).toEqual({});
  });

  it("services are listed with their blocks, found by part of the description, added and changed", async () => {
    const omie = await Omie.open();
    const SERVICE = "servicos/servico";
    const found = await omie.call(SERVICE, "ListarCadastroServico", { nPagina: 1, cDescricao: "%câmara%" });
    expect(rowsOf(found.body, "cadastros")).toMatchObject([
      { cabecalho: { cCodLC116: "14.01", nPrecoUnit: 560 }, info: { inativo: "N" } },
    ]);
    const added = await omie.call(SERVICE, "IncluirCadastroServico", {
      intIncluir: { cCodIntServ: "AUVO-S1" },
      cabecalho: {
        cDescricao: "Visita",
        cCodigo: "SRV9",
        cIdTrib: "01",
        cCodServMun: "1401",
        cCodLC116: "14.01",
        nPrecoUnit: 90,
      },
    });
    expect(added.body).toMatchObject({ cCodIntServ: "AUVO-S1", cCodStatus: "0" });
    const editar = { intEditar: { cCodIntServ: "AUVO-S1" }, cabecalho: { nPrecoUnit: 95 } };
    await omie.call(SERVICE, "AlterarCadastroServico", editar);
    const { body } = await omie.call(SERVICE, "ConsultarCadastroServico", { cCodIntServ: "AUVO-S1" });
    expect(rowOf(body, "cabecalho")).toMatchObject({ cDescricao: "Visita", nPrecoUnit: 95 });
  });
});
