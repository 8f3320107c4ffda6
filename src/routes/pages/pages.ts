import { Hono } from "hono";
import type { AppEnv } from "../api-route.ts";
import { saveAccess, secondFactor, showAccess, showSecondFactor } from "./access.tsx";
import { showAccount } from "./account.tsx";
import {
  addCompany,
  answerOne,
  chooseCompany,
  endOneSession,
  endOthers,
  finishTwoFactor,
  leaveTeam,
  onAccount,
  savePassword,
  showInvitations,
  startTwoFactor,
  stopTwoFactor,
} from "./account-actions.tsx";
import { addApiKey, askRevocation, revokeKey, showApiKeys } from "./api-keys.tsx";
import { approveOne, showApprovals } from "./approvals.tsx";
import { serveAsset } from "./assets.ts";
import { showAudit } from "./audit.tsx";
import {
  actOnAutomation,
  importAutomation,
  removeAutomation,
  restoreVersion,
  showAutomation,
} from "./automation-actions.ts";
import { checkWhileTyping } from "./automation-live.tsx";
import { applyTemplateOnPage, showAutomations } from "./automations.tsx";
import { showClient } from "./client.tsx";
import { showClients } from "./clients.tsx";
import { showContracts, showServiceOrders } from "./contracts.tsx";
import { showDeliveries } from "./deliveries.tsx";
import { replayOne, showDelivery } from "./delivery.tsx";
import { showDocs } from "./docs.tsx";
import { downloadErrors, refreshImport, showImport, stopImport } from "./import.tsx";
import { beginImport, showImports } from "./imports.tsx";
import { showIntegration } from "./integration.tsx";
import {
  activateIntegration,
  deactivateIntegration,
  diagnoseIntegration,
  pauseIntegration,
  renameIntegration,
  resumeIntegration,
  switchFlow,
  testIntegration,
} from "./integration-actions.ts";
import { askDeletion, deleteIntegration } from "./integration-delete.tsx";
import { showOptions } from "./integration-options.tsx";
import { refreshReadings } from "./integration-readings.tsx";
import { makeSystemAddress, removeSystemAddress } from "./integration-webhooks-in.tsx";
import { showIntegrations } from "./integrations.tsx";
import { chooseLanguage } from "./language.tsx";
import { downloadLogArchive, saveLogRetention, showLogArchives } from "./log-archives.tsx";
import { showLogEntry } from "./log-entry.tsx";
import { downloadLog } from "./log-file.ts";
import { refreshLogs, showLogs } from "./logs.tsx";
import { showMailbox } from "./mailbox.tsx";
import { addToOperators, askOperatorRemoval, removeFromOperators, showOperators } from "./operators.tsx";
import { showHome } from "./overview.tsx";
import { showPreview } from "./preview.tsx";
import { showProblemsEverywhere } from "./problems-everywhere.tsx";
import { changeOnPage, replayOnPage, showProblem } from "./problems-group.tsx";
import { showProblems } from "./problems-inbox.tsx";
import { refreshReconciliation, resendMissing, showReconciliation } from "./reconciliation.tsx";
import { beginReconciliation, showReconciliations } from "./reconciliations.tsx";
import { forgotten, register, showCheckMail, showForgotten, showRegister } from "./register.tsx";
import { refreshReplay, showReplay, stopReplay } from "./replay.tsx";
import { showReplayForm, startReplay } from "./replay-form.tsx";
import { resendSales } from "./resend-sales.ts";
import { showSale } from "./sale.tsx";
import { showSales } from "./sales.tsx";
import { saveIntegration } from "./save-integration.ts";
import { refuseForgedForms, refuseLargeForms, refuseOtherTypes } from "./security.ts";
import { signIn, signOut } from "./sign-in.ts";
import { showStatus } from "./status.tsx";
import {
  askRemoval,
  changeTeamRole,
  inviteToTeam,
  removeFromTeam,
  resendToMember,
  showTeam,
} from "./team.tsx";
import { addTenant, pickTenant, resendFirstAccess, showTenants } from "./tenants.tsx";
import { importTicked, refreshClient, takeOwner } from "./vehicle-actions.ts";
import { showVehicles } from "./vehicles.tsx";
import { forAdmin, forOperator, forPerson, forTenant, type Http, signedIn } from "./visit.ts";
import { showWebhook } from "./webhook.tsx";
import {
  addWebhook,
  askWebhookDeletion,
  removeWebhook,
  rotateSecret,
  showWebhooks,
  switchWebhook,
  testWebhook,
} from "./webhooks.tsx";

type Handler = (http: Http) => Promise<Response>;

/** What pages show. A GET changes nothing. */
const shown: Record<string, Handler> = {
  "/assets/:version/:name": serveAsset,
  "/": showHome,
  "/register": (http) => showRegister(http),
  "/forgotten": (http) => showForgotten(http),
  "/check-mail": showCheckMail,
  "/access/:token": showAccess,
  "/second-factor": showSecondFactor,
  "/account": forPerson((visit) => showAccount(visit)),
  "/invitations": forPerson(showInvitations),
  "/tenants": forOperator(showTenants),
  "/tenants/:tenantId/keys": signedIn(showApiKeys),
  "/tenants/:tenantId/keys/:keyId/revoke": signedIn(askRevocation),
  "/approvals": forOperator((visit) => showApprovals(visit)),
  "/operators": forOperator((visit) => showOperators(visit)),
  "/operators/remove": forOperator(askOperatorRemoval),
  "/operators/problems": forOperator(showProblemsEverywhere),
  "/team": forAdmin((visit) => showTeam(visit)),
  "/team/remove": forAdmin(askRemoval),
  "/audit": forAdmin(showAudit),
  "/dev/outbox": forOperator(showMailbox),
  "/integrations": forTenant("read", showIntegrations),
  "/integrations/:provider": forTenant("read", showIntegration),
  "/integrations/:provider/delete": forTenant("connections:write", askDeletion),
  "/integrations/:provider/options/:field": forTenant("read", showOptions),
  "/integrations/:provider/readings": forTenant("read", refreshReadings),
  "/webhooks": forTenant("read", showWebhooks),
  "/webhooks/:webhookId": forTenant("read", showWebhook),
  "/webhooks/:webhookId/delete": forTenant("connections:write", askWebhookDeletion),
  "/connections/:connectionId/automations": forTenant("read", (visit) => showAutomations(visit)),
  "/connections/:connectionId/automations/:function": forTenant("read", showAutomation),
  "/logs/entries/:entryId": forTenant("read", showLogEntry),
  "/logs/:provider": forTenant("read", showLogs),
  "/logs/:provider/export": forTenant("read", downloadLog),
  "/logs/:provider/refresh": forTenant("read", refreshLogs),
  "/log-archives": forTenant("read", showLogArchives),
  "/log-archives/:archiveId/file": forTenant("read", downloadLogArchive),
  "/sales": forTenant("read", showSales),
  "/replays/new": forTenant("sales:write", showReplayForm),
  "/sales/:externalId": forTenant("read", showSale),
  "/sales/:externalId/preview": forTenant("read", showPreview),
  "/deliveries": forTenant("read", showDeliveries),
  "/deliveries/:deliveryId": forTenant("read", showDelivery),
  "/problems": forTenant("read", showProblems),
  "/problems/:problemId": forTenant("read", showProblem),
  "/status": forTenant("read", showStatus),
  "/replays/:replayId": forTenant("read", showReplay),
  "/replays/:replayId/refresh": forTenant("read", refreshReplay),
  "/reconciliations": forTenant("read", showReconciliations),
  "/reconciliations/:reconciliationId": forTenant("read", showReconciliation),
  "/reconciliations/:reconciliationId/refresh": forTenant("read", refreshReconciliation),
  "/imports": forTenant("read", showImports),
  "/imports/:importId": forTenant("read", showImport),
  "/imports/:importId/refresh": forTenant("read", refreshImport),
  "/imports/:importId/errors": forTenant("read", downloadErrors),
  "/clients": forTenant("read", showClients),
  "/clients/:clientId": forTenant("read", showClient),
  "/clients/:clientId/vehicles": forTenant("read", showVehicles),
  "/contracts": forTenant("read", showContracts),
  "/service-orders": forTenant("read", showServiceOrders),
};

/** What pages do, by forms. */
const done: Record<string, Handler> = {
  "/language": chooseLanguage,
  "/sign-in": signIn,
  "/sign-out": signOut,
  "/register": register,
  "/forgotten": forgotten,
  "/access/:token": saveAccess,
  "/second-factor": secondFactor,
  "/account/sessions/end": forPerson(onAccount(endOneSession)),
  "/account/sessions/end-others": forPerson(onAccount(endOthers)),
  "/account/password": forPerson(onAccount(savePassword)),
  "/account/two-factor": forPerson(onAccount(startTwoFactor)),
  "/account/two-factor/confirm": forPerson(onAccount(finishTwoFactor)),
  "/account/two-factor/end": forPerson(onAccount(stopTwoFactor)),
  "/account/companies": forPerson(onAccount(addCompany)),
  "/account/companies/choose": forPerson(onAccount(chooseCompany)),
  "/account/companies/leave": forPerson(onAccount(leaveTeam)),
  "/invitations/answer": forPerson(answerOne),
  "/tenants": forOperator(addTenant),
  "/tenants/choose": forOperator(pickTenant),
  "/tenants/resend": forOperator(resendFirstAccess),
  "/tenants/:tenantId/keys": signedIn(addApiKey),
  "/tenants/:tenantId/keys/:keyId/revoke": signedIn(revokeKey),
  "/approvals": forOperator(approveOne),
  "/operators": forOperator(addToOperators),
  "/operators/remove": forOperator(removeFromOperators),
  "/team": forAdmin(inviteToTeam),
  "/team/role": forAdmin(changeTeamRole),
  "/team/resend": forAdmin(resendToMember),
  "/team/remove": forAdmin(removeFromTeam),
  "/integrations/:provider": forTenant("connections:write", saveIntegration),
  "/integrations/:provider/activate": forTenant("connections:write", activateIntegration),
  "/integrations/:provider/deactivate": forTenant("connections:write", deactivateIntegration),
  "/integrations/:provider/pause": forTenant("connections:write", pauseIntegration),
  "/integrations/:provider/resume": forTenant("connections:write", resumeIntegration),
  "/integrations/:provider/test": forTenant("connections:write", testIntegration),
  "/integrations/:provider/diagnosis": forTenant("connections:write", diagnoseIntegration),
  "/integrations/:provider/rename": forTenant("connections:write", renameIntegration),
  "/integrations/:provider/delete": forTenant("connections:write", deleteIntegration),
  "/integrations/:provider/flows": forTenant("connections:write", switchFlow),
  "/integrations/:provider/webhooks-in": forTenant("connections:write", makeSystemAddress),
  "/integrations/:provider/webhooks-in/remove": forTenant("connections:write", removeSystemAddress),
  "/webhooks": forTenant("connections:write", addWebhook),
  "/webhooks/:webhookId/test": forTenant("connections:write", testWebhook),
  "/webhooks/:webhookId/rotate": forTenant("connections:write", rotateSecret),
  "/webhooks/:webhookId/switch": forTenant("connections:write", switchWebhook),
  "/webhooks/:webhookId/delete": forTenant("connections:write", removeWebhook),
  "/connections/:connectionId/automations": forTenant("connections:write", applyTemplateOnPage),
  "/connections/:connectionId/automations/:function": forTenant("connections:write", actOnAutomation),
  "/connections/:connectionId/automations/:function/check": forTenant("connections:write", checkWhileTyping),
  "/connections/:connectionId/automations/:function/import": forTenant("connections:write", importAutomation),
  "/connections/:connectionId/automations/:function/remove": forTenant("connections:write", removeAutomation),
  "/connections/:connectionId/automations/:function/restore": forTenant("connections:write", restoreVersion),
  "/log-archives": forTenant("connections:write", saveLogRetention),
  "/sales/resend": forTenant("sales:write", resendSales),
  "/replays": forTenant("sales:write", startReplay),
  "/replays/:replayId/abort": forTenant("sales:write", stopReplay),
  "/deliveries/:deliveryId/replay": forTenant("sales:write", replayOne),
  "/problems/:problemId/resolve": forTenant("sales:write", changeOnPage("resolved")),
  "/problems/:problemId/ignore": forTenant("sales:write", changeOnPage("ignored")),
  "/problems/:problemId/reopen": forTenant("sales:write", changeOnPage("open")),
  "/problems/:problemId/replay": forTenant("sales:write", replayOnPage),
  "/reconciliations": forTenant("sales:write", beginReconciliation),
  "/reconciliations/:reconciliationId/resend": forTenant("sales:write", resendMissing),
  "/imports": forTenant("imports:write", beginImport),
  "/imports/:importId/cancel": forTenant("imports:write", stopImport),
  "/clients/:clientId/vehicles/refresh": forTenant("imports:write", refreshClient),
  "/clients/:clientId/vehicles/import": forTenant("imports:write", importTicked),
  "/clients/:clientId/vehicles/owner": forTenant("imports:write", takeOwner),
};

/** The hosted pages. @param readOpenApi makes the API's document, which `/docs` shows */
export function createPages(readOpenApi: () => unknown): Hono<AppEnv> {
  const pages = new Hono<AppEnv>();
  for (const [path, show] of Object.entries(shown)) pages.get(path, show);
  pages.get("/docs", (http) => showDocs(http, readOpenApi()));
  for (const [path, act] of Object.entries(done)) {
    pages.post(path, refuseForgedForms, refuseOtherTypes, refuseLargeForms, act);
  }
  return pages;
}
