import type { Option } from "../../erp/connector.ts";
import { foldName } from "../../lib/names.ts";
import type { TenantContext } from "../context.ts";
import { readOptions } from "./read-options.ts";

export type OptionSearch = {
  /** Words that the label has, or the beginning of the value. */
  q?: string | undefined;
  limit?: number | undefined;
  /** What is chosen in the setting that the list depends on; left out, it is the saved one. */
  chosen?: string | undefined;
};

/** What a search found: the first of it, and how many there are. */
export type FoundOptions = { items: Option[]; matching: number };

/** The values that the ERP offers for a field, or those that a search finds among them. @throws as `readOptions` does */
export async function listOptions(
  context: TenantContext,
  id: string,
  source: string,
  { chosen, ...search }: OptionSearch = {},
): Promise<FoundOptions> {
  const { options } = await readOptions(context, id, { source, chosen });
  return searchOptions(options, search);
}

/** Accents and case do not count; every word has to be in the label, or all that was typed begins the value. */
export function searchOptions(
  options: readonly Option[],
  { q = "", limit = options.length }: Pick<OptionSearch, "q" | "limit">,
): FoundOptions {
  const sought = foldName(q);
  const words = sought.split(" ");
  const matching =
    sought === ""
      ? options
      : options.filter(({ value, label }) => {
          const folded = foldName(label);
          return words.every((word) => folded.includes(word)) || foldName(value).startsWith(sought);
        });
  return { items: matching.slice(0, limit), matching: matching.length };
}
