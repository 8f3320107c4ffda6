import { beforeAll, describe, expect, test } from "vitest";
import { expectSafe, wordsOf } from "../common/page-answers.ts";
import { addressOf, type PageRoute, shownPages, table } from "../common/page-routes.ts";
import { type Actor, openPageWorld, type PageWorld, refusalOf } from "../common/page-world.ts";
import { saleInput } from "../common/sales.ts";
import { bindings } from "../common/worker.ts";

/** Whatever a CRM, an ERP or a person has put into the hub is shown as the text that it is, on every page that shows it. */

const SCRIPT = `<script>alert("stored")</script>"><img src=x onerror=alert(1)>'</title></textarea>`;
const ESCAPED = "&lt;script&gt;alert(&quot;stored&quot;)";
const RUNS = "javascript:alert(1)//";

let world: PageWorld;
beforeAll(async () => {
  world = await openPageWorld();
  await plant(world);
}, 120_000);

async function plant({ world: { shop }, ids, actors }: PageWorld): Promise<void> {
  // What the CRM sends.
  const sale = saleInput({
    number: SCRIPT.slice(0, 40),
    seller: { name: SCRIPT },
    customer: { name: SCRIPT, legalName: RUNS, document: "11.444.777/0001-61" },
    items: [{ type: "product", code: "script", name: SCRIPT, price: "10.00", quantity: "1" }],
    shipping: null,
    notes: SCRIPT,
    payments: [{ dueDate: "2026-12-20", amount: "10.00", method: SCRIPT }],
  });
  await shop.deliver(ids.externalId ?? "", sale);
  // What the ERP answers.
  await shop.erp.inject({ kind: "refuse", message: SCRIPT, method: "POST", path: "/vendas", times: null });
  ids.deliveryId = (await shop.deliver("refused", saleInput())).id;
  await shop.erp.clearFaults();
  ids.entryId = await newest("logs", `delivery_id = '${ids.deliveryId}' AND level <> 'info'`);
  // Names that people and programs give.
  for (const [table, where] of [
    ["tenants", "id = ?"],
    ["connections", "tenant_id = ?"],
    ["api_keys", "tenant_id = ?"],
    ["users", "id IN (SELECT user_id FROM members WHERE tenant_id = ?)"],
  ]) {
    await bindings.DB.prepare(`UPDATE ${table} SET name = '${SCRIPT.replaceAll("'", "''")}' WHERE ${where}`)
      .bind(ids.tenantId)
      .run();
  }
  // What the audit trail and the mails make of them.
  await actors.admin.post("/team", { email: "script@example.com", name: SCRIPT, role: "viewer" });
  await actors.admin.post(`/tenants/${ids.tenantId}/keys`, { name: SCRIPT.slice(0, 100), scope: "read" });
  await actors.operator.post("/operators", { email: "script.apoio@example.com", name: SCRIPT });
  // Lists that were read from the ERP.
  const options = JSON.stringify([{ value: SCRIPT, label: SCRIPT }]);
  await actors.admin.get(`/integrations/gestaoclick/options/settings.storeId?connection=${ids.connectionId}`);
  await bindings.DB.prepare("UPDATE option_lists SET options = ? WHERE tenant_id = ?")
    .bind(options, ids.tenantId)
    .run();
}

async function newest(table: string, where: string): Promise<string> {
  const row = await bindings.DB.prepare(`SELECT id FROM ${table} WHERE ${where} ORDER BY id DESC`).first();
  return String(row?.id);
}

const readers: Actor[] = ["admin", "viewer", "invited", "operator", "operator token", "key"];

async function showTo(actor: Actor, page: PageRoute) {
  const answer = await world.actors[actor].get(addressOf(page, world.ids));
  expectSafe(answer, `${page.name} as ${actor} (${wordsOf(answer)})`);
  return answer;
}

describe("no page lets it run", () => {
  test.each(table(shownPages))("%s", async (_, page) => {
    for (const actor of readers.filter((reader) => refusalOf(page.for, reader) === undefined)) {
      const { text, status } = await showTo(actor, page);
      expect(status, actor).toBeLessThan(400);
      const isPage = text.startsWith("<");
      if (isPage) expect(text).not.toContain("<script>alert");
    }
  });
});

test("what was planted does stand on the pages that would show it", async () => {
  const showing: string[] = [];
  for (const page of shownPages) {
    const actor = page.for === "operator" ? "operator" : page.path === "/invitations" ? "invited" : "admin";
    // Not in the frame, which names the company on every page.
    const { text } = await showTo(actor, page);
    if (text.slice(Math.max(0, text.indexOf("<main"))).includes(ESCAPED)) showing.push(page.path);
  }
  expect(showing).toEqual(
    expect.arrayContaining([
      "/account",
      "/invitations",
      "/tenants",
      "/operators",
      "/dev/outbox",
      "/tenants/:tenantId/keys",
      "/team",
      "/audit",
      "/integrations/:provider/options/:field",
      "/logs/:provider",
      "/logs/entries/:entryId",
      "/sales",
      "/sales/:externalId",
      "/sales/:externalId/preview",
      "/deliveries",
      "/deliveries/:deliveryId",
    ]),
  );
});
