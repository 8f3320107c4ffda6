import { z } from "zod";
import type { CheckResult } from "../../erp/connector.ts";
import { type Bilingual, inLanguage, type Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { requireConnection } from "./connection-view.ts";

const both = z.object({ pt: z.string(), en: z.string() });
const keptTestSchema = z.object({
  at: z.string(),
  ok: z.boolean(),
  checks: z.array(
    z.object({
      name: z.string(),
      title: both,
      ok: z.boolean(),
      code: z.string().optional(),
      message: both,
    }),
  ),
});

/** A test as it is kept: in both languages, since others read it too. */
export type KeptTest = z.output<typeof keptTestSchema>;

export type ConnectionTest = {
  ok: boolean;
  checks: { name: string; title: string; ok: boolean; code?: string; message: string }[];
};

/** Fills in what the texts of a check mention. */
export function keptCheck(name: string, title: Bilingual, result: CheckResult): KeptTest["checks"][number] {
  const inBoth = (text: Bilingual) => ({ pt: inLanguage(text, "pt"), en: inLanguage(text, "en") });
  const { ok, code, message } = result;
  return {
    name,
    title: inBoth(title),
    ok,
    ...(code === undefined ? {} : { code }),
    message: inBoth(message),
  };
}

export function inOneLanguage({ ok, checks }: KeptTest, language: Language): ConnectionTest {
  return {
    ok,
    checks: checks.map(({ title, message, code, ...check }) => ({
      ...check,
      title: title[language],
      ...(code === undefined ? {} : { code }),
      message: message[language],
    })),
  };
}

/** The last test of what is stored now, check by check; undefined when that was never tested. */
export async function readLastTest(
  context: TenantContext,
  id: string,
  language: Language,
): Promise<(ConnectionTest & { at: string }) | undefined> {
  requireScope(context, "read");
  const { lastTest } = await requireConnection(context, id);
  const kept = keptTestSchema.nullable().parse(lastTest);
  return kept === null ? undefined : { at: kept.at, ...inOneLanguage(kept, language) };
}
