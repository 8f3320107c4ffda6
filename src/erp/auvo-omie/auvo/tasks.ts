import { z } from "zod";
import { discount, listOf, looseAmount, looseId, looseText } from "./values.ts";

/** Products and services of a task. How they tell the ERP's code differs by edition of the API, and some do not. */
const lineSchema = z.object({
  /** A service's GUID. */
  id: looseText,
  /** A product's number. */
  code: looseText,
  externalCode: looseText,
  externalId: looseText,
  name: looseText,
  quantity: looseAmount,
  unitaryValue: looseAmount,
  discount,
});

export type TaskLine = z.output<typeof lineSchema>;

/**
 * What Ponte takes from a task. What it makes of an answer it reads again the same, so that it also reads back what was
 * stored. The id's capital letters are Auvo's own.
 */
export const taskSchema = z.object({
  taskID: z.union([z.number(), z.string().min(1)]).transform(String),
  customerId: looseId,
  customerExternalId: looseText,
  customerDescription: looseText,
  taskType: looseId,
  taskTypeDescription: looseText,
  taskDate: looseText,
  orientation: looseText,
  report: looseText,
  pendency: looseText,
  taskUrl: looseText,
  dateLastUpdate: looseText,
  products: listOf(lineSchema),
  services: listOf(lineSchema),
  additionalCosts: listOf(z.object({ name: looseText, unitaryValue: looseAmount })),
  summary: z
    .object({ discount })
    .nullish()
    .transform((summary) => ({ discount: summary?.discount ?? { type: "money" as const, value: "0" } })),
});

export type Task = z.output<typeof taskSchema>;
