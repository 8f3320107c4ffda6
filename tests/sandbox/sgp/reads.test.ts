import { describe, expect, it } from "vitest";
import { SGP } from "../../../sandbox/sgp/account.ts";
import { dateInSaoPaulo } from "../../../sandbox/shared/clock.ts";
import { addDays } from "../../../sandbox/shared/isp-charges.ts";
import { ISP_CAST, ISP_UNKNOWN_DOCUMENT } from "../../../sandbox/shared/isp-people.ts";
import { Provider, rowsOf } from "../provider.ts";
import { send } from "../worker.ts";
import { Sgp } from "./sgp.ts";

const ANA = ISP_CAST.twoOpen.document;
const today = () => dateInSaoPaulo(Date.now());

describe("credentials", () => {
  it("opens the default company, and tells at auth/info who calls", async () => {
    const key = SGP.showKey(SGP.defaultCompany.key);
    const sgp = new Sgp(new Provider("sgp", "", key));
    expect(await sgp.contracts(ANA)).toHaveLength(2);
    const info = await send(`/sgp/api/auth/info/?${new URLSearchParams(key)}`);
    expect(await info.json()).toMatchObject({ status: 1, app: "Ponte" });
  });

  it.each([{ token: "x" }, { app: "x" }, { token: "" }, { app: "" }])("answers 401 to %j", async (fields) => {
    const sgp = await Sgp.open({}, "minimal");
    expect(await sgp.post("/api/ura/empresas/", fields as Record<string, string>)).toMatchObject({
      httpStatus: 401,
      json: { detail: expect.any(String) },
    });
  });

  it("takes the app's name in its own upper and lower case only, and no revoked token", async () => {
    const sgp = await Sgp.open({}, "minimal");
    const app = String(sgp.provider.key.app);
    expect((await sgp.post("/api/ura/empresas/", { app: app.toLowerCase() })).httpStatus).toBe(401);
    expect((await sgp.post("/api/ura/empresas/")).httpStatus).toBe(200);
    await sgp.provider.control("POST", `/companies/${sgp.provider.id}/keys/revoke`, {});
    expect((await sgp.post("/api/ura/empresas/")).httpStatus).toBe(401);
  });

  it("reads forms, multipart and JSON; FORM_ONLY leaves JSON to chamado", async () => {
    const sgp = await Sgp.open();
    const cpfcnpj = ANA;
    const multipart = new FormData();
    const { token, app } = sgp.provider.key;
    for (const [name, value] of Object.entries({ token, app, cpfcnpj })) multipart.set(name, String(value));
    const answer = await send("/sgp/api/ura/consultacliente/", { method: "POST", body: multipart });
    expect(await answer.json()).toMatchObject({ contratos: [{}, {}] });
    const path = "/api/ura/consultacliente/";
    expect((await sgp.postJson(path, { cpfcnpj })).body.contratos).toHaveLength(2);
    await sgp.provider.setSwitches({ FORM_ONLY: true });
    expect((await sgp.postJson(path, { cpfcnpj })).httpStatus).toBe(401);
    expect((await sgp.postJson("/api/ura/chamado/", {})).httpStatus).toBe(200);
  });

  it("takes Basic instead of token and app below ura, and only there", async () => {
    const sgp = await Sgp.open();
    const { username, password } = sgp.provider.key;
    const call = async (path: string, credentials: string) => {
      const headers = { authorization: `Basic ${btoa(credentials)}` };
      const body = new URLSearchParams({ cpfcnpj: ANA });
      return (await send(`/sgp${path}`, { method: "POST", headers, body })).status;
    };
    expect(await call("/api/ura/consultacliente/", `${username}:${password}`)).toBe(200);
    expect(await call("/api/ura/consultacliente/", `${username}:x`)).toBe(401);
    expect(await call("/api/central/titulos/", `${username}:${password}`)).toBe(401);
  });

  it("IP_REFUSED answers 403", async () => {
    const sgp = await Sgp.open({ IP_REFUSED: true });
    expect((await sgp.post("/api/ura/empresas/")).httpStatus).toBe(403);
  });
});

describe("paths", () => {
  it("redirects a path that lacks its slash, unless the switch is off", async () => {
    const sgp = await Sgp.open();
    const answer = await send("/sgp/api/ura/consultacliente", sgp.form({ cpfcnpj: ANA }));
    expect([answer.status, answer.headers.get("location")]).toEqual([301, "/sgp/api/ura/consultacliente/"]);
    await sgp.provider.setSwitches({ SLASH_NEEDED: false });
    expect((await sgp.post("/api/ura/consultacliente", { cpfcnpj: ANA })).body.contratos).toHaveLength(2);
  });

  it("answers 404 with a page to what it does not know, and 405 to another method", async () => {
    const sgp = await Sgp.open();
    const unknown = await sgp.post("/api/ura/planos/");
    expect(unknown).toMatchObject({ httpStatus: 404, text: expect.stringContaining("<h1>Not Found</h1>") });
    const query = new URLSearchParams(sgp.provider.key as Record<string, string>);
    expect((await send(`/sgp/api/ura/consultacliente/?${query}`)).status).toBe(405);
  });
});

describe("customers", () => {
  it("tells a contract a line, with codes and names of its state and a password that is not to be passed on", async () => {
    const sgp = await Sgp.open();
    const [active = {}, cancelled = {}] = await sgp.contracts(ANA);
    expect(active).toMatchObject({
      razaoSocial: "ANA BEATRIZ SOUZA",
      cpfCnpj: "529.982.247-25",
      telefones: ["19988887777", "1933334444"],
      contratoStatus: 1,
      contratoStatusDisplay: "Ativo",
      cobVencimento: 10,
      contratoValorAberto: 1334.46,
      contratoTitulosAReceber: 2,
      contratoCentralSenha: expect.any(String),
    });
    expect(cancelled).toMatchObject({ contratoStatus: 3, contratoStatusDisplay: "Cancelado" });
    const states = (await sgp.contracts(ISP_CAST.company.document)).map((contract) => [
      contract.contratoStatus,
      contract.motivo_status,
    ]);
    expect(states).toEqual([
      [1, ""],
      [4, "Administrativo"],
      [7, "Financeiro"],
    ]);
    await sgp.provider.setSwitches({ SUSPENDED_CODE: "2" });
    expect((await sgp.contracts(ISP_CAST.blocked.document))[0]).toMatchObject({
      contratoStatus: 2,
      contratoStatusDisplay: "Suspenso",
    });
  });

  it("finds by document, masked or bare, with letters, by contract and name; nobody is an empty list", async () => {
    const sgp = await Sgp.open();
    expect(await sgp.contracts("529.982.247-25")).toHaveLength(2);
    expect(await sgp.contracts("12.abc.345/01de-35")).toHaveLength(1);
    const by = async (fields: Record<string, string>) =>
      (await sgp.post("/api/ura/consultacliente/", fields)).body.contratos;
    expect(await by({ contrato: await sgp.contractId(ANA) })).toHaveLength(1);
    expect(await by({ nome: "bruno" })).toHaveLength(1);
    expect(await by({ email: ISP_CAST.blocked.email })).toHaveLength(1);
    expect(
      (await sgp.post("/api/ura/consultacliente/", { cpfcnpj: ISP_UNKNOWN_DOCUMENT })).json,
    ).toMatchObject({
      msg: expect.any(String),
      contratos: [],
    });
    await sgp.provider.setSwitches({ MASKED_QUERY: false });
    expect(await sgp.contracts("529.982.247-25")).toEqual([]);
  });

  it("refuses a search for nothing with status 0, under HTTP 200 or 400", async () => {
    const sgp = await Sgp.open({}, "minimal");
    expect(await sgp.post("/api/ura/consultacliente/")).toMatchObject({
      httpStatus: 200,
      body: { status: 0 },
    });
    await sgp.provider.setSwitches({ REFUSAL_STATUS: "400" });
    expect((await sgp.post("/api/ura/consultacliente/")).httpStatus).toBe(400);
    expect(await sgp.provider.stats()).toMatchObject({ byStatus: { 200: 1, 400: 1 } });
  });
});

describe("titles", () => {
  it("central tells open and paid ones unless a number says otherwise", async () => {
    const sgp = await Sgp.open();
    const told = async (fields = {}) =>
      (await sgp.titles(ANA, fields)).map(({ valor, status, statusid }) => [valor, status, statusid]);
    const paid = [99.9, "Pago", 2];
    const open = [
      [99.9, "Gerado", 1],
      [1234.56, "Gerado", 1],
    ];
    expect(await told()).toEqual([paid, ...open]);
    expect(await told({ status: "1" })).toEqual(open);
    expect(await told({ status: "3" })).toEqual([[59.9, "Cancelado", 3]]);
    expect(await told({ contrato: await sgp.contractId(ANA), status: "1" })).toEqual(open);
    expect((await sgp.post("/api/central/titulos/")).body.status).toBe(0);
  });

  it("ura tells them by words, in pages of 250 at most, under either key", async () => {
    const sgp = await Sgp.open();
    const ura = (fields: Record<string, string>) => sgp.post("/api/ura/titulos/", fields);
    expect((await ura({ cpfcnpj: ANA, status: "abertos" })).body.titulos).toHaveLength(2);
    expect((await ura({ cpfcnpj: ANA, status: "cancelados" })).body.titulos).toHaveLength(1);
    const page = await ura({ status: "abertos", offset: "30", limit: "10" });
    expect(page.body.paginacao).toEqual({ offset: 30, limit: 10, parcial: 2, total: 32 });
    expect((await ura({ limit: "251" })).body.msg).toContain("250");
    for (const status of ["1", "constructor"]) expect((await ura({ status })).body.status).toBe(0);
    await sgp.provider.setSwitches({ TITLES_KEY: "faturas" });
    expect((await ura({ cpfcnpj: ANA })).body).toHaveProperty("faturas");
  });

  it("corrects overdue ones by fine and interest, to the cent", async () => {
    const sgp = await Sgp.open();
    const titles = await sgp.titles(ISP_CAST.blocked.document);
    // 79.90 + 2 % + 0.033 % a day for 45 and for 15 days.
    expect(titles.map(({ valor, valorcorrigido }) => [valor, valorcorrigido])).toEqual([
      [79.9, 82.69],
      [79.9, 81.9],
    ]);
    expect(titles[0]?.vencimento).toBe(addDays(today(), -45));
  });

  it("a second copy opens an occurrence unless told not to", async () => {
    const sgp = await Sgp.open();
    const copy = (fields: Record<string, string>) =>
      sgp.post("/api/ura/fatura2via/", { cpfcnpj: ANA, ...fields });
    const quiet = await copy({ nao_gerar_os: "1", faturas_abertas_todas: "1" });
    expect(rowsOf(quiet.body, "links").map(({ valor }) => valor)).toEqual([99.9, 1234.56]);
    expect(await sgp.provider.stored("occurrences")).toEqual([]);
    const loud = await copy({ link_pdf: "1" });
    expect(loud.body.protocolo).toMatch(/^\d{12}$/);
    expect(await sgp.provider.stored("occurrences")).toHaveLength(1);
    const [link = {}] = rowsOf(loud.body, "links");
    const document = await send(new URL(String(link.link)).pathname);
    expect(document.headers.get("content-type")).toBe("application/pdf");
    const wrong = String(new URL(String(link.link_cobranca)).pathname).slice(0, -2);
    expect((await send(wrong)).status).toBe(404);
    const none = await sgp.post("/api/ura/fatura2via/", { cpfcnpj: ISP_CAST.nothingOwed.document });
    expect(none.body).toMatchObject({ status: 0, links: [] });
  });

  it("generates a PIX code for a title of the contract, once it is asked for", async () => {
    const sgp = await Sgp.open();
    const [, title = {}] = await sgp.titles(ANA, { status: "1" });
    expect(title).toMatchObject({ codigopix: "", gerarpix: true });
    const contrato = await sgp.contractId(ANA);
    const path = `/api/ura/pagamento/pix/${title.id}`;
    expect((await sgp.post(path)).body.status).toBe(0);
    expect((await sgp.post(path, { contrato })).body.codigopix).toContain("54071234.56");
    expect((await sgp.titles(ANA, { status: "1" }))[1]).toMatchObject({
      codigopix: expect.stringContaining("54071234.56"),
      gerarpix: false,
    });
    await sgp.provider.setSwitches({ PIX_MISSING: true });
    expect((await sgp.post(path, { contrato })).body.status).toBe(0);
  });
});

describe("lists and notes", () => {
  it("gives plans, due days and sellers as bare arrays", async () => {
    const sgp = await Sgp.open({}, "minimal");
    expect((await sgp.post("/api/precadastro/plano/list")).json).toContainEqual({
      id: expect.any(Number),
      descricao: "Fibra 300 Mega",
      valor: 79.9,
    });
    const days = (await sgp.post("/api/precadastro/vencimento/list/")).json;
    expect(days).toEqual([5, 10, 15, 20].map((dia) => ({ id: expect.any(Number), dia })));
    expect((await sgp.post("/api/precadastro/vendedor/list")).json).toEqual([
      { id: expect.any(Number), nome: "Marcos Andrade" },
      { id: expect.any(Number), nome: "Patrícia Lopes" },
    ]);
    expect((await sgp.post("/api/ura/pontosrecebimentos/")).body.pontosrecebimentos).toHaveLength(2);
    expect((await sgp.post("/api/central/tipoocorrencia/list/")).body.tipos).toHaveLength(4);
  });

  it("lists notes by contract and prints one by its number", async () => {
    const sgp = await Sgp.open();
    const contrato = await sgp.contractId(ANA);
    const [note = {}] = rowsOf((await sgp.post("/api/central/nfcom/list/", { contrato })).body, "notas");
    expect(note).toMatchObject({ valor: 99.9, data_emissao: addDays(today(), -26) });
    expect((await sgp.post("/api/central/nfse/list/", { contrato })).body.notas).toEqual([]);
    expect((await sgp.post("/api/central/nfcom/list/")).body.status).toBe(0);
    const printed = await send(`/sgp/api/central/nfcom/print/${note.numero}`, sgp.form({ contrato }));
    expect(printed.headers.get("content-type")).toBe("application/pdf");
    const unknown = await sgp.post(`/api/central/nfcom/print/${note.id}`, { contrato });
    expect(unknown.body.status).toBe(0);
  });
});
