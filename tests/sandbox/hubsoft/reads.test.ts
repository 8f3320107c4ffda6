import { describe, expect, it } from "vitest";
import { HUBSOFT } from "../../../sandbox/hubsoft/account.ts";
import { dateInSaoPaulo } from "../../../sandbox/shared/clock.ts";
import { addDays, brazilianDate } from "../../../sandbox/shared/isp-charges.ts";
import { ISP_CAST, ISP_UNKNOWN_DOCUMENT } from "../../../sandbox/shared/isp-people.ts";
import { Provider, rowOf, rowsOf } from "../provider.ts";
import { send } from "../worker.ts";
import { Hubsoft } from "./hubsoft.ts";

const ANA = ISP_CAST.twoOpen.document;
const today = () => dateInSaoPaulo(Date.now());

describe("tokens", () => {
  it("opens the default company and gives a token of 30 days", async () => {
    const hubsoft = new Hubsoft(new Provider("hubsoft", "", HUBSOFT.showKey(HUBSOFT.defaultCompany.key)));
    expect((await hubsoft.signIn()).body).toEqual({
      token_type: "Bearer",
      expires_in: 2_592_000,
      access_token: expect.any(String),
      refresh_token: expect.any(String),
    });
    expect(await hubsoft.invoices(ANA)).toHaveLength(2);
  });

  it.each([
    [{ password: "x" }, 401, "invalid_credentials"],
    [{ username: "x@y.z" }, 401, "invalid_credentials"],
    [{ client_secret: "x" }, 401, "invalid_client"],
    [{ client_id: "1" }, 401, "invalid_client"],
    [{ grant_type: "client_credentials" }, 400, "unsupported_grant_type"],
  ])("refuses a request with %j", async (change, status, error) => {
    const hubsoft = await Hubsoft.open({}, "minimal");
    expect(await hubsoft.signIn(change)).toMatchObject({ httpStatus: status, json: { error } });
  });

  it("spends a refresh token once", async () => {
    const hubsoft = await Hubsoft.open({}, "minimal");
    const { refresh_token } = (await hubsoft.signIn()).body;
    const { clientId, clientSecret } = hubsoft.provider.key;
    const request = {
      grant_type: "refresh_token",
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token,
    };
    expect((await hubsoft.requestToken(request)).httpStatus).toBe(200);
    expect(await hubsoft.requestToken(request)).toMatchObject({
      httpStatus: 401,
      json: { error: "invalid_grant" },
    });
  });

  it("answers 401 to no token, a token that died early and one that was ended, and takes a new one", async () => {
    const hubsoft = await Hubsoft.open({ TOKEN_DIES_AFTER_SECONDS: 1 });
    expect((await send("/hubsoft/api/v1/integracao/cliente")).status).toBe(401);
    expect((await hubsoft.get("/configuracao/vencimento")).httpStatus).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await hubsoft.get("/configuracao/vencimento")).json).toEqual({ message: "Unauthenticated." });
    await hubsoft.provider.setSwitches({ TOKEN_DIES_AFTER_SECONDS: null });
    await hubsoft.signIn();
    await hubsoft.provider.control("POST", `/companies/${hubsoft.provider.id}/sessions/revoke`, {});
    expect((await hubsoft.get("/configuracao/vencimento")).httpStatus).toBe(401);
    await hubsoft.signIn();
    expect((await hubsoft.get("/configuracao/vencimento")).httpStatus).toBe(200);
  });

  it("NEW_TOKEN_ENDS_OLD lets one session live", async () => {
    const hubsoft = await Hubsoft.open({ NEW_TOKEN_ENDS_OLD: true }, "minimal");
    const old = hubsoft.token;
    await hubsoft.signIn();
    expect((await hubsoft.get("/configuracao/vencimento")).httpStatus).toBe(200);
    hubsoft.token = old;
    expect((await hubsoft.get("/configuracao/vencimento")).httpStatus).toBe(401);
  });
});

describe("customers and plans", () => {
  it("tells a customer with its plans, cancelled ones only when asked, in HubSoft's own spelling", async () => {
    const hubsoft = await Hubsoft.open();
    const customer = await hubsoft.customer(ANA);
    expect(customer).toMatchObject({
      nome_razaosocial: "ANA BEATRIZ SOUZA",
      tipo_pessoa: "pf",
      cpf_cnpj: ANA,
      data_nascmento: "1988-03-14 00:00:00",
      alerta: true,
      alerta_mensagens: ISP_CAST.twoOpen.alerts,
    });
    const [plan = {}, ...others] = rowsOf(customer, "servicos");
    expect(others).toEqual([]);
    expect(plan).toMatchObject({
      valor: 99.9,
      status_prefixo: "servico_habilitado",
      senha: expect.any(String),
    });
    // The state's letters are called estado, its name uf.
    expect(rowOf(plan, "endereco_instalacao")).toMatchObject({ estado: "SP", uf: "SÃO PAULO" });
    expect(rowsOf(await hubsoft.customer(ANA, { cancelado: "sim" }), "servicos")).toHaveLength(2);
  });

  it("finds blocked plans by their state, and both kinds of CNPJ", async () => {
    const hubsoft = await Hubsoft.open();
    const statesOf = async (document: string, query = {}) =>
      rowsOf(await hubsoft.customer(document, query), "servicos").map((plan) => plan.status_prefixo);
    expect(await statesOf(ISP_CAST.blocked.document)).toEqual(["suspenso_debito"]);
    expect(await statesOf(ISP_CAST.company.document, { servico_status: "suspenso_parcialmente" })).toEqual([
      "suspenso_parcialmente",
    ]);
    expect(await hubsoft.customer(ISP_CAST.alphanumeric.document)).toMatchObject({ tipo_pessoa: "pj" });
  });

  it("finds nobody: an empty list, or an error by switch; a mask finds nobody unless the switch is on", async () => {
    const hubsoft = await Hubsoft.open();
    const search = (termo_busca: string) => hubsoft.get("/cliente", { busca: "cpf_cnpj", termo_busca });
    expect((await search(ISP_UNKNOWN_DOCUMENT)).json).toMatchObject({ status: "success", clientes: [] });
    expect((await search("529.982.247-25")).body.clientes).toEqual([]);
    await hubsoft.provider.setSwitches({ NOT_FOUND: "error", MASKED_TERM: true });
    expect(await search(ISP_UNKNOWN_DOCUMENT)).toMatchObject({ httpStatus: 200, body: { status: "error" } });
    expect((await search("529.982.247-25")).body.clientes).toHaveLength(1);
  });

  it.each([
    [{}, "busca"],
    [{ busca: "cpf", termo_busca: "1" }, "busca"],
    [{ busca: "cpf_cnpj" }, "termo_busca"],
    [{ busca: "cpf_cnpj", termo_busca: "1", limit: "101" }, "limit"],
    [{ busca: "cpf_cnpj", termo_busca: "1", cancelado: "yes" }, "cancelado"],
  ])("refuses the search %j with HTTP 200 and names %s", async (query, named) => {
    const hubsoft = await Hubsoft.open({}, "minimal");
    const answer = await hubsoft.get("/cliente", query as Record<string, string>);
    expect(answer).toMatchObject({ httpStatus: 200, body: { status: "error" } });
    expect(answer.body.msg).toContain(named);
  });
});

describe("invoices", () => {
  it("tells open ones with dd/mm/yyyy and numbers, and says suscess as the doc does", async () => {
    const hubsoft = await Hubsoft.open();
    const search = { busca: "cpf_cnpj", termo_busca: ANA };
    expect((await hubsoft.get("/cliente/financeiro", search)).body.status).toBe("suscess");
    const faturas = await hubsoft.invoices(ANA);
    expect(faturas.map(({ valor, data_vencimento }) => [valor, data_vencimento])).toEqual([
      [99.9, brazilianDate(addDays(today(), 5))],
      [1234.56, brazilianDate(addDays(today(), 28))],
    ]);
    expect(faturas[1]).toMatchObject({
      linha_digitavel: expect.stringMatching(/ \d{4}0000123456$/),
      pix_copia_cola: expect.stringContaining("54071234.56"),
      data_pagamento: null,
    });
    expect(await hubsoft.invoices(ANA, { apenas_pendente: "nao" })).toHaveLength(3);
    expect(await hubsoft.invoices(ANA, { apenas_pendente: "nao", limit: "1" })).toHaveLength(1);
    await hubsoft.provider.setSwitches({ MISSPELT_SUCCESS: [] });
    expect((await hubsoft.get("/cliente/financeiro", search)).body.status).toBe("success");
  });

  it("tells those of a period in other formats, in pages that begin at 0", async () => {
    const hubsoft = await Hubsoft.open();
    const query = { data_inicio: addDays(today(), -60), data_fim: addDays(today(), 60) };
    const { body } = await hubsoft.get("/financeiro/fatura", { ...query, documento: ANA });
    expect(rowsOf(body, "faturas").map(({ valor, data_vencimento }) => [valor, data_vencimento])).toEqual([
      ["99.9", addDays(today(), 5)],
      ["1234.56", addDays(today(), 28)],
      ["99.9", addDays(today(), -25)],
    ]);
    expect(rowsOf(body, "faturas")[0]).toHaveProperty("pix_copia_e_cola");
    const page = await hubsoft.get("/financeiro/fatura", { ...query, itens_por_pagina: "25", pagina: "2" });
    expect(page.body.paginacao).toEqual({
      primeira_pagina: 0,
      ultima_pagina: 2,
      pagina_atual: 2,
      total_registros: 59,
    });
    expect(rowsOf(page.body, "faturas")).toHaveLength(9);
    expect((await hubsoft.get("/financeiro/fatura", { documento: ANA })).body.msg).toContain("data_inicio");
    const wrong = await hubsoft.get("/financeiro/fatura", { ...query, tipo_data: "constructor" });
    expect(wrong.body.msg).toContain("tipo_data");
  });

  it("links to a PDF that needs no token but its own hash", async () => {
    const hubsoft = await Hubsoft.open();
    const [invoice = {}] = await hubsoft.invoices(ANA);
    const { pathname } = new URL(String(invoice.link));
    const document = await send(pathname);
    expect(document.headers.get("content-type")).toBe("application/pdf");
    expect(new TextDecoder().decode(await document.arrayBuffer())).toMatch(/^%PDF/);
    expect((await send(`${pathname.slice(0, -1)}x`)).status).toBe(404);
    await hubsoft.provider.setSwitches({ INVOICE_LINK_EMPTY: true });
    expect((await hubsoft.invoices(ANA))[0]).toMatchObject({ link: null, linha_digitavel: null });
  });

  it("lists fiscal notes by customer, 60 days at most", async () => {
    const hubsoft = await Hubsoft.open();
    const { id_cliente } = await hubsoft.customer(ANA);
    const search = { busca: "id_cliente", termo_busca: String(id_cliente) };
    const { body } = await hubsoft.get("/cliente/nota_fiscal", search);
    const [note = {}] = rowsOf(body, "notas_fiscais");
    expect(note).toMatchObject({ valor: "99.9", data_emissao_br: brazilianDate(addDays(today(), -26)) });
    expect((await send(new URL(String(note.link)).pathname)).headers.get("content-type")).toBe(
      "application/pdf",
    );
    const long = { ...search, data_inicio: addDays(today(), -61), data_fim: today() };
    expect((await hubsoft.get("/cliente/nota_fiscal", long)).body.status).toBe("error");
    expect(
      (await hubsoft.get("/cliente/nota_fiscal", { busca: "cpf_cnpj", termo_busca: ANA })).body.msg,
    ).toContain("busca");
  });
});

describe("lists and unknown routes", () => {
  it("gives lists under names of their own", async () => {
    const hubsoft = await Hubsoft.open({}, "minimal");
    const list = async (name: string, field: string) =>
      rowsOf((await hubsoft.get(`/configuracao/${name}`)).body, field);
    expect((await list("vendedor", "vendedores"))[0]).toEqual({
      id: expect.any(Number),
      name: "Marcos Andrade",
    });
    expect((await list("vencimento", "vencimentos")).map((day) => day.dia_vencimento)).toEqual([
      ...[5, 10, 15, 20],
      "ultimo_dia",
    ]);
    expect((await list("origem_cliente", "origens_cliente"))[0]).toMatchObject({ descricao: "Instagram" });
    expect(await list("servico", "servicos")).toHaveLength(5);
    expect(await list("caixa_financeiro", "caixas_financeiro")).toHaveLength(2);
    expect(await list("meio_pagamento", "meios_pagamento")).toHaveLength(8);
    expect(await list("tipo_atendimento", "tipos_atendimento")).toHaveLength(2);
    const offered = await hubsoft.get("/prospecto/create", { cep: "13025001" });
    expect(rowsOf(offered.body, "servicos")[0]).toMatchObject({ valor: 79.9, velocidade_download: 307_200 });
    expect((await hubsoft.get("/prospecto/create")).body.msg).toBe("CEP não informado.");
    expect((await hubsoft.get("/prospecto/create", { cep: "90010000" })).body.status).toBe("error");
  });

  it("answers 404 to what it does not know", async () => {
    const hubsoft = await Hubsoft.open({}, "minimal");
    expect((await hubsoft.get("/configuracao/origem_contato")).httpStatus).toBe(404);
    expect((await hubsoft.get("/clientes")).httpStatus).toBe(404);
    expect((await hubsoft.post("/cliente", {})).httpStatus).toBe(404);
    await hubsoft.provider.setSwitches({ ORIGEM_CONTATO: true });
    expect((await hubsoft.get("/configuracao/origem_contato")).httpStatus).toBe(200);
  });
});
