import type { Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { accountControl } from "../shared/account-control.ts";
import { type ControlHono, readJson, requireCompany } from "../shared/control.ts";
import { readCallers } from "../shared/journal.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { AUVO, ERP } from "./account.ts";
import { Refusal } from "./envelope.ts";
import { finishedTask, finishSchema, taskChangeSchema } from "./field-work.ts";
import { growSchema, growthStatements } from "./grow.ts";
import { Fields } from "./input.ts";
import { moveToStage } from "./quotations/store.ts";
import type { Task } from "./resources.ts";
import { openStore, type Session } from "./session.ts";
import { SWITCHES } from "./switches.ts";
import { addTask, removeTask, storeTask } from "./tasks/store.ts";
import { listenToTasks, webhookForms, webhooksPanel } from "./webhook-panel.tsx";

const stageSchema = z.strictObject({ stage: z.string() });

/** The shared control API, and what technicians and the office do: visits begin, end and change without an API call. */
export const auvoControl: Hono<ControlHono> = accountControl({ ...AUVO, panel: webhooksPanel });
auvoControl.route("/webhook-forms", webhookForms());

// Each source address has its own count, whichever companies its calls were for.
auvoControl.get("/callers", async (context) => {
  const since = Number(context.req.query("since") ?? 0) || 0;
  return context.json(await readCallers(context.env.SANDBOX_DB, ERP, since));
});

auvoControl.post("/companies/:id/grow", async (context) => {
  const session = await openSession(context);
  const order = growSchema.parse(await readJson(context));
  await session.store.database.batch(await growthStatements(session, order));
  return context.json(order, 201);
});

auvoControl.post("/companies/:id/webhooks", async (context) => {
  const company = await requireCompany(context, ERP, context.req.param("id"));
  await listenToTasks(context.env.SANDBOX_DB, company, await readJson(context));
  return context.json({ registered: 2 }, 201);
});

auvoControl.post("/companies/:id/tasks", async (context) => {
  const session = await openSession(context);
  const fields = new Fields(z.record(z.string(), z.unknown()).parse(await readJson(context)));
  return context.json(await asEmployee(() => addTask(session, fields)), 201);
});

auvoControl.patch("/companies/:id/tasks/:task", async (context) => {
  const { session, task } = await openTask(context);
  const change = taskChangeSchema.parse(await readJson(context));
  return context.json(await storeTask(session, { ...task, ...change }));
});

auvoControl.post("/companies/:id/tasks/:task/finish", async (context) => {
  const { session, task } = await openTask(context);
  const order = finishSchema.parse(await readJson(context));
  return context.json(await storeTask(session, finishedTask(session, task, order)));
});

auvoControl.delete("/companies/:id/tasks/:task", async (context) => {
  const { session, task } = await openTask(context);
  await removeTask(session, task);
  return context.json({ removed: 1 });
});

auvoControl.post("/companies/:id/quotations/:quotation/stage", async (context) => {
  const session = await openSession(context);
  const { stage: name } = stageSchema.parse(await readJson(context));
  const quotation = await session.store.find("quotations", context.req.param("quotation"));
  if (!quotation) throw new HTTPException(404, { message: "no such quotation" });
  const stages = await session.store.all("quotationStages");
  const stage = stages.find(({ description }) => description === name);
  if (!stage) {
    const names = stages.map(({ description }) => description).join(", ");
    throw new HTTPException(400, { message: `no such stage; there are ${names}` });
  }
  return context.json(await moveToStage(session, quotation, stage));
});

async function openSession(context: Context<ControlHono>): Promise<Session> {
  const company = await requireCompany(context, ERP, context.req.param("id"));
  return {
    store: openStore(context.env.SANDBOX_DB, company.id),
    switches: resolveSwitches(SWITCHES, company.switches),
    nowMs: Date.now(),
  };
}

async function openTask(context: Context<ControlHono>): Promise<{ session: Session; task: Task }> {
  const session = await openSession(context);
  const task = await session.store.find("tasks", context.req.param("task") ?? "");
  if (!task) throw new HTTPException(404, { message: "no such task" });
  return { session, task };
}

/** What Auvo would refuse is refused here too, in its own words. */
async function asEmployee<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal) throw new HTTPException(400, { message: await error.answer.text() });
    throw error;
  }
}
