import { z } from "zod";
import { DELIVERY_STATES, RECONCILIATION_STATES } from "../../db/schema.ts";
import { DIFFERENCE_CODES } from "../../strings/reconciliations.ts";

const fields = {
  id: z.string(),
  connectionId: z.string(),
  state: z.enum(RECONCILIATION_STATES),
  trigger: z.enum(["person", "daily"]),
  deliveredFrom: z.string().describe("It compares what was delivered from this instant"),
  deliveredTo: z.string(),
  checked: z.int(),
  missing: z.int().describe("No longer in the ERP"),
  totals: z.int().describe("With another total there"),
  cancelled: z.int().describe("Cancelled there"),
  doubled: z.int().describe("There more than once"),
  code: z.string().nullable().describe("Why it waits or stopped"),
  message: z.string().nullable(),
  nextAttemptAt: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
};

export const reconciliationSummarySchema = z.object(fields).meta({ id: "ReconciliationSummary" });

const differenceSchema = z.object({
  externalId: z.string(),
  code: z.enum(DIFFERENCE_CODES),
  message: z.string(),
  hint: z.string(),
  remoteIds: z.array(z.string()).describe("The ERP's records that it is about"),
  delivery: z
    .object({
      id: z.string(),
      state: z.enum(DELIVERY_STATES),
      again: z.boolean().describe("It was sent again since"),
    })
    .nullable()
    .describe("The sale's newest delivery"),
});

export const reconciliationSchema = z
  .object({
    ...fields,
    differences: z.array(differenceSchema).describe("The first 200, those that are missing before others"),
    differenceCount: z.int(),
  })
  .meta({ id: "Reconciliation" });
