import { describe, expect, it } from "vitest";
import { control, type Row, TestCompany } from "./company.ts";

describe("customers", () => {
  const FULL = {
    tipo_pessoa: "PF",
    nome: "Beatriz Lima",
    cpf: "12345678909",
    rg: "44",
    data_nascimento: "1988-03-30",
    email: "bia@cliente.example",
    telefone: "(11) 3522-8899",
    contatos: [{ contato: { nome: "Rui", contato: "rui@x.example", cargo: "Pai" } }],
    enderecos: [
      {
        endereco: {
          cep: "31260-210",
          logradouro: "Rua A",
          numero: "1",
          nome_cidade: "sao paulo",
          estado: "sp",
        },
      },
    ],
  };

  it("answers a create with HTTP 200 and the whole record, document masked, lists wrapped", async () => {
    const company = await TestCompany.open();
    const { httpStatus, row } = await company.post("/clientes", FULL);
    expect(httpStatus).toBe(200);
    expect(row).toMatchObject({
      id: expect.stringMatching(/^\d+$/),
      cpf: "123.456.789-09",
      cnpj: "",
      ativo: "1",
      contatos: [{ contato: { nome: "Rui", cargo: "Pai" } }],
      enderecos: [
        { endereco: { nome_cidade: "São Paulo", estado: "SP", cidade_id: expect.stringMatching(/^\d+$/) } },
      ],
      cadastrado_em: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    });
    expect((await company.get(`/clientes/${row.id}`)).row).toEqual(row);
  });

  it("masks numeric and alphanumeric CNPJ, and leaves other text as it came", async () => {
    const company = await TestCompany.open();
    const create = async (cnpj: string) =>
      (await company.post("/clientes", { tipo_pessoa: "PJ", nome: "Empresa", cnpj })).row.cnpj;
    expect(await create("36058120000197")).toBe("36.058.120/0001-97");
    expect(await create("12abc34501de35")).toBe("12.ABC.345/01DE-35");
    expect(await create("isento")).toBe("isento");
  });

  it.each([{ nome: "Sem tipo" }, { tipo_pessoa: "PF" }, { tipo_pessoa: "XX", nome: "Tipo errado" }])(
    "refuses %j as a validation error",
    async (body) => {
      const company = await TestCompany.open({}, "minimal");
      expect(await company.post("/clientes", body)).toMatchObject({
        httpStatus: 404,
        body: { status: "error" },
      });
      expect((await company.get("/clientes")).rows).toHaveLength(1);
    },
  );

  it("PUT replaces the whole record: what is left out is emptied", async () => {
    const company = await TestCompany.open();
    const { row } = await company.post("/clientes", FULL);
    const changed = await company.put(`/clientes/${row.id}`, { tipo_pessoa: "PF", nome: "Beatriz L." });
    expect(changed.row).toMatchObject({
      id: row.id,
      nome: "Beatriz L.",
      cpf: "",
      email: "",
      telefone: "",
      contatos: [],
      enderecos: [],
      cadastrado_em: row.cadastrado_em,
    });
    expect((await company.put(`/clientes/${row.id}`, { nome: "X" })).httpStatus).toBe(404);
    expect((await company.put("/clientes/1", FULL)).httpStatus).toBe(404);
  });

  it("DELETE answers the vendor's words, then the id is gone", async () => {
    const company = await TestCompany.open();
    const { row } = await company.post("/clientes", FULL);
    expect((await company.delete(`/clientes/${row.id}`)).body.data).toBe("Cliente excluido com sucesso");
    expect((await company.get(`/clientes/${row.id}`)).httpStatus).toBe(404);
    expect((await company.delete(`/clientes/${row.id}`)).httpStatus).toBe(404);
  });

  it("REFUSE_DUPLICATE_DOCUMENT: duplicates are allowed, or refused on create and change", async () => {
    const company = await TestCompany.open();
    await company.post("/clientes", FULL);
    expect((await company.post("/clientes", FULL)).httpStatus).toBe(200);
    await company.setSwitches({ REFUSE_DUPLICATE_DOCUMENT: true });
    expect((await company.post("/clientes", FULL)).httpStatus).toBe(404);
    const other = await company.post("/clientes", { ...FULL, cpf: "39053344706" });
    expect((await company.put(`/clientes/${other.row.id}`, FULL)).httpStatus).toBe(404);
    expect((await company.put(`/clientes/${other.row.id}`, { ...FULL, cpf: "39053344706" })).httpStatus).toBe(
      200,
    );
  });

  it("VALIDATE_DOCUMENTS refuses wrong check digits of CPF, CNPJ and alphanumeric CNPJ", async () => {
    const company = await TestCompany.open();
    const create = async (fields: Row) =>
      (await company.post("/clientes", { nome: "X", ...fields })).httpStatus;
    expect(await create({ tipo_pessoa: "PF", cpf: "12345678900" })).toBe(200);
    await company.setSwitches({ VALIDATE_DOCUMENTS: true });
    expect(await create({ tipo_pessoa: "PF", cpf: "12345678900" })).toBe(404);
    expect(await create({ tipo_pessoa: "PF", cpf: "11111111111" })).toBe(404);
    expect(await create({ tipo_pessoa: "PJ", cnpj: "12ABC34501DE36" })).toBe(404);
    expect(await create({ tipo_pessoa: "PJ", cnpj: "12ABC34501DE35" })).toBe(200);
    expect(await create({ tipo_pessoa: "PF" })).toBe(200);
  });

  it("NULL_BLANKS answers null where the default answers empty text", async () => {
    const company = await TestCompany.open({ NULL_BLANKS: true });
    const { row } = await company.post("/clientes", { tipo_pessoa: "PF", nome: "X" });
    expect(row).toMatchObject({ cpf: null, email: null, razao_social: null });
    expect((await company.get("/produtos?codigo=0011")).rows[0]).toMatchObject({ codigo_barra: null });
  });

  it("a repeated POST makes a second record: there is no idempotency", async () => {
    const company = await TestCompany.open({}, "minimal");
    await Promise.all([company.post("/clientes", FULL), company.post("/clientes", FULL)]);
    expect((await company.get("/clientes?nome=beatriz")).rows).toHaveLength(2);
  });
});

describe("products", () => {
  const NEW = {
    nome: "Lâmpada LED",
    codigo_interno: "0007",
    valor_custo: "4.5",
    valor_venda: 9.9,
    codigo_barra: "789",
    ncm: "8539.50.00",
    cest: "09.004.00",
    peso_liquido: "0.1",
    descricao: "Branca",
    estoque: 12,
  };

  it("takes fiscal keys flat and answers them nested; stock is a number, prices have four decimals", async () => {
    const company = await TestCompany.open();
    const { row, httpStatus } = await company.post("/produtos", NEW);
    expect(httpStatus).toBe(200);
    expect(row).toMatchObject({
      codigo_interno: "0007",
      valor_custo: "4.5000",
      valor_venda: "9.9000",
      estoque: 12,
      url: "lampada-led",
      movimenta_estoque: "1",
      fiscal: { ncm: "8539.50.00", cest: "09.004.00", peso_liquido: "0.100", valor_fixo_pis: "" },
      valores: [
        { nome_tipo: "Varejo", valor_venda: "9.9000", lucro_utilizado: "120.00" },
        { nome_tipo: "Atacado", valor_venda: "9.9000" },
      ],
      variacoes: [{ variacao: { id: expect.any(String), nome: "", estoque: "12.00" } }],
    });
    expect(row).not.toHaveProperty("ncm");
    expect((await company.get(`/produtos/${row.id}`)).row).toEqual(row);
  });

  it("sets a price per price table", async () => {
    const company = await TestCompany.open();
    const tables = (await company.get("/produtos?codigo=0001")).rows[0]?.valores;
    const wholesale = (Array.isArray(tables) ? tables : []).find((table) => table.nome_tipo === "Atacado");
    const valores = [{ tipo_id: wholesale?.tipo_id, valor_venda: "7.25" }];
    const { row } = await company.post("/produtos", { ...NEW, valores });
    expect(row).toMatchObject({
      valor_venda: "9.9000",
      valores: [{ valor_venda: "9.9000" }, { valor_venda: "7.2500" }],
    });
  });

  it.each(["nome", "codigo_interno", "valor_custo"])("requires %s on POST and PUT", async (field) => {
    const company = await TestCompany.open();
    const { row } = await company.post("/produtos", NEW);
    const without = { ...NEW, nome: "Outra", [field]: "" };
    const refused = await company.post("/produtos", without);
    expect(refused).toMatchObject({ httpStatus: 404 });
    expect(refused.message).toContain(field);
    expect((await company.put(`/produtos/${row.id}`, without)).httpStatus).toBe(404);
  });

  it("loses the decimals behind a comma", async () => {
    const company = await TestCompany.open();
    const { row } = await company.post("/produtos", { ...NEW, valor_venda: "1,550", peso: "1,550" });
    expect(row).toMatchObject({ valor_venda: "1.0000", peso: "1.000" });
  });

  it("PUT wipes fiscal data and optional fields left out, but keeps prices and stock", async () => {
    const company = await TestCompany.open();
    const { row } = await company.post("/produtos", NEW);
    const changed = await company.put(`/produtos/${row.id}`, {
      nome: "Lâmpada LED",
      codigo_interno: "0007",
      valor_custo: "5",
    });
    expect(changed.row).toMatchObject({
      fiscal: { ncm: "", cest: "", peso_liquido: "" },
      codigo_barra: "",
      descricao: "",
      valor_custo: "5.0000",
      valor_venda: "9.9000",
      estoque: 12,
    });
  });

  it("does not understand fiscal data nested as it is answered", async () => {
    const company = await TestCompany.open();
    const { row } = await company.post("/produtos", NEW);
    expect((await company.put(`/produtos/${row.id}`, row)).row).toMatchObject({ fiscal: { ncm: "" } });
  });

  it("PUT_PRODUTO_VALOR_VENDA: the price changes by valores only, or by valor_venda too", async () => {
    const company = await TestCompany.open();
    const { row } = await company.post("/produtos", NEW);
    const put = async () =>
      (await company.put(`/produtos/${row.id}`, { ...NEW, valor_venda: "20" })).row.valor_venda;
    expect(await put()).toBe("9.9000");
    await company.setSwitches({ PUT_PRODUTO_VALOR_VENDA: true });
    expect(await put()).toBe("20.0000");
  });

  it("PUT_PRODUTO_ESTOQUE_WIPED sets the stock to 0 when it is left out", async () => {
    const company = await TestCompany.open({ PUT_PRODUTO_ESTOQUE_WIPED: true });
    const { row } = await company.post("/produtos", NEW);
    const { estoque: _left, ...withoutStock } = NEW;
    expect((await company.put(`/produtos/${row.id}`, withoutStock)).row.estoque).toBe(0);
  });

  it("UNIQUE_URL: a name that is taken is refused by its slug, in the vendor's words", async () => {
    const company = await TestCompany.open();
    await company.post("/produtos", NEW);
    const refused = await company.post("/produtos", { ...NEW, codigo_interno: "0008", nome: "LAMPADA led" });
    expect(refused.httpStatus).toBe(404);
    expect(refused.message).toMatch(/url do produto.*utilizada/);
    expect((await company.post("/produtos", { ...NEW, url: "outra" })).row).toMatchObject({ url: "outra" });
    await company.setSwitches({ UNIQUE_URL: false });
    expect((await company.post("/produtos", NEW)).httpStatus).toBe(200);
  });

  it("keeps stock per store", async () => {
    const company = await TestCompany.open();
    const branch = await company.idOf("lojas", "nome", "Filial Centro");
    const { row } = await company.post("/produtos", NEW);
    await company.put(`/produtos/${row.id}?loja_id=${branch}`, { ...NEW, estoque: 3 });
    expect((await company.get(`/produtos/${row.id}`)).row.estoque).toBe(12);
    expect((await company.get(`/produtos/${row.id}?loja_id=${branch}`)).row.estoque).toBe(3);
    expect((await company.get(`/produtos?codigo=0007&loja_id=${branch}`)).rows).toMatchObject([
      { estoque: 3 },
    ]);
  });

  it("allows a codigo_interno twice and removes a product", async () => {
    const company = await TestCompany.open();
    const { row } = await company.post("/produtos", { ...NEW, codigo_interno: "0001" });
    expect((await company.get("/produtos?codigo=0001")).rows).toHaveLength(2);
    expect((await company.delete(`/produtos/${row.id}`)).body.data).toBe("Produto removido com sucesso!");
    expect((await company.get("/produtos?codigo=0001")).rows).toHaveLength(1);
  });
});

describe("services", () => {
  it("creates, changes, removes; price has two decimals", async () => {
    const company = await TestCompany.open({}, "minimal");
    const { row } = await company.post("/servicos", {
      codigo: "007",
      nome: "Limpeza",
      valor_venda: 50,
      observacoes: "x",
    });
    expect(row).toEqual({
      id: row.id,
      codigo: "007",
      nome: "Limpeza",
      valor_venda: "50.00",
      observacoes: "x",
      ativo: "1",
    });
    const changed = await company.put(`/servicos/${row.id}`, { codigo: "007", nome: "Faxina" });
    expect(changed.row).toMatchObject({ nome: "Faxina", valor_venda: "0.00", observacoes: "" });
    expect((await company.post("/servicos", { nome: "Sem código" })).httpStatus).toBe(404);
    expect((await company.delete(`/servicos/${row.id}`)).body.data).toBe("Serviço removido com sucesso!");
    expect(await control("GET", `/state?company=${company.id}`)).toMatchObject({ servicos: [] });
  });
});
