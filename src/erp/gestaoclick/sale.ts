import { parseDocument } from "../../lib/documents.ts";
import { contentHash } from "../../lib/hash.ts";
import { decimal, formatMoney } from "../../lib/money.ts";
import { foldName } from "../../lib/names.ts";
import type { Delivered, FlowContext } from "../connector.ts";
import { createOnce, type RemoteRecord } from "../effects.ts";
import { findSaleProblems, roundingTolerance, type Sale, saleTotal } from "../flows/sales.ts";
import { DeliveryStop, dead, isFailure, type Outcome, ok, stopFor, unwrap } from "../outcome.ts";
import { asRecord, findRecords, textOf } from "./answers.ts";
import { ensureCustomer } from "./customers.ts";
import { ensureItem } from "./products.ts";
import { findPaymentMethod, findSaleStatus, findSeller } from "./references.ts";
import {
  alreadySays,
  newSaleBody,
  type ResolvedSale,
  roundingDifference,
  saleType,
  tookEffect,
  updatedSaleBody,
  withRemainder,
} from "./sale-body.ts";
import type { Settings } from "./settings.ts";

/** What finds a sale again after an unclear answer: GestãoClick has no field for an external id, so a marker does. */
type SentSale = { customerId: string; date: string; type: "produto" | "servico"; storeId: string | null };

/** The mappings that a sale asks for. The kinds and keys are those of customers.ts, products.ts and references.ts. */
export function mappingKeys(sale: Sale, subject: string): { kind: string; key: string }[] {
  const document = sale.customer.document === undefined ? null : parseDocument(sale.customer.document);
  return [
    { kind: "sale", key: subject },
    { kind: "sale_status", key: "default" },
    ...(document === null ? [] : [{ kind: "customer", key: document.digits }]),
    ...sale.items.flatMap(({ type, code }) => (code === undefined ? [] : [{ kind: type, key: code }])),
    ...(sale.seller === undefined ? [] : [{ kind: "seller", key: sale.seller.name }]),
    ...(sale.payments ?? []).flatMap(({ method }) =>
      method === undefined ? [] : [{ kind: "payment_method", key: foldName(method) }],
    ),
  ];
}

/**
 * Takes one sale to GestãoClick. Everything known and unchanged, this is one call. A refusal may mean that a known
 * customer or product was deleted in the ERP, so it is tried once more with each of them verified.
 */
export async function deliverSale(context: FlowContext<Settings>, sale: Sale): Promise<Delivered> {
  const [problem] = findSaleProblems(sale);
  if (problem !== undefined) throw dead(problem.code, problem.params);
  try {
    return await pushSale(context, sale, false);
  } catch (error) {
    const refused =
      error instanceof DeliveryStop && error.stop.kind === "dead" && error.stop.code === "erp_refused";
    if (!refused) throw error;
    return await pushSale(context, sale, true);
  }
}

async function pushSale(context: FlowContext<Settings>, sale: Sale, verify: boolean): Promise<Delivered> {
  const resolved = await resolveSale(context, sale, verify);
  const hash = await contentHash(sale);
  const mapping = await context.mappings.get("sale", context.subject);
  if (mapping?.remoteId && !mapping.effect) {
    const existing = await findExisting(context, resolved, mapping.remoteId);
    if (existing !== undefined) {
      await updateSale(context, resolved, existing, hash);
      return { remoteId: existing.id };
    }
    context.log("sale.gone", { id: mapping.remoteId });
    context.mappings.forget("sale", context.subject);
  }
  const made = await createOnce(context, {
    kind: "sale",
    key: context.subject,
    contentHash: hash,
    sent: toSent(resolved),
    find: (sent) => findByMarker(context, resolved.marker, sent as SentSale),
    create: () => createSale(context, resolved),
  });
  if (made.how === "recovered") context.log("sale.recovered", { id: made.record.id });
  if (!made.upToDate) await updateSale(context, resolved, made.record, hash);
  if (made.how === "created") {
    context.log("sale.created", saleParams(made.record, sale));
    warnOnOtherTotal(context, made.record, sale);
  }
  return { remoteId: made.record.id };
}

function saleParams(record: RemoteRecord, sale: Sale) {
  return { id: record.id, code: textOf(record.raw, "codigo"), total: formatMoney(saleTotal(sale)) };
}

/** Turns names and codes into ids of the ERP, creating what is missing. */
async function resolveSale(
  context: FlowContext<Settings>,
  sale: Sale,
  verify: boolean,
): Promise<ResolvedSale> {
  const customerId = await ensureCustomer(context, sale.customer, verify);
  const idByItem = new Map<string, string>();
  for (const item of sale.items) {
    // Two lines of one product are one catalogue entry: the last line's price is the one that counts.
    const last = sale.items.findLast(({ type, code }) => type === item.type && code === item.code) ?? item;
    const key = `${item.type}:${item.code}`;
    if (!idByItem.has(key)) idByItem.set(key, await ensureItem(context, last, verify));
  }
  const sellerId =
    sale.seller === undefined ? undefined : await findSeller(context, sale.seller.name, verify);
  const statusId = await findSaleStatus(context, verify);
  const paymentMethodIds: (string | undefined)[] = [];
  for (const { method } of sale.payments ?? []) {
    paymentMethodIds.push(await findPaymentMethod(context, method, verify));
  }
  return {
    sale,
    customerId,
    itemIds: sale.items.map((item) => idByItem.get(`${item.type}:${item.code}`) ?? ""),
    sellerId,
    statusId,
    paymentMethodIds,
    storeId: context.settings.storeId,
    marker: `[Ponte ${context.subjectId}]`,
  };
}

function toSent({ customerId, sale, storeId }: ResolvedSale): SentSale {
  return { customerId, date: sale.date, type: saleType(sale), storeId: storeId ?? null };
}

/**
 * Lists the customer's sales of the day and looks for the marker. `tipo` must be named: without it GestãoClick lists
 * product sales only.
 */
function findByMarker(
  context: FlowContext<Settings>,
  marker: string,
  sent: SentSale,
): Promise<Outcome<RemoteRecord>> {
  return findRecords(context.caller, {
    path: "/vendas",
    query: {
      tipo: sent.type,
      cliente_id: sent.customerId,
      data_inicio: sent.date,
      data_fim: sent.date,
      ...(sent.storeId === null ? {} : { loja_id: sent.storeId }),
    },
    reason: "sale.find",
    matches: ({ raw }) => textOf(raw, "observacoes_interna").includes(marker),
    firstOnly: true,
  }).then((outcome) => {
    if (outcome.kind !== "ok") return outcome;
    const [record] = outcome.value;
    return record === undefined ? { kind: "empty" } : ok(record);
  });
}

/** The sale by its known id; gone only when neither the id nor the marker finds it. */
async function findExisting(
  context: FlowContext<Settings>,
  resolved: ResolvedSale,
  remoteId: string,
): Promise<RemoteRecord | undefined> {
  const known = await readSale(context, remoteId);
  if (known !== undefined) return known;
  const marked = await findByMarker(context, resolved.marker, toSent(resolved));
  if (isFailure(marked)) throw stopFor(marked, context.now());
  return marked.kind === "ok" ? marked.value : undefined;
}

async function readSale(context: FlowContext<Settings>, id: string): Promise<RemoteRecord | undefined> {
  const outcome = asRecord(
    await context.caller.call({ kind: "read", method: "GET", path: `/vendas/${id}`, reason: "sale.read" }),
  );
  if (outcome.kind === "not_found" || outcome.kind === "empty") return undefined;
  return unwrap(outcome, context.now());
}

/**
 * Creates the sale. The ERP may round fractional quantities another way and refuse instalments that are cents off; it
 * names the amount, so the last instalment takes it, after a look-up, since a refused sale may have been saved.
 */
async function createSale(
  context: FlowContext<Settings>,
  resolved: ResolvedSale,
): Promise<Outcome<RemoteRecord>> {
  const first = await postSale(context, resolved);
  if (first.kind !== "refused") return first;
  if (/forma.{0,4}pagamento/i.test(first.message) && resolved.paymentMethodIds.includes(undefined)) {
    const unknown = (resolved.sale.payments ?? []).filter((_, index) => !resolved.paymentMethodIds[index]);
    const methods = unknown.map(({ method }) => method ?? "—");
    return { ...first, reason: { code: "payment_method_missing", params: { methods } } };
  }
  if (/situa[cç]/i.test(first.message))
    return { ...first, reason: { code: "sale_status_refused", params: {} } };
  const difference = roundingDifference(first.message, resolved.sale);
  if (difference === undefined) return first;
  const found = await findByMarker(context, resolved.marker, toSent(resolved));
  if (found.kind === "ok" || isFailure(found)) return found;
  context.log("payments.adjusted", { difference: formatMoney(difference) });
  return await postSale(context, { ...resolved, sale: withRemainder(resolved.sale, difference) });
}

async function postSale(context: FlowContext<Settings>, resolved: ResolvedSale) {
  return asRecord(
    await context.caller.call({
      kind: "unkeyed_write",
      method: "POST",
      path: "/vendas",
      body: newSaleBody(resolved),
      reason: "sale.create",
    }),
  );
}

/**
 * Brings the ERP's sale up to date: read, merge, PUT, read again. Flat lines first: nested ones were seen to set the
 * total to zero on PUT, although the vendor's examples nest them; whichever form the ERP does not take, the other is tried.
 */
async function updateSale(
  context: FlowContext<Settings>,
  resolved: ResolvedSale,
  existing: RemoteRecord,
  hash: string,
): Promise<void> {
  const save = () =>
    context.mappings.save("sale", context.subject, { remoteId: existing.id, contentHash: hash });
  const tolerance = roundingTolerance(resolved.sale);
  if (alreadySays(existing.raw, updatedSaleBody(existing.raw, resolved, false), tolerance)) {
    context.log("sale.unchanged", { id: existing.id, code: textOf(existing.raw, "codigo") });
    save();
    return;
  }
  let current = resolved;
  let refusal: Outcome<unknown> | undefined;
  for (const wrapped of [false, true]) {
    let outcome = await putSale(context, existing, current, wrapped);
    const difference =
      outcome.kind === "refused" ? roundingDifference(outcome.message, current.sale) : undefined;
    if (difference !== undefined) {
      context.log("payments.adjusted", { difference: formatMoney(difference) });
      current = { ...current, sale: withRemainder(current.sale, difference) };
      outcome = await putSale(context, existing, current, wrapped);
    }
    if (outcome.kind === "refused") {
      refusal = outcome;
      continue;
    }
    unwrap(outcome, context.now());
    const after = await readSale(context, existing.id);
    if (
      after !== undefined &&
      tookEffect(after.raw, updatedSaleBody(after.raw, current, wrapped), tolerance)
    ) {
      context.log("sale.updated", saleParams(after, current.sale));
      save();
      return;
    }
  }
  if (refusal !== undefined) unwrap(refusal, context.now());
  throw dead("erp_ignored_change", { id: existing.id });
}

async function putSale(
  context: FlowContext<Settings>,
  existing: RemoteRecord,
  resolved: ResolvedSale,
  wrapped: boolean,
) {
  return asRecord(
    await context.caller.call({
      kind: "keyed_write",
      method: "PUT",
      path: `/vendas/${existing.id}`,
      body: updatedSaleBody(existing.raw, resolved, wrapped),
      reason: "sale.update",
    }),
  );
}

function warnOnOtherTotal(context: FlowContext<Settings>, record: RemoteRecord, sale: Sale): void {
  const remote = textOf(record.raw, "valor_total");
  if (!/^\d+(\.\d+)?$/.test(remote) || decimal(remote).eq(saleTotal(sale))) return;
  context.log("sale.other_total", {
    id: record.id,
    total: formatMoney(saleTotal(sale)),
    remote: formatMoney(remote),
  });
}
