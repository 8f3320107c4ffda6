import { type Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { type Company, changeSwitches, findCompany } from "./companies.ts";
import type { SandboxEnv } from "./env.ts";
import { addFault, FAULT_KINDS, faultRuleSchema, listFaults, removeFaults } from "./faults.ts";
import { clearJournal, readJournal, readStatistics } from "./journal.ts";
import { faultsOfSwitchChange, resolveSwitches, type SwitchDefinitions } from "./switches.ts";

const MAX_JOURNAL_LINES = 10_000;

export type ControlHono = { Bindings: SandboxEnv };

/** What the shared part of a control API has to know about an ERP. */
export interface ControlledErp {
  erp: string;
  switches: SwitchDefinitions;
  /** Opens the default company, so that it can be looked at before its first call. */
  ensureDefaultCompany(database: D1Database): Promise<void>;
}

const faultOrderSchema = faultRuleSchema.extend({
  company: z.union([z.string(), z.int()]).nullish(),
});

/**
 * The part of a control API that is the same for every ERP: `/faults`, `/journal`, `/stats`, `/switches` and a
 * company's switches. Errors are `{error}` with 400 or 404.
 */
export function controlRoutes(controlled: ControlledErp): Hono<ControlHono> {
  const app = new Hono<ControlHono>({ strict: false });
  app.use("*", async (context, next) => {
    await controlled.ensureDefaultCompany(context.env.SANDBOX_DB);
    await next();
  });
  app.onError((error, context) => {
    if (error instanceof HTTPException) return context.json({ error: error.message }, error.status);
    if (error instanceof z.ZodError) return context.json({ error: z.prettifyError(error) }, 400);
    console.error(error);
    return context.json({ error: String(error) }, 500);
  });
  addFaultRoutes(app, controlled);
  addJournalRoutes(app, controlled);
  addSwitchRoutes(app, controlled);
  return app;
}

function addFaultRoutes(app: Hono<ControlHono>, { erp }: ControlledErp): void {
  app.get("/fault-kinds", (context) => context.json(FAULT_KINDS));
  app.get("/faults", async (context) => {
    const company = await companyInQuery(context, erp);
    return context.json(await listFaults(context.env.SANDBOX_DB, erp, company?.id));
  });
  app.post("/faults", async (context) => {
    const { company: companyId, ...rule } = faultOrderSchema.parse(await readJson(context));
    const company = companyId == null ? undefined : await requireCompany(context, erp, String(companyId));
    return context.json(await addFault(context.env.SANDBOX_DB, erp, company?.id ?? null, rule), 201);
  });
  app.delete("/faults", async (context) => {
    const company = await companyInQuery(context, erp);
    const which = company ? { companyId: company.id } : {};
    return context.json({ removed: await removeFaults(context.env.SANDBOX_DB, erp, which) });
  });
  app.delete("/faults/:id", async (context) => {
    const removed = await removeFaults(context.env.SANDBOX_DB, erp, { id: Number(context.req.param("id")) });
    if (removed === 0) throw new HTTPException(404, { message: "no such fault" });
    return context.json({ removed });
  });
}

function addJournalRoutes(app: Hono<ControlHono>, { erp }: ControlledErp): void {
  app.get("/journal", async (context) => {
    const company = await companyInQuery(context, erp);
    const filter = { companyId: company?.id, sinceMs: sinceOf(context), limit: MAX_JOURNAL_LINES };
    return context.json(await readJournal(context.env.SANDBOX_DB, erp, filter));
  });
  app.delete("/journal", async (context) => {
    const company = await companyInQuery(context, erp);
    return context.json({ removed: await clearJournal(context.env.SANDBOX_DB, erp, company?.id) });
  });
  app.get("/stats", async (context) => {
    const company = await companyInQuery(context, erp);
    return context.json(await readStatistics(context.env.SANDBOX_DB, erp, company?.id, sinceOf(context)));
  });
}

function addSwitchRoutes(app: Hono<ControlHono>, { erp, switches }: ControlledErp): void {
  app.get("/switches", (context) => context.json(switches));
  app.get("/companies/:id/switches", async (context) => {
    const company = await requireCompany(context, erp, context.req.param("id"));
    return context.json(resolveSwitches(switches, company.switches));
  });
  app.put("/companies/:id/switches", async (context) => {
    const company = await requireCompany(context, erp, context.req.param("id"));
    const change = parseSwitchChange(switches, await readJson(context));
    const changed = await changeSwitches(context.env.SANDBOX_DB, company, change);
    return context.json(resolveSwitches(switches, changed.switches));
  });
}

/** Checks a change of switches; throws a 400 that names what is wrong. */
export function parseSwitchChange(definitions: SwitchDefinitions, change: unknown): Record<string, unknown> {
  const parsed = z.record(z.string(), z.unknown()).parse(change);
  const faults = faultsOfSwitchChange(definitions, parsed);
  if (faults.length > 0) throw new HTTPException(400, { message: faults.join("; ") });
  return parsed;
}

/** The request's body as JSON; an empty one is an empty object. */
export async function readJson(context: Context<ControlHono>): Promise<unknown> {
  const body = await context.req.text();
  if (body.trim() === "") return {};
  try {
    return JSON.parse(body);
  } catch {
    throw new HTTPException(400, { message: "the body is not JSON" });
  }
}

/** A company by the id in a path or query; throws a 404. */
export async function requireCompany(
  context: Context<ControlHono>,
  erp: string,
  id: string | undefined,
): Promise<Company> {
  const company = /^\d+$/.test(id ?? "")
    ? await findCompany(context.env.SANDBOX_DB, erp, Number(id))
    : undefined;
  if (!company) throw new HTTPException(404, { message: "no such company" });
  return company;
}

async function companyInQuery(context: Context<ControlHono>, erp: string): Promise<Company | undefined> {
  const id = context.req.query("company");
  return id ? await requireCompany(context, erp, id) : undefined;
}

function sinceOf(context: Context<ControlHono>): number {
  return Number(context.req.query("since") ?? 0) || 0;
}
