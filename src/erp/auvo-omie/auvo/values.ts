import { z } from "zod";
import { type Decimal, decimal } from "../../../lib/money.ts";

/** A text of an answer: trimmed, and absent where it is null or blank. Numbers stand where texts are expected, and back. */
export const looseText = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value == null ? undefined : String(value).trim() || undefined));

/** A number, where some answers give it as a text. */
export const looseId = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value == null || value === "" || Number(value) === 0 ? undefined : String(value)));

/** Yes or no, where some answers say it as a text; undefined where they do not say. */
export const looseFlag = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value) => (value == null ? undefined : String(value).toLowerCase() === "true"));

/** Texts without those that are blank. */
export const looseTexts = z
  .array(looseText)
  .nullish()
  .transform((texts) => (texts ?? []).filter((text) => text !== undefined));

/** A list, where null and absence are an empty one. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);
}

/**
 * An amount as Auvo writes it: 12.5, "12.50", "12,50", "$0.00", "R$ 2.500,00". A text of three digits after one dot is a
 * decimal, since thousands come with cents.
 */
export function parseAmount(value: unknown): Decimal | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? decimal(value) : undefined;
  if (typeof value !== "string") return undefined;
  const bare = value.replace(/[^\d.,-]/g, "");
  const isComma = bare.lastIndexOf(",") > bare.lastIndexOf(".");
  const mark = isComma ? "," : ".";
  const isGrouped = bare.split(mark).length > 2;
  const plain = isGrouped
    ? bare.replace(/[.,]/g, "")
    : bare
        .split(isComma ? "." : ",")
        .join("")
        .replace(mark, ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? decimal(plain) : undefined;
}

/** An amount of an answer as a decimal text; absent where it is null or no amount. */
export const looseAmount = z
  .unknown()
  .optional()
  .transform((value) => parseAmount(value)?.toString());

export type Discount = { type: "percent" | "money"; value: string };

/** "Valor", "Monetary", "Value", "0" and "Monetario" are money; "Percentual" and "1" are percent. */
export const discount = z
  .object({ value: looseAmount, type: looseText })
  .nullish()
  .transform(
    (given): Discount => ({
      type: /^(perc|1$)/i.test(given?.type ?? "") ? "percent" : "money",
      value: given?.value ?? "0",
    }),
  );

/** A moment as Auvo writes it: São Paulo's time without a zone. */
export function parseAuvoTime(text: string | undefined): number | undefined {
  if (text === undefined || /^(0001|1900)-/.test(text)) return undefined;
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?/.exec(text) ?? [];
  if (day === undefined) return undefined;
  const at = Date.parse(`${day}T${time ?? "00:00"}-03:00`);
  return Number.isNaN(at) ? undefined : at;
}
