import type { z } from "zod";
import { type Connector, fieldInfo } from "../../erp/connector.ts";
import { connectionFieldTexts } from "../../strings/connections.ts";
import { type Bilingual, inLanguage, type Language } from "../../strings/language.ts";

/** What the log of a change mentions: which fields, and what the form calls them in each language. */
export type ChangedFields = { fields: string[]; titles: string[]; titlesEn: string[] };

export function changedFields(
  connector: Connector,
  changed: { name: boolean; settings: readonly string[]; credentials: readonly string[] },
): ChangedFields {
  const named: { id: string; title: Bilingual }[] = [
    ...(changed.name ? [{ id: "name", title: connectionFieldTexts.name }] : []),
    ...changed.settings.map((id) => ({ id, title: titleOf(connector.settings, id) })),
    ...changed.credentials.map((id) => ({ id, title: titleOf(connector.credentials, id) })),
  ];
  const titles = (language: Language) => named.map(({ title }) => inLanguage(title, language));
  return { fields: named.map(({ id }) => id), titles: titles("pt"), titlesEn: titles("en") };
}

function titleOf({ shape }: z.ZodObject, id: string): Bilingual {
  const schema = Object.hasOwn(shape, id) ? shape[id] : undefined;
  return (schema === undefined ? undefined : fieldInfo(schema)?.title) ?? { pt: id, en: id };
}
