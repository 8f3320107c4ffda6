import { sql } from "drizzle-orm";
import type { AssetRow } from "../../../src/erp/assets.ts";
import type { FunctionName } from "../../../src/erp/functions/catalogue.ts";
import { idFloor } from "../../../src/lib/ids.ts";
import { SCOPES, type Scope } from "../../../src/lib/scopes.ts";
import { createApiKey } from "../../../src/services/api-keys/create-api-key.ts";
import { planAssets } from "../../../src/services/assets/plan-assets.ts";
import { assetStatements } from "../../../src/services/assets/write-assets.ts";
import { listClients } from "../../../src/services/clients/list-clients.ts";
import { activateConnection } from "../../../src/services/connections/activate-connection.ts";
import { createConnection } from "../../../src/services/connections/create-connection.ts";
import { startImport } from "../../../src/services/imports/start-import.ts";
import { archiveChunk } from "../../../src/services/logs/archive-chunk.ts";
import { listLogs } from "../../../src/services/logs/list-logs.ts";
import { inviteMember } from "../../../src/services/members/invite-member.ts";
import { listProblems } from "../../../src/services/problems/list-problems.ts";
import { startReconciliation } from "../../../src/services/reconciliations/start-reconciliation.ts";
import { createReplay } from "../../../src/services/replays/create-replay.ts";
import { listClientVehicles } from "../../../src/services/vehicles/list-client-vehicles.ts";
import { createWebhook } from "../../../src/services/webhooks/create-webhook.ts";
import { ERP_ORIGIN } from "./constants.ts";
import { saleInput } from "./sales.ts";
import { Shop } from "./shop.ts";

/** Where the ERP is that a company asks by automations. There is none: what asks it gets no answer that it could use. */
export const OWN_ERP_ORIGIN = "https://erp.example";

/** A tenant with something of everything, and the keys to it. */
export type World = {
  shop: Shop;
  tenantId: string;
  /** A key with all scopes. */
  key: string;
  keyId: string;
  keyOf: Record<Scope, string>;
  /** A value for each parameter of a path. */
  ids: Record<string, string>;
};

export async function openWorld(): Promise<World> {
  const shop = await Shop.open();
  const { context } = shop;
  const { tenantId } = context;
  const { key, id: keyId } = await createApiKey(context, tenantId, { name: "tudo" });
  const scoped = SCOPES.map(async (scope) => {
    const made = await createApiKey(context, tenantId, { name: scope, scopes: [scope] });
    return [scope, made.key] as const;
  });
  // Guarantee: one entry for each scope.
  const keyOf = Object.fromEntries(await Promise.all(scoped)) as Record<Scope, string>;
  const externalId = `sale-of-${tenantId}`;
  await shop.deliver(externalId, saleInput());
  const { id: deliveryId } = await shop.delivery(externalId);
  const { id: replayId = "" } = await createReplay(context, { state: "dead" });
  await shop.put(`stopped-of-${tenantId}`, { ...saleInput(), customer: { name: "Sem documento" } });
  const [problem] = (await listProblems(context, {}, { limit: 1 }, "pt")).items;
  const [entry] = (await listLogs(context, { event: "sale.created" }, { limit: 1 }, "pt")).items;
  const { connectionId } = shop;
  const { id: reconciliationId } = await startReconciliation(context, connectionId);
  await shop.drain();
  const webhook = await createWebhook(context, { url: `${ERP_ORIGIN}/told`, events: ["delivery.dead"] });
  const automated = await createConnection(context, {
    provider: "automation",
    name: "ERP próprio",
    settings: { baseUrl: OWN_ERP_ORIGIN },
  });
  const assets = await openAssets(shop);
  const archiveId = await archiveOldEntry(shop);
  const sender = { origin: "https://hub.test", language: "pt" } as const;
  const email = `${tenantId.toLowerCase()}@example.com`;
  const { userId } = await inviteMember(context, tenantId, { email, name: "Ana", role: "admin" }, sender);
  return {
    shop,
    tenantId,
    key,
    keyId,
    keyOf,
    ids: {
      tenantId,
      userId,
      keyId,
      connectionId,
      externalId,
      deliveryId,
      replayId,
      reconciliationId,
      problemId: problem?.id ?? "",
      logId: entry?.id ?? "",
      archiveId,
      field: "storeId",
      system: "omie",
      secret: "no_secret",
      webhookId: webhook.id,
      ...assets,
      automatedId: automated.id,
      function: "get_customer",
      caseId: "cas_00000000000000000000000000",
    },
  };
}

/** An entry of long ago, and the object of the archive that it went into. */
async function archiveOldEntry({ context }: Shop): Promise<string> {
  const { tenantId, archive, now } = context;
  const at = now() - 40 * 86_400_000;
  // The ids' own clock does not go back.
  const id = `${idFloor("log", at)}${tenantId.slice(-16)}`;
  await context.db.batch([
    sql`INSERT INTO logs (tenant_id, id, at, level, event, message) VALUES (${tenantId}, ${id}, ${at}, 'info', 'x', 'antigo')`,
    sql`INSERT INTO log_details (log_id, tenant_id, detail) VALUES (${id}, ${tenantId}, '{"exchanges":[]}')`,
  ]);
  const range = { tenantId, after: "", below: idFloor("log", at + 1) };
  const made = archive && (await archiveChunk(context, archive, range));
  if (made === undefined) throw new Error("the old entry did not go into the archive");
  return made.last.replace("log_", "arc_");
}

/** An SGA with a client, a vehicle and an import that waits: nothing of it calls anybody. */
async function openAssets({ context }: Shop) {
  const { tenantId } = context;
  const { id: connectionId } = await createConnection(context, {
    provider: "sga",
    name: "SGA",
    settings: { productCode: "1" },
    credentials: { user: "ana", password: "x", apiKey: `chave-${tenantId}` },
  });
  await activateConnection(context, connectionId);
  const owner = { tenantId, connectionId };
  const rows: AssetRow[] = [
    {
      client: { document: "52998224725", name: "Ana Paula" },
      vehicle: { remoteId: "1", plate: "ABC1C34", situation: "ATIVO", standing: "active", hasProduct: true },
    },
  ];
  const plan = await planAssets(context, owner, rows);
  await context.db.batch(assetStatements(owner, plan, context.now()));
  const { items: clients } = await listClients(context, {}, { limit: 1 });
  const clientId = clients[0]?.id ?? "";
  const [vehicle] = await listClientVehicles(context, clientId);
  const { id: importId } = await startImport(context, connectionId);
  return { clientId, vehicleId: vehicle?.id ?? "", importId, assetsConnectionId: connectionId };
}

/** `/v1/sales/:externalId` with the ids in it. */
export function fill(pattern: string, given: Record<string, string>): string {
  const { automatedId = "" } = given;
  const ids = pattern.includes("/automations") ? { ...given, connectionId: automatedId } : given;
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids[name] ?? ""));
}

const order = {
  externalId: "pedido-1",
  customer: { name: "Ana", document: "529.982.247-25" },
  items: [{ productId: "1", name: "Internet 500 Mb", amount: "99.90" }],
};
const ofCustomer = { input: { document: "529.982.247-25" } };

/** A call of each function that its schema takes. */
const FUNCTION_BODIES: Record<FunctionName, Record<string, unknown>> = {
  create_order: { input: order },
  create_order_existing_customer: { input: { order, document: "529.982.247-25" } },
  create_lead: { input: { externalId: "lead-1", customer: { name: "Ana" } } },
  list_resellers: { input: {} },
  list_products: { input: {} },
  list_due_dates: { input: {} },
  list_commercial_origins: { input: {} },
  list_invoices: ofCustomer,
  get_invoice_pdf: { input: { invoiceId: "1" } },
  get_invoice: { input: { invoiceId: "1" } },
  settle_invoice: {
    input: { invoiceId: "1", amount: "10.00", paidAt: "2026-11-20", method: "PIX", transactionId: "t-1" },
  },
  get_customer_contacts: ofCustomer,
  list_pending_texts: ofCustomer,
  get_customer: ofCustomer,
  open_ticket: { input: { document: "529.982.247-25", subject: "Lento", description: "Caiu" } },
  list_fiscal_notes: ofCustomer,
  get_fiscal_note_pdf: { input: { noteId: "1" } },
  list_plans: ofCustomer,
  list_blocked_plans: ofCustomer,
  trust_unlock: { input: { contractId: "1" } },
  update_customer: { input: { document: "529.982.247-25", changes: { email: "ana@example.com" } } },
};

/** A body that each route with one takes. A route that is missing here fails the suites. */
export const BODIES: Record<string, Record<string, unknown>> = {
  "post /v1/tenants": { name: "Loja nova" },
  "post /v1/tenants/:tenantId/api-keys": { name: "CRM" },
  "post /v1/tenants/:tenantId/members": { email: "bia@example.com", name: "Bia", role: "viewer" },
  "patch /v1/tenants/:tenantId/members/:userId": { role: "viewer" },
  "post /v1/operators": { email: "suporte@example.com" },
  "put /v1/log-retention": { days: 365 },
  "post /v1/connections": { provider: "gestaoclick", name: "outra" },
  "patch /v1/connections/:connectionId": { name: "outro nome" },
  "patch /v1/connections/:connectionId/flows": { sales: true },
  "post /v1/webhooks": { url: `${ERP_ORIGIN}/told`, events: ["delivery.dead"] },
  "patch /v1/webhooks/:webhookId": { enabled: false },
  "post /v1/connections/:connectionId/automations/apply-template": { template: "ixc" },
  "put /v1/connections/:connectionId/automations/:function": { steps: [], output: [] },
  "post /v1/connections/:connectionId/automations/:function/test": { input: {} },
  "post /v1/connections/:connectionId/automations/:function/restore": { version: 1 },
  "post /v1/connections/:connectionId/automations/:function/cases": { name: "Ana", input: {} },
  "post /v1/connections/:connectionId/automations/:function/cases/:caseId/rerun": { automation: {} },
  "put /v1/sales/:externalId": { ...saleInput() },
  ...Object.fromEntries(
    Object.entries(FUNCTION_BODIES).map(([name, body]) => [`post /v1/functions/${name}`, body]),
  ),
  "post /v1/clients/:clientId/vehicles/import": { vehicleIds: ["vei_nobody"] },
  "post /v1/replays": { filter: { state: "dead" }, dryRun: true },
};
