import { describe, expect, it } from "vitest";
import { isLc116 } from "../../../sandbox/omie/work-orders/lc116.ts";
import { type Row, rowOf, rowsOf } from "../provider.ts";
import { CODES, fault, Omie, parts, workOrder } from "./omie.ts";

const SERVICE = "servicos/os";
const BILLING = "servicos/osp";
const KEY = { cCodIntOS: "AUVO-OS-1" };

const include = (omie: Omie, header: Row = {}, blocks: Row = {}) =>
  omie.call(SERVICE, "IncluirOS", workOrder(header, blocks));
const alter = (omie: Omie, blocks: Row) => omie.call(SERVICE, "AlterarOS", { Cabecalho: KEY, ...blocks });
const consult = async (omie: Omie) => (await omie.call(SERVICE, "ConsultarOS", KEY)).body;
const service = (fields: Row = {}): Row => ({
  nCodServico: CODES.service,
  nQtde: 1,
  nValUnit: 350,
  cRetemISS: "N",
  ...fields,
});

describe("adding a work order", () => {
  it("answers its codes, reckons the total exactly and takes from the catalogue what is not sent", async () => {
    const omie = await Omie.open({}, "minimal");
    const ServicosPrestados = [
      service({ nValUnit: undefined }),
      service({ nQtde: 3, nValUnit: 0.1 }),
      service({ nValUnit: 100, cTpDesconto: "P", nAliqDesconto: 12.5 }),
    ];
    expect((await include(omie, {}, { ServicosPrestados })).body).toEqual({
      cCodIntOS: "AUVO-OS-1",
      nCodOS: expect.any(Number),
      cNumOS: "000000000000001",
      cCodStatus: "0",
      cDescStatus: "Ordem de Serviço adicionada com sucesso!",
    });
    const told = await consult(omie);
    expect(told).toMatchObject({
      Cabecalho: { nCodCli: CODES.customer, cEtapa: "20", nValorTotal: 737.8 },
      InfoCadastro: { cFaturada: "N", cCancelada: "N", uInc: "WEBSERVICE", cOrigem: "API" },
      Parcelas: [{ nParcela: 1, dDtVenc: "20/12/2030", nValor: 737.8 }],
    });
    expect(rowsOf(told, "ServicosPrestados")[0]).toMatchObject({
      cCodServLC116: "14.01",
      cTribServ: "01",
      nValUnit: 650,
      nSeqItem: 1,
    });
  });

  it("a service in free text has four tags, and its LC116 has to exist", async () => {
    const omie = await Omie.open({}, "minimal");
    const free = {
      cTribServ: "01",
      cCodServMun: "01015",
      cCodServLC116: "7.07",
      cDescServ: "Vistoria",
      nQtde: 1,
      nValUnit: 350,
      cRetemISS: "N",
    };
    const withService = (fields: Row) => include(omie, {}, { ServicosPrestados: [{ ...free, ...fields }] });
    expect((await withService({ cCodServLC116: "99.99" })).body.faultstring).toContain(
      "Código da LC116 não cadastrada",
    );
    expect(await withService({ cDescServ: "" })).toMatchObject(
      fault("1000", "O preenchimento da tag [cDescServ] é obrigatório!"),
    );
    expect((await withService({})).httpStatus).toBe(200);
  });

  it.each([
    ["1.01", true],
    ["14.01", true],
    ["07.02", true],
    ["40.01", true],
    ["7.14", false],
    ["41.01", false],
    ["14.15", false],
    ["14", false],
  ])("LC116 %s is in the list: %s", (code, isListed) => {
    expect(isLc116(code)).toBe(isListed);
  });

  it.each<[Row, Row, string, string]>([
    [{ cCodIntOS: "" }, {}, "1000", "[cCodIntOS]"],
    [{ nCodCli: undefined }, {}, "1000", "[nCodCli] ou [cCodIntCli]"],
    [{ nCodCli: 1 }, {}, "105", "Cliente não cadastrado para o Código [1] !"],
    [{ dDtPrevisao: "" }, {}, "1000", "[dDtPrevisao]"],
    [{ cEtapa: "70" }, {}, "105", "[cEtapa]"],
    [{ cEtapa: "60" }, {}, "105", "[cEtapa]"],
    [{ cCodParc: "" }, {}, "1000", "[cCodParc]"],
    [{ nCodVend: CODES.inactiveSeller }, {}, "101", "[nCodVend]"],
    [{ nCodOS: 1 }, {}, "101", "[nCodOS]"],
    [{}, { InformacoesAdicionais: { nCodCC: CODES.account } }, "1000", "[cCodCateg]"],
    [{}, { InformacoesAdicionais: { cCodCateg: CODES.serviceCategory } }, "1000", "[nCodCC]"],
    [{}, { ServicosPrestados: [] }, "1000", "[ServicosPrestados]"],
    [{}, { ServicosPrestados: [service({ nQtde: 0 })] }, "1000", "[nQtde]"],
    [{}, { ServicosPrestados: [service({ nCodServico: 1 })] }, "105", "Serviço não cadastrado"],
    [{}, { ServicosPrestados: [service({ nCodServico: 0, cCodIntServico: "x" })] }, "5002", "[x]"],
    [{}, { Email: { cEnvBoleto: "S", cEnvPix: "S" } }, "101", "não podem ser utilizadas juntas"],
    [{}, { produtosUtilizados: parts(0) }, "1000", "[nQtdePU]"],
    [{}, { produtosUtilizados: parts(1, { cAcaoProdUtilizados: "" }) }, "1000", "[cAcaoProdUtilizados]"],
    [{}, { produtosUtilizados: parts(1, { cAcaoProdUtilizados: "REM" }) }, "1000", "[cCodCategRem]"],
    [{}, { despesasReembolsaveis: { despesaReembolsavel: [{ cDescReemb: "Pedágio" }] } }, "1000", "Reemb"],
  ])("with header %j and blocks %j is Client-%s", async (header, blocks, code, text) => {
    const omie = await Omie.open({}, "minimal");
    const answer = await include(omie, header, blocks);
    expect(answer).toMatchObject({ httpStatus: 500, body: { faultcode: `SOAP-ENV:Client-${code}` } });
    expect(answer.body.faultstring).toContain(text);
    expect(await omie.provider.stored("os")).toEqual([]);
  });

  it("ISS_RETENTION_REQUIRED off takes a service without cRetemISS", async () => {
    const omie = await Omie.open({}, "minimal");
    const ServicosPrestados = [service({ cRetemISS: undefined })];
    expect((await include(omie, {}, { ServicosPrestados })).body.faultstring).toContain("[cRetemISS]");
    await omie.provider.setSwitches({ ISS_RETENTION_REQUIRED: false });
    expect((await include(omie, {}, { ServicosPrestados })).httpStatus).toBe(200);
  });

  it("a taken code is refused; of several at once one is added", async () => {
    const omie = await Omie.open({}, "minimal");
    const blocks = { produtosUtilizados: parts(2) };
    const answers = await Promise.all([1, 2, 3].map(() => include(omie, {}, blocks)));
    expect(answers.filter(({ httpStatus }) => httpStatus === 200)).toHaveLength(1);
    expect(await include(omie)).toMatchObject(
      fault("102", "OS já cadastrada para o Código de Integração [AUVO-OS-1] !"),
    );
    expect(await omie.provider.stored("os")).toHaveLength(1);
    expect(await omie.position(CODES.product)).toMatchObject({ pendente: 2 });
  });
});

describe("reading work orders", () => {
  it("a list shows the bare number, and parts and expenses on demand only", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie, {}, { produtosUtilizados: parts(2) });
    const listed = async (param: Row) =>
      rowsOf((await omie.call(SERVICE, "ListarOS", { pagina: 1, ...param })).body, "osCadastro")[0] ?? {};
    const plain = await listed({});
    expect(rowOf(plain, "Cabecalho").cNumOS).toBe("1");
    expect(plain).not.toHaveProperty("produtosUtilizados");
    expect(plain).not.toHaveProperty("despesasReembolsaveis");
    const whole = await listed({ cExibirProdutos: "S", cExibirDespesas: "S" });
    expect(rowsOf(rowOf(whole, "produtosUtilizados"), "produtoUtilizado")).toHaveLength(1);
    expect(whole.despesasReembolsaveis).toEqual({});
  });

  it("filters by filtrar_por_etapa, status, customer and code; etapa is no tag here", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie);
    const { nCodOS } = (await include(omie, { cCodIntOS: "B", cEtapa: "30" })).body;
    const codes = async (param: Row) => {
      const { body } = await omie.call(SERVICE, "ListarOS", param);
      return rowsOf(body, "osCadastro").map((row) => rowOf(row, "Cabecalho").cCodIntOS);
    };
    expect(await codes({ filtrar_por_etapa: "30" })).toEqual(["B"]);
    expect(await codes({ filtrar_por_codigo: [{ nCodOS }] })).toEqual(["B"]);
    expect(await codes({ filtrar_por_status: "N" })).toHaveLength(2);
    expect(await codes({ filtrar_por_status: "F" })).toEqual([]);
    await omie.call(BILLING, "FaturarOS", { nCodOS });
    expect(await codes({ filtrar_por_status: "F" })).toEqual(["B"]);
    expect((await omie.call(SERVICE, "ListarOS", { etapa: "30" })).body.faultcode).toBe(
      "SOAP-ENV:Client-5001",
    );
  });

  it("of nobody is Client-103; by number it is found with or without zeroes", async () => {
    const omie = await Omie.open({}, "minimal");
    expect(await omie.call(SERVICE, "ConsultarOS", KEY)).toMatchObject(
      fault("103", "OS não cadastrada para o Código de Integração [AUVO-OS-1] !"),
    );
    await include(omie);
    for (const cNumOS of ["1", "000000000000001"]) {
      expect((await omie.call(SERVICE, "StatusOS", KEY)).body).toMatchObject({
        cEtapa: "20",
        nValorTot: 350,
      });
      expect((await omie.call(SERVICE, "ConsultarOS", { cNumOS })).httpStatus).toBe(200);
    }
  });

  it("CITY_WITHOUT_STATE tells the city without its state", async () => {
    const omie = await Omie.open({}, "minimal");
    const InformacoesAdicionais = {
      cCodCateg: CODES.serviceCategory,
      nCodCC: CODES.account,
      cCidPrestServ: "SAO PAULO (SP)",
    };
    await include(omie, {}, { InformacoesAdicionais });
    const city = async () => rowOf(await consult(omie), "InformacoesAdicionais").cCidPrestServ;
    expect(await city()).toBe("SAO PAULO (SP)");
    await omie.provider.setSwitches({ CITY_WITHOUT_STATE: true });
    expect(await city()).toBe("SAO PAULO");
  });
});

describe("changing a work order", () => {
  const two = { ServicosPrestados: [service({ nValUnit: 100 }), service({ nValUnit: 200 })] };
  const prices = async (omie: Omie) =>
    rowsOf(await consult(omie), "ServicosPrestados").map(({ nValUnit }) => nValUnit);

  it("changes, removes and adds services by nSeqItem; the total follows", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie, {}, two);
    await alter(omie, {
      ServicosPrestados: [
        { nSeqItem: 1, nValUnit: 150, cRetemISS: "N" },
        { nSeqItem: 2, cAcaoItem: "E" },
        { ...service({ nValUnit: 10 }), nSeqItem: 3, cAcaoItem: "I" },
      ],
    });
    expect(await prices(omie)).toEqual([150, 10]);
    expect(rowOf(await consult(omie), "Cabecalho").nValorTotal).toBe(160);
  });

  it("keeps services that are not sent, unless OS_ITEMS_KEPT is off", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie, {}, two);
    const change = { ServicosPrestados: [{ nSeqItem: 1, nValUnit: 150, cRetemISS: "N" }] };
    await alter(omie, change);
    expect(await prices(omie)).toEqual([150, 200]);
    await alter(omie, { Observacoes: { cObsOS: "Tarefa 1" } });
    expect(await prices(omie)).toEqual([150, 200]);
    await omie.provider.setSwitches({ OS_ITEMS_KEPT: false });
    await alter(omie, change);
    expect(await prices(omie)).toEqual([150]);
  });

  it("asks for nSeqItem unless ITEM_NUMBER_REQUIRED is off, and for one that is there", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie, {}, two);
    const [first] = rowsOf(await consult(omie), "ServicosPrestados");
    const byId = { ServicosPrestados: [{ nIdItem: first?.nIdItem, nValUnit: 5, cRetemISS: "N" }] };
    expect((await alter(omie, byId)).body.faultstring).toContain("[nSeqItem]");
    const unknown = { ServicosPrestados: [{ nSeqItem: 9, nValUnit: 5, cRetemISS: "N" }] };
    expect((await alter(omie, unknown)).body.faultstring).toContain("O item [9]");
    await omie.provider.setSwitches({ ITEM_NUMBER_REQUIRED: false });
    expect((await alter(omie, byId)).httpStatus).toBe(200);
    expect(await prices(omie)).toEqual([5, 200]);
  });

  it("moves between stages but not into Faturado, and can be removed", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie, {}, { produtosUtilizados: parts(2) });
    const move = (cEtapa: string) => omie.call(SERVICE, "TrocarEtapaOS", { ...KEY, cEtapa });
    expect((await move("30")).body).toMatchObject({ codigo_status: "0", cCodIntOS: "AUVO-OS-1" });
    expect((await move("60")).httpStatus).toBe(500);
    expect((await omie.call(SERVICE, "ExcluirOS", KEY)).httpStatus).toBe(200);
    expect(await omie.position(CODES.product)).toMatchObject({ pendente: 0, fisico: 20 });
  });
});

describe("billing, cancelling and the parts that were used", () => {
  it("billing takes the parts out of the stock; a second billing and a change are refused", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie, {}, { produtosUtilizados: parts(1.5) });
    expect(await omie.position(CODES.product)).toMatchObject({ fisico: 20, pendente: 1.5 });
    expect((await omie.call(BILLING, "FaturarOS", KEY)).body).toMatchObject({ cCodStatus: "0" });
    expect(await omie.position(CODES.product)).toMatchObject({ fisico: 18.5, pendente: 0 });
    expect(await consult(omie)).toMatchObject({
      Cabecalho: { cEtapa: "60" },
      InfoCadastro: { cFaturada: "S" },
    });
    expect((await omie.call(BILLING, "FaturarOS", KEY)).httpStatus).toBe(500);
    expect((await alter(omie, { Observacoes: { cObsOS: "x" } })).body.faultstring).toContain(
      "já está faturado",
    );
  });

  it("ValidarOS refuses without a fault: HTTP 200 and a status other than 0", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie);
    expect((await omie.call(BILLING, "ValidarOS", KEY)).body.cCodStatus).toBe("0");
    await omie.call(BILLING, "CancelarOS", KEY);
    expect(await omie.call(BILLING, "ValidarOS", KEY)).toMatchObject({
      httpStatus: 200,
      body: { cCodStatus: "1" },
    });
  });

  it("parts for shipping move no stock; STOCK_LEAVES_ON inclusion moves at once, cancelling brings back", async () => {
    const omie = await Omie.open({ STOCK_LEAVES_ON: "inclusion" }, "minimal");
    const shipped = { cAcaoProdUtilizados: "REM", cCodCategRem: CODES.goodsCategory };
    await include(omie, { cCodIntOS: "REM" }, { produtosUtilizados: parts(2, shipped) });
    expect(await omie.position(CODES.product)).toMatchObject({ fisico: 20, pendente: 0 });
    await include(omie, {}, { produtosUtilizados: parts(2) });
    expect(await omie.position(CODES.product)).toMatchObject({ fisico: 18, pendente: 2 });
    await omie.call(BILLING, "CancelarOS", KEY);
    expect(await omie.position(CODES.product)).toMatchObject({ fisico: 20, pendente: 0 });
  });
});
