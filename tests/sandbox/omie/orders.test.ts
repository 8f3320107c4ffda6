import { describe, expect, it } from "vitest";
import { STATELESS_INDEX } from "../../../sandbox/omie/seed/demo.ts";
import { CLIMA_SUL_CUSTOMERS } from "../../../sandbox/shared/clima-sul.ts";
import { CLIMA_SUL_PRODUCTS } from "../../../sandbox/shared/clima-sul-catalogue.ts";
import { type Row, rowOf, rowsOf } from "../provider.ts";
import { CODES, fault, line, Omie, order } from "./omie.ts";

const SERVICE = "produtos/pedido";
const BILLING = "produtos/pedidovendafat";
const KEY = { codigo_pedido_integracao: "AUVO-ORC-1" };

const include = (omie: Omie, header: Row = {}, blocks: Row = {}) =>
  omie.call(SERVICE, "IncluirPedido", order(header, blocks));
const alter = (omie: Omie, sent: Row) => omie.call(SERVICE, "AlterarPedidoVenda", sent);

async function consult(omie: Omie): Promise<Row> {
  return rowOf((await omie.call(SERVICE, "ConsultarPedido", KEY)).body, "pedido_venda_produto");
}

describe("adding an order", () => {
  it("answers number and codes, reckons its totals exactly and stamps WEBSERVICE", async () => {
    const omie = await Omie.open({}, "minimal");
    const det = [
      line({ quantidade: 3, valor_unitario: 0.1 }),
      line({ quantidade: 1, valor_unitario: 0.2, tipo_desconto: "P", percentual_desconto: 50 }, "2"),
      line({ quantidade: 2, valor_unitario: 149.9, tipo_desconto: "V", valor_desconto: 9.8 }, "3"),
    ];
    const frete = { modalidade: "0", valor_frete: 15.05 };
    expect((await include(omie, { quantidade_itens: 99 }, { det, frete })).body).toEqual({
      codigo_pedido: expect.any(Number),
      codigo_pedido_integracao: "AUVO-ORC-1",
      codigo_status: "0",
      descricao_status: "Pedido cadastrado com sucesso!",
      numero_pedido: "000000000000001",
    });
    const told = await consult(omie);
    expect(told).toMatchObject({
      cabecalho: { codigo_cliente: CODES.customer, etapa: "10", quantidade_itens: 3 },
      total_pedido: { valor_mercadorias: 300.3, valor_descontos: 9.9, valor_total_pedido: 305.45 },
      lista_parcelas: { parcela: [{ data_vencimento: "20/12/2030", valor: 305.45, percentual: 100 }] },
      infoCadastro: { uInc: "WEBSERVICE", cancelado: "N", faturado: "N", cImpAPI: "S" },
    });
    expect(rowsOf(told, "det").map((item) => rowOf(item, "produto").valor_total)).toEqual([0.3, 0.1, 290]);
  });

  it("a taken code is refused with the code of ORDER_DUPLICATE_CODE, of several at once one is added", async () => {
    const omie = await Omie.open({}, "minimal");
    const answers = await Promise.all([include(omie), include(omie), include(omie)]);
    expect(answers.filter(({ httpStatus }) => httpStatus === 200)).toHaveLength(1);
    const text = "Pedido já cadastrado para o Código de Integração [AUVO-ORC-1] !";
    expect(await include(omie)).toMatchObject(fault("102", text));
    await omie.provider.setSwitches({ ORDER_DUPLICATE_CODE: "101" });
    expect(await include(omie)).toMatchObject(fault("101", text));
    expect(await omie.provider.stored("pedidos")).toHaveLength(1);
    expect(await omie.position(CODES.product)).toMatchObject({ pendente: 2, fisico: 20 });
  });

  it.each<[Row, Row, string, string]>([
    [{ codigo_pedido_integracao: "" }, {}, "1000", "[codigo_pedido_integracao]"],
    [{ codigo_cliente: undefined }, {}, "1000", "[codigo_cliente] ou [codigo_cliente_integracao]"],
    [{ codigo_cliente: 999999999 }, {}, "105", "Cliente não cadastrado para o Código [999999999] !"],
    [{ data_previsao: "" }, {}, "1000", "[data_previsao]"],
    [{ data_previsao: "2030-12-20" }, {}, "104", "[data_previsao]"],
    [{ etapa: "" }, {}, "1000", "[etapa]"],
    [{ etapa: "30" }, {}, "105", "Opções: [00], [10], [20], [50], [70], [80]"],
    [{ etapa: "60" }, {}, "105", "[60]"],
    [{ codigo_parcela: "" }, {}, "1000", "[codigo_parcela]"],
    [{ codigo_parcela: "A77" }, {}, "105", "[codigo_parcela]"],
    [{ codigo_parcela: "999" }, {}, "1000", "[lista_parcelas]"],
    [{ codigo_pedido: 7 }, {}, "101", "[codigo_pedido]"],
    [{}, { det: [] }, "1000", "[det]"],
    [{}, { det: [line({}, "")] }, "1000", "[codigo_item_integracao]"],
    [{}, { det: [line(), line()] }, "101", "O item [1] foi informado mais de uma vez!"],
    [{}, { det: [line({ codigo_produto: 1 })] }, "105", "Produto não cadastrado para o Código [1] !"],
    [{}, { det: [line({ quantidade: 0 })] }, "1000", "[quantidade]"],
    [{}, { det: [line({ quantidade: -1 })] }, "105", "[quantidade]"],
    [{}, { det: [line({ quantidade: "1,5" })] }, "105", "[quantidade]"],
    [{}, { det: [line({ valor_unitario: undefined })] }, "1000", "[valor_unitario]"],
    [{}, { det: [line({ valor_desconto: 300 })] }, "105", "[valor_desconto]"],
    [{}, { det: [line({}, "1", { inf_adic: { codigo_local_estoque: 12345 } })] }, "1070", "Código [12345]"],
    [{}, { frete: { modalidade: "8" } }, "105", "[modalidade]"],
    [{}, { informacoes_adicionais: {} }, "1000", "[codigo_categoria]"],
  ])("with header %j and blocks %j is Client-%s", async (header, blocks, code, text) => {
    const omie = await Omie.open({}, "minimal");
    const answer = await include(omie, header, blocks);
    expect(answer).toMatchObject({ httpStatus: 500, body: { faultcode: `SOAP-ENV:Client-${code}` } });
    expect(answer.body.faultstring).toContain(text);
    expect(await omie.provider.stored("pedidos")).toEqual([]);
  });

  it.each<[Row, string]>([
    [{ codigo_categoria: CODES.totalCategory }, "não pode ser utilizada"],
    [{ codigo_categoria: CODES.inactiveCategory }, "não pode ser utilizada"],
    [{ codigo_categoria: "9.99" }, "Categoria não cadastrada"],
    [{ codigo_conta_corrente: CODES.blockedAccount }, "inativa ou bloqueada"],
    [{ codigo_conta_corrente: CODES.inactiveAccount }, "inativa ou bloqueada"],
    [{ codigo_conta_corrente: 1 }, "Conta corrente não cadastrada"],
    [{ consumidor_final: undefined }, "[consumidor_final]"],
    [{ consumidor_final: "X" }, "[consumidor_final]"],
    [{ codVend: CODES.inactiveSeller }, "O vendedor está inativo! - tag: [codVend]"],
    [{ codVend: 1 }, "Vendedor não cadastrado"],
  ])("with the information %j is refused: %s", async (information, text) => {
    const omie = await Omie.open({}, "minimal");
    const whole = rowOf(order(), "informacoes_adicionais");
    const answer = await include(omie, {}, { informacoes_adicionais: { ...whole, ...information } });
    expect(answer.body.faultstring).toContain(text);
  });

  it("a customer without a state or inactive, an inactive product and an inactive place are refused", async () => {
    const omie = await Omie.open();
    const codeOf = (index: number) => CLIMA_SUL_CUSTOMERS[index]?.omieCode ?? 0;
    const stateless = await include(omie, { codigo_cliente: codeOf(STATELESS_INDEX) });
    expect(stateless.body.faultstring).toContain("[estado]");
    expect((await include(omie, { codigo_cliente: codeOf(39) })).body.faultstring).toContain("está inativo");
    const gone = CLIMA_SUL_PRODUCTS.at(-1)?.omieCode ?? 0;
    expect(await include(omie, {}, { det: [line({ codigo_produto: gone })] })).toMatchObject({
      body: { faultcode: "SOAP-ENV:Client-115" },
    });
    const inf_adic = { codigo_local_estoque: CODES.inactivePlace };
    expect((await include(omie, {}, { det: [line({}, "1", { inf_adic })] })).body.faultcode).toBe(
      "SOAP-ENV:Client-1070",
    );
  });

  it("instalments of plan 999 have to add up; those of a plan share the cents", async () => {
    const omie = await Omie.open({}, "minimal");
    const parcela = (numero_parcela: number, valor: number, percentual = 50) => ({
      numero_parcela,
      data_vencimento: "20/12/2030",
      percentual,
      valor,
    });
    const custom = (parcelas: Row[]) =>
      include(omie, { codigo_parcela: "999" }, { lista_parcelas: { parcela: parcelas } });
    expect((await custom([parcela(1, 100), parcela(2, 100)])).body.faultstring).toContain(
      "soma das parcelas",
    );
    expect((await custom([parcela(1, 149.9, 50), parcela(2, 149.9, 40)])).body.faultstring).toContain("100");
    expect((await custom([parcela(1, 149.9), parcela(2, 149.9)])).httpStatus).toBe(200);
    const third = { codigo_pedido_integracao: "B", codigo_parcela: "003" };
    await include(omie, third, { det: [line({ quantidade: 1, valor_unitario: 100 })] });
    const stored = (await omie.provider.stored("pedidos")).at(-1)?.body as Row;
    const amounts = rowsOf(rowOf(stored, "lista_parcelas"), "parcela").map(({ valor }) => valor);
    expect(amounts).toEqual([33.33, 33.33, 33.34]);
  });

  it("PAST_FORECAST_REFUSED refuses a day that is past", async () => {
    const omie = await Omie.open({ PAST_FORECAST_REFUSED: true }, "minimal");
    expect((await include(omie, { data_previsao: "01/01/2020" })).httpStatus).toBe(500);
    await omie.provider.setSwitches({ PAST_FORECAST_REFUSED: false });
    expect((await include(omie, { data_previsao: "01/01/2020" })).httpStatus).toBe(200);
  });
});

describe("reading orders", () => {
  it("one is an object without zero tags, a list is an array with them under the same key", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie);
    expect(rowOf(rowsOf(await consult(omie), "det")[0] ?? {}, "inf_adic")).not.toHaveProperty("peso_bruto");
    const { body } = await omie.call(SERVICE, "ListarPedidos", { pagina: 1 });
    const [listed] = rowsOf(body, "pedido_venda_produto");
    expect(rowOf(listed ?? {}, "cabecalho").numero_pedido).toBe("000000000000001");
    expect(rowOf(rowsOf(listed ?? {}, "det")[0] ?? {}, "inf_adic").peso_bruto).toBe(0);
    await omie.provider.setSwitches({ ZERO_TAGS_DROPPED: false });
    expect(rowOf(rowsOf(await consult(omie), "det")[0] ?? {}, "inf_adic").peso_bruto).toBe(0);
    const brief = await omie.call(SERVICE, "ListarPedidos", { apenas_resumo: "S" });
    expect(rowsOf(brief.body, "pedido_venda_produto")[0]).not.toHaveProperty("det");
  });

  it("filters by stage, customer, number, forecast and status; filtrar_por_etapa is no tag here", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie);
    await include(omie, { codigo_pedido_integracao: "B", etapa: "20", data_previsao: "01/02/2031" });
    const codes = async (param: Row) => {
      const { body } = await omie.call(SERVICE, "ListarPedidos", param);
      return rowsOf(body, "pedido_venda_produto").map(
        (row) => rowOf(row, "cabecalho").codigo_pedido_integracao,
      );
    };
    expect(await codes({ etapa: "20" })).toEqual(["B"]);
    expect(await codes({ numero_pedido_de: 2, numero_pedido_ate: 2 })).toEqual(["B"]);
    expect(await codes({ data_previsao_de: "01/01/2031" })).toEqual(["B"]);
    expect(await codes({ filtrar_por_cliente: CODES.customer })).toHaveLength(2);
    expect(await codes({ status_pedido: "FATURADO" })).toEqual([]);
    expect(await codes({ filtrar_por_data_de: "01/01/2031" })).toEqual([]);
    await omie.provider.setSwitches({ ORDER_DATE_FILTER: "forecast" });
    expect(await codes({ filtrar_por_data_de: "01/01/2031" })).toEqual(["B"]);
    expect((await omie.call(SERVICE, "ListarPedidos", { filtrar_por_etapa: "20" })).body.faultcode).toBe(
      "SOAP-ENV:Client-5001",
    );
  });

  it("of nobody is Client-105", async () => {
    const omie = await Omie.open({}, "minimal");
    expect(await omie.call(SERVICE, "ConsultarPedido", { codigo_pedido: 1 })).toMatchObject(
      fault("105", "Pedido não cadastrado para o Código [1] !"),
    );
  });
});

describe("changing an order", () => {
  const information = rowOf(order(), "informacoes_adicionais");

  it("changes, removes and adds lines by their Omie code and keeps the others; stock follows", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie, {}, { det: [line({ quantidade: 1 }), line({ quantidade: 2 }, "2"), line({}, "3")] });
    const [first, second] = rowsOf(await consult(omie), "det").map((item) => rowOf(item, "ide").codigo_item);
    const answer = await alter(omie, {
      cabecalho: KEY,
      informacoes_adicionais: information,
      det: [
        { ide: { codigo_item: first }, produto: { quantidade: 5 } },
        { ide: { codigo_item: second, acao_item: "E" } },
        line({ quantidade: 4 }, "4"),
      ],
    });
    expect(answer.body).toMatchObject({ codigo_status: "0" });
    const lines = rowsOf(await consult(omie), "det").map((item) => rowOf(item, "produto").quantidade);
    expect(lines).toEqual([5, 2, 4]);
    expect(await omie.position(CODES.product)).toMatchObject({ pendente: 11 });
  });

  it.each<[Row, string]>([
    [
      { cabecalho: { ...KEY, numero_pedido: "1" } },
      "A tag [numero_pedido] não deve ser enviada na alteração!",
    ],
    [{ cabecalho: KEY, total_pedido: {} }, "A tag [total_pedido] não deve ser enviada na alteração!"],
    [{ cabecalho: KEY, infoCadastro: {} }, "A tag [infoCadastro] não deve ser enviada na alteração!"],
    [{ cabecalho: KEY, informacoes_adicionais: {} }, "[codigo_categoria]"],
    [{ cabecalho: KEY, det: [{ ide: { codigo_item: 5 } }] }, "O item [5] não pertence ao documento!"],
  ])("with %j is refused", async (sent, text) => {
    const omie = await Omie.open({}, "minimal");
    await include(omie);
    const answer = await alter(omie, { informacoes_adicionais: information, ...sent });
    expect(answer.body.faultstring).toContain(text);
  });

  it("moves between stages but not into Faturado, and can be removed", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie);
    const move = (etapa: string) => omie.call(SERVICE, "TrocarEtapaPedido", { ...KEY, etapa });
    expect((await move("50")).body).toMatchObject({ codigo_status: "0", numero_pedido: "000000000000001" });
    expect((await move("60")).httpStatus).toBe(500);
    expect((await omie.call(SERVICE, "StatusPedido", KEY)).body).toMatchObject({
      etapa: "50",
      faturada: "N",
    });
    expect((await omie.call(SERVICE, "ExcluirPedido", KEY)).httpStatus).toBe(200);
    expect(await omie.position(CODES.product)).toMatchObject({ pendente: 0, fisico: 20 });
  });
});

describe("billing and cancelling", () => {
  it("billing takes the goods out of the stock, closes the order and moves it to 60", async () => {
    const omie = await Omie.open({}, "minimal");
    await include(omie, {}, { det: [line({ reservado: "S" })] });
    expect(await omie.position(CODES.product)).toMatchObject({
      fisico: 20,
      pendente: 2,
      reservado: 2,
      saldo: 18,
    });
    const bill = () => omie.call(BILLING, "FaturarPedidoVenda", { cCodIntPed: "AUVO-ORC-1" });
    expect((await bill()).body).toMatchObject({ cCodStatus: "0" });
    expect(await omie.position(CODES.product)).toMatchObject({ fisico: 18, pendente: 0, reservado: 0 });
    expect(await consult(omie)).toMatchObject({
      cabecalho: { etapa: "60" },
      infoCadastro: { faturado: "S" },
    });
    expect((await bill()).httpStatus).toBe(500);
  });

  it("STOCK_LEAVES_ON inclusion takes them out at once, and cancelling brings them back", async () => {
    const omie = await Omie.open({ STOCK_LEAVES_ON: "inclusion" }, "minimal");
    await include(omie);
    expect(await omie.position(CODES.product)).toMatchObject({ fisico: 18, pendente: 2 });
    await omie.call(BILLING, "CancelarPedidoVenda", { cCodIntPed: "AUVO-ORC-1" });
    expect(await omie.position(CODES.product)).toMatchObject({ fisico: 20, pendente: 0 });
    // The stage stays: only the flag tells.
    expect(await consult(omie)).toMatchObject({
      cabecalho: { etapa: "10" },
      infoCadastro: { cancelado: "S" },
    });
  });
});
