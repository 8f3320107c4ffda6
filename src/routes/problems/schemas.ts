import { z } from "zod";
import { PROBLEM_STATES } from "../../db/schema.ts";
import { id } from "../schemas.ts";

export const problemParams = { params: z.object({ problemId: id("problem") }) };

/** Deliveries of one connection that stopped with one cause. */
export const problemGroupSchema = z
  .object({
    id: z.string(),
    state: z
      .enum(PROBLEM_STATES)
      .describe("resolved: not shown until it comes again; ignored: not shown at all"),
    tenantId: z.string(),
    tenantName: z.string(),
    connectionId: z.string(),
    connectionName: z.string(),
    provider: z.string(),
    code: z.string(),
    cause: z.string().describe("The ERP's words without numbers, ids and quotes"),
    message: z.string().describe("Of the delivery that stopped last"),
    hint: z.string(),
    who: z.enum(["crm", "administrator", "erp", "nobody"]).describe("Who has to act"),
    open: z.int().describe("Deliveries that still stand with it; counted up to 1000"),
    occurrences: z.int().describe("How often a delivery has stopped with it"),
    firstSeenAt: z.string(),
    lastSeenAt: z.string(),
    subjects: z
      .array(z.object({ flow: z.string(), subject: z.string() }))
      .describe("A few of them, newest first"),
    tenantCount: z.int().optional().describe("For the operator without a tenant: how many have the same"),
    tenants: z
      .array(z.object({ id: z.string(), name: z.string(), problemId: z.string() }))
      .optional()
      .describe("A few of these"),
  })
  .meta({ id: "ProblemGroup" });
