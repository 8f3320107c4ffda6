import type { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { accountPage } from "./account-page.tsx";
import {
  type AccountErp,
  addKey,
  changeRecord,
  createCompany,
  ensureDefaultCompany,
  KEY,
  readRecords,
} from "./accounts.ts";
import { type Company, listCompanies } from "./companies.ts";
import { type ControlHono, controlRoutes, parseSwitchChange, readJson, requireCompany } from "./control.ts";
import { listCredentials, setRevoked } from "./credentials.ts";

const companySchema = z.strictObject({
  name: z.string().min(1).max(100).default("Provedor de teste"),
  seed: z.enum(["demo", "minimal"]).default("demo"),
  switches: z.record(z.string(), z.unknown()).default({}),
});

const keyOrderSchema = ({ keyOrder = [] }: AccountErp) =>
  z.strictObject(Object.fromEntries(keyOrder.map((name) => [name, z.string().optional()])));

const keySchema = z.strictObject({ name: z.string().optional() });

/**
 * The control API of an ERP whose companies are opened by keys: the shared part, companies, their keys and sessions,
 * and `/state?company=&resource=`, which tells the records as they are stored.
 */
export function accountControl(account: AccountErp): Hono<ControlHono> {
  const { erp, switches } = account;
  const app = controlRoutes({
    erp,
    switches,
    ensureDefaultCompany: (database) => ensureDefaultCompany(database, account),
  });
  addCompanyRoutes(app, account);
  addKeyRoutes(app, account);
  app.get("/state", async (context) => {
    const company = await requireCompany(context, erp, context.req.query("company"));
    const resource = context.req.query("resource");
    return context.json(await readRecords(context.env.SANDBOX_DB, company.id, resource));
  });
  app.patch("/companies/:id/records/:resource/:record", async (context) => {
    const { resource, record } = context.req.param();
    const company = await requireCompany(context, erp, context.req.param("id"));
    const change = z.record(z.string(), z.unknown()).parse(await readJson(context));
    const where = { companyId: company.id, resource, id: Number(record) };
    const isChanged = await changeRecord(context.env.SANDBOX_DB, where, change);
    if (!isChanged) throw new HTTPException(404, { message: "no such record" });
    return context.json({ changed: 1 });
  });
  app.route("/", accountPage(account));
  return app;
}

function addCompanyRoutes(app: Hono<ControlHono>, account: AccountErp): void {
  app.get("/companies", async (context) => {
    const companies = await listCompanies(context.env.SANDBOX_DB, account.erp);
    const described = companies.map((company) => describe(context.env.SANDBOX_DB, account, company));
    return context.json(await Promise.all(described));
  });
  app.post("/companies", async (context) => {
    const order = companySchema.parse(await readJson(context));
    const switches = parseSwitchChange(account.switches, order.switches);
    const { id, key } = await createCompany(context.env.SANDBOX_DB, account, { ...order, switches });
    return context.json({ id: String(id), ...account.showKey(key) }, 201);
  });
  app.get("/companies/:id", async (context) => {
    const company = await requireCompany(context, account.erp, context.req.param("id"));
    return context.json(await describe(context.env.SANDBOX_DB, account, company));
  });
}

function addKeyRoutes(app: Hono<ControlHono>, account: AccountErp): void {
  const { erp, sessionKind } = account;
  app.post("/companies/:id/keys", async (context) => {
    const company = await requireCompany(context, erp, context.req.param("id"));
    const order = keyOrderSchema(account).parse(await readJson(context));
    const key = await addKey(context.env.SANDBOX_DB, account, company.id, order);
    return context.json(account.showKey(key), 201);
  });
  // Without name in the body, every key of the company.
  for (const [verb, revoked] of [
    ["revoke", true],
    ["restore", false],
  ] as const) {
    app.post(`/companies/:id/keys/${verb}`, async (context) => {
      const company = await requireCompany(context, erp, context.req.param("id"));
      const { name } = keySchema.parse(await readJson(context));
      const which = { kind: KEY, companyId: company.id, name };
      const changed = await setRevoked(context.env.SANDBOX_DB, erp, which, revoked);
      if (changed === 0) throw new HTTPException(404, { message: "no such key" });
      return context.json({ changed });
    });
  }
  if (sessionKind === undefined) return;
  app.post("/companies/:id/sessions/revoke", async (context) => {
    const company = await requireCompany(context, erp, context.req.param("id"));
    const which = { kind: sessionKind, companyId: company.id };
    return context.json({ changed: await setRevoked(context.env.SANDBOX_DB, erp, which, true) });
  });
}

async function describe(database: D1Database, account: AccountErp, company: Company) {
  const keys = await listCredentials(database, account.erp, KEY, company.id);
  return {
    id: String(company.id),
    name: company.name,
    keys: keys.map((key) => ({ name: key.name, ...account.showKey(key), revoked: key.revoked })),
    changedSwitches: company.switches,
  };
}
