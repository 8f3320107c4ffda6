import { describe, expect, test } from "vitest";
import { delivered, eventually, sale, tick } from "../common/hub.ts";
import { logEvents, openShop, salesOf, startBoth } from "../common/running-shop.ts";

const running = startBoth();

describe("what only the CRM can mend waits with its reason and goes when it is corrected", () => {
  const customer = sale().customer as Record<string, unknown>;
  const item = { type: "product", name: "Sem código", price: "35.00", quantity: "1" };
  const cases = [
    ["no document", { customer: { ...customer, document: null } }, "customer_document_missing"],
    [
      "a wrong check digit",
      { customer: { ...customer, document: "111.444.777-36" } },
      "customer_document_invalid",
    ],
    [
      "payments that do not add up",
      { payments: [{ dueDate: "2026-12-20", amount: "49.99" }] },
      "payments_mismatch",
    ],
    ["a product without code", { items: [item] }, "product_code_missing"],
  ] as const;

  test.each(cases)("%s", async (_, patch, code) => {
    const { erp, tenant } = await openShop(running);
    const put = await tenant.api("PUT", "/v1/sales/v-1", sale(patch));
    expect(put.status).toBe(202);
    expect(put.body.problems[0]).toMatchObject({ code });
    const waiting = (await tenant.api("GET", "/v1/sales/v-1")).body.deliveries[0];
    expect(waiting).toMatchObject({ state: "dead", code, who: "crm" });
    expect(waiting.hint).toMatch(/CRM/);
    await tick(running.hub.url);
    await tenant.api("PUT", "/v1/sales/v-1", sale());
    expect((await delivered(running.hub.url, tenant, "v-1")).deliveries[0].state).toBe("delivered");
    expect(await salesOf(erp)).toHaveLength(1);
  });
});

describe("bad days of the ERP", () => {
  test("revoked credentials pause the connection and keep its deliveries; new ones resume it", async () => {
    const { erp, tenant, connectionId } = await openShop(running);
    await erp.control("POST", `/companies/${erp.id}/tokens/revoke`, {});
    await tenant.api("PUT", "/v1/sales/v-1", sale());
    await tick(running.hub.url);
    const connection = await eventually(
      () => tenant.api("GET", `/v1/connections/${connectionId}`),
      ({ body }) => body.status === "paused",
    );
    expect(connection.body.pausedReason).toBe("credentials_rejected");
    const waiting = (await tenant.api("GET", "/v1/sales/v-1")).body.deliveries[0];
    expect(waiting).toMatchObject({ state: "retrying", code: "credentials_rejected" });
    const fresh = (await erp.control("POST", `/companies/${erp.id}/tokens`, {})).body;
    const credentials = { accessToken: fresh.accessToken, secretAccessToken: fresh.secretAccessToken };
    await tenant.api("PATCH", `/v1/connections/${connectionId}`, { credentials });
    await eventually(
      () => salesOf(erp),
      (sales) => sales.length === 1,
    );
  });

  test.each([
    ["the answer is lost after the ERP saved the sale", { kind: "lost_answer" }],
    ["the ERP saves the sale and answers 400", { kind: "commit_then_error", status: 400 }],
    ["a gateway answers HTML after the ERP saved the sale", { kind: "html_502", commit: true }],
  ])("%s: it is found and not made twice", async (_, fault) => {
    const { erp, tenant } = await openShop(running);
    await erp.control("POST", "/faults", {
      company: Number(erp.id),
      method: "POST",
      path: "/vendas",
      ...fault,
    });
    await tenant.api("PUT", "/v1/sales/v-1", sale());
    expect((await delivered(running.hub.url, tenant, "v-1")).deliveries[0].state).toBe("delivered");
    expect(await salesOf(erp)).toHaveLength(1);
    expect(await logEvents(tenant, "v-1")).toContain("sale.recovered");
  });

  test("a gateway answers HTML and nothing was saved: it goes later, once", async () => {
    const { erp, tenant } = await openShop(running);
    await erp.control("POST", "/faults", {
      company: Number(erp.id),
      kind: "html_502",
      method: "POST",
      path: "/vendas",
    });
    await tenant.api("PUT", "/v1/sales/v-1", sale());
    await tick(running.hub.url);
    await eventually(
      () => tenant.api("GET", "/v1/sales/v-1"),
      ({ body }) => body.deliveries[0].code === "outcome_unclear",
    );
    await eventually(
      () => salesOf(erp),
      (sales) => sales.length === 1,
      120_000,
    );
    expect((await delivered(running.hub.url, tenant, "v-1")).deliveries[0].state).toBe("delivered");
    expect(await salesOf(erp)).toHaveLength(1);
  });

  test("never more than three calls in a second, whatever asks", async () => {
    const { erp, tenant, connectionId } = await openShop(running);
    for (let number = 0; number < 12; number++) {
      await tenant.api("PUT", `/v1/sales/v-${number}`, sale({ number: String(number) }));
    }
    await tick(running.hub.url);
    await Promise.all([1, 2].map(() => tenant.api("POST", `/v1/connections/${connectionId}/test`)));
    await Promise.all([1, 2, 3].map((number) => tenant.api("POST", `/v1/sales/v-${number}/preview`)));
    await eventually(
      () => salesOf(erp),
      (sales) => sales.length === 12,
    );
    expect(await erp.stats()).toMatchObject({ callsOverLimit: 0, maxCallsInAnySecond: 3 });
  });
});
