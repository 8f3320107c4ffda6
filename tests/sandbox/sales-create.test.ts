import { describe, expect, it } from "vitest";
import { control, type Row } from "./company.ts";
import { line, openShop, payment, sale, unwrap } from "./sales.ts";

const LIVE_KEYS = `id codigo cliente_id nome_cliente vendedor_id nome_vendedor tecnico_id nome_tecnico data
  prazo_entrega situacao_id nome_situacao valor_total transportadora_id nome_transportadora centro_custo_id
  nome_centro_custo aos_cuidados_de validade introducao observacoes observacoes_interna desconto_valor
  desconto_porcentagem valor_frete nome_canal_venda nome_loja valor_servicos valor_produtos valor_custo
  condicao_pagamento situacao_financeiro situacao_estoque forma_pagamento_id data_primeira_parcela numero_parcelas
  intervalo_dias nota_fiscal_id nota_fiscal_servico_id hash cadastrado_em modificado_em exibir_endereco equipamentos
  pagamentos enderecos atributos produtos`.split(/\s+/);

describe("answer", () => {
  it("has the live keys in the live order, text everywhere, and no key for absent services", async () => {
    const shop = await openShop();
    const { httpStatus, row } = await shop.company.post("/vendas", sale(shop));
    expect(httpStatus).toBe(200);
    expect(Object.keys(row)).toEqual(LIVE_KEYS);
    const scalars = Object.entries(row).filter(([, value]) => !Array.isArray(value));
    const notText = scalars.filter(([, value]) => typeof value !== "string").map(([name]) => name);
    expect(notText).toEqual(["exibir_endereco"]);
    expect(row).toMatchObject({
      tecnico_id: "",
      nome_loja: "Matriz",
      hash: expect.stringMatching(/^\w{7}$/),
    });
    expect(unwrap(row.produtos, "produto")).toMatchObject([
      { nome_produto: "Câmera IP Externa", quantidade: "2.00", valor_venda: "50.00", valor_total: "100.00" },
    ]);
    expect((await shop.company.get(`/vendas/${row.id}`)).row).toEqual(row);
  });

  it("has no key for absent products, and one for services when there are any", async () => {
    const shop = await openShop();
    const servicos = [{ servico: { servico_id: shop.service, quantidade: 1, valor_venda: "100" } }];
    const { row } = await shop.company.post(
      "/vendas",
      sale(shop, { tipo: "servico", produtos: [], servicos }),
    );
    expect(row).not.toHaveProperty("produtos");
    expect(unwrap(row.servicos, "servico")).toMatchObject([
      { servico_id: shop.service, valor_total: "100.00" },
    ]);
    expect(row).toMatchObject({ valor_servicos: "100.00", valor_produtos: "0.00", valor_total: "100.00" });
  });
});

describe("what a sale needs", () => {
  it.each(["cliente_id", "situacao_id", "data"])(
    "refuses one without %s, as 404, naming it",
    async (field) => {
      const shop = await openShop();
      const answer = await shop.company.post("/vendas", sale(shop, { [field]: "" }));
      expect(answer).toMatchObject({ httpStatus: 404, body: { code: 404, data: { erro: "Not Found" } } });
      expect(answer.message).toContain(field);
      expect((await shop.company.get("/vendas")).rows).toHaveLength(0);
    },
  );

  it("ACCEPT_UNKNOWN_IDS: ids of nobody are refused, or taken", async () => {
    const shop = await openShop();
    const sales = [
      sale(shop, { cliente_id: "1" }),
      sale(shop, { situacao_id: "1" }),
      sale(shop, { vendedor_id: "1" }),
      sale(shop, { produtos: [line(shop, { produto_id: "1" })] }),
      sale(shop, { produtos: [line(shop, { variacao_id: "1" })] }),
      sale(shop, { servicos: [{ servico_id: "1", quantidade: 1 }] }),
      sale(shop, { pagamentos: [{ data_vencimento: "2026-11-25", valor: "100", forma_pagamento_id: "1" }] }),
      sale(shop, { atributos: [{ atributo: { atributo_id: "1", conteudo: "x" } }] }),
      sale(shop, { centro_custo_id: "abc" }),
    ];
    for (const body of sales) expect((await shop.company.post("/vendas", body)).httpStatus).toBe(404);
    await shop.company.setSwitches({ ACCEPT_UNKNOWN_IDS: true });
    for (const body of sales) expect((await shop.company.post("/vendas", body)).httpStatus).toBe(200);
  });

  it("REQUIRE_LINES: one without lines is refused, or worth nothing", async () => {
    const shop = await openShop();
    const empty = sale(shop, { produtos: [], pagamentos: [] });
    expect((await shop.company.post("/vendas", empty)).httpStatus).toBe(404);
    await shop.company.setSwitches({ REQUIRE_LINES: false });
    expect((await shop.company.post("/vendas", empty)).row).toMatchObject({ valor_total: "0.00" });
  });

  it.each([
    ["tipo", "pedido"],
    ["data", "25/11/2026"],
    ["data", "2026-02-30"],
    ["condicao_pagamento", "fiado"],
    ["codigo", "ML-1"],
  ])("refuses %s = %s", async (field, value) => {
    const shop = await openShop();
    expect((await shop.company.post("/vendas", sale(shop, { [field]: value }))).httpStatus).toBe(404);
  });

  it("REFUSE_FOREIGN_SITUACAO: another document type's situação passes, or is refused", async () => {
    const shop = await openShop();
    const situacao_id = await shop.company.idOf("situacoes_orcamentos", "nome", "Confirmado");
    expect((await shop.company.post("/vendas", sale(shop, { situacao_id }))).httpStatus).toBe(200);
    await shop.company.setSwitches({ REFUSE_FOREIGN_SITUACAO: true });
    expect((await shop.company.post("/vendas", sale(shop, { situacao_id }))).httpStatus).toBe(404);
  });

  it("takes lines wrapped or flat, and ids as numbers", async () => {
    const shop = await openShop();
    const body = sale(shop, {
      cliente_id: Number(shop.customer),
      produtos: [line(shop, { produto_id: Number(shop.product) })],
    });
    expect((await shop.company.post("/vendas", body)).row).toMatchObject({ valor_total: "100.00" });
  });

  it("a line without price is worth 0: the catalogue is not asked", async () => {
    const shop = await openShop();
    const produtos = [{ produto: { produto_id: shop.product, quantidade: 3 } }];
    const { row } = await shop.company.post("/vendas", sale(shop, { produtos, pagamentos: [] }));
    expect(row).toMatchObject({ valor_total: "0.00" });
  });

  it("a line with a name only is a free-text item", async () => {
    const shop = await openShop();
    const produtos = [{ produto: { nome_produto: "Avulso", quantidade: 1, valor_venda: 100 } }];
    const { row } = await shop.company.post("/vendas", sale(shop, { produtos }));
    expect(unwrap(row.produtos, "produto")).toMatchObject([
      { produto_id: "", variacao_id: "", nome_produto: "Avulso" },
    ]);
    expect(
      (await shop.company.post("/vendas", sale(shop, { produtos: [{ quantidade: 1 }] }))).httpStatus,
    ).toBe(404);
  });

  it("a sale without seller belongs to the token's owner", async () => {
    const shop = await openShop();
    const { row } = await shop.company.post("/vendas", sale(shop, { vendedor_id: undefined }));
    expect(row).toMatchObject({ nome_vendedor: "Marina Albuquerque" });
    expect((await shop.company.post("/vendas", sale(shop))).row).toMatchObject({
      nome_vendedor: "Ana Paula",
    });
  });

  it("keeps texts, delivery date, store, and custom fields", async () => {
    const shop = await openShop();
    const loja_id = await shop.company.idOf("lojas", "nome", "Filial Centro");
    const atributo_id = await shop.company.idOf("atributos_vendas", "nome", "Número do pedido no CRM");
    const texts = {
      observacoes: "a",
      observacoes_interna: "ponte:1",
      introducao: "b",
      nome_canal_venda: "Internet",
    };
    const more = {
      loja_id,
      previsao_entrega: "2026-12-01",
      atributos: [{ atributo: { atributo_id, conteudo: "S-1" } }],
    };
    const { row } = await shop.company.post("/vendas", sale(shop, { ...texts, ...more }));
    expect(row).toMatchObject({ ...texts, prazo_entrega: "2026-12-01", nome_loja: "Filial Centro" });
    expect(row.atributos).toMatchObject([
      {
        atributo: {
          atributo_id,
          conteudo: "S-1",
          descricao: "Número do pedido no CRM",
          tipo: "texto_simples",
        },
      },
    ]);
  });
});

describe("codigo", () => {
  it("counts up, also behind a number that the caller chose, which need not be free", async () => {
    const shop = await openShop();
    const codigoOf = async (fields: Row) =>
      (await shop.company.post("/vendas", sale(shop, fields))).row.codigo;
    expect(await codigoOf({})).toBe("1");
    expect(await codigoOf({})).toBe("2");
    expect(await codigoOf({ codigo: 40 })).toBe("40");
    expect(await codigoOf({ codigo: "40" })).toBe("40");
    expect(await codigoOf({})).toBe("41");
    expect((await shop.company.get("/vendas?codigo=40")).rows).toHaveLength(2);
    await shop.company.setSwitches({ UNIQUE_CODIGO: true });
    expect((await shop.company.post("/vendas", sale(shop, { codigo: 40 }))).httpStatus).toBe(404);
    expect(await codigoOf({ codigo: 50 })).toBe("50");
  });

  it("is never given twice to simultaneous sales; the same body twice makes two sales", async () => {
    const shop = await openShop();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => shop.company.post("/vendas", sale(shop))),
    );
    expect(new Set(answers.map(({ row }) => row.codigo)).size).toBe(12);
    expect(new Set(answers.map(({ row }) => row.id)).size).toBe(12);
  });

  it("CODIGO_PER_STORE counts in each store", async () => {
    const shop = await openShop({ CODIGO_PER_STORE: true });
    const loja_id = await shop.company.idOf("lojas", "nome", "Filial Centro");
    expect((await shop.company.post("/vendas", sale(shop))).row.codigo).toBe("1");
    expect((await shop.company.post("/vendas", sale(shop, { loja_id }))).row.codigo).toBe("1");
  });
});

describe("list", () => {
  it("shows product sales of the head store only, newest first, unless asked otherwise", async () => {
    const shop = await openShop();
    const loja_id = await shop.company.idOf("lojas", "nome", "Filial Centro");
    for (const fields of [{}, { tipo: "servico" }, { tipo: "vendas_balcao" }, { loja_id }, {}]) {
      await shop.company.post("/vendas", sale(shop, fields));
    }
    const codes = async (query: string) =>
      (await shop.company.get(`/vendas${query}`)).rows.map((row) => row.codigo);
    expect(await codes("")).toEqual(["5", "1"]);
    expect(await codes("?tipo=servico")).toEqual(["2"]);
    expect(await codes("?tipo=vendas_balcao")).toEqual(["3"]);
    expect(await codes(`?loja_id=${loja_id}`)).toEqual(["4"]);
    await shop.company.setSwitches({ LIST_ALL_STORES: true });
    expect(await codes("")).toEqual(["5", "4", "1"]);
  });

  it("filters by codigo, customer, situação (also several), dates inclusive, name", async () => {
    const shop = await openShop();
    const other = await shop.company.idOf("clientes", "nome", "Paulo Ribeiro");
    const moving = await shop.company.idOf("situacoes_vendas", "nome", "Em andamento");
    await shop.company.post("/vendas", sale(shop, { data: "2026-11-01" }));
    await shop.company.post("/vendas", sale(shop, { data: "2026-11-10", cliente_id: other }));
    await shop.company.post("/vendas", sale(shop, { data: "2026-11-20", situacao_id: moving }));
    await shop.company.post("/vendas", sale(shop, { data: "2026-11-30", situacao_id: shop.concluded }));
    const codes = async (query: string) =>
      (await shop.company.get(`/vendas?${query}`)).rows.map((row) => row.codigo);
    expect(await codes("codigo=2")).toEqual(["2"]);
    expect(await codes(`cliente_id=${other}`)).toEqual(["2"]);
    expect(await codes("nome=ribeiro")).toEqual(["2"]);
    expect(await codes(`situacao_id=${moving}`)).toEqual(["3"]);
    expect(await codes(`situacao_id[]=${moving}&situacao_id[]=${shop.concluded}`)).toEqual(["4", "3"]);
    expect(await codes("data_inicio=2026-11-10&data_fim=2026-11-20")).toEqual(["3", "2"]);
    await shop.company.setSwitches({ IGNORED_FILTERS: ["situacao_id", "codigo", "data_inicio", "data_fim"] });
    expect(await codes(`situacao_id=${moving}&codigo=2&data_inicio=2026-11-30`)).toHaveLength(4);
  });
});

describe("postings", () => {
  it.each([
    ["Em aberto", 60, 0],
    ["Concretizada", 58, 2],
    ["Entregue sem financeiro", 58, 0],
    ["Faturada sem estoque", 60, 2],
  ])("situação %s leaves a stock of %i and %i receivables", async (name, stock, receivables) => {
    const shop = await openShop();
    const situacao_id = await shop.company.idOf("situacoes_vendas", "nome", name);
    const pagamentos = [payment(shop, "40"), payment(shop, "60", "2026-12-25")];
    const { row } = await shop.company.post("/vendas", sale(shop, { situacao_id, pagamentos }));
    expect(row).toMatchObject({
      situacao_estoque: stock === 60 ? "0" : "1",
      situacao_financeiro: receivables === 0 ? "0" : "1",
    });
    expect((await shop.company.get(`/produtos/${shop.product}`)).row.estoque).toBe(stock);
    const { rows } = await shop.company.get("/recebimentos?liquidado=ab");
    expect(rows).toHaveLength(receivables);
    for (const receivable of rows) {
      expect(receivable).toMatchObject({
        descricao: `Venda de nº ${row.codigo}`,
        liquidado: "0",
        cliente_id: shop.customer,
      });
      expect(receivable).not.toHaveProperty("venda_id");
      expect((await shop.company.get(`/recebimentos/${receivable.id}`)).row).toEqual(receivable);
    }
  });

  it("follow a change of situação and end with the sale", async () => {
    const shop = await openShop();
    const { row } = await shop.company.post("/vendas", sale(shop, { situacao_id: shop.concluded }));
    const stock = async () => (await shop.company.get(`/produtos/${shop.product}`)).row.estoque;
    const receivables = async () => (await shop.company.get("/recebimentos")).rows.length;
    await shop.company.put(
      `/vendas/${row.id}`,
      sale(shop, { situacao_id: shop.concluded, produtos: [line(shop)] }),
    );
    expect([await stock(), await receivables()]).toEqual([58, 1]);
    await shop.company.put(`/vendas/${row.id}`, sale(shop, { produtos: [line(shop)] }));
    expect([await stock(), await receivables()]).toEqual([60, 0]);
    await shop.company.put(
      `/vendas/${row.id}`,
      sale(shop, { situacao_id: shop.concluded, produtos: [line(shop)] }),
    );
    expect((await shop.company.delete(`/vendas/${row.id}`)).body.data).toBe("Venda removida com sucesso!");
    expect([await stock(), await receivables()]).toEqual([60, 0]);
    expect((await shop.company.get(`/vendas/${row.id}`)).httpStatus).toBe(404);
    expect(await control("GET", `/state?company=${shop.company.id}`)).toMatchObject({ vendas: [] });
  });

  it("subtract exactly when many sales post at once", async () => {
    const shop = await openShop();
    const body = sale(shop, {
      situacao_id: shop.concluded,
      pagamentos: [],
      produtos: [line(shop, { quantidade: "0.1" })],
    });
    await Promise.all(Array.from({ length: 10 }, () => shop.company.post("/vendas", body)));
    expect((await shop.company.get(`/produtos/${shop.product}`)).row.estoque).toBe(59);
  });
});
