import type { Bilingual } from "../../strings/language.ts";
import type { CheckResult, ConnectionContext } from "../connector.ts";
import { type Failure, isFailure, type Outcome } from "../outcome.ts";
import { isRouteMissing, OUTSIDE_HOURS } from "./answers.ts";
import { checkTexts } from "./check-texts.ts";
import { SYNC } from "./paths.ts";
import { readProduct } from "./read-manual.ts";
import { readSyncCount, readSyncProducts } from "./read-sync.ts";
import type { Settings } from "./settings.ts";
import { readSituations, standingOf } from "./situations.ts";

type Context = ConnectionContext<Settings>;

const passed = (message: Bilingual): CheckResult => ({ ok: true, message });
/** It works as far as it goes, and something that a person may want does not. */
const warned = (code: string, message: Bilingual): CheckResult => ({ ok: true, code, message });
const wrong = (code: string, message: Bilingual): CheckResult => ({ ok: false, code, message });

const hasSync = ({ caller }: Context): boolean => caller.accounts?.includes(SYNC) ?? false;

/** The cheapest call that needs a login. */
export async function readCounts({ caller }: Pick<Context, "caller">): Promise<Outcome<unknown>> {
  return await caller.call({
    kind: "read",
    method: "GET",
    path: "/associado-ativo-inativo/listar",
    reason: "sga.probe",
  });
}

/** Of the two ways in, whichever does not accept its credentials has the last word. */
export async function probe(context: Context): Promise<Outcome<unknown>> {
  const sync = hasSync(context) ? await readSyncProducts(context) : undefined;
  if (sync?.kind === "invalid_credentials") return sync;
  const manual = await readCounts(context);
  if (manual.kind === "invalid_credentials") return manual;
  // A supplier's key that works is enough to import by: hours and ticks of the other way need not hold it up.
  return sync !== undefined && !isFailure(sync) ? sync : manual;
}

/** Does the supplier's key open sincronismo, and whose products are they? A wrong key leaves the other mode to be tested. */
export async function checkSyncProducts(context: Context): Promise<CheckResult> {
  if (!hasSync(context)) return warned("sync_key_missing", checkTexts.noSyncKey);
  const outcome = await readSyncProducts(context);
  if (isFailure(outcome) || outcome.kind === "not_found") return syncFailed(outcome);
  const products = outcome.kind === "ok" ? outcome.value : {};
  if (Object.keys(products).length === 0) return warned("no_sync_products", checkTexts.noSyncProducts);
  const { productCode } = context.settings;
  if (!Object.hasOwn(products, productCode)) {
    return warned("product_not_of_supplier", checkTexts.productNotOfSupplier(productCode));
  }
  return passed(checkTexts.syncProducts(Object.values(products)));
}

/** Is the list there that the daily import reads? */
export async function checkSyncPages(context: Context): Promise<CheckResult> {
  if (!hasSync(context)) return warned("sync_key_missing", checkTexts.noSyncKey);
  const outcome = await readSyncCount(context);
  if (outcome.kind !== "ok")
    return outcome.kind === "empty" ? passed(checkTexts.syncPages(0, 0)) : syncFailed(outcome);
  const { base, pages, total } = outcome.value;
  return base === null
    ? warned("sync_unpaged", checkTexts.syncWhole)
    : passed(checkTexts.syncPages(pages, total));
}

function syncFailed(outcome: Failure | { kind: "not_found"; message: string }): CheckResult {
  return outcome.kind === "invalid_credentials"
    ? wrong("sync_key_rejected", checkTexts.syncKeyRejected(outcome.message))
    : wrong("sync_failed", checkTexts.syncFailed(outcome.message));
}

/** Do user, password and key give a token? What this route itself is allowed is another question. */
export async function checkLogin(context: Context): Promise<CheckResult> {
  const outcome = await readCounts(context);
  return loginProblem(outcome) ?? passed(checkTexts.accepted);
}

function loginProblem(outcome: Outcome<unknown>): CheckResult | undefined {
  if (!isFailure(outcome) || outcome.kind === "refused") return undefined;
  if (outcome.message === OUTSIDE_HOURS) return wrong("outside_hours", checkTexts.outsideHours);
  return wrong(outcome.kind, checkTexts.failed(outcome.kind, outcome.message));
}

/** Is a route ticked on the key? It is asked for something that is not there, which changes nothing and finds nothing. */
export function checkRoute(path: string) {
  return async ({ caller }: Context): Promise<CheckResult> => {
    const outcome = await caller.call({ kind: "read", method: "GET", path, reason: "sga.route_test" });
    return routeProblem(outcome) ?? passed(checkTexts.routeOpen);
  };
}

function routeProblem(outcome: Outcome<unknown>): CheckResult | undefined {
  if (isRouteMissing(outcome)) return wrong("route_closed", checkTexts.routeClosed(outcome.message));
  if (!isFailure(outcome)) return undefined;
  const isClosed = outcome.kind === "refused" || outcome.kind === "invalid_credentials";
  if (isClosed) return wrong("route_closed", checkTexts.routeClosed(outcome.message));
  return loginProblem(outcome);
}

/** The product code may be one of the API key's instead of a product's: that is told and not refused. */
export async function checkProduct(context: Context): Promise<CheckResult> {
  const outcome = await readProduct(context);
  if (outcome.kind === "ok")
    return passed(checkTexts.productFound(outcome.value.descricao || context.settings.productCode));
  const problem = routeProblem(outcome);
  return problem ?? warned("product_unknown", checkTexts.productUnknown(context.settings.productCode));
}

/** Which of the association's situations has nobody said the meaning of? */
export async function checkSituations(context: Context): Promise<CheckResult> {
  const outcome = await readSituations(context);
  const problem = routeProblem(outcome);
  if (problem !== undefined) return problem;
  const situations = outcome.kind === "ok" ? outcome.value : [];
  const unmapped = situations.filter(({ name }) => standingOf(context.settings, name) === "unknown");
  return unmapped.length === 0
    ? passed(checkTexts.situations(situations.length))
    : warned("unmapped_situations", checkTexts.unmapped(unmapped.map(({ name }) => name)));
}
