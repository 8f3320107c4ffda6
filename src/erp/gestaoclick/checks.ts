import type { Bilingual } from "../../strings/language.ts";
import type { CheckResult, ConnectionContext } from "../connector.ts";
import type { RemoteRecord } from "../effects.ts";
import { isFailure, type Outcome } from "../outcome.ts";
import { textOf } from "./answers.ts";
import { listReference } from "./references.ts";
import type { Settings } from "./settings.ts";
import { checkTexts } from "./strings.ts";

type Context = ConnectionContext<Settings>;

function failed(outcome: Outcome<unknown>): CheckResult | undefined {
  if (!isFailure(outcome)) return undefined;
  return { ok: false, code: outcome.kind, message: checkTexts.failed(outcome.kind, outcome.message) };
}

function passed(message: Bilingual): CheckResult {
  return { ok: true, message };
}

function recordsOf(outcome: Outcome<RemoteRecord[]>): RemoteRecord[] {
  return outcome.kind === "ok" ? outcome.value : [];
}

/** Are the tokens accepted? */
export async function checkCredentials(context: Context): Promise<CheckResult> {
  const outcome = await listReference(context, "/lojas");
  return failed(outcome) ?? passed(checkTexts.credentialsAccepted(recordsOf(outcome).length));
}

/** Is there the situation, or exactly one default? */
export async function checkSaleStatus(context: Context): Promise<CheckResult> {
  const outcome = await listReference(context, "/situacoes_vendas");
  const failure = failed(outcome);
  if (failure !== undefined) return failure;
  const statuses = recordsOf(outcome);
  const wanted = context.settings.saleStatusId;
  if (wanted !== undefined) {
    const chosen = statuses.find(({ id }) => id === wanted);
    return chosen === undefined
      ? { ok: false, code: "sale_status_missing", message: checkTexts.statusMissing(wanted) }
      : passed(checkTexts.statusFound(textOf(chosen.raw, "nome")));
  }
  const defaults = statuses.filter(({ raw }) => textOf(raw, "padrao") === "1");
  const [only] = defaults;
  return only !== undefined && defaults.length === 1
    ? passed(checkTexts.statusFound(textOf(only.raw, "nome")))
    : { ok: false, code: "sale_status_ambiguous", message: checkTexts.statusAmbiguous(defaults.length) };
}

/** Is the chosen store one of the company's? */
export async function checkStore(context: Context): Promise<CheckResult> {
  const wanted = context.settings.storeId;
  if (wanted === undefined) return passed(checkTexts.storeDefault);
  const outcome = await listReference(context, "/lojas");
  const failure = failed(outcome);
  if (failure !== undefined) return failure;
  const store = recordsOf(outcome).find(({ id }) => id === wanted);
  return store === undefined
    ? { ok: false, code: "store_missing", message: checkTexts.storeMissing(wanted) }
    : passed(checkTexts.storeFound(textOf(store.raw, "nome")));
}

/** Are there sellers to match, and are their names unique? */
export async function checkSellers(context: Context): Promise<CheckResult> {
  const outcome = await listReference(context, "/funcionarios");
  const failure = failed(outcome);
  if (failure !== undefined) return failure;
  const names = recordsOf(outcome)
    .filter(({ raw }) => textOf(raw, "ativo") !== "0")
    .map(({ raw }) => textOf(raw, "nome"));
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (names.length === 0) return { ok: false, code: "no_sellers", message: checkTexts.noSellers };
  const message = checkTexts.sellers(names.length, repeated);
  return repeated.length === 0 ? passed(message) : { ok: true, code: "sellers_repeated", message };
}

/** Are there payment methods to match by name? */
export async function checkPaymentMethods(context: Context): Promise<CheckResult> {
  const outcome = await listReference(context, "/formas_pagamentos");
  const failure = failed(outcome);
  if (failure !== undefined) return failure;
  return passed(checkTexts.paymentMethods(recordsOf(outcome).map(({ raw }) => textOf(raw, "nome"))));
}
