import { describe, expect, test } from "vitest";
import { connect, delivered, eventually, openErp, openTenant, sale, tick } from "../common/hub.ts";
import { logEvents, openShop, salesOf, startBoth } from "../common/running-shop.ts";

const running = startBoth();

describe("a sale reaches GestãoClick exactly once", () => {
  test("with its customer, product, seller, total and instalment; the second one takes one call", async () => {
    const { erp, tenant } = await openShop(running);
    const put = await tenant.api("PUT", "/v1/sales/v-1", sale());
    expect(put.status).toBe(202);
    expect(put.body).toMatchObject({ externalId: "v-1", kind: "sale", delivery: { state: "pending" } });
    const first = await delivered(running.hub.url, tenant, "v-1");
    expect(first.deliveries[0]).toMatchObject({ state: "delivered", code: null });

    const before = (await erp.stats()).calls;
    await tenant.api("PUT", "/v1/sales/v-2", sale({ number: "1043" }));
    await delivered(running.hub.url, tenant, "v-2");
    expect((await erp.stats()).calls - before).toBe(1);

    const state = await erp.state();
    const [created] = (await salesOf(erp)).filter(
      (venda: { id: string }) => venda.id === first.deliveries[0].remoteId,
    );
    expect(created).toMatchObject({ valor_total: "50.00", nome_vendedor: "Ana Paula", data: "2026-11-20" });
    const customer = state.clientes.find((row: { id: string }) => row.id === created.cliente_id);
    expect(customer).toMatchObject({ cnpj: "12.ABC.345/01DE-35", nome: "Padaria Sol" });
    expect(created.pagamentos).toHaveLength(1);
    expect(await salesOf(erp)).toHaveLength(2);
  });

  test("the same content again answers 200 and sends nothing", async () => {
    const { erp, tenant } = await openShop(running);
    await tenant.api("PUT", "/v1/sales/v-1", sale());
    await delivered(running.hub.url, tenant, "v-1");
    const before = (await erp.stats()).calls;
    const same = sale({ shipping: "15", seller: { name: " Ana Paula " }, soldAt: null });
    expect((await tenant.api("PUT", "/v1/sales/v-1", same)).status).toBe(200);
    await tick(running.hub.url);
    expect((await tenant.api("GET", "/v1/sales/v-1")).body.deliveries).toHaveLength(1);
    expect((await erp.stats()).calls).toBe(before);
  });

  test("a quote and an order never go; the sale they become does", async () => {
    const { erp, tenant } = await openShop(running);
    const quote = await tenant.api("PUT", "/v1/sales/v-1", sale({ kind: "quote" }));
    expect(quote.body.delivery).toBeNull();
    await tenant.api("PUT", "/v1/sales/v-1", sale({ kind: "order" }));
    await tick(running.hub.url);
    expect(await salesOf(erp)).toHaveLength(0);
    expect((await tenant.api("POST", "/v1/sales/v-1/resend")).body.code).toBe("not_a_sale");
    await tenant.api("PUT", "/v1/sales/v-1", sale());
    await delivered(running.hub.url, tenant, "v-1");
    expect(await salesOf(erp)).toHaveLength(1);
  });

  test("a sale from before the activation is held, and a resend sends it", async () => {
    const erp = await openErp(running.sandbox.url);
    const tenant = await openTenant(running.hub.url);
    const connectionId = await connect(tenant, erp, {}, false);
    expect((await tenant.api("PUT", "/v1/sales/v-1", sale())).body.delivery.state).toBe("held");
    await tenant.api("POST", `/v1/connections/${connectionId}/activate`);
    await tick(running.hub.url);
    expect((await tenant.api("GET", "/v1/sales/v-1")).body.deliveries[0].state).toBe("held");
    expect((await tenant.api("POST", "/v1/sales/v-1/resend")).status).toBe(202);
    // No tick: a resend rings its own doorbell.
    await eventually(
      () => salesOf(erp),
      (sales) => sales.length === 1,
    );
  });
});

describe("what changes in the CRM changes in the ERP, and nothing else is lost", () => {
  test("a changed sale is updated, keeping what the ERP's people added", async () => {
    const { erp, tenant } = await openShop(running);
    await tenant.api("PUT", "/v1/sales/v-1", sale());
    const { deliveries } = await delivered(running.hub.url, tenant, "v-1");
    const id = deliveries[0].remoteId;
    const { data } = (await erp.api("GET", `/vendas/${id}`)).body;
    const edited = {
      ...data,
      tipo: "produto",
      aos_cuidados_de: "Dona Sol",
      observacoes_interna: `${data.observacoes_interna}\nconferido`,
      produtos: data.produtos.map(({ produto }: { produto: Record<string, unknown> }) => ({
        ...produto,
        desconto_valor: produto.desconto_valor || "0.00",
        desconto_porcentagem: "0.00",
        detalhes: "lote 7",
      })),
    };
    expect((await erp.api("PUT", `/vendas/${id}`, edited)).status).toBe(200);

    const items = [{ type: "product", code: "0222", name: "Fermento 1 kg", price: "12.50", quantity: "4" }];
    const payments = [
      { dueDate: "2026-12-20", amount: "40.00", method: "PIX" },
      { dueDate: "2027-01-20", amount: "25.00", method: "Boleto" },
    ];
    await tenant.api("PUT", "/v1/sales/v-1", sale({ items, payments }));
    const after = await delivered(running.hub.url, tenant, "v-1");
    expect(after.deliveries[0]).toMatchObject({ state: "delivered", remoteId: id });
    const updated = (await erp.api("GET", `/vendas/${id}`)).body.data;
    expect(updated).toMatchObject({
      valor_total: "65.00",
      aos_cuidados_de: "Dona Sol",
      nome_vendedor: "Ana Paula",
    });
    expect(updated.observacoes_interna).toContain("conferido");
    expect(updated.produtos[0].produto.detalhes).toBe("lote 7");
    expect(updated.pagamentos).toHaveLength(2);
    expect(await salesOf(erp)).toHaveLength(1);
  });

  test("a changed price and name change the product and keep its fiscal data and its other price table", async () => {
    const { erp, tenant } = await openShop(running);
    const find = async () =>
      (await erp.api("GET", "/produtos?codigo=0222")).body.data.find(
        (row: { codigo_interno: string }) => row.codigo_interno === "0222",
      );
    const before = await find();
    expect(before.fiscal.ncm).not.toBe("");
    await tenant.api("PUT", "/v1/sales/v-1", sale());
    await delivered(running.hub.url, tenant, "v-1");
    const after = await find();
    expect(after).toMatchObject({ nome: "Fermento 1 kg", fiscal: before.fiscal, estoque: before.estoque });
    expect(Number(after.valor_venda)).toBe(12.5);
    expect(after.valores[1].valor_venda).toBe(before.valores[1].valor_venda);
  });

  test("a resend updates the ERP's sale if it is there, and creates it anew when it was deleted, and says so", async () => {
    const { erp, tenant } = await openShop(running);
    await tenant.api("PUT", "/v1/sales/v-1", sale());
    const { deliveries } = await delivered(running.hub.url, tenant, "v-1");
    await Promise.all([1, 2, 3].map(() => tenant.api("POST", "/v1/sales/v-1/resend")));
    await delivered(running.hub.url, tenant, "v-1");
    expect(await salesOf(erp)).toHaveLength(1);
    expect(await logEvents(tenant, "v-1")).toContain("sale.unchanged");

    await erp.api("DELETE", `/vendas/${deliveries[0].remoteId}`);
    await tenant.api("POST", "/v1/sales/v-1/resend");
    const again = await delivered(running.hub.url, tenant, "v-1");
    expect(again.deliveries[0].remoteId).not.toBe(deliveries[0].remoteId);
    expect(await salesOf(erp)).toHaveLength(1);
    expect(await logEvents(tenant, "v-1")).toContain("sale.gone");
  });

  test("a customer and a product that were deleted in the ERP are made anew", async () => {
    const { erp, tenant } = await openShop(running);
    const items = [{ type: "product", code: "NOVO-1", name: "Produto novo", price: "35.00", quantity: "1" }];
    await tenant.api("PUT", "/v1/sales/v-1", sale({ items }));
    await delivered(running.hub.url, tenant, "v-1");
    const [first] = await salesOf(erp);
    await erp.api("DELETE", `/clientes/${first.cliente_id}`);
    await erp.api("DELETE", `/produtos/${first.produtos[0].produto_id}`);
    await tenant.api("PUT", "/v1/sales/v-2", sale({ items, number: "2" }));
    expect((await delivered(running.hub.url, tenant, "v-2")).deliveries[0].state).toBe("delivered");
    expect(await logEvents(tenant, "v-2")).toEqual(
      expect.arrayContaining(["record.gone", "customer.created", "product.created"]),
    );
  });
});

describe("sellers match by exactly the same name", () => {
  test("other case: the sale goes without seller, and the log names the close one", async () => {
    const { erp, tenant } = await openShop(running);
    await tenant.api("PUT", "/v1/sales/v-1", sale({ seller: { name: "ana paula" } }));
    await delivered(running.hub.url, tenant, "v-1");
    expect(await salesOf(erp)).toHaveLength(1);
    const { body } = await tenant.api("GET", "/v1/logs?event=seller.unmatched");
    expect(body.items[0].message).toContain('"Ana Paula"');
  });

  test("with the setting `fail` the sale waits, and goes after the setting changed and a resend", async () => {
    const { erp, tenant, connectionId } = await openShop(running, { unknownSeller: "fail" });
    await tenant.api("PUT", "/v1/sales/v-1", sale({ seller: { name: "ana paula" } }));
    const waiting = (await delivered(running.hub.url, tenant, "v-1")).deliveries[0];
    expect(waiting).toMatchObject({ state: "dead", code: "seller_not_found", who: "administrator" });
    await tenant.api("PATCH", `/v1/connections/${connectionId}`, {
      settings: { unknownSeller: "send_without" },
    });
    await tenant.api("POST", `/v1/deliveries/${waiting.id}/replay`);
    await delivered(running.hub.url, tenant, "v-1");
    expect(await salesOf(erp)).toHaveLength(1);
  });
});
