import { type ChosenOption, chosenOptions } from "../../erp/chosen-options.ts";
import type { Connector, Option } from "../../erp/connector.ts";
import type { DiagnosisNote, NotedName } from "../../erp/diagnosis.ts";
import { foldName } from "../../lib/names.ts";
import { inLanguage, type Language } from "../../strings/language.ts";

/** How many of the options that there are stand as suggestions: all of them, where they are few. */
const FEW_OPTIONS = 3;

/** Lists of the ERP, by source; undefined for one that cannot be read, which the reader notes. */
export type ReadList = (source: string, title: NotedName) => Promise<Option[] | undefined>;

/** The settings that point to what the ERP's lists do not hold any more. Each list is asked for once. */
export async function checkSettings(
  connector: Connector,
  settings: unknown,
  readList: ReadList,
): Promise<DiagnosisNote[]> {
  const notes: DiagnosisNote[] = [];
  for (const chosen of chosenOptions(connector.settings, settings)) {
    const name = nameOf(chosen);
    const options = await readList(chosen.source, name);
    if (options === undefined) continue;
    const isThere = options.some(({ value }) => foldName(value) === foldName(chosen.value));
    if (isThere) continue;
    notes.push({
      code: "option_gone",
      name,
      params: { value: chosen.value },
      suggestions: options.length > FEW_OPTIONS ? [] : options.map(({ label }) => label),
    });
  }
  return notes;
}

function nameOf({ titles }: ChosenOption): NotedName {
  const inOne = (language: Language) => titles.map((title) => inLanguage(title, language)).join(" → ");
  return { pt: inOne("pt"), en: inOne("en") };
}
