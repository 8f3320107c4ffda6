import { z } from "zod";
import { DIAGNOSIS_CODES } from "../../strings/diagnosis.ts";

const itemSchema = z.object({
  name: z.string().describe("A product, a customer, a seller, a setting"),
  detail: z.string().nullable(),
  sales: z.int(),
  examples: z.array(z.string()).describe("External ids of some of the sales"),
  suggestions: z.array(z.string()).describe("What may have been meant"),
});

export const diagnosisSchema = z
  .object({
    at: z.string().describe("ISO 8601, UTC"),
    examined: z.int().describe("How many sales were looked at"),
    hasMore: z.boolean().describe("There are more sales than one diagnosis looks at"),
    findings: z.array(
      z.object({
        code: z.enum(DIAGNOSIS_CODES),
        severity: z.enum(["error", "warning"]).describe("`error`: deliveries stop with it"),
        title: z.string(),
        cure: z.string(),
        sales: z.int().describe("How many sales it concerns; 0 for what is no single sale's"),
        itemCount: z.int(),
        items: z.array(itemSchema).describe("The 25 that concern most sales"),
      }),
    ),
  })
  .meta({ id: "Diagnosis" });
