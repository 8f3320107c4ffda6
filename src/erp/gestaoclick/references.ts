import { closestNames, foldName, sameName } from "../../lib/names.ts";
import type { ConnectionContext, FlowContext, Option } from "../connector.ts";
import type { RemoteRecord } from "../effects.ts";
import { dead, isFailure, type Outcome, ok, stopFor } from "../outcome.ts";
import { findRecords, oldest, textOf } from "./answers.ts";
import type { Settings } from "./settings.ts";

/** Lists that a sale refers to: sellers, situations, payment methods, stores. */

type Reference = "/funcionarios" | "/situacoes_vendas" | "/formas_pagamentos" | "/lojas";

/** What was read from such a list is believed for a day: an ERP's administrator changes them rarely. */
const BELIEVED_MS = 24 * 3_600_000;

export function listReference(
  context: Pick<ConnectionContext<unknown>, "caller">,
  path: Reference,
): Promise<Outcome<RemoteRecord[]>> {
  return findRecords(context.caller, { path, query: {}, reason: `list${path}`, matches: () => true });
}

/** The list as choices for a form. */
export async function listOptions(
  context: Pick<ConnectionContext<unknown>, "caller">,
  path: Reference,
): Promise<Outcome<Option[]>> {
  const outcome = await listReference(context, path);
  if (outcome.kind !== "ok") return outcome;
  return ok(outcome.value.map(({ id, raw }) => ({ value: id, label: textOf(raw, "nome") || id })));
}

/**
 * Those who can be found by their name, as choices: of namesakes only the active ones count, unless none of them is.
 */
export async function listSellers(
  context: Pick<ConnectionContext<unknown>, "caller">,
): Promise<Outcome<Option[]>> {
  const outcome = await listReference(context, "/funcionarios");
  if (outcome.kind !== "ok") return outcome;
  const isActive = ({ raw }: RemoteRecord) => textOf(raw, "ativo") !== "0";
  const counting = outcome.value.filter(
    (one) =>
      isActive(one) ||
      !outcome.value.some(
        (other) => isActive(other) && sameName(textOf(other.raw, "nome"), textOf(one.raw, "nome")),
      ),
  );
  return ok(counting.map(({ id, raw }) => ({ value: id, label: textOf(raw, "nome") })));
}

async function loadReference(context: FlowContext, path: Reference): Promise<RemoteRecord[]> {
  return await context.memo(path, async () => {
    const outcome = await listReference(context, path);
    if (isFailure(outcome)) throw stopFor(outcome, context.now());
    return outcome.kind === "ok" ? outcome.value : [];
  });
}

/** Looks a name up in a list, or in what is still believed of it. */
async function resolve(
  context: FlowContext,
  kind: string,
  key: string,
  verify: boolean,
  find: () => Promise<string | undefined>,
): Promise<string | undefined> {
  const mapping = await context.mappings.get(kind, key);
  const fresh = mapping !== undefined && mapping.updatedAt > context.now() - BELIEVED_MS;
  if (mapping?.remoteId && fresh && !verify) return mapping.remoteId;
  const remoteId = await find();
  if (remoteId !== undefined) context.mappings.save(kind, key, { remoteId, contentHash: null });
  return remoteId;
}

/**
 * The `vendedor_id` of the seller with exactly this name, upper and lower case included (G3). It comes from
 * `/funcionarios`, not `/usuarios`. Names are not unique: of several, the one that is active; otherwise none.
 */
export async function findSeller(
  context: FlowContext<Settings>,
  name: string,
  verify: boolean,
): Promise<string | undefined> {
  return await resolve(context, "seller", name, verify, async () => {
    const employees = await loadReference(context, "/funcionarios");
    const matching = employees.filter(({ raw }) => sameName(textOf(raw, "nome"), name));
    const active = matching.filter(({ raw }) => textOf(raw, "ativo") !== "0");
    const [only] = active.length === 0 ? matching : active;
    if (only !== undefined && (active.length === 1 || matching.length === 1)) return only.id;
    const close = closestNames(
      name,
      employees.map(({ raw }) => textOf(raw, "nome")),
    );
    const ambiguous = matching.length > 1;
    if (context.settings.unknownSeller === "fail") {
      throw dead(ambiguous ? "seller_ambiguous" : "seller_not_found", { seller: name, close });
    }
    context.log(ambiguous ? "seller.ambiguous" : "seller.unmatched", { seller: name, close });
    return undefined;
  });
}

/**
 * The situation of a new sale: the one of the settings, else the ERP's default (`padrao`). The list mixes the
 * situations of all document types, so there may be several defaults: then the one that sales of the ERP have, else the
 * oldest, and the log asks to choose one.
 */
export async function findSaleStatus(context: FlowContext<Settings>, verify: boolean): Promise<string> {
  if (context.settings.saleStatusId !== undefined) return context.settings.saleStatusId;
  const id = await resolve(context, "sale_status", "default", verify, async () => {
    const statuses = await loadReference(context, "/situacoes_vendas");
    const defaults = statuses.filter(({ raw }) => textOf(raw, "padrao") === "1");
    const [only] = defaults;
    if (defaults.length === 1) return only?.id;
    const used = await statusesInUse(context);
    const candidates = defaults.length === 0 ? statuses : defaults;
    const chosen = oldest(candidates.filter((status) => used.has(status.id))) ?? oldest(candidates);
    if (chosen !== undefined) {
      context.log("sale_status.ambiguous", { status: textOf(chosen.raw, "nome"), count: defaults.length });
    }
    return chosen?.id;
  });
  if (id === undefined) throw dead("sale_status_missing");
  return id;
}

/** The situations of the ERP's newest sales, which are situations of sales for sure. */
async function statusesInUse(context: FlowContext): Promise<Set<string>> {
  const sales = await findRecords(context.caller, {
    path: "/vendas",
    query: {},
    reason: "list/vendas",
    matches: ({ raw }) => textOf(raw, "situacao_id") !== "",
    firstOnly: true,
  });
  if (isFailure(sales)) throw stopFor(sales, context.now());
  return new Set(sales.kind === "ok" ? sales.value.map(({ raw }) => textOf(raw, "situacao_id")) : []);
}

/**
 * The `forma_pagamento_id` of a method's name: the same name, accents and case aside, or the only one that contains it
 * ("Boleto" → "Boleto Bancário"). Unknown or not named: the default of the settings, or none, and the log says so.
 */
export async function findPaymentMethod(
  context: FlowContext<Settings>,
  method: string | undefined,
  verify: boolean,
): Promise<string | undefined> {
  const fallback = context.settings.paymentMethodId;
  if (method === undefined) return fallback;
  const found = await resolve(context, "payment_method", foldName(method), verify, async () => {
    const methods = await loadReference(context, "/formas_pagamentos");
    const chosen = matchMethod(methods, method);
    if (chosen === undefined) {
      const names = methods.map(({ raw }) => textOf(raw, "nome"));
      const event = fallback === undefined ? "payment_method.unmatched" : "payment_method.defaulted";
      context.log(event, { method, close: closestNames(method, names) });
    }
    return chosen?.id;
  });
  return found ?? fallback;
}

/** The method of this name, as `findPaymentMethod` says. */
export function matchMethod(methods: readonly RemoteRecord[], wanted: string): RemoteRecord | undefined {
  const named = (test: (name: string) => boolean) => methods.filter(({ raw }) => test(textOf(raw, "nome")));
  const same = named((name) => foldName(name) === foldName(wanted));
  const exact = same.find(({ raw }) => sameName(textOf(raw, "nome"), wanted));
  if (exact !== undefined || same.length > 0) return exact ?? oldest(same);
  const containing = named((name) => foldName(name).includes(foldName(wanted)));
  return containing.length === 1 ? containing[0] : undefined;
}
