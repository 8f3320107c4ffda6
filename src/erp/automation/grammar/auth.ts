import { z } from "zod";
import { namedTemplates, textTemplateSchema } from "./values.ts";

/** How a call says who it is, where no login comes before it. */
export const directAuthSchema = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("none") }),
    z.strictObject({
      type: z.literal("basic"),
      username: textTemplateSchema.optional(),
      password: textTemplateSchema.optional(),
      token: textTemplateSchema.optional().describe('Both in one, as some ERPs hand it out: "12:abc…"'),
    }),
    z.strictObject({ type: z.literal("bearer"), token: textTemplateSchema }),
    z.strictObject({
      type: z.literal("header"),
      name: z.string().min(1).max(100),
      token: textTemplateSchema,
      prefix: z.string().max(20).optional(),
    }),
    z.strictObject({ type: z.literal("query"), name: z.string().min(1).max(100), token: textTemplateSchema }),
    z.strictObject({
      type: z.literal("body_fields"),
      fields: namedTemplates.describe("Added to the body of every call; to the query of one without a body"),
    }),
  ])
  .meta({ id: "DirectAuth" });
export type DirectAuth = z.output<typeof directAuthSchema>;
