import { z } from "zod";
import { directAuthSchema } from "./auth.ts";
import { stepSchema } from "./steps.ts";
import { templateSchema } from "./values.ts";

/** So many steps an automation may have, and a run may take. */
export const MAX_STEPS = 40;

const procedureShape = {
  steps: z.array(stepSchema).max(MAX_STEPS),
  output: templateSchema.describe("What the function answers, in the form that the function has"),
};

/** One function as an administrator writes it: the steps, and what comes of them. */
export const automationSchema = z
  .strictObject({
    description: z.string().max(2_000).optional(),
    auth: directAuthSchema.optional().describe("Instead of the connection's own authentication"),
    idempotent: z
      .boolean()
      .default(false)
      .describe("The ERP makes nothing twice for the same effect.key, which the steps send to it"),
    ...procedureShape,
    find: z
      .strictObject(procedureShape)
      .optional()
      .describe("Looks up what an earlier try has made, when its answer was lost; reads only"),
  })
  .meta({ id: "Automation" });

export type Automation = z.output<typeof automationSchema>;
export type Procedure = Pick<Automation, "steps" | "output">;

/** The grammar as JSON Schema, for editors. */
export function automationJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(automationSchema, { io: "input" });
}
