import { z } from "zod";
import { LOG_DAYS } from "../../services/logs/retention.ts";

/** Shapes that the routes of the log's keeping share. */

/** How many days a log may be kept. */
export const logDays = z
  .int({ error: "log_days_range" })
  .min(LOG_DAYS.least, { error: "log_days_range" })
  .max(LOG_DAYS.most, { error: "log_days_range" });

export const logRetentionSchema = z
  .object({
    days: z.int().describe("How long an entry stays in the log"),
    detailDays: z.int().describe("How long its requests and answers do"),
    archived: z.boolean().describe("Whether entries go into the archive before they are deleted"),
  })
  .meta({ id: "LogRetention" });

export const logArchiveSchema = z
  .object({
    id: z.string(),
    day: z.string().describe("In São Paulo"),
    from: z.string().describe("Its first entry's instant"),
    to: z.string().describe("Its last entry's instant"),
    entries: z.int(),
    bytes: z.int().describe("Compressed"),
    archivedAt: z.string(),
  })
  .meta({ id: "LogArchive" });
