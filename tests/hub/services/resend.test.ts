import { describe, expect, test } from "vitest";
import { deactivateConnection } from "../../../src/services/connections/deactivate-connection.ts";
import { deleteConnection } from "../../../src/services/connections/delete-connection.ts";
import { atShard, createContext } from "../../../src/services/context.ts";
import { replayDelivery } from "../../../src/services/deliveries/replay-delivery.ts";
import { resendSale } from "../../../src/services/sales/resend-sale.ts";
import { expectOneRightSale } from "../common/expect-sale.ts";
import { plainSale, saleInput } from "../common/sales.ts";
import { only, Shop } from "../common/shop.ts";
import { bindings } from "../common/worker.ts";

describe("a resend", () => {
  test("rings its own doorbell at once", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput());
    shop.context.rung.length = 0;
    const deliveryId = await shop.resend("s-1");
    expect(shop.context.rung).toEqual([{ connectionId: shop.connectionId, urgent: true, delaySeconds: 0 }]);
    expect(await shop.delivery("s-1")).toMatchObject({
      id: deliveryId,
      state: "queued",
      reason: "resend",
      dueAt: shop.context.now(),
    });
  });

  test("of an unchanged sale reads it once and changes nothing", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput());
    shop.context.sent.length = 0;
    await shop.resend("s-1");
    await shop.settle();
    expect(shop.context.sent.map(({ method }) => method)).toEqual(["GET"]);
    expect(await shop.events()).toContain("sale.unchanged");
    await expectOneRightSale(shop.erp, saleInput());
  });

  test("brings back what somebody changed in the ERP, and keeps what the CRM does not know", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput());
    const { id } = only(await shop.erp.sales());
    const { data } = await shop.erp.api("GET", `/vendas/${id}`);
    const situacao = await shop.erp.idOf("/situacoes_vendas", "nome", "Em andamento");
    const edited = {
      ...(data as object),
      tipo: "produto",
      valor_frete: "1.00",
      pagamentos: [],
      situacao_id: situacao,
      introducao: "Prezado",
      observacoes_interna: `urgente ${(data as { observacoes_interna: string }).observacoes_interna}`,
    };
    const { produtos, ...rest } = edited as { produtos?: { produto: object }[] };
    await shop.erp.api("PUT", `/vendas/${id}`, {
      ...rest,
      produtos: produtos?.map(({ produto }) => ({ ...produto, detalhes: "azul" })),
    });
    await shop.resend("s-1");
    await shop.settle();
    const sale = await expectOneRightSale(shop.erp, saleInput());
    expect(sale).toMatchObject({
      id,
      situacao_id: situacao,
      introducao: "Prezado",
      observacoes_interna: expect.stringContaining("urgente"),
    });
    expect(sale.produtos[0]?.detalhes).toBe("azul");
  });

  test("clicked twice is one trip, also twice at once", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput());
    const first = await shop.resend("s-1");
    expect(await shop.resend("s-1")).toBe(first);
    await Promise.all([resendSale(shop.context, "s-1"), resendSale(shop.context, "s-1")]);
    await shop.settle();
    expect(await shop.deliveriesOf("s-1")).toHaveLength(2);
    await expectOneRightSale(shop.erp, saleInput());
  });

  test("twice at the very same time, with none waiting yet, still makes no second sale", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", saleInput());
    await Promise.all(Array.from({ length: 5 }, () => resendSale(shop.context, "s-1")));
    await shop.settle();
    await expectOneRightSale(shop.erp, saleInput());
    expect((await shop.deliveriesOf("s-1")).every(({ state }) => state === "delivered")).toBe(true);
  });

  test("while the sale is on its way follows it, and there is still one sale", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", saleInput());
    let clicked = false;
    const crossing: typeof fetch = async (request, init) => {
      if (!clicked && init?.method === "POST" && String(request).endsWith("/vendas")) {
        clicked = true;
        await resendSale(shop.context, "s-1");
      }
      return await fetch(request, init);
    };
    await new Shop({ ...shop.context, fetch: crossing }, shop.erp, shop.connectionId).settle();
    expect((await shop.deliveriesOf("s-1")).map(({ state, reason }) => [state, reason])).toEqual([
      ["delivered", "accepted"],
      ["delivered", "resend"],
    ]);
    await expectOneRightSale(shop.erp, saleInput());
  });

  test("of a waiting sale only lets it go sooner, and forgets its failures", async () => {
    const shop = await Shop.open();
    await shop.erp.inject({ kind: "html_502", method: "GET", times: 3 });
    await shop.put("s-1", saleInput());
    for (let failure = 0; failure < 3; failure++) {
      shop.context.clock.moveTo((await shop.delivery("s-1")).dueAt ?? 0);
      await shop.drain();
    }
    expect(await shop.delivery("s-1")).toMatchObject({ state: "retrying", failureCount: 3 });
    await shop.resend("s-1");
    expect(only(await shop.deliveriesOf("s-1"))).toMatchObject({
      state: "queued",
      failureCount: 0,
      dueAt: shop.context.now(),
    });
    await shop.drain();
    await expectOneRightSale(shop.erp, saleInput());
  });

  test("of a sale that was deleted in the ERP creates it anew and says so", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput());
    const before = only(await shop.erp.sales());
    await shop.erp.api("DELETE", `/vendas/${before.id}`);
    await shop.resend("s-1");
    await shop.settle();
    const after = await expectOneRightSale(shop.erp, saleInput());
    expect(after.id).not.toBe(before.id);
    expect(await shop.delivery("s-1")).toMatchObject({ remoteId: after.id });
    expect(await shop.events()).toEqual(expect.arrayContaining(["sale.gone", "sale.created"]));
  });

  test("sends what the CRM said last", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput());
    await shop.put("s-1", saleInput({ notes: "nova" }));
    await shop.resend("s-1");
    await shop.settle();
    await expectOneRightSale(shop.erp, saleInput({ notes: "nova" }));
  });

  test("is accepted although the doorbell cannot be rung: the tick finds it", async () => {
    const overloaded = () => Promise.reject(new Error("Queue is overloaded. Please back off."));
    const queue = { ...bindings.RESENDS, send: overloaded, sendBatch: overloaded };
    const { ring, ringAll } = atShard(createContext({ ...bindings, RESENDS: queue, DOORBELLS: queue }));
    const shop = await Shop.open({ context: { ring, ringAll } });
    await shop.put("s-1", saleInput());
    await expect(resendSale(shop.context, "s-1")).resolves.toMatchObject({ deliveryId: expect.any(String) });
    expect(await shop.delivery("s-1")).toMatchObject({ state: "queued" });
    await shop.settle();
    await expectOneRightSale(shop.erp, saleInput());
    await ringAll([shop.connectionId]);
  });
});

describe("what cannot be resent", () => {
  test("an unknown sale, a quote, a sale of an inactive connection or of none", async () => {
    const shop = await Shop.open({ activate: false });
    await shop.put("s-1", saleInput());
    await shop.put("q-1", saleInput({ kind: "quote" }));
    await expect(shop.resend("nobody")).rejects.toMatchObject({ code: "sale_not_found" });
    await expect(shop.resend("q-1")).rejects.toMatchObject({ code: "not_a_sale" });
    await expect(shop.resend("s-1")).rejects.toMatchObject({ code: "connection_not_active" });
    await shop.activate();
    await deactivateConnection(shop.context, shop.connectionId);
    await expect(shop.resend("s-1")).rejects.toMatchObject({ code: "connection_not_active" });
    await deleteConnection(shop.context, shop.connectionId);
    await expect(shop.resend("s-1")).rejects.toMatchObject({ code: "no_connection" });
  });

  test("another tenant's sale is not found", async () => {
    const [mine, other] = [await Shop.open(), await Shop.open()];
    await other.put("s-1", saleInput());
    await expect(mine.resend("s-1")).rejects.toMatchObject({ code: "sale_not_found" });
  });
});

describe("a delivery that is put back", () => {
  test.each(["delivered", "dead", "held"] as const)("%s goes again", async (state) => {
    const shop = await Shop.open({ activate: state !== "held" });
    await shop.put(
      "s-1",
      state === "dead"
        ? saleInput({ seller: { name: "x" }, customer: { name: "x", document: "1" } })
        : saleInput(),
    );
    if (state === "held") await shop.activate();
    await shop.settle();
    const before = await shop.delivery("s-1");
    expect(before.state).toBe(state);
    shop.context.rung.length = 0;
    expect(await replayDelivery(shop.context, before.id)).toEqual({ id: before.id, state: "queued" });
    expect(shop.context.rung).toMatchObject([{ urgent: true }]);
    await shop.settle();
    expect((await shop.delivery("s-1")).state).toBe(state === "dead" ? "dead" : "delivered");
  });

  test("twice is one trip; superseded, unknown and another tenant's are refused", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", plainSale());
    const old = await shop.delivery("s-1");
    await shop.put("s-1", plainSale({ notes: "x" }));
    await shop.settle();
    const { id } = await shop.delivery("s-1");
    await replayDelivery(shop.context, id);
    shop.context.rung.length = 0;
    expect(await replayDelivery(shop.context, id)).toEqual({ id, state: "queued" });
    expect(shop.context.rung).toEqual([]);
    await expect(replayDelivery(shop.context, old.id)).rejects.toMatchObject({ code: "delivery_superseded" });
    await expect(replayDelivery(shop.context, "dlv_x")).rejects.toMatchObject({ code: "delivery_not_found" });
    const other = await Shop.open();
    await expect(replayDelivery(other.context, id)).rejects.toMatchObject({ code: "delivery_not_found" });
  });
});
