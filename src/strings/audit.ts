import { deliveryCodeName } from "./delivery-codes.ts";
import { type Bilingual, counted, inLanguage, joinNames, type Language, type Params } from "./language.ts";
import { fieldNames, flowName, functionName, listOf } from "./log-words.ts";
import { scopeInSentence } from "./scopes.ts";

const role = (value: Params[string], language: Language): string => {
  if (value === "admin") return language === "pt" ? "administrador" : "admin";
  return language === "pt" ? "consulta" : "viewer";
};

const scopeList = (value: Params[string], language: Language): string =>
  joinNames(
    listOf(value).map((scope) => scopeInSentence(scope, language)),
    language,
  );

/** "cliente sem CPF ou CNPJ (customer_document_missing)" */
const problemName = (value: Params[string], language: Language): string =>
  `${deliveryCodeName(String(value), language)} (${value})`;

const brazilianDay = (value: Params[string]): string => String(value).split("-").reverse().join("/");

/** Everything that the audit trail can say. The list is closed: a new kind of change is a new line here. */
const auditTexts = {
  "tenant.created": {
    pt: ({ name }) => `Criou a empresa ${name}.`,
    en: ({ name }) => `Created the company ${name}.`,
  },
  "tenant.registered": {
    pt: ({ name }) => `Cadastrou a empresa ${name}.`,
    en: ({ name }) => `Registered the company ${name}.`,
  },
  "api_key.created": {
    pt: ({ name, scopes }) =>
      `Criou a chave de API "${name}" com estas permissões: ${scopeList(scopes, "pt")}.`,
    en: ({ name, scopes }) => `Created the API key "${name}" with these scopes: ${scopeList(scopes, "en")}.`,
  },
  "api_key.revoked": {
    pt: ({ name }) => `Revogou a chave de API "${name}".`,
    en: ({ name }) => `Revoked the API key "${name}".`,
  },
  "connection.created": {
    pt: ({ name }) => `Criou a integração ${name}.`,
    en: ({ name }) => `Created the integration ${name}.`,
  },
  "connection.changed": {
    pt: (params) => `Alterou a integração ${params.name}: ${joinNames(fieldNames(params, "pt"), "pt")}.`,
    en: (params) => `Changed the integration ${params.name}: ${joinNames(fieldNames(params, "en"), "en")}.`,
  },
  "reconciliation.started": {
    pt: ({ name }) => `Iniciou a conferência da integração ${name} com o ERP.`,
    en: ({ name }) => `Started comparing the integration ${name} with the ERP.`,
  },
  "import.started": {
    pt: ({ name }) => `Iniciou a importação da integração ${name}.`,
    en: ({ name }) => `Started the import of the integration ${name}.`,
  },
  "import.cancelled": {
    pt: ({ name }) => `Cancelou a importação da integração ${name}.`,
    en: ({ name }) => `Cancelled the import of the integration ${name}.`,
  },
  "contract.created": {
    pt: ({ subject }) => `Criou contrato e ordem de serviço do veículo ${subject}.`,
    en: ({ subject }) => `Made contract and service order of the vehicle ${subject}.`,
  },
  "vehicle.owner_accepted": {
    pt: ({ subject, name }) => `Passou o veículo ${subject} para ${name}.`,
    en: ({ subject, name }) => `Gave the vehicle ${subject} to ${name}.`,
  },
  "webhook.created": {
    pt: ({ url }) => `Criou o webhook para ${url}.`,
    en: ({ url }) => `Created the webhook to ${url}.`,
  },
  "webhook.changed": {
    pt: ({ url }) => `Alterou o webhook para ${url}.`,
    en: ({ url }) => `Changed the webhook to ${url}.`,
  },
  "webhook.secret_rotated": {
    pt: ({ url }) => `Trocou o segredo do webhook para ${url}.`,
    en: ({ url }) => `Rotated the secret of the webhook to ${url}.`,
  },
  "webhook.deleted": {
    pt: ({ url }) => `Excluiu o webhook para ${url}.`,
    en: ({ url }) => `Deleted the webhook to ${url}.`,
  },
  "webhook_address.made": {
    pt: ({ name, system }) => `Criou o endereço em que o ${system} avisa a integração ${name}.`,
    en: ({ name, system }) => `Made the address at which ${system} tells the integration ${name}.`,
  },
  "webhook_address.removed": {
    pt: ({ name, system }) => `Removeu o endereço em que o ${system} avisava a integração ${name}.`,
    en: ({ name, system }) => `Took away the address at which ${system} told the integration ${name}.`,
  },
  "automation.saved": {
    pt: ({ name, function: fn, version }) =>
      `Salvou a automação "${functionName(fn, "pt")}" da integração ${name} (versão ${version}).`,
    en: ({ name, function: fn, version }) =>
      `Saved the automation "${functionName(fn, "en")}" of the integration ${name} (version ${version}).`,
  },
  "automation.restored": {
    pt: ({ name, function: fn, version }) =>
      `Restaurou a automação "${functionName(fn, "pt")}" da integração ${name} (versão ${version}).`,
    en: ({ name, function: fn, version }) =>
      `Restored the automation "${functionName(fn, "en")}" of the integration ${name} (version ${version}).`,
  },
  "automation.removed": {
    pt: ({ name, function: fn }) => `Retirou a automação "${functionName(fn, "pt")}" da integração ${name}.`,
    en: ({ name, function: fn }) =>
      `Took away the automation "${functionName(fn, "en")}" of the integration ${name}.`,
  },
  "connection.activated": {
    pt: ({ name }) => `Ativou a integração ${name}.`,
    en: ({ name }) => `Activated the integration ${name}.`,
  },
  "connection.approval_requested": {
    pt: ({ name }) => `Pediu a aprovação da integração ${name}.`,
    en: ({ name }) => `Asked for approval of the integration ${name}.`,
  },
  "connection.approved": {
    pt: ({ name }) => `Aprovou a integração ${name}.`,
    en: ({ name }) => `Approved the integration ${name}.`,
  },
  "connection.approval_withdrawn": {
    pt: ({ name }) => `Retirou o pedido de ativação da integração ${name}.`,
    en: ({ name }) => `Took back the request to activate the integration ${name}.`,
  },
  "connection.deactivated": {
    pt: ({ name }) => `Desativou a integração ${name}.`,
    en: ({ name }) => `Deactivated the integration ${name}.`,
  },
  "connection.paused": {
    pt: ({ name }) => `Pausou a integração ${name}.`,
    en: ({ name }) => `Paused the integration ${name}.`,
  },
  "connection.resumed": {
    pt: ({ name }) => `Retomou a integração ${name}.`,
    en: ({ name }) => `Resumed the integration ${name}.`,
  },
  "connection.deleted": {
    pt: ({ name }) => `Excluiu a integração ${name}.`,
    en: ({ name }) => `Deleted the integration ${name}.`,
  },
  "flow.switched": {
    pt: ({ name, flow, on }) =>
      `${on ? "Ligou" : "Desligou"} o envio de ${flowName(flow, "pt")} da integração ${name}.`,
    en: ({ name, flow, on }) =>
      `Switched the sending of ${flowName(flow, "en")} of the integration ${name} ${on ? "on" : "off"}.`,
  },
  "sale.resent": {
    pt: ({ externalId }) => `Reenviou a venda ${externalId}.`,
    en: ({ externalId }) => `Resent the sale ${externalId}.`,
  },
  "delivery.replayed": {
    pt: ({ subject }) => `Recolocou na fila a entrega de ${subject}.`,
    en: ({ subject }) => `Put the delivery of ${subject} back into the queue.`,
  },
  "replay.aborted": {
    pt: "Cancelou um reenvio em lote.",
    en: "Stopped a replay.",
  },
  "replay.started": {
    pt: ({ matched }) => `Recolocou ${counted(matched, "entrega", "entregas")} na fila por filtro.`,
    en: ({ matched }) => `Put ${counted(matched, "delivery", "deliveries")} back into the queue by a filter.`,
  },
  "problem.resolved": {
    pt: ({ name, code }) =>
      `Marcou como resolvido um problema da integração ${name}: ${problemName(code, "pt")}.`,
    en: ({ name, code }) =>
      `Marked a problem of the integration ${name} as resolved: ${problemName(code, "en")}.`,
  },
  "problem.ignored": {
    pt: ({ name, code }) => `Passou a ignorar um problema da integração ${name}: ${problemName(code, "pt")}.`,
    en: ({ name, code }) =>
      `Chose to ignore a problem of the integration ${name}: ${problemName(code, "en")}.`,
  },
  "problem.reopened": {
    pt: ({ name, code }) => `Reabriu um problema da integração ${name}: ${problemName(code, "pt")}.`,
    en: ({ name, code }) => `Reopened a problem of the integration ${name}: ${problemName(code, "en")}.`,
  },
  "log.exported": {
    pt: "Exportou o log em CSV.",
    en: "Exported the log as CSV.",
  },
  "log.archive_downloaded": {
    pt: ({ day }) => `Baixou o log arquivado de ${brazilianDay(day)}.`,
    en: ({ day }) => `Downloaded the archived log of ${day}.`,
  },
  "log.retention_changed": {
    pt: ({ days }) => `Passou a guardar o log por ${days} dias.`,
    en: ({ days }) => `Set the log to be kept for ${days} days.`,
  },
  "member.invited": {
    pt: (params) => `Convidou ${params.email} (${role(params.role, "pt")}).`,
    en: (params) => `Invited ${params.email} (${role(params.role, "en")}).`,
  },
  "member.access_resent": {
    pt: ({ email }) => `Reenviou o e-mail de acesso a ${email}.`,
    en: ({ email }) => `Sent the access mail to ${email} again.`,
  },
  "member.accepted": {
    pt: ({ email }) => `${email} aceitou o convite.`,
    en: ({ email }) => `${email} accepted the invitation.`,
  },
  "member.declined": {
    pt: ({ email }) => `${email} recusou o convite.`,
    en: ({ email }) => `${email} declined the invitation.`,
  },
  "member.role_changed": {
    pt: (params) => `Mudou o papel de ${params.email} para ${role(params.role, "pt")}.`,
    en: (params) => `Changed the role of ${params.email} to ${role(params.role, "en")}.`,
  },
  "member.removed": {
    pt: ({ email }) => `Removeu ${email} da equipe.`,
    en: ({ email }) => `Removed ${email} from the team.`,
  },
  "member.left": {
    pt: ({ email }) => `${email} saiu da equipe.`,
    en: ({ email }) => `${email} left the team.`,
  },
  "operator.added": {
    pt: ({ email }) => `Pôs ${email} na equipe de suporte.`,
    en: ({ email }) => `Added ${email} to the support team.`,
  },
  "operator.removed": {
    pt: ({ email }) => `Tirou ${email} da equipe de suporte.`,
    en: ({ email }) => `Removed ${email} from the support team.`,
  },
  "user.signed_in": { pt: "Entrou.", en: "Signed in." },
  "user.password_set": { pt: "Definiu uma senha nova.", en: "Set a new password." },
  "user.two_factor_on": {
    pt: "Ligou a verificação em duas etapas.",
    en: "Switched two-factor verification on.",
  },
  "user.two_factor_off": {
    pt: "Desligou a verificação em duas etapas.",
    en: "Switched two-factor verification off.",
  },
  "user.sessions_ended": {
    pt: ({ count }) => `Encerrou ${counted(count, "sessão", "sessões")} em outros aparelhos.`,
    en: ({ count }) => `Ended ${counted(count, "session", "sessions")} on other devices.`,
  },
  "secrets.rotated": {
    pt: ({ key, rewritten }) => `Regravou ${counted(rewritten, "segredo", "segredos")} com a chave ${key}.`,
    en: ({ key, rewritten }) => `Rewrote ${counted(rewritten, "secret", "secrets")} under the key ${key}.`,
  },
} as const satisfies Record<string, Bilingual>;

export type AuditAction = keyof typeof auditTexts;

export const AUDIT_ACTIONS = Object.keys(auditTexts) as AuditAction[];

/** What was done, as a sentence. An action of another version of Ponte is shown by its name. */
export function auditText(action: string, params: Params, language: Language): string {
  return isAuditAction(action) ? inLanguage(auditTexts[action], language, params) : action;
}

function isAuditAction(action: string): action is AuditAction {
  return Object.hasOwn(auditTexts, action);
}
