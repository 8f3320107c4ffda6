import { Hono } from "hono";
import { badRequest, bare, datesRequired, notFound, success } from "../envelope.ts";
import { endDate, Fields, localDate, readBody, readFields } from "../input.ts";
import { answerList, atLeast, atMost, readFilter } from "../lists.ts";
import { readPatch } from "../patch.ts";
import type { Task } from "../resources.ts";
import {
  type AuvoContext,
  type AuvoHono,
  amendRecord,
  findBy,
  otherwiseNotAllowed,
  requireRecord,
} from "../session.ts";
import { taskConditions } from "./filter.ts";
import { presentTasks } from "./present.ts";
import { addTask, removeTask, storeTask, tellChange } from "./store.ts";
import { changedTask, readCosts, readProducts, readServices, WRITABLE_PATHS } from "./write.ts";

/** `/tasks`. */
export const tasks = new Hono<AuvoHono>({ strict: false });

tasks.get("/", async (context) => {
  const { session } = context.env;
  const filter = readFilter(context);
  const withDocument = filter?.flag("showCustomerDocument") ?? false;
  return await answerList(context, {
    resource: "tasks",
    conditions: taskConditions(filter, session),
    present: (rows) => presentTasks(rows, session, { withDocument }),
    isBounded: true,
  });
});

tasks.get("/getdeletedtasks", async (context) => {
  const filter = readFilter(context) ?? new Fields({});
  const [start, end] = [localDate(filter, "startDate"), endDate(filter, "endDate")];
  if (start === undefined || end === undefined) throw datesRequired();
  return await answerList(context, {
    resource: "deletedTasks",
    conditions: [...atLeast("taskDate", start), ...atMost("taskDate", end)],
    present: (rows) => rows.map((row) => ({ taskID: Number(row.id), deletedDate: row.deletedAt })),
    isBounded: true,
  });
});

tasks.post("/", async (context) => {
  const { session } = context.env;
  const task = await addTask(session, await readFields(context.req.raw));
  return await answerTask(context, task, 201);
});

tasks.put("/", async (context) => {
  const { session } = context.env;
  const fields = await readFields(context.req.raw);
  const id = fields.integer("id") ?? 0;
  if (id !== 0) return await change(context, await requireRecord(context, "tasks", String(id)), fields);
  const known = await findBy(session.store, "tasks", "externalId", fields.text("externalId") ?? "");
  if (known) return await change(context, known, fields);
  return await answerTask(context, await addTask(session, fields), 201);
});

tasks.get("/:id", async (context) => answerTask(context, await requireRecord(context, "tasks")));

tasks.patch("/:id", async (context) => {
  const { session } = context.env;
  const fields = await readPatch(context.req.raw, "Task", WRITABLE_PATHS);
  const task = await amendRecord(context, "tasks", (before) => changedTask(session, before, fields));
  await tellChange(session, task);
  return await answerTask(context, task);
});

tasks.delete("/:id", async (context) => {
  await removeTask(context.env.session, await requireRecord(context, "tasks"));
  return bare(204);
});

tasks.put("/:id/products", async (context) => {
  const task = await requireRecord(context, "tasks");
  const products = await readProducts(context.env.session, await readLines(context));
  return await storeLines(context, { ...task, products: products ?? [] });
});

tasks.put("/:id/services", async (context) => {
  const task = await requireRecord(context, "tasks");
  const services = await readServices(context.env.session, await readLines(context));
  return await storeLines(context, { ...task, services: services ?? [] });
});

tasks.put("/:id/additional-costs", async (context) => {
  const task = await requireRecord(context, "tasks");
  const additionalCosts = await readCosts(context.env.session, await readLines(context));
  return await storeLines(context, { ...task, additionalCosts: additionalCosts ?? [] });
});

const EMPTIED: [path: string, change: Partial<Task>][] = [
  ["/:id/products", { products: [] }],
  ["/:id/services", { services: [] }],
  ["/:id/additional-costs", { additionalCosts: [] }],
];

for (const [path, emptied] of EMPTIED) {
  tasks.delete(path, async (context) => {
    const task = await requireRecord(context, "tasks");
    await storeTask(context.env.session, { ...task, ...emptied });
    return bare(204);
  });
}

tasks.put("/:id/attachments", async (context) => {
  const task = await requireRecord(context, "tasks");
  const fields = await readFields(context.req.raw);
  const name = fields.required("name", 255);
  if (!/^[A-Za-z0-9+/\s]+={0,2}$/.test(fields.required("file"))) throw badRequest("file", "Invalid file");
  const extension = /\.\w+$/.exec(name)?.[0] ?? "";
  const url = `https://app.auvo.com.br/anexos/${task.pageKey}/${encodeURIComponent(name)}`;
  const id = task.attachments.length + 1;
  const attachments = [...task.attachments, { id, url, description: name, extension }];
  return await storeLines(context, { ...task, attachments });
});

otherwiseNotAllowed(
  tasks,
  "/",
  "/getdeletedtasks",
  "/:id",
  "/:id/products",
  "/:id/services",
  "/:id/additional-costs",
  "/:id/attachments",
);

/** A body that is an array of lines. */
async function readLines(context: AuvoContext): Promise<Fields[]> {
  const body = await readBody(context.req.raw);
  return new Fields({ lines: body }).objects("lines") ?? [];
}

async function storeLines(context: AuvoContext, task: Task): Promise<Response> {
  return await answerTask(context, await storeTask(context.env.session, task));
}

async function change(context: AuvoContext, task: Task, fields: Fields): Promise<Response> {
  const changed = await changedTask(context.env.session, task, fields);
  return await answerTask(context, await storeTask(context.env.session, changed));
}

async function answerTask(context: AuvoContext, task: Task, status = 200): Promise<Response> {
  const [shown] = await presentTasks([task], context.env.session);
  if (!shown) throw notFound();
  return success(shown, status);
}
