import { z } from "zod";
import type { Bilingual } from "../strings/language.ts";
import { type FieldInfo, fieldInfo } from "./connector.ts";

/** A setting that points to an option of the ERP, with what is chosen there. */
export type ChosenOption = {
  /** `settings.paymentMethods.pix.companyId` */
  path: string;
  /** What people call it, from the outside in. */
  titles: Bilingual[];
  source: string;
  value: string;
};

type Place = { key: string; path: string; titles: Bilingual[] };

/**
 * The settings that name an option of the ERP, however deep they stand: in groups, lists and records, and as records' keys.
 * Those that are of no use as things are chosen, and those that may hold others than the listed values, are left out.
 */
export function chosenOptions(settings: z.ZodObject, values: unknown): ChosenOption[] {
  return optionsIn(settings, values, { key: "", path: "settings", titles: [] });
}

function optionsIn(schema: z.core.$ZodType, value: unknown, place: Place): ChosenOption[] {
  if (value === undefined || value === null) return [];
  const info = fieldInfo(schema);
  const here = info === undefined ? place : { ...place, titles: [...place.titles, info.title] };
  if (info?.options !== undefined) return chosenHere(info, value, here);
  if (schema instanceof z.ZodObject) return inObject(schema, value, here);
  if (schema instanceof z.ZodRecord) return inRecord(schema, value, here);
  if (schema instanceof z.ZodArray) {
    const elements: unknown[] = Array.isArray(value) ? value : [];
    return elements.flatMap((element, index) =>
      optionsIn(schema.element, element, { ...here, path: `${here.path}.${index}` }),
    );
  }
  if (schema instanceof z.ZodPipe) return optionsIn(schema.out, value, here);
  const isWrapper =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable;
  return isWrapper ? optionsIn(schema.unwrap(), value, here) : [];
}

function chosenHere({ options, alsoOthers }: FieldInfo, value: unknown, place: Place): ChosenOption[] {
  if (alsoOthers) return [];
  const source = typeof options === "string" ? options : place.key;
  return [value]
    .flat()
    .filter((one) => typeof one === "string" || typeof one === "number")
    .map((one) => ({ path: place.path, titles: place.titles, source, value: String(one) }));
}

function inObject(schema: z.ZodObject, value: unknown, place: Place): ChosenOption[] {
  const values = z.record(z.string(), z.unknown()).safeParse(value).data ?? {};
  return Object.entries(schema.shape).flatMap(([key, inner]) => {
    const onlyFor = fieldInfo(inner)?.onlyFor;
    const isOfUse = onlyFor === undefined || onlyFor.values.includes(String(values[onlyFor.field]));
    return isOfUse ? optionsIn(inner, values[key], { ...place, key, path: `${place.path}.${key}` }) : [];
  });
}

function inRecord(schema: z.ZodRecord, value: unknown, place: Place): ChosenOption[] {
  const rows = z.record(z.string(), z.unknown()).safeParse(value).data ?? {};
  return Object.entries(rows).flatMap(([key, inner]) => {
    const row = { ...place, key, path: `${place.path}.${key}` };
    return [...optionsIn(schema.keyType, key, row), ...optionsIn(schema.valueType, inner, row)];
  });
}
