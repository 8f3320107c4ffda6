/** Portuguese for people; English when a caller asks for it with `Accept-Language: en`. */
export type Language = "pt" | "en";

/** What a text mentions: names, numbers, the ERP's own words. */
export type Params = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>;

type Text = string | ((params: Params) => string);

/** A text in both languages. A function fills in what it mentions. */
export type Bilingual = { readonly pt: Text; readonly en: Text };

export function inLanguage(text: Bilingual, language: Language, params: Params = {}): string {
  const chosen = text[language];
  return typeof chosen === "string" ? chosen : chosen(params);
}

/** The first of the two languages that `Accept-Language` names; Portuguese when it names neither. */
export function readLanguage(acceptLanguage: string | null | undefined): Language {
  const ranked = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...attributes] = part.trim().toLowerCase().split(";");
      const quality = attributes.map((attribute) => /^\s*q=([\d.]+)/.exec(attribute)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number.parseFloat(quality) };
    })
    .sort((left, right) => right.quality - left.quality);
  for (const { tag } of ranked) {
    if (tag.startsWith("pt")) return "pt";
    if (tag.startsWith("en")) return "en";
  }
  return "pt";
}

/** "1 venda entregue", "3 vendas entregues". */
export function counted(count: Params[string], one: string, many: string): string {
  return `${count} ${Number(count) === 1 ? one : many}`;
}

/** "a, b e c" or "a, b and c". */
export function joinNames(names: readonly string[] | string | null | undefined, language: Language): string {
  const list = typeof names === "string" ? [names] : [...(names ?? [])];
  const last = list.pop();
  if (last === undefined) return "";
  return list.length === 0 ? last : `${list.join(", ")} ${language === "pt" ? "e" : "and"} ${last}`;
}
