import { closestNames, foldName, sameName } from "../../lib/names.ts";
import type { Option } from "../connector.ts";
import type { DiagnosedSale, DiagnosisContext, DiagnosisNote } from "../diagnosis.ts";
import { readListPage, textOf } from "./answers.ts";
import { checkSaleStatus } from "./checks.ts";
import { matchMethod } from "./references.ts";
import type { Settings } from "./settings.ts";

type Context = DiagnosisContext<Settings>;

/** What sales refer to that GestãoClick does not have, or has more than once. Three lists, and a few searches. */
export async function diagnoseSales(
  context: Context,
  sales: readonly DiagnosedSale[],
): Promise<DiagnosisNote[]> {
  return [
    ...(await diagnoseStatus(context)),
    ...(await diagnoseSellers(context, sales)),
    ...(await diagnosePaymentMethods(context, sales)),
    ...(await suggestCodes(context, sales)),
  ];
}

/** Without a chosen situation it is the ERP's default, of which there has to be exactly one. */
async function diagnoseStatus(context: Context): Promise<DiagnosisNote[]> {
  if (context.settings.saleStatusId !== undefined) return [];
  const result = await checkSaleStatus(context);
  if (result.ok || result.code !== "sale_status_ambiguous") return [];
  return [
    {
      code: "sale_status_ambiguous",
      name: { pt: "Situação das vendas novas", en: "Situation of new sales" },
    },
  ];
}

/** As `findSeller` matches them: by exactly the same name, and only where there is one of it. */
async function diagnoseSellers(context: Context, sales: readonly DiagnosedSale[]): Promise<DiagnosisNote[]> {
  const named = sales.flatMap(({ externalId, sale }) =>
    sale.seller === undefined ? [] : [{ externalId, name: sale.seller.name }],
  );
  if (named.length === 0) return [];
  const sellers = await context.options("sellers");
  if (sellers === undefined) return [];
  const noteOf = (name: string): Omit<DiagnosisNote, "externalId"> | undefined => {
    const matching = sellers.filter(({ label }) => sameName(label, name));
    if (matching.length === 1) return undefined;
    const severity = context.settings.unknownSeller === "fail" ? "error" : "warning";
    if (matching.length > 1) return { code: "seller_ambiguous", severity, name };
    return { code: "seller_unmatched", severity, name, suggestions: closestNames(name, labelsOf(sellers)) };
  };
  return notesByName(named, noteOf);
}

async function diagnosePaymentMethods(
  context: Context,
  sales: readonly DiagnosedSale[],
): Promise<DiagnosisNote[]> {
  const named = sales.flatMap(({ externalId, sale }) =>
    (sale.payments ?? []).flatMap(({ method }) =>
      method === undefined ? [] : [{ externalId, name: method }],
    ),
  );
  // With a default, an unknown one is no trouble: the log says what became of it.
  if (named.length === 0 || context.settings.paymentMethodId !== undefined) return [];
  const methods = await context.options("paymentMethodId");
  if (methods === undefined) return [];
  const records = methods.map(({ value, label }) => ({ id: value, raw: { nome: label } }));
  return notesByName(named, (name) =>
    matchMethod(records, name) === undefined
      ? { code: "payment_method_unmatched", name, suggestions: closestNames(name, labelsOf(methods)) }
      : undefined,
  );
}

const labelsOf = (options: readonly Option[]) => options.map(({ label }) => label);

/** Looks each name up once, however many sales have it. */
function notesByName(
  named: readonly { externalId: string; name: string }[],
  noteOf: (name: string) => Omit<DiagnosisNote, "externalId"> | undefined,
): DiagnosisNote[] {
  const known = new Map<string, Omit<DiagnosisNote, "externalId"> | undefined>();
  return named.flatMap(({ externalId, name }) => {
    if (!known.has(name)) known.set(name, noteOf(name));
    const note = known.get(name);
    return note === undefined ? [] : [{ ...note, externalId }];
  });
}

const MAX_SEARCHES = 5;
const MAX_CODES = 3;

/** The codes that GestãoClick's own products of these names have, for the names that most sales lack a code for. */
async function suggestCodes(context: Context, sales: readonly DiagnosedSale[]): Promise<DiagnosisNote[]> {
  const notes: DiagnosisNote[] = [];
  for (const { name, externalId } of namesWithoutCode(sales).slice(0, MAX_SEARCHES)) {
    // The filter is a part of the name, and may be ignored: one page is read, and its names are compared.
    const search = { path: "/produtos", query: { nome: name }, reason: "product.find" };
    const page = await readListPage(context.caller, search, 1);
    if (page.kind !== "ok") return notes;
    const products = page.value.records;
    const byName = new Map(products.map(({ raw }) => [textOf(raw, "nome"), textOf(raw, "codigo_interno")]));
    const suggestions = closestNames(name, [...byName.keys()], MAX_CODES).flatMap((close) => {
      const code = byName.get(close);
      return code ? [`${code} (${close})`] : [];
    });
    if (suggestions.length > 0) notes.push({ code: "product_code_missing", name, externalId, suggestions });
  }
  return notes;
}

/** Products without a code whose name no other sale has with one, the most frequent first. */
function namesWithoutCode(sales: readonly DiagnosedSale[]): { name: string; externalId: string }[] {
  const items = sales.flatMap(({ externalId, sale }) =>
    sale.items.filter(({ type }) => type === "product").map((item) => ({ ...item, externalId })),
  );
  const coded = new Set(items.flatMap(({ code, name }) => (code === undefined ? [] : [foldName(name)])));
  const counts = new Map<string, { name: string; externalId: string; count: number }>();
  for (const { code, name, externalId } of items) {
    if (code !== undefined || coded.has(foldName(name))) continue;
    const entry = counts.get(name) ?? { name, externalId, count: 0 };
    counts.set(name, { ...entry, count: entry.count + 1 });
  }
  return [...counts.values()].sort((left, right) => right.count - left.count);
}
