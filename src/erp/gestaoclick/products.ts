import { decimal } from "../../lib/money.ts";
import { foldName } from "../../lib/names.ts";
import type { FlowContext } from "../connector.ts";
import type { RemoteRecord } from "../effects.ts";
import type { SaleItem } from "../flows/sales.ts";
import { dead, isFailure, type Outcome, ok, stopFor } from "../outcome.ts";
import { asRecord, elementsOf, findRecords, oldest, textOf } from "./answers.ts";
import { ensureRecord, type RecordKind, writableFields } from "./records.ts";

/** A catalogue entry as GestãoClick is told about it; the hash of this decides whether it changed (G6). */
type CatalogueContent = { code: string; name: string; price: string };

/** Product names are cut here in the ERP. */
const MAX_NAME = 120;

/** The ERP's id of an item's product or service, found by its code as text, leading zeros included (G4). */
export async function ensureItem(context: FlowContext, item: SaleItem, verify: boolean): Promise<string> {
  if (item.code === undefined) throw dead("product_code_missing", { items: [item.name] });
  const content = { code: item.code, name: item.name.slice(0, MAX_NAME), price: item.price };
  const kind = item.type === "product" ? products : services;
  return await ensureRecord(context, kind, item.code, content, verify);
}

const label = ({ code, name }: CatalogueContent) => `${code} · ${name}`;

function changed(raw: Record<string, unknown>, { name, price }: CatalogueContent): boolean {
  return textOf(raw, "nome") !== name || !sameAmountText(textOf(raw, "valor_venda"), price);
}

const isDecimal = (text: string) => /^\d+(\.\d+)?$/.test(text);

const products: RecordKind<CatalogueContent> = {
  kind: "product",
  path: "/produtos",
  label,
  find: findProduct,
  create: createProduct,
  merge: mergeProduct,
};

/**
 * The filter is called `codigo` and may also hit bar codes; `codigo_interno` is not unique in real accounts. Only an
 * exact match counts, and of several the oldest.
 */
async function findProduct(
  context: FlowContext,
  { code, name }: CatalogueContent,
): Promise<Outcome<RemoteRecord>> {
  const outcome = await findRecords(context.caller, {
    path: "/produtos",
    query: { codigo: code },
    reason: "product.find",
    matches: ({ raw }) => textOf(raw, "codigo_interno") === code,
  });
  if (outcome.kind !== "ok") return outcome;
  const chosen = oldest(outcome.value);
  if (chosen === undefined) return { kind: "empty" };
  if (outcome.value.length > 1) context.log("product.duplicated", { code, name, id: chosen.id });
  return ok(chosen);
}

/**
 * Two products of the same name clash on `url`, a slug that defaults from the name: then the code makes it unique. The
 * refused request may have been saved all the same, so the product is looked up in between.
 */
async function createProduct(
  context: FlowContext,
  content: CatalogueContent,
): Promise<Outcome<RemoteRecord>> {
  const first = await postProduct(context, content, {});
  const slugTaken = first.kind === "refused" && /url do produto/i.test(first.message);
  if (!slugTaken) return first;
  const found = await findProduct(context, content);
  if (found.kind === "ok" || isFailure(found)) return found;
  const slug = foldName(`${content.name} ${content.code}`).replace(/[^a-z0-9]+/g, "-");
  return await postProduct(context, content, { url: slug });
}

async function postProduct(context: FlowContext, content: CatalogueContent, extra: Record<string, string>) {
  return asRecord(
    await context.caller.call({
      kind: "unkeyed_write",
      method: "POST",
      path: "/produtos",
      body: {
        nome: content.name,
        codigo_interno: content.code,
        // Mandatory, and the CRM does not know it: a person fills it in.
        valor_custo: "0.00",
        valor_venda: content.price,
        ...extra,
      },
      reason: "product.create",
    }),
  );
}

/**
 * PUT wants `nome`, `codigo_interno` and `valor_custo`, takes the fiscal fields at the top level although GET nests
 * them under `fiscal`, and wipes them when they are left out.
 */
function mergeProduct(raw: Record<string, unknown>, content: CatalogueContent) {
  if (!changed(raw, content)) return null;
  const { fiscal, ...flat } = writableFields(raw);
  const current = textOf(raw, "valor_venda");
  const fiscalFields = fiscal !== null && typeof fiscal === "object" ? fiscal : {};
  return {
    ...flat,
    ...fiscalFields,
    nome: content.name,
    codigo_interno: content.code,
    valor_custo: textOf(raw, "valor_custo") || "0.00",
    valor_venda: content.price,
    ...(Array.isArray(raw.valores) ? { valores: mergePriceTables(raw.valores, current, content.price) } : {}),
    ...(Array.isArray(raw.variacoes)
      ? { variacoes: mergeVariations(raw.variacoes, current, content.price) }
      : {}),
  };
}

/**
 * The CRM's price belongs to the table that holds the product's sale price; other tables (Atacado) keep theirs. Without
 * such a table it is the first one's.
 */
function mergePriceTables(tables: unknown, current: string, price: string): Record<string, unknown>[] {
  const rows = elementsOf(tables).map((row) => ({ ...row }));
  const row = rows.find((candidate) => sameAmountText(textOf(candidate, "valor_venda"), current)) ?? rows[0];
  if (row !== undefined) row.valor_venda = price;
  return rows;
}

function sameAmountText(left: string, right: string): boolean {
  return isDecimal(left) && isDecimal(right) && decimal(left).eq(right);
}

/** Even a simple product carries one unnamed variation with the same prices, which must not keep the old one. */
function mergeVariations(variations: unknown, current: string, price: string) {
  return elementsOf(variations).map((variation, _, all) => {
    const simple = all.length === 1 && textOf(variation, "nome") === "" && Array.isArray(variation.valores);
    return {
      variacao: simple
        ? { ...variation, valores: mergePriceTables(variation.valores, current, price) }
        : variation,
    };
  });
}

const services: RecordKind<CatalogueContent> = {
  kind: "service",
  path: "/servicos",
  label,
  find: findService,
  create: createService,
  merge: (raw, content) =>
    changed(raw, content)
      ? { ...writableFields(raw), codigo: content.code, nome: content.name, valor_venda: content.price }
      : null,
};

/**
 * `/servicos` documents no filter by code, so the whole list is read: once for all the services of a drain, and anew
 * when a look-up has to prove something.
 */
async function findService(
  context: FlowContext,
  { code }: CatalogueContent,
  fresh: boolean,
): Promise<Outcome<RemoteRecord>> {
  const read = () =>
    findRecords(context.caller, {
      path: "/servicos",
      query: {},
      reason: "service.find",
      matches: ({ raw }) => textOf(raw, "codigo") !== "",
    });
  // A failed reading is thrown, so that it is not remembered for the services that follow.
  const readOnce = async () => {
    const list = await read();
    if (isFailure(list)) throw stopFor(list, context.now());
    return list;
  };
  const outcome = fresh ? await read() : await context.memo("/servicos", readOnce);
  if (outcome.kind !== "ok") return outcome;
  const chosen = oldest(outcome.value.filter(({ raw }) => textOf(raw, "codigo") === code));
  return chosen === undefined ? { kind: "empty" } : ok(chosen);
}

async function createService(context: FlowContext, { code, name, price }: CatalogueContent) {
  return asRecord(
    await context.caller.call({
      kind: "unkeyed_write",
      method: "POST",
      path: "/servicos",
      body: { codigo: code, nome: name, valor_venda: price },
      reason: "service.create",
    }),
  );
}
