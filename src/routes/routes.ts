import { FUNCTION_NAMES } from "../erp/functions/catalogue.ts";
import { CreateApiKey } from "./api-keys/create-api-key.ts";
import { ListApiKeys } from "./api-keys/list-api-keys.ts";
import { RevokeApiKey } from "./api-keys/revoke-api-key.ts";
import { ListPlatformAudit } from "./audit/list-platform-audit.ts";
import { ListTenantAudit } from "./audit/list-tenant-audit.ts";
import { ApplyAutomationTemplate } from "./automations/apply-template.ts";
import { DeleteAutomation } from "./automations/delete-automation.ts";
import { DeleteAutomationCase } from "./automations/delete-case.ts";
import { GetAutomation } from "./automations/get-automation.ts";
import { ListAutomations } from "./automations/list-automations.ts";
import { ListAutomationCases } from "./automations/list-cases.ts";
import { ListAutomationTemplates } from "./automations/list-templates.ts";
import { ListAutomationVersions } from "./automations/list-versions.ts";
import { PutAutomation } from "./automations/put-automation.ts";
import { RerunAutomationCase } from "./automations/rerun-case.ts";
import { RestoreAutomation } from "./automations/restore-automation.ts";
import { SaveAutomationCase } from "./automations/save-case.ts";
import { TestAutomation } from "./automations/test-automation.ts";
import { AcceptOwner } from "./clients/accept-owner.ts";
import { GetClient } from "./clients/get-client.ts";
import { ImportVehicles } from "./clients/import-vehicles.ts";
import { ListClients } from "./clients/list-clients.ts";
import { ListClientVehicles } from "./clients/list-vehicles.ts";
import { RefreshVehicles } from "./clients/refresh-vehicles.ts";
import { ActivateConnection } from "./connections/activate-connection.ts";
import { ApproveConnection } from "./connections/approve-connection.ts";
import { CreateConnection } from "./connections/create-connection.ts";
import { DeactivateConnection } from "./connections/deactivate-connection.ts";
import { DeleteConnection } from "./connections/delete-connection.ts";
import { GetConnection } from "./connections/get-connection.ts";
import { ListApprovals } from "./connections/list-approvals.ts";
import { ListConnections } from "./connections/list-connections.ts";
import { ListOptions } from "./connections/list-options.ts";
import { ListPolls } from "./connections/list-polls.ts";
import { PauseConnection } from "./connections/pause-connection.ts";
import { ResumeConnection } from "./connections/resume-connection.ts";
import { SwitchFlows } from "./connections/switch-flows.ts";
import { TestConnection } from "./connections/test-connection.ts";
import { UpdateConnection } from "./connections/update-connection.ts";
import { ListContracts } from "./contracts/list-contracts.ts";
import { GetDelivery } from "./deliveries/get-delivery.ts";
import { ListDeliveries } from "./deliveries/list-deliveries.ts";
import { ReplayDelivery } from "./deliveries/replay-delivery.ts";
import { ListOutbox } from "./dev/list-outbox.ts";
import { GetDiagnosis } from "./diagnosis/get-diagnosis.ts";
import { RunDiagnosis } from "./diagnosis/run-diagnosis.ts";
import { functionRoute } from "./functions/call-function.ts";
import { ListFunctions } from "./functions/list-functions.ts";
import { GetHealth } from "./health/get-health.ts";
import { CancelImport } from "./imports/cancel-import.ts";
import { ExportImportErrors } from "./imports/export-errors.ts";
import { GetImport } from "./imports/get-import.ts";
import { ImportEvents } from "./imports/import-events.ts";
import { ListImports } from "./imports/list-imports.ts";
import { StartImport } from "./imports/start-import.ts";
import { DownloadLogArchive } from "./log-archives/download-archive.ts";
import { GetLogRetention } from "./log-archives/get-retention.ts";
import { ListLogArchives } from "./log-archives/list-archives.ts";
import { SetLogRetention } from "./log-archives/set-retention.ts";
import { ExportLogs } from "./logs/export-logs.ts";
import { GetLog } from "./logs/get-log.ts";
import { ListLogs } from "./logs/list-logs.ts";
import { ChangeMember } from "./members/change-member.ts";
import { InviteMember } from "./members/invite-member.ts";
import { ListMembers } from "./members/list-members.ts";
import { RemoveMember } from "./members/remove-member.ts";
import { ResendAccess } from "./members/resend-access.ts";
import { GetMetrics } from "./metrics/get-metrics.ts";
import { AddOperator } from "./operators/add-operator.ts";
import { ListOperators } from "./operators/list-operators.ts";
import { RemoveOperator } from "./operators/remove-operator.ts";
import { GetProblem } from "./problems/get-problem.ts";
import { IgnoreProblem } from "./problems/ignore-problem.ts";
import { ListProblems } from "./problems/list-problems.ts";
import { ReopenProblem } from "./problems/reopen-problem.ts";
import { ReplayProblem } from "./problems/replay-problem.ts";
import { ResolveProblem } from "./problems/resolve-problem.ts";
import { ListProviders } from "./providers/list-providers.ts";
import { GetReconciliation } from "./reconciliations/get-reconciliation.ts";
import { ListReconciliations } from "./reconciliations/list-reconciliations.ts";
import { StartReconciliation } from "./reconciliations/start-reconciliation.ts";
import { AbortReplay } from "./replays/abort-replay.ts";
import { CreateReplay } from "./replays/create-replay.ts";
import { GetReplay } from "./replays/get-replay.ts";
import { ListReplays } from "./replays/list-replays.ts";
import { GetSale } from "./sales/get-sale.ts";
import { ListSales } from "./sales/list-sales.ts";
import { PreviewSale } from "./sales/preview-sale.ts";
import { PutSale } from "./sales/put-sale.ts";
import { ResendSale } from "./sales/resend-sale.ts";
import { ContinueRotation } from "./secrets/continue-rotation.ts";
import { GetRotation } from "./secrets/get-rotation.ts";
import { ListServiceOrders } from "./service-orders/list-service-orders.ts";
import { GetStatus } from "./status/get-status.ts";
import { CreateTenant } from "./tenants/create-tenant.ts";
import { ListTenants } from "./tenants/list-tenants.ts";
import { CreateWebhook } from "./webhooks/create-webhook.ts";
import { DeleteWebhook } from "./webhooks/delete-webhook.ts";
import { ListWebhookMessages } from "./webhooks/list-messages.ts";
import { ListWebhooks } from "./webhooks/list-webhooks.ts";
import { RotateWebhookSecret } from "./webhooks/rotate-secret.ts";
import { SendWebhookTest } from "./webhooks/send-test.ts";
import { UpdateWebhook } from "./webhooks/update-webhook.ts";
import { ListWebhookAddresses } from "./webhooks-in/list-addresses.ts";
import { MakeWebhookAddress } from "./webhooks-in/make-address.ts";
import { ReceiveWebhook } from "./webhooks-in/receive-webhook.ts";
import { RemoveWebhookAddress } from "./webhooks-in/remove-address.ts";

/** Every route of the API: method, path, class. The OpenAPI document and the common test suites are made from it. */
export const routes = [
  ["get", "/healthz", GetHealth],
  ["get", "/metrics", GetMetrics],
  ["post", "/v1/tenants", CreateTenant],
  ["get", "/v1/tenants", ListTenants],
  ["post", "/v1/tenants/:tenantId/api-keys", CreateApiKey],
  ["get", "/v1/tenants/:tenantId/api-keys", ListApiKeys],
  ["delete", "/v1/tenants/:tenantId/api-keys/:keyId", RevokeApiKey],
  ["get", "/v1/tenants/:tenantId/members", ListMembers],
  ["post", "/v1/tenants/:tenantId/members", InviteMember],
  ["patch", "/v1/tenants/:tenantId/members/:userId", ChangeMember],
  ["delete", "/v1/tenants/:tenantId/members/:userId", RemoveMember],
  ["post", "/v1/tenants/:tenantId/members/:userId/resend-access", ResendAccess],
  ["get", "/v1/tenants/:tenantId/audit", ListTenantAudit],
  ["get", "/v1/operators", ListOperators],
  ["post", "/v1/operators", AddOperator],
  ["delete", "/v1/operators/:userId", RemoveOperator],
  ["get", "/v1/audit", ListPlatformAudit],
  ["get", "/v1/dev/outbox", ListOutbox],
  ["get", "/v1/providers", ListProviders],
  ["post", "/v1/connections", CreateConnection],
  ["get", "/v1/connections", ListConnections],
  ["get", "/v1/connections/:connectionId", GetConnection],
  ["patch", "/v1/connections/:connectionId", UpdateConnection],
  ["delete", "/v1/connections/:connectionId", DeleteConnection],
  ["post", "/v1/connections/:connectionId/test", TestConnection],
  ["post", "/v1/connections/:connectionId/diagnosis", RunDiagnosis],
  ["get", "/v1/connections/:connectionId/diagnosis", GetDiagnosis],
  ["post", "/v1/connections/:connectionId/reconciliations", StartReconciliation],
  ["get", "/v1/connections/:connectionId/reconciliations", ListReconciliations],
  ["get", "/v1/reconciliations/:reconciliationId", GetReconciliation],
  ["post", "/v1/connections/:connectionId/activate", ActivateConnection],
  ["post", "/v1/connections/:connectionId/deactivate", DeactivateConnection],
  ["post", "/v1/connections/:connectionId/pause", PauseConnection],
  ["post", "/v1/connections/:connectionId/resume", ResumeConnection],
  ["post", "/v1/connections/:connectionId/approve", ApproveConnection],
  ["get", "/v1/approvals", ListApprovals],
  ["get", "/v1/connections/:connectionId/options/:field", ListOptions],
  ["patch", "/v1/connections/:connectionId/flows", SwitchFlows],
  ["get", "/v1/functions", ListFunctions],
  ...FUNCTION_NAMES.map((name) => ["post", `/v1/functions/${name}`, functionRoute(name)] as const),
  ["get", "/v1/connections/:connectionId/polls", ListPolls],
  ["get", "/v1/connections/:connectionId/webhooks-in", ListWebhookAddresses],
  ["post", "/v1/connections/:connectionId/webhooks-in/:system", MakeWebhookAddress],
  ["delete", "/v1/connections/:connectionId/webhooks-in/:system", RemoveWebhookAddress],
  ["post", "/v1/webhooks-in/:connectionId/:system/:secret", ReceiveWebhook],
  ["get", "/v1/automation-templates", ListAutomationTemplates],
  ["post", "/v1/connections/:connectionId/automations/apply-template", ApplyAutomationTemplate],
  ["get", "/v1/connections/:connectionId/automations", ListAutomations],
  ["get", "/v1/connections/:connectionId/automations/:function", GetAutomation],
  ["put", "/v1/connections/:connectionId/automations/:function", PutAutomation],
  ["delete", "/v1/connections/:connectionId/automations/:function", DeleteAutomation],
  ["post", "/v1/connections/:connectionId/automations/:function/test", TestAutomation],
  ["get", "/v1/connections/:connectionId/automations/:function/versions", ListAutomationVersions],
  ["post", "/v1/connections/:connectionId/automations/:function/restore", RestoreAutomation],
  ["get", "/v1/connections/:connectionId/automations/:function/cases", ListAutomationCases],
  ["post", "/v1/connections/:connectionId/automations/:function/cases", SaveAutomationCase],
  ["post", "/v1/connections/:connectionId/automations/:function/cases/:caseId/rerun", RerunAutomationCase],
  ["delete", "/v1/connections/:connectionId/automations/:function/cases/:caseId", DeleteAutomationCase],
  ["post", "/v1/connections/:connectionId/imports", StartImport],
  ["get", "/v1/imports", ListImports],
  ["get", "/v1/imports/:importId", GetImport],
  ["get", "/v1/imports/:importId/events", ImportEvents],
  ["get", "/v1/imports/:importId/errors/export", ExportImportErrors],
  ["post", "/v1/imports/:importId/cancel", CancelImport],
  ["get", "/v1/clients", ListClients],
  ["get", "/v1/clients/:clientId", GetClient],
  ["get", "/v1/clients/:clientId/vehicles", ListClientVehicles],
  ["post", "/v1/clients/:clientId/vehicles/refresh", RefreshVehicles],
  ["post", "/v1/clients/:clientId/vehicles/import", ImportVehicles],
  ["post", "/v1/clients/:clientId/vehicles/:vehicleId/accept-owner", AcceptOwner],
  ["get", "/v1/contracts", ListContracts],
  ["get", "/v1/service-orders", ListServiceOrders],
  ["put", "/v1/sales/:externalId", PutSale],
  ["get", "/v1/sales", ListSales],
  ["get", "/v1/sales/:externalId", GetSale],
  ["post", "/v1/sales/:externalId/resend", ResendSale],
  ["post", "/v1/sales/:externalId/preview", PreviewSale],
  ["get", "/v1/deliveries", ListDeliveries],
  ["get", "/v1/deliveries/:deliveryId", GetDelivery],
  ["post", "/v1/deliveries/:deliveryId/replay", ReplayDelivery],
  ["get", "/v1/problems", ListProblems],
  ["get", "/v1/problems/:problemId", GetProblem],
  ["post", "/v1/problems/:problemId/resolve", ResolveProblem],
  ["post", "/v1/problems/:problemId/ignore", IgnoreProblem],
  ["post", "/v1/problems/:problemId/reopen", ReopenProblem],
  ["post", "/v1/problems/:problemId/replay", ReplayProblem],
  ["get", "/v1/status", GetStatus],
  ["post", "/v1/replays", CreateReplay],
  ["get", "/v1/replays", ListReplays],
  ["get", "/v1/replays/:replayId", GetReplay],
  ["post", "/v1/replays/:replayId/abort", AbortReplay],
  ["get", "/v1/logs", ListLogs],
  ["get", "/v1/logs/export", ExportLogs],
  ["get", "/v1/logs/:logId", GetLog],
  ["get", "/v1/log-archives", ListLogArchives],
  ["get", "/v1/log-archives/:archiveId", DownloadLogArchive],
  ["get", "/v1/log-retention", GetLogRetention],
  ["put", "/v1/log-retention", SetLogRetention],
  ["post", "/v1/webhooks", CreateWebhook],
  ["get", "/v1/webhooks", ListWebhooks],
  ["patch", "/v1/webhooks/:webhookId", UpdateWebhook],
  ["delete", "/v1/webhooks/:webhookId", DeleteWebhook],
  ["post", "/v1/webhooks/:webhookId/rotate-secret", RotateWebhookSecret],
  ["post", "/v1/webhooks/:webhookId/test", SendWebhookTest],
  ["get", "/v1/webhooks/:webhookId/messages", ListWebhookMessages],
  ["get", "/v1/secrets/rotation", GetRotation],
  ["post", "/v1/secrets/rotation", ContinueRotation],
] as const;
