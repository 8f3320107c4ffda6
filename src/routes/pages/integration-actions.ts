import { activateConnection } from "../../services/connections/activate-connection.ts";
import { deactivateConnection } from "../../services/connections/deactivate-connection.ts";
import { switchFlows } from "../../services/connections/switch-flows.ts";
import { connectorOf } from "./connections-of.ts";
import { leaveNotice } from "./cookies.ts";
import { linkTo, readForm, requireField } from "./forms.ts";
import { seeOther, type TenantVisit } from "./visit.ts";

export async function activateIntegration(visit: TenantVisit): Promise<Response> {
  const connector = connectorOf(visit.http);
  const id = requireField(await readForm(visit.http), "connection");
  await activateConnection(visit.context, id);
  leaveNotice(visit.http, "activated");
  return seeOther(visit, linkTo(`/integrations/${connector.id}`, { connection: id }));
}

export async function deactivateIntegration(visit: TenantVisit): Promise<Response> {
  const connector = connectorOf(visit.http);
  const id = requireField(await readForm(visit.http), "connection");
  await deactivateConnection(visit.context, id);
  leaveNotice(visit.http, "deactivated");
  return seeOther(visit, linkTo(`/integrations/${connector.id}`, { connection: id }));
}

/** Switches one flow on or off. */
export async function switchFlow(visit: TenantVisit): Promise<Response> {
  const connector = connectorOf(visit.http);
  const form = await readForm(visit.http);
  const id = requireField(form, "connection");
  const on = requireField(form, "on") === "true";
  await switchFlows(visit.context, id, { [requireField(form, "flow")]: on });
  leaveNotice(visit.http, on ? "flow_on" : "flow_off");
  return seeOther(visit, linkTo(`/integrations/${connector.id}`, { connection: id }));
}
