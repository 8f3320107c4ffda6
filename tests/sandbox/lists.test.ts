import { beforeAll, describe, expect, it } from "vitest";
import { TestCompany } from "./company.ts";

describe("pages", () => {
  let company: TestCompany;
  beforeAll(async () => {
    company = await TestCompany.open({}, "minimal");
    for (let number = 1; number <= 5; number++) {
      await company.post("/servicos", {
        codigo: String(number),
        nome: `Serviço ${number}`,
        valor_venda: number * 10,
      });
    }
  });

  it("shows newest first, with the live form of meta and links that repeat the query", async () => {
    const { body, rows } = await company.get("/servicos?limite=2&pagina=2&qualquer=a%20b");
    expect(rows.map((row) => row.codigo)).toEqual(["3", "2"]);
    expect(body.meta).toEqual({
      total_registros: 5,
      total_paginas: 3,
      total_registros_pagina: 2,
      pagina_atual: 2,
      limite_por_pagina: 2,
      pagina_anterior: 1,
      url_anterior: "/api/servicos?limite=2&qualquer=a+b&pagina=1",
      proxima_pagina: 3,
      proxima_url: "/api/servicos?limite=2&qualquer=a+b&pagina=3",
    });
  });

  it("can be walked by proxima_url until it is null", async () => {
    const seen: unknown[] = [];
    let next: unknown = "/api/servicos?limite=2";
    while (typeof next === "string") {
      const { body, rows } = await company.get(next);
      seen.push(...rows.map((row) => row.codigo));
      next = Object(body.meta).proxima_url;
    }
    expect(seen).toEqual(["5", "4", "3", "2", "1"]);
    const last = await company.get("/servicos?limite=2&pagina=3");
    expect(last.body.meta).toMatchObject({
      proxima_pagina: null,
      proxima_url: null,
      total_registros_pagina: 1,
    });
  });

  it.each([
    ["limite=500", 100],
    ["limit=2", 2],
    ["", 100],
    ["limite=0", 100],
    ["limite=abc", 100],
  ])("page size of ?%s is %i", async (query, size) => {
    expect((await company.get(`/servicos?${query}`)).body.meta).toMatchObject({ limite_por_pagina: size });
  });

  it("orders by a field, numbers as numbers", async () => {
    const up = await company.get("/servicos?ordenacao=valor_venda&direcao=asc");
    const down = await company.get("/servicos?ordenacao=valor_venda&direcao=desc");
    expect(up.rows.map((row) => row.codigo)).toEqual(["1", "2", "3", "4", "5"]);
    expect(down.rows.map((row) => row.codigo)).toEqual(["5", "4", "3", "2", "1"]);
    expect((await company.get("/servicos?ordenacao=x%27)--")).httpStatus).toBe(200);
  });

  it("PAGE_PAST_END: 404, or an empty list", async () => {
    expect((await company.get("/servicos?pagina=9")).httpStatus).toBe(404);
    await company.setSwitches({ PAGE_PAST_END: "string" });
    expect((await company.get("/servicos?pagina=9")).body.data).toBe("Não há dados!");
  });

  it("EMPTY_AS_STRING: the literal string with total null, or [] with 0", async () => {
    const empty = await company.get("/produtos");
    expect(empty.body).toMatchObject({ code: 200, data: "Não há dados!", meta: { total_registros: null } });
    await company.setSwitches({ EMPTY_AS_STRING: false });
    expect((await company.get("/produtos")).body).toMatchObject({ data: [], meta: { total_registros: 0 } });
  });

  it("DOC_META adds total_da_pagina", async () => {
    expect((await company.get("/servicos")).body.meta).not.toHaveProperty("total_da_pagina");
    await company.setSwitches({ DOC_META: true });
    expect((await company.get("/servicos")).body.meta).toMatchObject({ total_da_pagina: 5 });
  });
});

describe("filters", () => {
  it("IGNORE_UNKNOWN_FILTERS: the whole list, or a refusal", async () => {
    const company = await TestCompany.open();
    const all = (await company.get("/clientes")).rows.length;
    expect((await company.get("/clientes?celular=11987654321&id=1")).rows).toHaveLength(all);
    await company.setSwitches({ IGNORE_UNKNOWN_FILTERS: false });
    expect((await company.get("/clientes?celular=1")).httpStatus).toBe(404);
    expect((await company.get("/clientes?nome=carla&pagina=1&loja_id=1")).httpStatus).toBe(200);
  });

  it("IGNORED_FILTERS makes known filters return everything; email by default", async () => {
    const company = await TestCompany.open();
    const all = (await company.get("/clientes")).rows.length;
    const byEmail = "/clientes?email=carla@cliente.example";
    expect((await company.get(byEmail)).rows).toHaveLength(all);
    await company.setSwitches({ IGNORED_FILTERS: [] });
    expect((await company.get(byEmail)).rows).toHaveLength(1);
    await company.setSwitches({ IGNORED_FILTERS: ["cpf_cnpj"] });
    expect((await company.get("/clientes?cpf_cnpj=529.982.247-25")).rows).toHaveLength(all);
    await company.setSwitches({ IGNORED_FILTERS: ["*"] });
    expect((await company.get("/clientes?nome=carla&tipo_pessoa=PJ")).rows).toHaveLength(all);
  });

  it("CPF_CNPJ_MATCH: masked only, or digits too", async () => {
    const company = await TestCompany.open();
    const find = (document: string) => company.get(`/clientes?cpf_cnpj=${encodeURIComponent(document)}`);
    expect((await find("529.982.247-25")).rows).toMatchObject([{ nome: "Carla Mendes" }]);
    expect((await find("11.222.333/0001-81")).rows).toMatchObject([{ nome: "Padaria Pão Quente" }]);
    expect((await find("52998224725")).body.data).toBe("Não há dados!");
    await company.setSwitches({ CPF_CNPJ_MATCH: "both" });
    expect((await find("52998224725")).rows).toHaveLength(1);
    expect((await find("12abc34501de35")).rows).toMatchObject([{ nome: "Alfa Tecnologia" }]);
  });

  it("NOME_EXACT: a part of the name whatever its case and accents, or the whole", async () => {
    const company = await TestCompany.open();
    expect((await company.get("/clientes?nome=PAO")).rows).toMatchObject([{ nome: "Padaria Pão Quente" }]);
    expect((await company.get("/funcionarios?nome=joao")).rows).toHaveLength(2);
    await company.setSwitches({ NOME_EXACT: true });
    expect((await company.get("/clientes?nome=PAO")).rows).toHaveLength(0);
    expect((await company.get("/funcionarios?nome=ana%20paula")).rows).toMatchObject([{ nome: "Ana Paula" }]);
  });

  it("customers: telephone ignores punctuation and no country code helps; situacao, person, city, state", async () => {
    const company = await TestCompany.open();
    const names = async (query: string) =>
      (await company.get(`/clientes?${query}`)).rows.map((row) => row.nome);
    expect(await names("telefone=11%2098765-4321")).toEqual(["Carla Mendes"]);
    expect(await names("telefone=3135228899")).toEqual(["Paulo Ribeiro"]);
    expect(await names("telefone=5531 35228899")).toEqual([]);
    expect(await names("situacao=0")).toEqual(["Cliente Antigo"]);
    expect(await names("tipo_pessoa=PJ")).toEqual(["Alfa Tecnologia", "Padaria Pão Quente"]);
    expect(await names("estado=SP")).toEqual(["Carla Mendes"]);
    expect(await names(`cidade_id=${await company.idOf("cidades", "nome", "São Paulo")}`)).toEqual([
      "Carla Mendes",
    ]);
  });

  it("products: codigo also hits bar codes, leading zeros count, duplicates come together", async () => {
    const company = await TestCompany.open();
    const codes = async (query: string) =>
      (await company.get(`/produtos?${query}`)).rows.map((row) => row.codigo_interno);
    expect(await codes("codigo=0001")).toEqual(["0001"]);
    expect(await codes("codigo=1")).toEqual([]);
    expect(await codes("codigo=7891000100103")).toEqual(["0001"]);
    expect(await codes("codigo=0099")).toEqual(["0099", "0099"]);
    await company.setSwitches({ CODIGO_CONTAINS: true });
    expect((await codes("codigo=099")).sort()).toEqual(["0099", "0099", "099"]);
  });

  it("products: a group includes the groups below it", async () => {
    const company = await TestCompany.open();
    const electronics = await company.idOf("grupos_produtos", "nome", "Eletrônicos");
    const { rows } = await company.get(`/produtos?grupo_id=${electronics}`);
    expect(rows.map((row) => row.nome)).toContain("Câmera IP Externa");
    expect(rows.map((row) => row.nome)).not.toContain("Café Torrado 1kg");
  });

  it("services: by name and price; SERVICOS_CODIGO_FILTER knows the undocumented codigo", async () => {
    const company = await TestCompany.open();
    const codes = async (query: string) =>
      (await company.get(`/servicos?${query}`)).rows.map((row) => row.codigo);
    expect(await codes("valor_inicio=90&valor_fim=150")).toEqual(["S002", "S001"]);
    expect(await codes("nome=visita")).toEqual(["S003"]);
    expect(await codes("codigo=S003")).toHaveLength(4);
    await company.setSwitches({ SERVICOS_CODIGO_FILTER: true });
    expect(await codes("codigo=S003")).toEqual(["S003"]);
  });
});

describe("reference lists", () => {
  const lists = [
    "funcionarios",
    "usuarios",
    "lojas",
    "formas_pagamentos",
    "contas_bancarias",
    "planos_contas",
    "centros_custos",
    "grupos_produtos",
    "estados",
    "cidades",
    "tipos_contatos",
    "tipos_enderecos",
    "situacoes_vendas",
    "situacoes_orcamentos",
    "situacoes_ordens_servicos",
    "situacoes_compras",
    "atributos_cadastros",
    "atributos_produtos",
    "atributos_orcamentos",
    "atributos_vendas",
    "atributos_ordens_servicos",
    "atributos_financeiros",
  ];

  it.each(lists)("/%s lists named records with string ids", async (list) => {
    const { rows, body } = await TestCompany.open().then((company) => company.get(`/${list}`));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      expect(row).toMatchObject({ id: expect.stringMatching(/^\d+$/), nome: expect.any(String) });
    expect("meta" in body).toBe(list !== "lojas");
  });

  it("seeds what a connector stumbles over: twins, one who left, two stores, 27 states", async () => {
    const company = await TestCompany.open();
    const employees = (await company.get("/funcionarios")).rows;
    expect(employees.filter((row) => row.nome === "João Silva")).toHaveLength(2);
    expect(employees).toContainEqual(expect.objectContaining({ nome: "Ana Paula", ativo: "1" }));
    expect(employees).toContainEqual(expect.objectContaining({ nome: "Roberto Nunes", ativo: "0" }));
    expect((await company.get("/lojas")).rows).toHaveLength(2);
    expect((await company.get("/estados")).rows).toHaveLength(27);
    const saoPaulo = await company.idOf("estados", "sigla", "SP");
    const cities = (await company.get(`/cidades?estado_id=${saoPaulo}`)).rows;
    expect(cities.map((city) => city.nome)).toContain("Campinas");
    expect(new Set(cities.map((city) => city.estado_id))).toEqual(new Set([saoPaulo]));
    expect((await company.get("/planos_contas?tipo=D")).rows).toHaveLength(2);
  });

  it("MERGED_SITUACOES mixes the document types; each type has at least four", async () => {
    const company = await TestCompany.open();
    const mixed = (await company.get("/situacoes_vendas")).rows;
    expect(mixed.filter((row) => row.nome === "Em aberto")).toHaveLength(4);
    await company.setSwitches({ MERGED_SITUACOES: false });
    for (const type of ["vendas", "orcamentos", "ordens_servicos", "compras"]) {
      const own = (await company.get(`/situacoes_${type}`)).rows;
      expect(own.length).toBeGreaterThanOrEqual(4);
      expect(own.length).toBeLessThan(mixed.length);
      expect(own.filter((row) => row.padrao === "1")).toHaveLength(1);
    }
  });

  it("SEVERAL_PADRAO: one default in the list, that of its own type, or one of each type", async () => {
    const company = await TestCompany.open();
    const defaults = async (list: string) =>
      (await company.get(`/${list}`)).rows.filter((row) => row.padrao === "1").map((row) => row.id);
    const [ofSales, ofQuotes] = [await defaults("situacoes_vendas"), await defaults("situacoes_orcamentos")];
    expect([ofSales.length, ofQuotes.length]).toEqual([1, 1]);
    expect(ofSales).not.toEqual(ofQuotes);
    await company.setSwitches({ SEVERAL_PADRAO: true });
    expect(await defaults("situacoes_vendas")).toHaveLength(4);
  });

  it("SITUACOES_LANCAMENTO: null, as tipo_lancamento, or as lancar", async () => {
    const company = await TestCompany.open();
    const concluded = async () =>
      (await company.get("/situacoes_vendas")).rows.find((row) => row.nome === "Concretizada");
    expect(await concluded()).toMatchObject({ tipo_lancamento: null });
    await company.setSwitches({ SITUACOES_LANCAMENTO: "tipo_lancamento" });
    expect(await concluded()).toMatchObject({ tipo_lancamento: "1" });
    await company.setSwitches({ SITUACOES_LANCAMENTO: "lancar" });
    expect(await concluded()).toMatchObject({ lancar: "1" });
  });

  it("FORMAS_WRAPPED wraps each payment method", async () => {
    const company = await TestCompany.open();
    expect((await company.get("/formas_pagamentos")).rows[0]).toHaveProperty("maximo_parcelas");
    await company.setSwitches({ FORMAS_WRAPPED: true });
    expect((await company.get("/formas_pagamentos")).rows[0]).toMatchObject({
      FormasPagamento: { nome: expect.any(String) },
    });
  });
});
