import type { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { accountControl } from "../shared/account-control.ts";
import { type ControlHono, readJson, requireCompany } from "../shared/control.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { OMIE } from "./account.ts";
import { editOrder, editRecord } from "./edit.ts";
import { gateOf } from "./gate.ts";
import { grow, growOrder } from "./grow.ts";
import { readLimits } from "./limits.ts";
import { openStore } from "./session.ts";
import { SWITCHES } from "./switches.ts";
import { webhookForms, webhooksPanel } from "./webhook-panel.tsx";
import { registerWebhook, webhookOrder } from "./webhook-registration.ts";

const blockOrder = z.strictObject({ method: z.string().min(1), seconds: z.int().positive().max(86_400) });

/** Omie's control API: what all have, its counters, blocks, growth, edits behind the API's back, and webhooks. */
export function omieControl(): Hono<ControlHono> {
  const app = accountControl({ ...OMIE, panel: webhooksPanel });
  addLimitRoutes(app);
  addDataRoutes(app);
  addWebhookRoutes(app);
  app.route("/webhook-forms", webhookForms());
  return app;
}

function addLimitRoutes(app: Hono<ControlHono>): void {
  app.get("/limits", async (context) => {
    const company = await requireCompany(context, OMIE.erp, context.req.query("company"));
    const since = Number(context.req.query("since") ?? 0) || 0;
    return context.json(await readLimits(context.env, company.id, since));
  });
  app.post("/companies/:id/blocks", async (context) => {
    const company = await requireCompany(context, OMIE.erp, context.req.param("id"));
    const { method, seconds } = blockOrder.parse(await readJson(context));
    await gateOf(context.env, company.id).block(method, seconds);
    return context.json({ method, seconds }, 201);
  });
  app.delete("/companies/:id/blocks", async (context) => {
    const company = await requireCompany(context, OMIE.erp, context.req.param("id"));
    await gateOf(context.env, company.id).reset();
    return context.json({ reset: true });
  });
}

function addDataRoutes(app: Hono<ControlHono>): void {
  app.post("/companies/:id/grow", async (context) => {
    const company = await requireCompany(context, OMIE.erp, context.req.param("id"));
    const order = growOrder.parse(await readJson(context));
    return context.json(await grow(context.env.SANDBOX_DB, company.id, order));
  });
  app.patch("/companies/:id/edits/:resource/:record", async (context) => {
    const company = await requireCompany(context, OMIE.erp, context.req.param("id"));
    const { resource, record } = context.req.param();
    const change = editOrder.parse({ resource, id: record, body: await readJson(context) });
    const edited = await editRecord(context.env, company, change);
    if (!edited) throw new HTTPException(404, { message: "no such record" });
    return context.json({ changed: 1 });
  });
}

function addWebhookRoutes(app: Hono<ControlHono>): void {
  app.get("/companies/:id/webhooks", async (context) => {
    const company = await requireCompany(context, OMIE.erp, context.req.param("id"));
    const store = openStore(context.env.SANDBOX_DB, company.id);
    const { WEBHOOKS } = resolveSwitches(SWITCHES, company.switches);
    const [webhooks, deliveries] = [await store.all("webhooks"), await store.all("webhookDeliveries")];
    return context.json({ switchedOn: WEBHOOKS, webhooks, deliveries });
  });
  app.post("/companies/:id/webhooks", async (context) => {
    const company = await requireCompany(context, OMIE.erp, context.req.param("id"));
    const { url } = webhookOrder.parse(await readJson(context));
    return context.json(await registerWebhook(context.env.SANDBOX_DB, company.id, url), 201);
  });
  app.delete("/companies/:id/webhooks/:webhook", async (context) => {
    const company = await requireCompany(context, OMIE.erp, context.req.param("id"));
    const store = openStore(context.env.SANDBOX_DB, company.id);
    const removed = (await store.removal("webhooks", context.req.param("webhook")).run()).meta.changes;
    if (removed === 0) throw new HTTPException(404, { message: "no such webhook" });
    return context.json({ removed });
  });
}
