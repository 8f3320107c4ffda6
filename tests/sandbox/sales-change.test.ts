import { describe, expect, it } from "vitest";
import type { Row } from "./company.ts";
import { line, openShop, payment, type Shop, sale, unwrap } from "./sales.ts";

/** A shop with one sale of 100.00, and a PUT of that sale with flat lines. */
async function openShopWithSale(switches: Row = {}) {
  const shop = await openShop(switches);
  const { row: before } = await shop.company.post("/vendas", sale(shop, { observacoes: "antes", codigo: 7 }));
  const put = (fields: Row) =>
    shop.company.put(`/vendas/${before.id}`, sale(shop, { produtos: [line(shop)], ...fields }));
  const read = async () => (await shop.company.get(`/vendas/${before.id}`)).row;
  return { shop, before, put, read };
}

function changedLine(shop: Shop): Row[] {
  return [line(shop, { quantidade: 1, valor_venda: "80" })];
}

describe("PUT of a sale", () => {
  it("with the whole document and flat lines changes it and keeps number, hash and creation", async () => {
    const { shop, before, put, read } = await openShopWithSale();
    const answer = await put({
      produtos: changedLine(shop),
      pagamentos: [payment(shop, "80.00")],
      observacoes: "depois",
    });
    expect(answer).toMatchObject({ httpStatus: 200, row: { valor_total: "80.00", observacoes: "depois" } });
    const { id, codigo, hash, cadastrado_em } = before;
    expect(await read()).toMatchObject({ id, codigo, hash, cadastrado_em, valor_total: "80.00" });
  });

  it("loses every optional field that is left out, payments and custom fields too", async () => {
    const { put, read } = await openShopWithSale();
    await put({ pagamentos: undefined });
    expect(await read()).toMatchObject({ observacoes: "", pagamentos: [], atributos: [] });
  });

  it("without vendedor_id gives the sale to the token's owner", async () => {
    const { put } = await openShopWithSale();
    expect((await put({ vendedor_id: "" })).row).toMatchObject({ nome_vendedor: "Marina Albuquerque" });
  });

  it.each(["situacao_id", "data"])("without %s is refused and changes nothing", async (field) => {
    const { put, read, before } = await openShopWithSale();
    expect((await put({ [field]: "", observacoes: "x" })).httpStatus).toBe(404);
    expect(await read()).toEqual(before);
  });

  it("with instalments that do not add up is refused in the vendor's words", async () => {
    const { shop, put, read, before } = await openShopWithSale();
    const answer = await put({ pagamentos: [payment(shop, "99.00")] });
    expect(answer.message).toContain("está faltando 1.00 no valor das parcelas");
    expect(await read()).toEqual(before);
  });

  it("of an id that is gone is refused", async () => {
    const { shop } = await openShopWithSale();
    expect((await shop.company.put("/vendas/1", sale(shop))).httpStatus).toBe(404);
  });

  it("PUT_DROPS_CLIENTE: without cliente_id it goes to Consumidor, or is refused", async () => {
    const { shop, put } = await openShopWithSale();
    const generic = await shop.company.idOf("clientes", "nome", "Consumidor");
    expect((await put({ cliente_id: undefined })).row).toMatchObject({
      nome_cliente: "Consumidor",
      cliente_id: generic,
    });
    await shop.company.setSwitches({ PUT_DROPS_CLIENTE: false });
    expect((await put({ cliente_id: undefined })).httpStatus).toBe(404);
  });

  it("PUT_REQUIRES_CODIGO and PUT_REQUIRES_TIPO: kept or made produto when left out, or refused", async () => {
    const { shop, before, put } = await openShopWithSale();
    await shop.company.put(`/vendas/${before.id}`, sale(shop, { tipo: "servico", produtos: [line(shop)] }));
    expect((await put({ tipo: undefined })).row).toMatchObject({ codigo: "7" });
    expect((await shop.company.get("/vendas")).rows).toHaveLength(1);
    await shop.company.setSwitches({ PUT_REQUIRES_CODIGO: true });
    expect((await put({})).httpStatus).toBe(404);
    expect((await put({ codigo: 7 })).httpStatus).toBe(200);
    await shop.company.setSwitches({ PUT_REQUIRES_TIPO: true });
    expect((await put({ codigo: 7, tipo: undefined })).httpStatus).toBe(404);
  });

  it("PUT_DROPS_LINES: without lines the total is 0 and the lines are gone, or they stay", async () => {
    const { shop, put, read } = await openShopWithSale();
    await shop.company.setSwitches({ PUT_DROPS_LINES: false });
    expect((await put({ produtos: undefined })).row).toMatchObject({ valor_total: "100.00" });
    await shop.company.setSwitches({ PUT_DROPS_LINES: true });
    expect((await put({ produtos: undefined })).message).toContain("está passando 100.00");
    expect((await put({ produtos: undefined, pagamentos: undefined })).row).toMatchObject({
      valor_total: "0.00",
    });
    expect(await read()).not.toHaveProperty("produtos");
  });

  it("PUT_NESTED_ZEROES: wrapped lines zero the total although the check of payments passes", async () => {
    const { shop, put, read } = await openShopWithSale();
    const nested = { produtos: [{ produto: line(shop) }] };
    expect(await put(nested)).toMatchObject({ httpStatus: 200, row: { valor_total: "0.00" } });
    expect(await read()).toMatchObject({ valor_total: "0.00" });
    expect((await put({})).row).toMatchObject({ valor_total: "100.00" });
    await shop.company.setSwitches({ PUT_NESTED_ZEROES: false });
    expect((await put(nested)).row).toMatchObject({ valor_total: "100.00" });
  });

  it("PUT_FLAT_ZEROES: flat lines zero the total, wrapped ones need not", async () => {
    const { shop, put } = await openShopWithSale({ PUT_FLAT_ZEROES: true, PUT_NESTED_ZEROES: false });
    expect((await put({})).row).toMatchObject({ valor_total: "0.00" });
    expect((await put({ produtos: [{ produto: line(shop) }] })).row).toMatchObject({ valor_total: "100.00" });
  });

  it("PUT_EMPTY_DISCOUNT_ZEROES: a discount sent as empty text zeroes the total", async () => {
    const { shop, put } = await openShopWithSale();
    const empty = { produtos: [line(shop, { desconto_valor: "" })] };
    expect((await put(empty)).row).toMatchObject({ valor_total: "0.00" });
    expect((await put({ produtos: [line(shop, { desconto_valor: "0.00" })] })).row).toMatchObject({
      valor_total: "100.00",
    });
    await shop.company.setSwitches({ PUT_EMPTY_DISCOUNT_ZEROES: false });
    expect((await put(empty)).row).toMatchObject({ valor_total: "100.00" });
  });

  it("PUT_IGNORES_LINES: the header changes, lines and total stay", async () => {
    const { shop, put, read } = await openShopWithSale({ PUT_IGNORES_LINES: true });
    const answer = await put({ produtos: changedLine(shop), observacoes: "depois" });
    expect(answer.row).toMatchObject({ valor_total: "100.00", observacoes: "depois" });
    expect(unwrap((await read()).produtos, "produto")).toMatchObject([{ valor_total: "100.00" }]);
  });

  it("PUT_WITHOUT_EFFECT: 200 with the new values, and nothing stored", async () => {
    const { put, read, before } = await openShopWithSale({ PUT_WITHOUT_EFFECT: true });
    expect(await put({ observacoes: "depois" })).toMatchObject({
      httpStatus: 200,
      row: { observacoes: "depois" },
    });
    expect(await read()).toEqual(before);
  });

  it("GET_NET_VALOR_VENDA: a price read back already has the fixed discount taken off", async () => {
    const { shop, put, read } = await openShopWithSale();
    await put({ produtos: [line(shop, { valor_venda: "55", desconto_valor: "10.00" })] });
    const priceRead = async () => unwrap((await read()).produtos, "produto")[0]?.valor_venda;
    expect(await priceRead()).toBe("55.00");
    await shop.company.setSwitches({ GET_NET_VALOR_VENDA: true });
    expect(await priceRead()).toBe("50.00");
    const [listed] = (await shop.company.get("/vendas")).rows;
    expect(unwrap(listed?.produtos, "produto")).toMatchObject([
      { valor_venda: "50.00", valor_total: "100.00" },
    ]);
  });
});
