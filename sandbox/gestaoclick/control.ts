import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { type Company, listCompanies } from "../shared/companies.ts";
import { controlRoutes, parseSwitchChange, readJson, requireCompany } from "../shared/control.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { addToken, createCompany, ERP, ensureDefaultCompany, listTokens, setRevoked } from "./companies.ts";
import { gestaoclickPage } from "./page.tsx";
import { DEFAULT_COMPANY } from "./seed.ts";
import { openStore } from "./session.ts";
import { readState } from "./state.ts";
import { SWITCHES } from "./switches.ts";

const companySchema = z.strictObject({
  name: z.string().min(1).max(100).default("Empresa de teste"),
  seed: z.enum(["demo", "minimal"]).default("demo"),
  switches: z.record(z.string(), z.unknown()).default({}),
});

/** The control API of GestãoClick's sandbox; it asks for no password, so the Worker is never published. */
export const gestaoclickControl = controlRoutes({ erp: ERP, switches: SWITCHES, ensureDefaultCompany });

gestaoclickControl.get("/companies", async (context) => {
  const companies = await listCompanies(context.env.SANDBOX_DB, ERP);
  return context.json(
    await Promise.all(companies.map((company) => describe(context.env.SANDBOX_DB, company))),
  );
});

gestaoclickControl.post("/companies", async (context) => {
  const order = companySchema.parse(await readJson(context));
  const switches = parseSwitchChange(SWITCHES, order.switches);
  const { id, ...pair } = await createCompany(context.env.SANDBOX_DB, { ...order, switches });
  return context.json({ id: String(id), ...pair }, 201);
});

gestaoclickControl.get("/companies/:id", async (context) => {
  const company = await requireCompany(context, ERP, context.req.param("id"));
  return context.json(await describe(context.env.SANDBOX_DB, company));
});

gestaoclickControl.post("/companies/:id/tokens", async (context) => {
  const company = await requireCompany(context, ERP, context.req.param("id"));
  return context.json(await addToken(context.env.SANDBOX_DB, company), 201);
});

// Without accessToken in the body, every token pair of the company.
for (const [verb, revoked] of [
  ["revoke", true],
  ["restore", false],
] as const) {
  gestaoclickControl.post(`/companies/:id/tokens/${verb}`, async (context) => {
    const company = await requireCompany(context, ERP, context.req.param("id"));
    const { accessToken } = z
      .strictObject({ accessToken: z.string().optional() })
      .parse(await readJson(context));
    const changed = await setRevoked(context.env.SANDBOX_DB, company.id, revoked, accessToken);
    if (changed === 0) throw new HTTPException(404, { message: "no such token" });
    return context.json({ changed });
  });
}

gestaoclickControl.get("/state", async (context) => {
  const id = context.req.query("company") ?? String(DEFAULT_COMPANY.id);
  const company = await requireCompany(context, ERP, id);
  const switches = resolveSwitches(SWITCHES, company.switches);
  return context.json(await readState(openStore(context.env.SANDBOX_DB, company.id), switches));
});

gestaoclickControl.route("/", gestaoclickPage);

async function describe(database: D1Database, company: Company) {
  return {
    id: String(company.id),
    name: company.name,
    tokens: await listTokens(database, company.id),
    changedSwitches: company.switches,
  };
}
