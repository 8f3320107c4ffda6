import { describe, expect, it } from "vitest";
import type { Row } from "./company.ts";
import { line, openShop, payment, type Shop, sale, unwrap } from "./sales.ts";

describe("totals", () => {
  const totalOf = async (shop: Shop, fields: Row) => {
    const { row } = await shop.company.post("/vendas", sale(shop, { pagamentos: [], ...fields }));
    return row;
  };

  it("adds line totals, then percentage, then amount, then freight", async () => {
    const shop = await openShop();
    const produtos = [
      line(shop, { quantidade: "3", valor_venda: "33.33" }),
      line(shop, { quantidade: 1, valor_venda: 20, tipo_desconto: "R$", desconto_valor: "0.51" }),
      line(shop, { quantidade: 1, valor_venda: "19.99", tipo_desconto: "%", desconto_porcentagem: "10" }),
    ];
    const servicos = [{ servico_id: shop.service, quantidade: "0.5", valor_venda: "80" }];
    const row = await totalOf(shop, { produtos, servicos, desconto_porcentagem: "5", valor_frete: "12.34" });
    const totals = unwrap(row.produtos, "produto").map((product) => product.valor_total);
    expect(totals).toEqual(["99.99", "19.49", "17.99"]);
    expect(row).toMatchObject({
      valor_produtos: "137.47",
      valor_servicos: "40.00",
      // round(177.47 × 0.95) + 12.34 = 168.60 + 12.34
      valor_total: "180.94",
      desconto_porcentagem: "5.00",
      valor_frete: "12.34",
    });
    expect(await totalOf(shop, { desconto_valor: "7.5" })).toMatchObject({ valor_total: "92.50" });
    const both = { desconto_porcentagem: "10", desconto_valor: "5" };
    expect(await totalOf(shop, both)).toMatchObject({ valor_total: "85.00" });
  });

  it("computes in decimals: no float artefact", async () => {
    const shop = await openShop();
    const produtos = [
      line(shop, { quantidade: 3, valor_venda: 0.1 }),
      line(shop, { quantidade: 1, valor_venda: "1.005" }),
    ];
    expect(await totalOf(shop, { produtos })).toMatchObject({ valor_total: "1.31" });
  });

  it("PERCENT_TIES_DOWN rounds half a cent of a percentage line down", async () => {
    const shop = await openShop();
    const produtos = [
      line(shop, { quantidade: 1, valor_venda: "0.50", tipo_desconto: "%", desconto_porcentagem: "13" }),
    ];
    expect(await totalOf(shop, { produtos })).toMatchObject({ valor_total: "0.44" });
    await shop.company.setSwitches({ PERCENT_TIES_DOWN: true });
    expect(await totalOf(shop, { produtos })).toMatchObject({ valor_total: "0.43" });
  });

  it("VALIDATOR_ROUNDS_ONCE checks the instalments against a total that may differ by a cent", async () => {
    const shop = await openShop();
    const produtos = [0, 1, 2].map(() => line(shop, { quantidade: "0.5", valor_venda: "1.25" }));
    const paying = (valor: string) => sale(shop, { produtos, pagamentos: [payment(shop, valor)] });
    expect((await shop.company.post("/vendas", paying("1.89"))).row).toMatchObject({ valor_total: "1.89" });
    await shop.company.setSwitches({ VALIDATOR_ROUNDS_ONCE: true });
    const refused = await shop.company.post("/vendas", paying("1.89"));
    expect(refused.message).toContain("está passando 0.01");
    expect((await shop.company.post("/vendas", paying("1.88"))).httpStatus).toBe(200);
  });
});

describe("payments", () => {
  it.each([
    ["99.99", "está faltando 0.01 no valor das parcelas"],
    ["25300.00", "está passando 25200.00 no valor das parcelas"],
  ])("instalments of %s for a sale of 100.00 are refused in the vendor's words", async (valor, words) => {
    const shop = await openShop();
    const answer = await shop.company.post("/vendas", sale(shop, { pagamentos: [payment(shop, valor)] }));
    expect(answer).toMatchObject({ httpStatus: 404, body: { code: 404, data: { erro: "Not Found" } } });
    expect(answer.message).toBe(`O valor do pedido não pode ser diferente do valor das parcelas, ${words}`);
    expect((await shop.company.get("/vendas")).rows).toHaveLength(0);
  });

  it("keeps what is paid, when and how; none at all is accepted too", async () => {
    const shop = await openShop();
    const pagamentos = [payment(shop, "40"), payment(shop, "60", "2026-12-25")];
    const { row } = await shop.company.post("/vendas", sale(shop, { pagamentos }));
    expect(unwrap(row.pagamentos, "pagamento")).toMatchObject([
      { valor: "40.00", data_vencimento: "2026-11-25", nome_forma_pagamento: "PIX" },
      { valor: "60.00", data_vencimento: "2026-12-25" },
    ]);
    expect(row).toMatchObject({
      condicao_pagamento: "parcelado",
      numero_parcelas: "2",
      forma_pagamento_id: "",
    });
    expect(
      (await shop.company.post("/vendas", sale(shop, { pagamentos: undefined }))).row.pagamentos,
    ).toEqual([]);
  });

  it("makes the instalments of a payment method by itself", async () => {
    const shop = await openShop();
    const forma_pagamento_id = await shop.company.idOf("formas_pagamentos", "nome", "30/60/90");
    const plan = { pagamentos: undefined, forma_pagamento_id, numero_parcelas: 3 };
    const { row } = await shop.company.post("/vendas", sale(shop, plan));
    const parts = unwrap(row.pagamentos, "pagamento").map((part) => [part.data_vencimento, part.valor]);
    expect(parts).toEqual([
      ["2026-12-25", "33.33"],
      ["2027-01-25", "33.33"],
      ["2027-02-25", "33.34"],
    ]);
    const tooMany = sale(shop, { ...plan, numero_parcelas: 4 });
    expect((await shop.company.post("/vendas", tooMany)).httpStatus).toBe(404);
  });

  it("gerar_parcelas answers numbers, the remainder on the last, the same day of each month", async () => {
    const shop = await openShop();
    const forma_pagamento_id = await shop.company.idOf("formas_pagamentos", "nome", "Boleto Bancário");
    const request = {
      valor_total: 100,
      forma_pagamento_id,
      numero_parcelas: 3,
      data_primeira_parcela: "2026-12-31",
    };
    const { rows } = await shop.company.post("/vendas/gerar_parcelas", request);
    expect(rows.map((row) => [row.data_vencimento, row.valor])).toEqual([
      ["2026-12-31", 33.33],
      ["2027-01-31", 33.33],
      ["2027-02-28", 33.34],
    ]);
    const every10Days = await shop.company.post("/vendas/gerar_parcelas", { ...request, intervalo_dias: 10 });
    expect(every10Days.rows.map((row) => row.data_vencimento)).toEqual([
      "2026-12-31",
      "2027-01-10",
      "2027-01-20",
    ]);
    expect((await shop.company.post("/vendas/gerar_parcelas", { valor_total: 1 })).httpStatus).toBe(404);
    expect((await shop.company.get("/vendas")).rows).toHaveLength(0);
  });
});
