import { z } from "zod";
import { parseDocument } from "../../lib/documents.ts";
import { moneySchema } from "../../lib/money.ts";

/** Values that several functions take or answer. */

/** A CPF or CNPJ, masked or not; handed on as digits (and letters, in an alphanumeric CNPJ). */
export const documentSchema = z
  .string()
  .trim()
  .transform((text, context) => {
    const document = parseDocument(text);
    if (document !== null) return document.digits;
    context.addIssue({ code: "custom", message: "document_format" });
    return z.NEVER;
  })
  .meta({ description: "The customer's CPF or CNPJ, masked or not", examples: ["529.982.247-25"] });

/** An id as the ERP gave it, or a number that somebody took for one. */
export const remoteIdSchema = z
  .union([z.string().trim().min(1, { error: "empty" }).max(200), z.int()])
  .transform(String)
  .meta({ description: "The ERP's own id" });

/** A day of the month. */
export const daySchema = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,2}$/, { error: "day_range" })
      .transform(Number),
  ])
  .pipe(z.int().min(1, { error: "day_range" }).max(31, { error: "day_range" }))
  .meta({ type: "integer", minimum: 1, maximum: 31 });

export const amountSchema = moneySchema.meta({ examples: ["99.90"] });

/** A file, as the JSON answer carries it. With `Accept: application/pdf` the bytes come alone. */
export const fileSchema = z.strictObject({
  contentType: z.string(),
  base64: z.string().describe("The file's bytes"),
});
export type FileResult = z.output<typeof fileSchema>;
