import { z } from "zod";

/** What stands in several places of an automation. */

export const stepIdSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/)
  .describe("Names the step; its output is steps.<id> from then on");

export const expressionSchema = z.string().min(1).max(2_000).describe("An expression (CEL)");

/** Any JSON; texts in it may hold {{ expression }}. */
export const templateSchema = z
  .json()
  .describe('Any JSON. A text may hold {{ expression }}; {"$json": value} is the value as a JSON text');

export const textTemplateSchema = z.string().max(20_000).describe("A text that may hold {{ expression }}");

export const namedTemplates = z.record(z.string().min(1).max(100), templateSchema);

export const OUTCOMES = [
  "ok",
  "empty",
  "not_found",
  "refused",
  "invalid_credentials",
  "rate_limited",
  "blocked",
  "unavailable",
] as const;
export type RuleOutcome = (typeof OUTCOMES)[number];

const statusSchema = z.union([z.int().min(100).max(599), z.string().regex(/^[1-5]xx$/)]);

export const outcomeRuleSchema = z
  .strictObject({
    when: z
      .strictObject({
        status: z.union([statusSchema, z.array(statusSchema).min(1).max(20)]).optional(),
        predicate: expressionSchema.optional().describe("True for this rule; sees answer, status and text"),
        text: z.string().min(1).max(200).optional().describe("Stands in the answer, accents and case aside"),
      })
      .describe("All that is given must hold. A rule for 401, 429 or 5xx names the status"),
    outcome: z.enum(OUTCOMES),
    message: textTemplateSchema
      .optional()
      .describe("The ERP's words for people; sees answer, status and text"),
  })
  .meta({ id: "OutcomeRule" });
export type OutcomeRule = z.output<typeof outcomeRuleSchema>;
