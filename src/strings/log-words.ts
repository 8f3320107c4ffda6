import { deliveryText } from "./deliveries.ts";
import { functionTitles } from "./functions.ts";
import { type Bilingual, inLanguage, joinNames, type Language, type Params } from "./language.ts";

/** What texts of the log are made of. */

const records = {
  customer: { pt: "cliente", en: "customer" },
  product: { pt: "produto", en: "product" },
  service: { pt: "serviço", en: "service" },
} as const;

export function recordName(kind: Params[string], language: Language): string {
  return kind === "customer" || kind === "product" || kind === "service"
    ? records[kind][language]
    : String(kind);
}

const flows: Record<string, Bilingual> = {
  sales: { pt: "vendas", en: "sales" },
  orders: { pt: "pedidos", en: "orders" },
  leads: { pt: "leads", en: "leads" },
  customers: { pt: "clientes", en: "customers" },
  products: { pt: "produtos", en: "products" },
  stock: { pt: "estoque", en: "stock" },
  tasks: { pt: "tarefas", en: "tasks" },
  quotations: { pt: "orçamentos", en: "quotations" },
  daily_import: { pt: "clientes e veículos", en: "clients and vehicles" },
};

/** What a flow sends: the flow's id, for one that has no name here yet. */
export function flowName(flow: Params[string], language: Language): string {
  const name = flows[String(flow)];
  return name === undefined ? `"${flow}"` : inLanguage(name, language);
}

/** A function's title: its name, for one that is none any more. */
export function functionName(name: Params[string], language: Language): string {
  const known = String(name);
  return Object.hasOwn(functionTitles, known)
    ? inLanguage(functionTitles[known as keyof typeof functionTitles], language)
    : `"${known}"`;
}

/** The fields that were changed, as the form calls them. An older version stored their ids alone. */
export function fieldNames({ fields, titles, titlesEn }: Params, language: Language): string[] {
  const named = listOf(language === "pt" ? titles : titlesEn);
  return named.length > 0 ? named : listOf(fields);
}

export function listOf(value: Params[string]): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** ` Parecidos: "Ana Paula".`, or nothing when no name comes close. */
export function similarNames(value: Params[string], language: Language): string {
  const names = listOf(value).map((name) => `"${name}"`);
  if (names.length === 0) return "";
  return language === "pt"
    ? ` Parecidos: ${joinNames(names, "pt")}.`
    : ` Similar: ${joinNames(names, "en")}.`;
}

/** What somebody wants, after a comma; nothing where it is not told. */
export function wantedItems(items: Params[string], language: Language): string {
  const names = listOf(items);
  if (names.length === 0) return "";
  return `${language === "pt" ? ", interesse em " : ", wants "}${joinNames(names, language)}`;
}

/** Why a delivery waits or stopped: the text of the entry's `code`, which mentions what else the entry holds. */
export function reasonText(params: Params, language: Language): { message: string; hint: string } {
  const text = deliveryText(String(params.code));
  // An older version stored the text itself.
  if (text === undefined || params.reason !== undefined) {
    return { message: String(params.reason ?? ""), hint: String(params.hint ?? "") };
  }
  return {
    message: inLanguage(text.message, language, params),
    hint: inLanguage(text.hint, language, params),
  };
}
