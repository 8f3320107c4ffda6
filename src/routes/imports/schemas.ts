import { z } from "zod";
import { IMPORT_PHASES, IMPORT_STATES } from "../../db/schema.ts";
import { ASSET_ISSUES } from "../../strings/imports.ts";

const count = z.object({ found: z.int(), created: z.int(), updated: z.int(), unchanged: z.int() });

const fields = {
  id: z.string(),
  connectionId: z.string(),
  state: z
    .enum(IMPORT_STATES)
    .describe("`partial`: what was read is kept, and nothing was concluded from what is missing"),
  trigger: z.enum(["person", "daily"]),
  phase: z.enum(IMPORT_PHASES),
  page: z.int(),
  pages: z.int().nullable().describe("Null where the ERP does not tell"),
  clients: count,
  vehicles: count.extend({ ended: z.int().describe("No longer in the ERP's complete list") }),
  errorCount: z.int(),
  code: z.string().nullable().describe("Why it waits or stopped"),
  message: z.string().nullable(),
  nextAttemptAt: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
};

export const importSummarySchema = z.object(fields).meta({ id: "ImportSummary" });

export const importSchema = z
  .object({
    ...fields,
    errors: z
      .array(z.object({ subject: z.string(), code: z.enum(ASSET_ISSUES), message: z.string() }))
      .describe("The first 100 rows with something wrong; the file has all"),
  })
  .meta({ id: "Import" });
