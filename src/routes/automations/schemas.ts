import { z } from "zod";
import { id } from "../schemas.ts";

/** Shapes that the routes of automations share. */

export const connectionParams = z.object({ connectionId: id("connection") });
export const automationParams = connectionParams.extend({
  function: z.string().min(1).max(128).describe("The function's name, as GET /v1/functions lists it"),
});
export const caseParams = automationParams.extend({ caseId: id("case") });

/** The grammar is checked by the verb, which knows the function and its variables. */
export const automationBody = z.record(z.string(), z.unknown()).meta({
  id: "AutomationContent",
  description: "The automation, by the grammar of GET /v1/automation-templates",
});

export const versionSchema = z
  .object({
    function: z.string(),
    version: z.int(),
    automation: z.unknown().describe("Null: the function was taken away with this version"),
    createdAt: z.string(),
    createdBy: z.string().nullable(),
  })
  .meta({ id: "AutomationVersion" });

export const traceSchema = z.array(
  z.object({
    step: z.string(),
    request: z.unknown().optional(),
    response: z.unknown().optional(),
    output: z.unknown(),
    durationMs: z.number(),
    outcome: z.string().optional(),
    error: z.string().optional(),
  }),
);

export const testRunSchema = z
  .object({
    result: z.unknown().optional(),
    error: z.object({ code: z.string(), message: z.string() }).optional(),
    trace: traceSchema.describe("Each step's request, answer and output; secrets are masked"),
  })
  .meta({ id: "AutomationTestRun" });

export const caseSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    function: z.string(),
    input: z.unknown(),
    result: z.unknown().optional(),
    error: z.unknown().optional(),
    createdAt: z.string(),
  })
  .meta({ id: "AutomationCase" });

export const listOfAll = (item: z.ZodType) => z.object({ items: z.array(item), nextCursor: z.null() });
