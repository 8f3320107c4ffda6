import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ApiErrorCode } from "../../errors.ts";
import { acceptOwner } from "../../services/vehicles/accept-owner.ts";
import { importVehicles } from "../../services/vehicles/import-vehicles.ts";
import { refreshVehicles } from "../../services/vehicles/refresh-vehicles.ts";
import { clientPath } from "./clients.tsx";
import { leaveNotice } from "./cookies.ts";
import { readForm, requireField } from "./forms.ts";
import { refusalOnPage } from "./refusals.ts";
import { renderVehicles } from "./vehicles.tsx";
import { seeOther, type TenantVisit } from "./visit.ts";

/** As many as the API takes: each leaves its own lines in the log and the audit trail. */
const AT_ONCE = 100;

/** These stand on the tab itself, where the cure is. */
const SHOWN_ON_PAGE: readonly ApiErrorCode[] = [
  "vehicle_not_active",
  "owner_not_proposed",
  "customer_not_found",
  "connection_incomplete",
  "credentials_unreadable",
  "erp_refused",
  "erp_credentials_rejected",
  "erp_unavailable",
  "erp_answer_unreadable",
  "erp_busy",
  "erp_timeout",
];

const clientIdOf = ({ http }: TenantVisit) => http.req.param("clientId") ?? "";
const tabOf = (visit: TenantVisit) => `${clientPath(clientIdOf(visit))}/vehicles`;

/** Shows the tab with the reason, when the ERP or a rule says no. */
async function orSayWhy(visit: TenantVisit, act: () => Promise<void>): Promise<Response> {
  try {
    await act();
  } catch (error) {
    const { detail, status } = refusalOnPage(error, SHOWN_ON_PAGE);
    return await renderVehicles(visit, detail, onPage(status));
  }
  return seeOther(visit, tabOf(visit));
}

/** A proxy puts a page of its own in the place of a 502 or 504; this one says what the ERP did, and the hub did not fail. */
function onPage(status: ContentfulStatusCode): ContentfulStatusCode {
  return status >= 500 ? 409 : status;
}

/** "Sincronizar Ativos SGA" of a client: looks for vehicles that are not known yet. */
export async function refreshClient(visit: TenantVisit): Promise<Response> {
  return await orSayWhy(visit, async () => {
    const { found, created } = await refreshVehicles(visit.context, clientIdOf(visit));
    leaveNotice(visit.http, "vehicles_refreshed", found, created);
  });
}

/** "Importar": a contract and a service order for each ticked vehicle. Sending it twice makes nothing twice. */
export async function importTicked(visit: TenantVisit): Promise<Response> {
  const ids = [...new Set((await readForm(visit.http)).many("vehicle"))];
  return await orSayWhy(visit, async () => {
    if (ids.length === 0) {
      leaveNotice(visit.http, "no_vehicle_selected");
      return;
    }
    let created = 0;
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const chunk = ids.slice(start, start + AT_ONCE);
      const items = await importVehicles(visit.context, clientIdOf(visit), chunk);
      created += items.filter((item) => item.created).length;
    }
    if (created === ids.length) leaveNotice(visit.http, "vehicles_imported", created);
    else leaveNotice(visit.http, "vehicles_imported_some", created, ids.length - created);
  });
}

/** Gives a vehicle to the owner whom the ERP names. */
export async function takeOwner(visit: TenantVisit): Promise<Response> {
  const vehicleId = requireField(await readForm(visit.http), "vehicle");
  return await orSayWhy(visit, async () => {
    await acceptOwner(visit.context, clientIdOf(visit), vehicleId);
    leaveNotice(visit.http, "owner_accepted");
  });
}
