import { describe, expect, it } from "vitest";
import { CAST } from "../../../sandbox/sga/seed/cast.ts";
import { rowsOf } from "../provider.ts";
import { listOf, reasonOf, Sga } from "./sga.ts";

const nobody = "Não foram encontrados associados dentro dos parâmetros enviados";

describe("associado/buscar", () => {
  it("tells an associate by cpf, with and without saying so, and by code, with the vehicles", async () => {
    const sga = await Sga.signedIn();
    const { document, name } = CAST.fiveVehicles;
    const { body } = await sga.get(`/associado/buscar/${document}/cpf`);
    expect(body).toMatchObject({
      codigo_associado: expect.stringMatching(/^50\d{3}$/),
      nome: name,
      tipo_pessoa: "FÍSICA",
      cpf: document,
      telefone_celular: expect.stringMatching(/^\(31\)98888-7\d{3}$/),
      telefone_comercial: "()",
      email: "maria@associado.example",
      data_expedicao_rg: "0000-00-00",
      data_contrato: expect.stringMatching(/T00:00:00-0300$/),
      codigo_situacao: "1",
      descricao_situacao: "ATIVO",
      campos_opcionais: ["sem campo opcional cadastrado"],
      beneficiarios: [],
    });
    const vehicles = rowsOf(body, "veiculos");
    expect(vehicles.map(({ placa, situacao }) => [placa, situacao])).toEqual([
      ["PUA-1020", "ATIVO"],
      ["pub2c31", "ATIVO"],
      ["PUC3D42", "INADIMPLENTE"],
      ["PUD4E53", "CANCELADO"],
      ["PUE5F64", "ATIVO"],
    ]);
    // The same code is a number here and text in lists.
    expect(typeof vehicles[0]?.codigo_veiculo).toBe("number");
    expect((await sga.get(`/associado/buscar/${document}`)).json).toEqual(body);
    expect((await sga.get(`/associado/buscar/${body.codigo_associado}/codigo`)).json).toEqual(body);
  });

  it.each([
    ["noVehicles", 0],
    ["oneVehicle", 1],
    ["fleet", 40],
    ["leadingZero", 1],
    ["alphanumeric", 1],
  ] as const)("knows the vehicles of %s: %d", async (who, amount) => {
    const sga = await Sga.signedIn();
    const { body } = await sga.get(`/associado/buscar/${CAST[who].document}/cpf`);
    expect(body.cpf).toBe(CAST[who].document);
    expect(rowsOf(body, "veiculos")).toHaveLength(amount);
  });

  it("has blank e-mails, phones without number and no birth date, as they were typed", async () => {
    const sga = await Sga.signedIn();
    const of = async (document: string) => (await sga.get(`/associado/buscar/${document}`)).body;
    expect((await of(CAST.noEmail.document)).email).toBe("");
    expect(await of(CAST.noPhone.document)).toMatchObject({ telefone_fixo: "()", telefone_celular: "(0)" });
    expect(await of(CAST.fleet.document)).toMatchObject({
      tipo_pessoa: "JURÍDICA",
      data_nascimento: "0000-00-00",
    });
    await sga.provider.setSwitches({ NO_DATE: "null", SITUATION_FIELD: "descricao_situacao" });
    const fleet = await of(CAST.fleet.document);
    expect(fleet.data_nascimento).toBeNull();
    expect(rowsOf(fleet, "veiculos")[0]).toMatchObject({ descricao_situacao: "ATIVO" });
  });

  it("finds nobody with 406 or 404, and refuses a mask unless MASKED_DOCUMENT", async () => {
    const sga = await Sga.signedIn();
    const missing = await sga.get("/associado/buscar/39053344705/cpf");
    expect([missing.httpStatus, reasonOf(missing)]).toEqual([406, nobody]);
    expect(reasonOf(await sga.get("/associado/buscar/529.982.247-25/cpf"))).toBe("Parâmetros Inválidos: CPF");
    expect((await sga.get("/associado/buscar/52998224725/placa")).httpStatus).toBe(406);
    await sga.provider.setSwitches({ LOOKUP_MISS: "404", MASKED_DOCUMENT: "found" });
    expect((await sga.get("/associado/buscar/39053344705/cpf")).httpStatus).toBe(404);
    expect((await sga.get("/associado/buscar/529.982.247-25/cpf")).body.nome).toBe(CAST.oneVehicle.name);
  });
});

describe("listar/associado", () => {
  it("gives rows from an offset with totals, and neither situation nor vehicles", async () => {
    const sga = await Sga.signedIn();
    const page = async (inicio_paginacao: number, size: object = { quantidade_por_pagina: 10 }) =>
      (await sga.post("/listar/associado/", { codigo_situacao: "1", inicio_paginacao, ...size })).body;
    const [first, second] = [await page(0), await page(10)];
    expect(first).toMatchObject({
      numero_paginas: expect.any(String),
      pagina_corrente: "1",
      "mostrando ": "10",
    });
    expect(second.pagina_corrente).toBe("2");
    const codes = [first, second]
      .flatMap((body) => rowsOf(body, "associados"))
      .map((row) => row.codigo_associado);
    expect(new Set(codes).size).toBe(20);
    const [row = {}] = rowsOf(first, "associados");
    expect(row).toMatchObject({
      cpf: expect.any(String),
      ddd_celular: "31",
      data_cadastro_associado: expect.any(String),
    });
    expect(row).not.toHaveProperty("codigo_situacao");
    expect(row).not.toHaveProperty("veiculos");
    // The doc's name for the size is ignored, which makes the page 5000 rows long.
    const all = await page(0, { fim_paginacao: 10 });
    expect(String(rowsOf(all, "associados").length)).toBe(all.total_associados);
    await sga.provider.setSwitches({ ASSOCIATE_PAGE_SIZE: "both" });
    expect(rowsOf(await page(0, { fim_paginacao: 10 }), "associados")).toHaveLength(10);
  });

  it("refuses a page over 5000, no situation and a bad offset, and finds nobody in a situation without anybody", async () => {
    const sga = await Sga.signedIn();
    const reason = async (body: object) => reasonOf(await sga.post("/listar/associado", body));
    expect(await reason({ codigo_situacao: 1, quantidade_por_pagina: 5001 })).toBe(
      "O LIMITE máximo é de 5000",
    );
    expect(await reason({})).toBe("Parâmetros Inválidos: CODIGO_SITUACAO");
    expect(await reason({ codigo_situacao: 1, inicio_paginacao: "x" })).toBe(
      "Parâmetros Inválidos: INICIO_PAGINACAO",
    );
    expect(await reason({ codigo_situacao: 22 })).toBe(nobody);
    await sga.provider.setSwitches({ EMPTY: "200" });
    expect((await sga.post("/listar/associado", { codigo_situacao: 22 })).body).toMatchObject({
      associados: [],
    });
  });
});

describe("situations", () => {
  it("are the association's own: only 1 is the same everywhere, and the list is a list", async () => {
    const texts = async (SITUATION_TABLE: string) => {
      const sga = await Sga.signedIn({ SITUATION_TABLE }, "minimal");
      const rows = listOf(await sga.get("/listar/situacao/todos"));
      return new Map(rows.map((row) => [row.codigo_situacao, row.descricao_situacao]));
    };
    const [a, c] = [await texts("a"), await texts("c")];
    expect([a.get("1"), a.get("2"), a.get("4")]).toEqual(["ATIVO", "INATIVO", "INADIMPLENTE"]);
    expect([c.get("1"), c.get("2"), c.get("4")]).toEqual(["Ativo", "Inadimplente", "Inativo"]);
  });

  it("vanish without a word when the user may not see them, with everything that is in them", async () => {
    const sga = await Sga.signedIn();
    await sga.provider.change("users", 1, { hiddenSituations: ["4"] });
    const codes = listOf(await sga.get("/listar/situacao/ativo")).map((row) => row.codigo_situacao);
    expect(codes).not.toContain("4");
    expect(codes).not.toContain("22");
    expect((await sga.post("/listar/veiculo", { codigo_situacao: "4" })).httpStatus).toBe(406);
    const { body } = await sga.get(`/associado/buscar/${CAST.fiveVehicles.document}`);
    expect(rowsOf(body, "veiculos")).toHaveLength(4);
    expect((await sga.get("/veiculo/buscar/PUC3D42/placa")).httpStatus).toBe(406);
  });

  it("SITUATION_LIST object gives one bare; a filter that is none is refused", async () => {
    const sga = await Sga.signedIn({ SITUATION_LIST: "object" }, "minimal");
    expect((await sga.get("/listar/situacao/inativo")).json).toMatchObject({
      descricao_situacao: "EXCLUIDO",
    });
    expect((await sga.get("/listar/situacao/x")).httpStatus).toBe(406);
  });

  it("of an associate are told apart, and counted", async () => {
    const sga = await Sga.signedIn();
    expect((await sga.get(`/buscar/situacao-associado/${CAST.formerPlate.document}`)).json).toEqual({
      codigo_situacao: "2",
      descricao: "INATIVO",
    });
    expect((await sga.get("/associado-ativo-inativo/listar")).json).toEqual({
      mensagem: "OK",
      associados_ativos: String(Object.keys(CAST).length - 1),
      associados_inativos: "1",
    });
  });
});

describe("products and tables", () => {
  it("tell a product with its supplier, and its state", async () => {
    const sga = await Sga.signedIn({}, "minimal");
    expect((await sga.get("/produto/buscar/71")).json).toEqual({
      codigo_produto: "71",
      descricao: "RASTREADOR 24H",
      descricao_boleto: "RASTREADOR 24H",
      codigo_fornecedor: "12",
      nome_fornecedor: "RASTREIO CERTO TECNOLOGIA LTDA",
      codigo_classificacaoproduto: "24",
      situacao: "ATIVO",
    });
    expect((await sga.get("/produto/buscar/999")).httpStatus).toBe(406);
    expect(listOf(await sga.get("/listar/produto-por-situacao/inativo"))).toMatchObject([
      { codigo_produto: "75", valor_produto: "39,90", situacao: "INATIVO" },
    ]);
    expect((await sga.get("/fornecedor/buscar/11222333000181")).json).toMatchObject({
      mensagem: "OK",
      codigo_fornecedor: "12",
      situacao: "A",
    });
  });

  it.each(["cor", "combustivel", "tipo-veiculo", "marca", "classificacao-produto"])(
    "list %s",
    async (table) => {
      const sga = await Sga.signedIn({}, "minimal");
      expect(listOf(await sga.get(`/listar/${table}/todos`)).length).toBeGreaterThan(1);
    },
  );
});
