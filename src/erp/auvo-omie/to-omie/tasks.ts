import { saoPauloDay } from "../../../lib/dates.ts";
import { contentHash } from "../../../lib/hash.ts";
import { decimal, sum } from "../../../lib/money.ts";
import type { Delivered, FlowContext, PollContext, PolledFlow, PollPage } from "../../connector.ts";
import { DeliveryStop, type Outcome, ok } from "../../outcome.ts";
import { listAuvo } from "../auvo/answers.ts";
import { type Task, type TaskLine, taskSchema } from "../auvo/tasks.ts";
import { parseAuvoTime } from "../auvo/values.ts";
import { omieDate } from "../omie/call.ts";
import { createServiceOrder, findServiceOrder } from "../omie/service-orders.ts";
import { type Settings, wantsNone } from "../settings.ts";
import { createInOmie } from "./create-once.ts";
import { forgetCustomer, omieCustomer } from "./customer.ts";
import { taskNotes } from "./notes.ts";
import { readChanges, skipChanges, WHILE_EDITED_MS } from "./read-changes.ts";
import { rememberLines, type SentLines, sentLines, sentLinesSchema } from "./sent-lines.ts";
import { requiredSettings, serviceOrderLines, type Work } from "./service-order.ts";
import { updateServiceOrder } from "./update-service-order.ts";

/** A hundred of Auvo's tasks take it up to 25 seconds, and Ponte waits no longer. */
const PAGE_SIZE = 20;
/** The only date that it filters by must be given and is the planned one, which says nothing of a change. */
const EVER = { startDate: "2000-01-01T00:00:00", endDate: "2099-12-31T23:59:59" };
/** "Finished with a pendency": who asks for these wants them with it. */
const WITH_PENDENCY = "5";
const KIND = "tasks";

type Context = FlowContext<Settings>;

/** O3, O4, O9: tasks of Auvo's become service orders of Omie's, each one once. */
export const tasksFlow: PolledFlow<Settings> = {
  soonestMs: WHILE_EDITED_MS,
  read: readTasks,
  deliver: deliverTask,
};

async function readTasks(context: PollContext<Settings>, cursor: unknown): Promise<Outcome<PollPage>> {
  const { settings, caller } = context;
  if (wantsNone(settings.taskStatus)) return ok(skipChanges(context));
  return await readChanges(
    context,
    cursor,
    async ({ since, page }) => {
      const filter = { ...EVER, dateLastUpdate: since, ...taskFilter(settings) };
      const list = { path: "/tasks", filter, page, pageSize: PAGE_SIZE, reason: "auvo.tasks" };
      const outcome = await listAuvo(caller, list, taskSchema);
      if (outcome.kind !== "ok") return outcome;
      const rows = outcome.value.rows.map((task) => ({
        task,
        changedAt: parseAuvoTime(task.dateLastUpdate),
      }));
      return ok({ ...outcome.value, rows });
    },
    ({ task }) => (isWanted(settings, task) ? [toSubject(task)] : []),
  );
}

/** Only Auvo itself can tell how a task was finished: its status is filtered there. */
function taskFilter({ taskStatus, taskTypeCode, customerGroupCode }: Settings): Record<string, number> {
  return {
    status: Number(taskStatus),
    ...(taskTypeCode === undefined ? {} : { type: Number(taskTypeCode) }),
    ...(customerGroupCode === undefined ? {} : { customerGroupId: Number(customerGroupCode) }),
  };
}

function isWanted({ taskStatus, taskTypeCode, taskPendency }: Settings, task: Task): boolean {
  if (taskTypeCode !== undefined && task.taskType !== taskTypeCode) return false;
  return task.pendency === undefined || taskPendency === "send" || taskStatus === WITH_PENDENCY;
}

function toSubject(task: Task): PollPage["subjects"][number] {
  const what = task.taskTypeDescription ?? task.orientation?.slice(0, 60);
  const title = [task.customerDescription, what].filter((text) => text !== undefined).join(" – ");
  return { externalId: task.taskID, title: title === "" ? `Tarefa ${task.taskID}` : title, content: task };
}

async function deliverTask(context: Context, content: unknown): Promise<Delivered> {
  const task = taskSchema.parse(content);
  const from = { flow: KIND, id: task.taskID };
  const name = task.customerDescription ?? task.taskID;
  const { account, category } = requiredSettings(context.settings);
  const customer = await omieCustomer(context, { ...task, name }, from);
  const lines = await serviceOrderLines(context, workOf(task), from);
  const notes = taskNotes(task);
  const hash = await contentHash([customer, lines.ServicosPrestados, lines.parts, notes]);
  const change = { task, hash, customer, lines, notes };
  const known = await context.mappings.get(KIND, context.subject);
  if (known?.remoteId != null && known.effect === null) {
    return await updateServiceOrder(context, { ...change, id: known.remoteId, knownHash: known.contentHash });
  }
  const body = {
    Cabecalho: headerOf(context, task, customer),
    InformacoesAdicionais: { cCodCateg: category, nCodCC: account },
    ServicosPrestados: lines.ServicosPrestados,
    ...(lines.parts.length === 0
      ? {}
      : { produtosUtilizados: { cAcaoProdUtilizados: "EST", produtoUtilizado: lines.parts } }),
    Email: { cEnvBoleto: "N", cEnvLink: "N" },
    Observacoes: { cObsOS: notes },
  };
  const made = await makeOrder(context, task, { hash, body, sent: sentLines(lines) });
  const { id, number } = made;
  const recovered = made.isRecovered ? { recovered: true } : {};
  context.log("service_order.created", { ...from, customer: name, number, ...recovered });
  if (!made.upToDate) return await updateServiceOrder(context, { ...change, id, knownHash: null });
  return { remoteId: id, details: { number } };
}

type NewOrder = { hash: string; body: Record<string, unknown>; sent: SentLines };

async function makeOrder(context: Context, task: Task, { hash, body, sent }: NewOrder) {
  const code = codeOf(task);
  let sentThen = sent;
  try {
    const { record, how, upToDate } = await createInOmie(context, {
      kind: KIND,
      key: context.subject,
      contentHash: hash,
      sent,
      create: () => createServiceOrder(context, body),
      find: (earlier) => {
        sentThen = sentLinesSchema.safeParse(earlier).data ?? sent;
        return findServiceOrder(context, code);
      },
    });
    rememberLines(context, sentThen);
    return { id: record.id, number: String(record.raw.number), isRecovered: how === "recovered", upToDate };
  } catch (error) {
    if (error instanceof DeliveryStop && error.stop.kind === "dead") forgetCustomer(context, task.customerId);
    throw error;
  }
}

/** By this code Omie knows no second one. */
function codeOf({ taskID }: Task): string {
  return `AUVO-OS-${taskID}`;
}

/** An order is foreseen for the day of the task, or for today: Omie wants no day that is over. */
function headerOf({ settings, now }: Context, task: Task, customer: number): Record<string, unknown> {
  const today = saoPauloDay(now());
  const planned = task.taskDate?.slice(0, 10) ?? today;
  const isAhead = planned > today;
  const term = settings.omiePaymentTerm ?? "000";
  return {
    cCodIntOS: codeOf(task),
    nCodCli: customer,
    dDtPrevisao: omieDate(isAhead ? planned : today),
    cEtapa: settings.omieServiceOrderStep,
    cCodParc: term,
    ...(term === "000" ? { nQtdeParc: 1 } : {}),
  };
}

function workOf({ services, products, additionalCosts, summary }: Task): Work {
  return {
    services: services.map(toLine),
    products: products.map(toLine),
    costs: sum(additionalCosts.map(({ unitaryValue }) => decimal(unitaryValue ?? "0"))),
    discount: summary.discount,
  };
}

function toLine({ externalCode, externalId, unitaryValue, ...line }: TaskLine) {
  return { ...line, omieCode: externalCode ?? externalId, price: unitaryValue };
}
