import { z } from "zod";
import {
  expressionSchema,
  namedTemplates,
  OUTCOMES,
  outcomeRuleSchema,
  stepIdSchema,
  templateSchema,
  textTemplateSchema,
} from "./values.ts";

const callShape = {
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]),
  path: z
    .string()
    .min(1)
    .max(2_000)
    .describe("Beneath the connection's address, from / on. What {{ }} puts into it is encoded"),
  query: namedTemplates.optional(),
  headers: z.record(z.string().min(1).max(100), textTemplateSchema).optional(),
  json: templateSchema.optional(),
  form: namedTemplates.optional(),
  multipart: namedTemplates.optional(),
  text: textTemplateSchema.optional(),
  effect: z
    .enum(["read", "keyed_write", "unkeyed_write"])
    .optional()
    .describe(
      "What repeating the call does. read: nothing (the default of GET). keyed_write: the same again. unkeyed_write: a second record",
    ),
  answer: z.enum(["json", "text", "bytes"]).default("json").describe("How the answer is read"),
  charset: z.enum(["utf-8", "latin1"]).optional().describe("The answer's, where its bytes do not tell it"),
  outcomes: z.array(outcomeRuleSchema).max(20).default([]).describe("The first that holds counts"),
  continueOn: z
    .array(z.enum(["empty", "not_found"]))
    .default([])
    .describe("Outcomes that do not end the run: the step's output is null then"),
};

const callSchema = z.strictObject(callShape).meta({ id: "HttpCall" });
export type HttpCall = z.output<typeof callSchema>;

const httpSchema = z.strictObject({ type: z.literal("http"), id: stepIdSchema, ...callShape });

const endSchema = z.enum(["empty", "not_found"]);

const findSchema = z.strictObject({
  type: z.literal("find"),
  id: stepIdSchema,
  from: templateSchema.describe("A list"),
  where: expressionSchema.describe("True for the item that is wanted; sees item and index"),
  otherwise: endSchema.optional().describe("Ends the run when there is none; without it the output is null"),
  message: textTemplateSchema.optional(),
});

const filterSchema = z.strictObject({
  type: z.literal("filter"),
  id: stepIdSchema,
  from: templateSchema.describe("A list"),
  where: expressionSchema.describe("True for the items that stay; sees item and index"),
});

const fieldSchema = z
  .strictObject({
    value: templateSchema.describe("Sees item and index"),
    as: z
      .enum(["text", "money", "date", "digits", "integer", "boolean", "document", "enum", "any"])
      .default("text"),
    values: z
      .record(z.string().max(100), z.string().max(100))
      .optional()
      .describe("For enum: the ERP's word, and ours. Accents and case aside"),
    default: templateSchema.optional().describe("Instead of nothing, or of a word that values does not have"),
    optional: z.boolean().default(false).describe("Nothing is left out; without it nothing is an error"),
  })
  .meta({ id: "MappedField" });
export type MappedField = z.output<typeof fieldSchema>;

const mapSchema = z.strictObject({
  type: z.literal("map"),
  id: stepIdSchema,
  from: templateSchema.describe("A list, or one record"),
  fields: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/), fieldSchema),
});

const listSchema = z.strictObject({
  type: z.literal("list"),
  id: stepIdSchema,
  items: z.array(templateSchema).max(1_000),
});

const pollSchema = z.strictObject({
  type: z.literal("poll"),
  id: stepIdSchema,
  call: callSchema,
  until: expressionSchema.describe("True when it is ready; sees answer"),
  everyMs: z.int().min(200).max(5_000).default(1_000),
  times: z.int().min(1).max(20).default(5),
  continue: z.boolean().default(false).describe("Goes on with the last answer when it is still not ready"),
});

/** A run makes 25 calls at most: these leave room for the others. */
const MOST_EACH = 20;

const eachSchema = z.strictObject({
  type: z.literal("each"),
  id: stepIdSchema,
  from: templateSchema.describe("A list; the call is made for each item, and sees item and index"),
  call: callSchema,
  most: z.int().min(1).max(MOST_EACH).default(10).describe("Items beyond these are left out"),
});

const pdfSchema = z.strictObject({
  type: z.literal("pdf"),
  id: stepIdSchema,
  from: z
    .enum(["bytes", "base64", "link"])
    .describe("bytes: of a call whose answer is bytes. base64: a text. link: an address that is fetched"),
  value: templateSchema,
});

const stripSchema = z.strictObject({
  type: z.literal("strip"),
  id: stepIdSchema,
  from: templateSchema,
  fields: z.array(z.string().min(1).max(100)).min(1).max(50).describe("Left out at any depth"),
});

const stopSchema = z.strictObject({
  type: z.literal("stop"),
  id: stepIdSchema,
  outcome: z.enum(OUTCOMES).exclude(["ok"]),
  message: textTemplateSchema.optional(),
});

type SimpleStep =
  | z.output<typeof httpSchema>
  | z.output<typeof findSchema>
  | z.output<typeof filterSchema>
  | z.output<typeof mapSchema>
  | z.output<typeof listSchema>
  | z.output<typeof pollSchema>
  | z.output<typeof eachSchema>
  | z.output<typeof pdfSchema>
  | z.output<typeof stripSchema>
  | z.output<typeof stopSchema>;
export type ConditionStep = { type: "condition"; id: string; if: string; then: Step[]; else: Step[] };
export type Step = SimpleStep | ConditionStep;
export type StepOf<Type extends Step["type"]> = Extract<Step, { type: Type }>;

const conditionSchema = z.strictObject({
  type: z.literal("condition"),
  id: stepIdSchema,
  if: expressionSchema,
  // biome-ignore lint/suspicious/noThenProperty: it is the word for it, and nobody awaits a step.
  get then() {
    return z.array(stepSchema).max(40);
  },
  get else() {
    return z.array(stepSchema).max(40).default([]);
  },
});

export const stepSchema: z.ZodType<Step> = z
  .lazy(() =>
    z.discriminatedUnion("type", [
      httpSchema,
      findSchema,
      filterSchema,
      mapSchema,
      conditionSchema,
      listSchema,
      pollSchema,
      eachSchema,
      pdfSchema,
      stripSchema,
      stopSchema,
    ]),
  )
  .meta({ id: "Step" });
