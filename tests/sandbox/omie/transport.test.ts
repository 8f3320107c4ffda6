import { describe, expect, it } from "vitest";
import { OMIE } from "../../../sandbox/omie/account.ts";
import { readAnswer, rowsOf } from "../provider.ts";
import { send } from "../worker.ts";
import { CODES, customer, fault, Omie } from "./omie.ts";

const CUSTOMERS = "/api/v1/geral/clientes/";
const LIST = { call: "ListarClientes", param: [{ pagina: 1 }] };

describe("addresses", () => {
  it("a path without its last slash moves to the one with it", async () => {
    const response = await send("/omie/api/v1/geral/clientes", { method: "POST", body: "{}" });
    expect(response.status).toBe(301);
    expect(response.headers.get("location")).toBe("/omie/api/v1/geral/clientes/");
  });

  it.each(["/api/v1/geral/nada/", "/api/v2/geral/clientes/", "/geral/clientes/", "/"])(
    "%s is no service: 404 with a page",
    async (path) => {
      const omie = await Omie.open({}, "minimal");
      const answer = await omie.raw(path, LIST);
      expect(answer).toMatchObject({ httpStatus: 404, json: undefined });
    },
  );

  it("only POST is served, and only JSON", async () => {
    const omie = await Omie.open({}, "minimal");
    expect((await send(`/omie${CUSTOMERS}`)).status).toBe(405);
    const form = await omie.raw(CUSTOMERS, LIST, { "content-type": "application/x-www-form-urlencoded" });
    expect(form).toMatchObject({ httpStatus: 500, body: { faultcode: "SOAP-ENV:Client" } });
    const headers = { "content-type": "application/json" };
    const broken = await send(`/omie${CUSTOMERS}`, { method: "POST", headers, body: '{"call":' });
    expect(await readAnswer(broken)).toMatchObject({
      httpStatus: 500,
      body: { faultcode: "SOAP-ENV:Client" },
    });
  });

  it("opens the default company by its constants", async () => {
    const { name, secrets } = OMIE.defaultCompany.key;
    const omie = await Omie.open({}, "minimal");
    const answer = await omie.raw(CUSTOMERS, { ...LIST, app_key: name, app_secret: secrets.app_secret });
    expect(answer.body).toMatchObject({ pagina: 1, total_de_registros: 40 });
  });
});

describe("keys", () => {
  it.each([{ app_secret: "wrong" }, { app_key: "0" }, { app_key: undefined }, { app_secret: undefined }])(
    "%j is 403",
    async (credentials) => {
      const omie = await Omie.open({}, "minimal");
      expect(await omie.raw(CUSTOMERS, { ...LIST, ...credentials })).toMatchObject({
        httpStatus: 403,
        body: {
          faultcode: "SOAP-ENV:Server",
          faultstring: "A chave de acesso está inválida ou o aplicativo está suspenso.",
        },
      });
    },
  );

  it("a revoked key opens nothing until it is restored; AUTH_TEXT words it otherwise", async () => {
    const omie = await Omie.open({ AUTH_TEXT: "notEnabled" }, "minimal");
    const { id } = omie.provider;
    await omie.provider.control("POST", `/companies/${id}/keys/revoke`, {});
    expect(await omie.raw(CUSTOMERS, LIST)).toMatchObject({
      httpStatus: 403,
      body: { faultstring: "Omie API is not enabled" },
    });
    await omie.provider.control("POST", `/companies/${id}/keys/restore`, {});
    expect((await omie.raw(CUSTOMERS, LIST)).httpStatus).toBe(200);
  });

  it("a company sees its own records only", async () => {
    const [one, other] = [await Omie.open({}, "minimal"), await Omie.open({}, "minimal")];
    await one.call("geral/clientes", "IncluirCliente", customer());
    const asked = { codigo_cliente_integracao: "AUVO-1" };
    expect((await one.call("geral/clientes", "ConsultarCliente", asked)).httpStatus).toBe(200);
    expect((await other.call("geral/clientes", "ConsultarCliente", asked)).httpStatus).toBe(500);
  });
});

describe("the envelope", () => {
  it.each([{ param: [] }, { param: [{}] }, { param: {} }, { param: undefined }])(
    "%j holds no parameter: Client-71",
    async (param) => {
      const omie = await Omie.open({}, "minimal");
      expect(await omie.raw(CUSTOMERS, { call: "ListarClientes", ...param })).toMatchObject(
        fault("71", "Nenhum parâmetro foi recebido em WS_PARAMS!"),
      );
    },
  );

  it.each(["Xyz", "constructor", "toString", "AlterarPedido"])("there is no method %s", async (call) => {
    const omie = await Omie.open({}, "minimal");
    const answer = await omie.raw("/api/v1/produtos/pedido/", { call, param: [{ pagina: 1 }] });
    expect(answer).toMatchObject({
      httpStatus: 500,
      body: { faultstring: `ERROR: Method "${call}" not exists` },
    });
  });

  it("an unknown tag is Client-5001 and named in upper case with the type, in a block too", async () => {
    const omie = await Omie.open({}, "minimal");
    expect(await omie.call("produtos/pedido", "ListarPedidos", { cancelado: "S" })).toMatchObject(
      fault("5001", "Tag [CANCELADO] não faz parte da estrutura do tipo complexo [pvpListarRequest]!"),
    );
    const nested = { pagina: 1, clientesFiltro: { cpf: "1" } };
    expect(await omie.call("geral/clientes", "ListarClientes", nested)).toMatchObject(
      fault("5001", "Tag [CPF] não faz parte da estrutura do tipo complexo [clientesFiltro]!"),
    );
    const atRoot = { nPagina: 1, nCodProd: 1 };
    expect(await omie.call("estoque/consulta", "ListarPosEstoque", atRoot)).toMatchObject(
      fault("5001", "Tag [NCODPROD] não faz parte da estrutura do tipo complexo [ListarEstPosRequest]!"),
    );
  });

  it("tags have no case unless CASELESS_TAGS is off; numbers may come as text, texts as numbers", async () => {
    const omie = await Omie.open({}, "minimal");
    const asked = { Codigo_Cliente_Omie: String(CODES.customer) };
    expect((await omie.call("geral/clientes", "ConsultarCliente", asked)).body).toMatchObject({
      codigo_cliente_omie: CODES.customer,
    });
    await omie.provider.setSwitches({ CASELESS_TAGS: false });
    expect((await omie.call("geral/clientes", "ConsultarCliente", asked)).body).toMatchObject({
      faultcode: "SOAP-ENV:Client-5001",
    });
    expect((await omie.call("produtos/pedido", "ListarPedidos", { etapa: 10 })).body).toMatchObject({
      faultcode: "SOAP-ENV:Client-5113",
    });
  });

  it.each([
    [{ pagina: "um" }, "105"],
    [{ pagina: true }, "105"],
    [{ clientesFiltro: "x" }, "105"],
    [{ clientesPorCodigo: {} }, "105"],
    [{ filtrar_por_data_de: "2026-01-01" }, "104"],
    [{ filtrar_por_data_de: "31/02/2026" }, "104"],
    [{ filtrar_por_data_ate: "01/01/1900" }, "104"],
    [{ filtrar_apenas_alteracao: "SIM" }, "105"],
  ])("%j is refused", async (param, code) => {
    const omie = await Omie.open({}, "minimal");
    expect((await omie.call("geral/clientes", "ListarClientes", param)).body).toMatchObject({
      faultcode: `SOAP-ENV:Client-${code}`,
    });
  });

  it("a text over its length is refused, or cut with CUT_LONG_TEXT", async () => {
    const omie = await Omie.open({}, "minimal");
    const long = customer({ razao_social: "x".repeat(61) });
    expect((await omie.call("geral/clientes", "IncluirCliente", long)).httpStatus).toBe(500);
    await omie.provider.setSwitches({ CUT_LONG_TEXT: true });
    expect((await omie.call("geral/clientes", "IncluirCliente", long)).httpStatus).toBe(200);
    const asked = { codigo_cliente_integracao: "AUVO-1" };
    const { body } = await omie.call("geral/clientes", "ConsultarCliente", asked);
    expect(body.razao_social).toBe("x".repeat(60));
  });

  it("FAULT_STATUS 200 sends the same body with 200, and still counts it as an error", async () => {
    const omie = await Omie.open({ FAULT_STATUS: "200", ERRORS_BEFORE_BLOCK: 2 }, "minimal");
    const asked = { codigo_cliente_omie: 1 };
    const unknown = fault("105", "Cliente não cadastrado para o Código [1] !", 200);
    expect(await omie.call("geral/clientes", "ConsultarCliente", asked)).toMatchObject(unknown);
    expect(await omie.call("geral/clientes", "ConsultarCliente", asked)).toMatchObject(unknown);
    expect((await omie.call("geral/clientes", "ConsultarCliente", asked)).httpStatus).toBe(425);
  });

  it("ESCAPED_JSON and STATUS_NOISE change the text of answers and nothing else", async () => {
    const omie = await Omie.open({ ESCAPED_JSON: true, STATUS_NOISE: true }, "minimal");
    const sent = customer({ razao_social: "Águas Ltda" });
    const answer = await omie.call("geral/clientes", "IncluirCliente", sent);
    expect(answer.body).toMatchObject({ codigo_status: "0" });
    expect(answer.body.descricao_status).toMatch(/^Cliente cadastrado com sucesso! Elapsed time: \d/);
    const refused = await omie.call("geral/clientes", "IncluirCliente", sent);
    expect(refused.text).toContain("\\u00e1");
    expect(refused.text).not.toMatch(/[^\x20-\x7e]/);
    expect(refused.body.faultstring).toContain("já cadastrado");
  });
});

describe("faults that are ordered", () => {
  it("lost_answer commits a write and leaves reads alone", async () => {
    const omie = await Omie.open({}, "minimal");
    await omie.provider.inject({ kind: "lost_answer" });
    expect((await omie.call("geral/clientes", "ListarClientes", { pagina: 1 })).httpStatus).toBe(200);
    await expect(omie.call("geral/clientes", "IncluirCliente", customer())).rejects.toThrow();
    expect(await omie.provider.stored("clientes")).toHaveLength(2);
  });

  it("a broken response applies the write or not, as ordered, and is aimed at a method", async () => {
    const omie = await Omie.open({}, "minimal");
    const broken = {
      httpStatus: 500,
      body: {
        faultcode: "SOAP-ENV:Server",
        faultstring: "SOAP-ERROR: Broken response from Application Server (4)",
      },
    };
    const path = "/geral/clientes/IncluirCliente";
    await omie.provider.inject({ kind: "failed", path });
    expect((await omie.call("geral/clientes", "ListarClientes", { pagina: 1 })).httpStatus).toBe(200);
    expect(await omie.call("geral/clientes", "IncluirCliente", customer())).toMatchObject(broken);
    expect(await omie.provider.stored("clientes")).toHaveLength(1);
    await omie.provider.inject({ kind: "failed", path, commit: true });
    expect(await omie.call("geral/clientes", "IncluirCliente", customer())).toMatchObject(broken);
    expect(await omie.provider.stored("clientes")).toHaveLength(2);
  });

  it.each([
    ["rate_limited", 429, { error_code: 429, error_message: "Too Many Requests" }],
    ["unauthorized", 403, { faultcode: "SOAP-ENV:Server" }],
    ["200_status_error", 200, { faultcode: "SOAP-ENV:Client-101" }],
    ["html_502", 502, {}],
  ])("%s is answered in Omie's way", async (kind, httpStatus, body) => {
    const omie = await Omie.open({}, "minimal");
    await omie.provider.inject({ kind });
    const answer = await omie.call("geral/clientes", "ListarClientes", { pagina: 1 });
    expect(answer).toMatchObject({ httpStatus, body });
  });
});

it("the control page shows a company's key, and the home page lists the ERP", async () => {
  const omie = await Omie.open({}, "minimal");
  const { app_key, app_secret } = omie.provider.key;
  const page = await (await send(`/_sandbox/omie?company=${omie.provider.id}`)).text();
  expect(page).toContain(String(app_key));
  expect(page).toContain(String(app_secret));
  expect(await (await send("/")).text()).toContain("/_sandbox/omie");
});

it("the journal names calls by their method", async () => {
  const omie = await Omie.open({}, "minimal");
  await omie.call("geral/clientes", "ListarClientes", { pagina: 1 });
  const stats = await omie.provider.stats();
  expect(rowsOf(stats, "byMethodAndResource")).toEqual([
    { method: "POST", resource: "ListarClientes", calls: 1 },
  ]);
});
