import { type Context, Hono } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { changeSwitches } from "./companies.ts";
import { type ControlHono, type ControlledErp, parseSwitchChange, requireCompany } from "./control.ts";
import { addFault, faultRuleSchema, removeFaults } from "./faults.ts";
import { clearJournal } from "./journal.ts";
import type { SwitchDefinition } from "./switches.ts";

type FormValues = Record<string, string>;

/** What the shared panels post: the same verbs as the control API, answered by a redirect to the page. */
export function formRoutes(controlled: ControlledErp, pagePath: string): Hono<ControlHono> {
  const { erp, switches } = controlled;
  const app = new Hono<ControlHono>({ strict: false });
  app.use("*", csrf());
  app.post("/faults", async (context) => {
    const { company, form } = await readCompanyForm(context, erp);
    await addFault(context.env.SANDBOX_DB, erp, company.id, faultOfForm(form));
    return backToPage(context, pagePath, company.id, "faults");
  });
  app.post("/faults/remove", async (context) => {
    const { company, form } = await readCompanyForm(context, erp);
    await removeFaults(context.env.SANDBOX_DB, erp, { id: Number(form.id) });
    return backToPage(context, pagePath, company.id, "faults");
  });
  app.post("/faults/clear", async (context) => {
    const { company } = await readCompanyForm(context, erp);
    await removeFaults(context.env.SANDBOX_DB, erp, { companyId: company.id });
    return backToPage(context, pagePath, company.id, "faults");
  });
  app.post("/switches", async (context) => {
    const { company, form } = await readCompanyForm(context, erp);
    const sent = Object.entries(switches).filter(([name]) => form[name] !== undefined);
    const change = sent.map(([name, definition]) => [name, valueOfForm(definition, form[name] ?? "")]);
    const checked = parseSwitchChange(switches, Object.fromEntries(change));
    await changeSwitches(context.env.SANDBOX_DB, company, checked);
    return backToPage(context, pagePath, company.id, "switches");
  });
  app.post("/journal/clear", async (context) => {
    const { company } = await readCompanyForm(context, erp);
    await clearJournal(context.env.SANDBOX_DB, erp, company.id);
    return backToPage(context, pagePath, company.id, "journal");
  });
  return app;
}

/** The company that a form is about and its text values. */
export async function readCompanyForm(context: Context<ControlHono>, erp: string) {
  const form = await readForm(context);
  return { company: await requireCompany(context, erp, form.company), form };
}

/** A form's text values. */
export async function readForm(context: Context<ControlHono>): Promise<FormValues> {
  const entries = Object.entries(await context.req.parseBody());
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/** Shows the page again, at the panel that was used. */
export function backToPage(
  context: Context<ControlHono>,
  pagePath: string,
  companyId: number,
  panel: string,
) {
  return context.redirect(`${pagePath}?company=${companyId}#${panel}`, 303);
}

function faultOfForm(form: FormValues) {
  const number = (name: string) => (form[name] ? Number(form[name].replace(",", ".")) : undefined);
  const text = (name: string) => form[name] || undefined;
  const parsed = faultRuleSchema.safeParse({
    kind: form.kind,
    method: text("method"),
    path: text("path"),
    times: number("times"),
    probability: number("probability"),
    seed: number("seed"),
    delayMs: number("delayMs"),
    status: number("status"),
    message: text("message"),
    commit: form.commit ? form.commit === "true" : undefined,
  });
  if (!parsed.success) throw new HTTPException(400, { message: parsed.error.message });
  return parsed.data;
}

/** A switch's value from its text; null, which means the default, when it is the default. */
function valueOfForm(definition: SwitchDefinition, text: string): unknown {
  const value = parseValue(definition, text.trim());
  return JSON.stringify(value) === JSON.stringify(definition.fallback) ? null : value;
}

function parseValue(definition: SwitchDefinition, text: string): unknown {
  switch (definition.kind) {
    case "flag":
      return text === "true";
    case "count":
      return Number(text);
    case "words":
      return text.split(/[\s,]+/).filter((word) => word !== "");
    case "choice":
      return text;
  }
}
