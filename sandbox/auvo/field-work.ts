import { z } from "zod";
import { isLocalDate } from "./input.ts";
import type { Task, TaskLine } from "./resources.ts";
import { localTime, type Session } from "./session.ts";

const HOUR_MS = 60 * 60 * 1000;

const date = z.string().refine(isLocalDate, "yyyy-MM-dd or yyyy-MM-ddTHH:mm:ss");
const amount = z.string().regex(/^\d+\.\d{2}$/, 'decimal text, as "12.34"');
const discount = z.strictObject({ type: z.union([z.literal(0), z.literal(1)]), value: amount });

const lineSchema = z.strictObject({
  /** The number of the record in `/state`. */
  code: z.int().positive(),
  quantity: z.number().positive().default(1),
  unitaryValue: amount,
  discount: discount.default({ type: 0, value: "0.00" }),
});

const lines = z.array(lineSchema);

/** How a technician ends a visit. */
export const finishSchema = z.strictObject({
  mode: z.enum(["manual", "automatic"]).default("manual"),
  pendency: z.string().default(""),
  report: z.string().default("Serviço concluído."),
  products: lines.optional(),
  services: lines.optional(),
  discount: discount.optional(),
  /** When it ended, in Brasília; now when absent. */
  at: date.optional(),
});

/** What an employee changes of a task; a finished one can be opened again. */
export const taskChangeSchema = z
  .strictObject({
    externalId: z.string(),
    customerId: z.int().min(0),
    taskType: z.int(),
    idUserTo: z.int().min(0),
    taskDate: date,
    orientation: z.string(),
    report: z.string(),
    pendency: z.string(),
    finished: z.boolean(),
    finishMode: z.enum(["", "automatic", "manual"]),
    taskStatus: z.int().min(1).max(6),
    checkInDate: z.string(),
    checkOutDate: z.string(),
    discount,
  })
  .partial()
  .transform((change) => definedOnly(change));

/** A task after its technician ended it: checked in and out, signed, with the parts and services used. */
export function finishedTask(session: Session, task: Task, order: z.infer<typeof finishSchema>): Task {
  const end = order.at === undefined ? localTime(session.nowMs) : withTime(order.at);
  const start = task.checkInDate || localTime(Date.parse(`${end}-03:00`) - HOUR_MS);
  const withDate = (used: z.infer<typeof lines> | undefined): TaskLine[] | undefined =>
    used?.map((line) => ({ ...line, userId: task.idUserTo, dateRegister: end }));
  return {
    ...task,
    finished: true,
    finishMode: order.mode,
    taskStatus: 5,
    pendency: order.pendency,
    report: order.report,
    visualizedDate: task.visualizedDate || start,
    checkInDate: start,
    checkOutDate: end,
    durationSeconds: (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 1000,
    signatureName: "Responsável no local",
    products: withDate(order.products) ?? task.products,
    services: withDate(order.services) ?? task.services,
    discount: order.discount ?? task.discount,
  };
}

/** The same without what is undefined, so that a spread of it overwrites nothing. */
function definedOnly<Change extends object>(
  change: Change,
): { [Name in keyof Change]?: Exclude<Change[Name], undefined> } {
  // Guarantee: the entries are the change's own, but for those without value.
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Change]?: Exclude<Change[Name], undefined>;
  };
}

function withTime(day: string): string {
  return day.includes("T") ? day : `${day}T00:00:00`;
}
