import { beforeAll, describe, expect, test } from "vitest";
import { createApiKey } from "../../../src/services/api-keys/create-api-key.ts";
import { listAudit } from "../../../src/services/audit/list-audit.ts";
import { activateConnection } from "../../../src/services/connections/activate-connection.ts";
import { approveConnection } from "../../../src/services/connections/approve-connection.ts";
import { createConnection } from "../../../src/services/connections/create-connection.ts";
import { deactivateConnection } from "../../../src/services/connections/deactivate-connection.ts";
import { deleteConnection } from "../../../src/services/connections/delete-connection.ts";
import { listApprovals } from "../../../src/services/connections/list-approvals.ts";
import { pauseConnection } from "../../../src/services/connections/pause-connection.ts";
import { resumeConnection } from "../../../src/services/connections/resume-connection.ts";
import { updateConnection } from "../../../src/services/connections/update-connection.ts";
import { call, expectDocumented, expectProblem } from "../common/api.ts";
import { asAdmin, needApproval } from "../common/approval.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";

beforeAll(needApproval);

const ALL = { limit: 200 };
const email = "ana@example.com";

async function openPending(): Promise<Shop> {
  const shop = await Shop.open({ activate: false });
  shop.context.clock.advance(1_000);
  await activateConnection(asAdmin(shop), shop.connectionId);
  return shop;
}

async function pendingOf({ context, connectionId }: Shop) {
  const { items } = await listApprovals(context, ALL);
  return items.filter((item) => item.connectionId === connectionId);
}

async function trailOf({ context }: Shop): Promise<string[]> {
  const { items } = await listAudit(context, {}, ALL, "en");
  return items.map(({ action }) => action).filter((action) => action.startsWith("connection."));
}

describe("a company's activation", () => {
  test("waits for the support team: nothing flows, and the team reads who asked and when", async () => {
    const shop = await openPending();
    expect(await shop.connectionRow()).toMatchObject({ status: "pending_approval", activatedAt: null });
    expect(shop.context.rung).toEqual([]);
    expect(await shop.put("s-1", saleInput())).toMatchObject({ delivery: { state: "held" } });
    await shop.drain();
    expect(shop.context.sent).toEqual([]);
    const [pending] = await pendingOf(shop);
    const { tenantId } = shop.context;
    expect(pending).toMatchObject({ tenantId, tenantName: "Padaria Sol", provider: "gestaoclick" });
    expect(pending).toMatchObject({ name: "GestãoClick", requestedBy: email });
    expect(Date.parse(pending?.requestedAt ?? "")).toBe((await shop.connectionRow()).approvalRequestedAt);
    expect(await shop.events()).toContain("connection.approval_requested");
  });

  test("asked for twice is one request, with its first instant", async () => {
    const shop = await openPending();
    const before = await shop.connectionRow();
    shop.context.clock.advance(60_000);
    await activateConnection(asAdmin(shop), shop.connectionId);
    expect(await shop.connectionRow()).toEqual(before);
    expect((await trailOf(shop)).filter((action) => action.endsWith("requested"))).toHaveLength(1);
  });

  test("becomes active by the support team's yes, from then on and not before", async () => {
    const shop = await openPending();
    await shop.put("early", saleInput());
    shop.context.clock.advance(60_000);
    const now = shop.context.now();
    await approveConnection(shop.context, shop.connectionId);
    expect(await shop.connectionRow()).toMatchObject({
      status: "active",
      activatedAt: now,
      approvalRequestedAt: null,
      approvalRequestedBy: null,
    });
    expect(shop.context.rung).toEqual([{ connectionId: shop.connectionId, urgent: true, delaySeconds: 0 }]);
    await shop.put("late", saleInput({ number: "2" }));
    await shop.settle();
    expect(await shop.delivery("early")).toMatchObject({ state: "held" });
    expect(await shop.delivery("late")).toMatchObject({ state: "delivered" });
    expect(await pendingOf(shop)).toEqual([]);
    expect((await trailOf(shop)).slice(0, 2)).toEqual([
      "connection.approved",
      "connection.approval_requested",
    ]);
    expect(await shop.events()).toContain("connection.approved");
  });

  test("that is taken back needs no answer any more", async () => {
    const shop = await openPending();
    await deactivateConnection(asAdmin(shop), shop.connectionId);
    expect(await shop.connectionRow()).toMatchObject({ status: "inactive", approvalRequestedAt: null });
    expect(await pendingOf(shop)).toEqual([]);
    expect(await trailOf(shop)).toContain("connection.approval_withdrawn");
    await expect(approveConnection(shop.context, shop.connectionId)).rejects.toMatchObject({
      code: "approval_not_needed",
      params: { status: "inactive" },
    });
  });

  test("of a deleted connection waits for nobody", async () => {
    const shop = await openPending();
    await deleteConnection(asAdmin(shop), shop.connectionId);
    expect(await pendingOf(shop)).toEqual([]);
    await expect(approveConnection(shop.context, shop.connectionId)).rejects.toMatchObject({
      code: "connection_not_found",
    });
  });

  test("stays pending while its settings change, and can be neither paused nor resumed", async () => {
    const shop = await openPending();
    await updateConnection(asAdmin(shop), shop.connectionId, { credentials: await shop.erp.newTokens() });
    expect((await shop.connectionRow()).status).toBe("pending_approval");
    await expect(pauseConnection(asAdmin(shop), shop.connectionId)).rejects.toMatchObject({
      code: "connection_not_pausable",
    });
    await expect(resumeConnection(asAdmin(shop), shop.connectionId)).rejects.toMatchObject({
      code: "connection_not_paused",
    });
  });

  test("is not approved once its credentials were taken away", async () => {
    const shop = await openPending();
    await updateConnection(asAdmin(shop), shop.connectionId, { credentials: { accessToken: null } });
    await expect(approveConnection(shop.context, shop.connectionId)).rejects.toMatchObject({
      code: "connection_incomplete",
    });
  });

  test("after a pause needs no second yes; after a deactivation it does", async () => {
    const shop = await openPending();
    await approveConnection(shop.context, shop.connectionId);
    await pauseConnection(asAdmin(shop), shop.connectionId);
    expect(await activateConnection(asAdmin(shop), shop.connectionId)).toMatchObject({ status: "active" });
    await deactivateConnection(asAdmin(shop), shop.connectionId);
    expect(await activateConnection(asAdmin(shop), shop.connectionId)).toMatchObject({
      status: "pending_approval",
    });
  });

  test("with missing credentials is refused before anybody is asked", async () => {
    const shop = await Shop.open();
    const { id } = await createConnection(shop.context, { provider: "gestaoclick", name: "rascunho" });
    await expect(activateConnection(asAdmin(shop), id)).rejects.toMatchObject({
      code: "connection_incomplete",
    });
  });
});

describe("the support team", () => {
  test("activates by itself without asking itself", async () => {
    const shop = await Shop.open({ activate: false });
    expect(await activateConnection(shop.context, shop.connectionId)).toMatchObject({ status: "active" });
    const pending = await openPending();
    expect(await activateConnection(pending.context, pending.connectionId)).toMatchObject({
      status: "active",
    });
    expect(await pendingOf(pending)).toEqual([]);
  });

  test("alone may see and answer the requests; an API key's request carries the key's name", async () => {
    const shop = await Shop.open({ activate: false });
    const { tenantId } = shop.context;
    const { key } = await createApiKey(shop.context, tenantId, { name: "CRM da matriz" });
    const path = `/v1/connections/${shop.connectionId}`;
    const asked = await call("post", `${path}/activate`, { token: key });
    expectDocumented(asked, "post", "/v1/connections/:connectionId/activate");
    expect(asked.body).toMatchObject({ status: "pending_approval" });
    expectProblem(await call("get", "/v1/approvals", { token: key }), 403, "operator_only");
    expectProblem(await call("post", `${path}/approve`, { token: key }), 403, "operator_only");
    const list = await call("get", "/v1/approvals?limit=200", { token: OPERATOR_TOKEN });
    expectDocumented(list, "get", "/v1/approvals");
    expect(list.body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ connectionId: shop.connectionId, requestedBy: "CRM da matriz" }),
      ]),
    });
    const approved = await call("post", `${path}/approve`, { token: OPERATOR_TOKEN, tenant: tenantId });
    expectDocumented(approved, "post", "/v1/connections/:connectionId/approve");
    expect(approved.body).toMatchObject({ status: "active" });
    const again = await call("post", `${path}/approve`, { token: OPERATOR_TOKEN, tenant: tenantId });
    expectProblem(again, 409, "approval_not_needed");
  });

  test("reads the requests page by page, oldest connection first, each once", async () => {
    const { context } = await openPending();
    await openPending();
    await openPending();
    const all = (await listApprovals(context, ALL)).items.map(({ connectionId }) => connectionId);
    expect(all).toEqual([...all].sort());
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listApprovals(context, { limit: 1, cursor });
      paged.push(...page.items.map(({ connectionId }) => connectionId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
  });

  test("reads in the list of providers whose activation waits for it", async () => {
    const list = await call("get", "/v1/providers", { token: OPERATOR_TOKEN });
    expect(list.body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ id: "gestaoclick", approval: "support_team" }),
      ]),
    });
  });
});
