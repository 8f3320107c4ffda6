import { findConnector } from "../../erp/registry.ts";
import { ApiError, type ApiErrorCode } from "../../errors.ts";
import { activateConnection } from "../../services/connections/activate-connection.ts";
import { deactivateConnection } from "../../services/connections/deactivate-connection.ts";
import { getConnection } from "../../services/connections/get-connection.ts";
import { pauseConnection } from "../../services/connections/pause-connection.ts";
import { resumeConnection } from "../../services/connections/resume-connection.ts";
import { switchFlows } from "../../services/connections/switch-flows.ts";
import { testConnection } from "../../services/connections/test-connection.ts";
import { updateConnection } from "../../services/connections/update-connection.ts";
import { runDiagnosis } from "../../services/diagnosis/run-diagnosis.ts";
import type { NoticeName } from "../../strings/pages.ts";
import { actionTexts } from "../../strings/pages-integration-state.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { name as nameSchema } from "../schemas.ts";
import { connectorOf } from "./connections-of.ts";
import { leaveNotice } from "./cookies.ts";
import { linkTo, readForm, requireField } from "./forms.ts";
import { showIntegrationOf } from "./integration.tsx";
import { refusalOnPage } from "./refusals.ts";
import { seeOther, type TenantVisit } from "./visit.ts";

/** These stand on the integration's own page, where the cure is. */
const SHOWN_ON_PAGE: readonly ApiErrorCode[] = [
  "connection_incomplete",
  "connection_not_pausable",
  "connection_not_paused",
  "credentials_rejected",
  "credentials_unreadable",
  "erp_unavailable",
  "conflicting_changes",
];

type Doing = (visit: TenantVisit, id: string) => Promise<NoticeName | undefined>;

/** Does something to the connection that the form names, then shows its page again. */
function acting(act: Doing, query: Readonly<Record<string, string>> = {}) {
  return async (visit: TenantVisit): Promise<Response> => {
    const connector = connectorOf(visit.http);
    const id = requireField(await readForm(visit.http), "connection");
    try {
      const notice = await act(visit, id);
      if (notice !== undefined) leaveNotice(visit.http, notice);
    } catch (error) {
      const { detail, status } = refusalOnPage(error, SHOWN_ON_PAGE);
      return await showIntegrationOf(visit, id, { problem: detail }, status);
    }
    return seeOther(visit, linkTo(`/integrations/${connector.id}`, { connection: id, ...query }));
  };
}

export const activateIntegration = acting(async ({ context }, id) => {
  const { status, provider } = await activateConnection(context, id);
  if (status === "pending_approval") return "approval_requested";
  return findConnector(provider)?.assets === undefined ? "activated" : "activated_imports";
});

export const deactivateIntegration = acting(async ({ context }, id) => {
  const { status } = await getConnection(context, id);
  await deactivateConnection(context, id);
  return status === "pending_approval" ? "approval_withdrawn" : "deactivated";
});

export const pauseIntegration = acting(async ({ context }, id) => {
  await pauseConnection(context, id);
  return "paused";
});

export const resumeIntegration = acting(async ({ context }, id) => {
  await resumeConnection(context, id);
  return "resumed";
});

/** Runs the checks. Their results are kept, and stand on the page that follows. */
export const testIntegration = acting(
  async ({ context }, id) => {
    await testConnection(context, id, currentLanguage());
    return undefined;
  },
  { test: "1" },
);

/** Looks for what would stop deliveries. What it found is kept, and stands on the page that follows. */
export const diagnoseIntegration = acting(async ({ context }, id) => {
  await runDiagnosis(context, id, currentLanguage());
  return undefined;
});

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

/** Gives a connection another name. */
export async function renameIntegration(visit: TenantVisit): Promise<Response> {
  const connector = connectorOf(visit.http);
  const form = await readForm(visit.http);
  const id = requireField(form, "connection");
  const name = nameSchema.safeParse(form.one("name"));
  if (!name.success) return await showIntegrationOf(visit, id, { nameError: actionTexts.nameInvalid }, 400);
  const { name: before } = await getConnection(visit.context, id);
  if (name.data !== before) await updateConnection(visit.context, id, { name: name.data });
  leaveNotice(visit.http, "renamed");
  return seeOther(visit, linkTo(`/integrations/${connector.id}`, { connection: id }));
}

/** Tests what was just saved: whatever stands in the way is told on the page that follows. */
export async function testSaved(visit: TenantVisit, id: string): Promise<void> {
  try {
    await testConnection(visit.context, id, currentLanguage());
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}
