import { ApiError } from "../../errors.ts";
import { resendSale } from "../../services/sales/resend-sale.ts";
import { leaveNotice } from "./cookies.ts";
import { readForm } from "./forms.ts";
import { seeOther, type TenantVisit } from "./visit.ts";

/** As many as a page of sales shows. Each takes a few calls to the database, which a request has only so many of. */
const MAX_AT_ONCE = 25;

/**
 * "Reenviar para Fila do GestãoClick", for one sale or for those that were ticked. Repeating it is safe: a sale that
 * already waits only goes sooner.
 */
export async function resendSales(visit: TenantVisit): Promise<Response> {
  const form = await readForm(visit.http);
  const ids = [...new Set(form.many("sale"))].slice(0, MAX_AT_ONCE);
  const back = salesPath(form.one("back"));
  const [only] = ids;
  if (only === undefined) {
    leaveNotice(visit.http, "none_selected");
    return seeOther(visit, back);
  }
  if (ids.length === 1) {
    // One sale that cannot go is told in full, by the problem's own page.
    await resendSale(visit.context, only);
    leaveNotice(visit.http, "resent");
    return seeOther(visit, back);
  }
  let failed = 0;
  for (const id of ids) {
    try {
      await resendSale(visit.context, id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      failed += 1;
    }
  }
  if (failed === 0) leaveNotice(visit.http, "resent_many", ids.length);
  else leaveNotice(visit.http, "resent_some", ids.length - failed, failed);
  return seeOther(visit, back);
}

/** Back to the list, or to the sale, that the button was on; never anywhere else. */
function salesPath(path: string): string {
  return /^\/sales([/?][^\\\s]*)?$/.test(path) ? path : "/sales";
}
