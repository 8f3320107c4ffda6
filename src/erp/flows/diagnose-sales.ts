import { parseDocument } from "../../lib/documents.ts";
import { closestNames, foldName } from "../../lib/names.ts";
import type { DiagnosedSale, DiagnosisNote } from "../diagnosis.ts";
import { findSaleProblems, type Sale, type SaleProblem } from "./sales.ts";

/** What is wrong with sales for every ERP, found without asking one. What other sales know better is suggested. */
export function diagnoseSales(sales: readonly DiagnosedSale[]): DiagnosisNote[] {
  const known = knownNames(sales);
  return [
    ...sales.flatMap(({ externalId, sale }) =>
      findSaleProblems(sale)
        .flatMap((problem) => noteProblem(problem, sale, known))
        .map((note) => ({ ...note, externalId })),
    ),
    ...sharedKeys("code_shared", sales, codesOf),
    ...sharedKeys("document_shared", sales, documentsOf),
  ];
}

type Known = { codes: Map<string, string[]>; documents: Map<string, string[]> };

/** The codes and documents that a name has in these sales. */
function knownNames(sales: readonly DiagnosedSale[]): Known {
  const known: Known = { codes: new Map(), documents: new Map() };
  for (const { sale } of sales) {
    for (const { label, name } of codesOf(sale)) add(known.codes, foldName(name), label);
    for (const { label, name } of documentsOf(sale)) add(known.documents, foldName(name), label);
  }
  return known;
}

function add(map: Map<string, string[]>, name: string, value: string): void {
  const values = map.get(name) ?? [];
  if (!values.includes(value)) map.set(name, [...values, value]);
}

const MAX_SUGGESTIONS = 3;
const MAX_NAMES = 5;
const suggest = (map: Map<string, string[]>, name: string) =>
  (map.get(foldName(name)) ?? []).slice(0, MAX_SUGGESTIONS);

function noteProblem({ code, params }: SaleProblem, sale: Sale, known: Known): DiagnosisNote[] {
  const { customer } = sale;
  switch (code) {
    case "product_code_missing":
      return sale.items
        .filter((item) => item.code === undefined)
        .map(({ name }) => ({ code, name, suggestions: suggest(known.codes, name) }));
    case "customer_document_missing":
    case "customer_document_invalid":
      return [{ code, name: customer.name, params, suggestions: suggest(known.documents, customer.name) }];
    case "sale_total_negative":
    case "payments_mismatch":
      return [{ code, name: sale.number ?? customer.name, params }];
    default:
      return [];
  }
}

type Keyed = { key: string; label: string; name: string };

/** The code of each item that has one. A product and a service may have the same. */
function codesOf({ items }: Sale): Keyed[] {
  return items.flatMap(({ type, code, name }) =>
    code === undefined ? [] : [{ key: `${type}:${code}`, label: code, name }],
  );
}

function documentsOf({ customer }: Sale): Keyed[] {
  const document = customer.document === undefined ? null : parseDocument(customer.document);
  return document === null ? [] : [{ key: document.digits, label: document.masked, name: customer.name }];
}

/** Keys that stand with names which are not spellings of one another. */
function sharedKeys(
  code: "code_shared" | "document_shared",
  sales: readonly DiagnosedSale[],
  keysOf: (sale: Sale) => Keyed[],
): DiagnosisNote[] {
  const entries = new Map<string, { label: string; names: string[]; externalIds: Set<string> }>();
  for (const { externalId, sale } of sales) {
    for (const { key, label, name } of keysOf(sale)) {
      const entry = entries.get(key) ?? { label, names: [], externalIds: new Set() };
      // "Fermento 1kg" and "Fermento 1 kg" are one thing: which of them the ERP ends with is a matter of taste.
      if (closestNames(name, entry.names).length === 0) entry.names.push(name);
      entry.externalIds.add(externalId);
      entries.set(key, entry);
    }
  }
  return [...entries.values()].flatMap(({ label, names, externalIds }) => {
    if (names.length < 2) return [];
    const params = { names: names.slice(0, MAX_NAMES) };
    return [...externalIds].map((externalId): DiagnosisNote => ({ code, name: label, params, externalId }));
  });
}
