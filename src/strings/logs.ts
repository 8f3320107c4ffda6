import { reais } from "./amounts.ts";
import { erpWords } from "./erp-words.ts";
import { importLogTexts } from "./imports.ts";
import { instantText } from "./instants.ts";
import { type Bilingual, inLanguage, joinNames, type Language, type Params } from "./language.ts";
import {
  fieldNames,
  flowName,
  functionName,
  reasonText,
  recordName,
  similarNames,
  wantedItems,
} from "./log-words.ts";
import { auvoOmieLogTexts } from "./logs-auvo-omie.ts";
import { reconciliationLogTexts } from "./reconciliations.ts";

export type LogLevel = "info" | "warning" | "error";

type LogText = { level: LogLevel; text: Bilingual };

const both = ({ message, hint }: { message: string; hint: string }) => `${message} ${hint}`;

/** Everything that the integration log can say. Params hold what the text mentions; the text is made when it is read. */
const logTexts = {
  "sale.accepted": {
    level: "info",
    text: {
      pt: ({ number }) => `Venda${number ? ` ${number}` : ""} recebida do CRM.`,
      en: ({ number }) => `Sale${number ? ` ${number}` : ""} received from the CRM.`,
    },
  },
  "sale.changed": {
    level: "info",
    text: {
      pt: ({ number }) => `Venda${number ? ` ${number}` : ""} alterada no CRM.`,
      en: ({ number }) => `Sale${number ? ` ${number}` : ""} changed in the CRM.`,
    },
  },
  "order.accepted": {
    level: "info",
    text: {
      pt: ({ title }) => `Pedido de ${title} recebido.`,
      en: ({ title }) => `Order of ${title} received.`,
    },
  },
  "lead.accepted": {
    level: "info",
    text: {
      pt: ({ title }) => `Lead de ${title} recebido.`,
      en: ({ title }) => `Lead of ${title} received.`,
    },
  },
  "order.created": {
    level: "info",
    text: {
      pt: ({ id, name }) =>
        `Pedido de ${name} criado no ERP: protocolo ${id}. O vendedor o encontra em CRM → Operações → Dashboard - Vendedor.`,
      en: ({ id, name }) =>
        `Order of ${name} created in the ERP: protocol ${id}. The seller finds it under CRM → Operações → Dashboard - Vendedor.`,
    },
  },
  "ticket.created": {
    level: "info",
    text: {
      pt: ({ id, name }) => `Chamado do pedido de ${name} aberto no ERP: protocolo ${id}.`,
      en: ({ id, name }) => `Ticket of ${name}'s order opened in the ERP: protocol ${id}.`,
    },
  },
  "lead.created": {
    level: "info",
    text: {
      pt: ({ name, id, items }) =>
        `Lead de ${name} enviado ao ERP com o código ${id}${wantedItems(items, "pt")}. O vendedor o encontra em CRM → Operações → Dashboard - Vendedor → Meus Leads: clique na seta para baixo para puxar os que aguardam atendimento.`,
      en: ({ name, id, items }) =>
        `Lead of ${name} sent to the ERP with the code ${id}${wantedItems(items, "en")}. The seller finds it under CRM → Operações → Dashboard - Vendedor → Meus Leads: click the arrow down to fetch those that wait.`,
    },
  },
  "automation.delivered": {
    level: "info",
    text: {
      pt: ({ function: name, customer, id }) =>
        `${functionName(name, "pt")}: ${customer} foi enviado ao ERP${id === "" ? "" : ` com o id ${id}`}.`,
      en: ({ function: name, customer, id }) =>
        `${functionName(name, "en")}: ${customer} was sent to the ERP${id === "" ? "" : ` with the id ${id}`}.`,
    },
  },
  "automation.saved": {
    level: "info",
    text: {
      pt: ({ function: name, version }) =>
        `Automação "${functionName(name, "pt")}" salva (versão ${version}).`,
      en: ({ function: name, version }) =>
        `Automation "${functionName(name, "en")}" saved (version ${version}).`,
    },
  },
  "automation.removed": {
    level: "info",
    text: {
      pt: ({ function: name }) => `Automação "${functionName(name, "pt")}" retirada.`,
      en: ({ function: name }) => `Automation "${functionName(name, "en")}" taken away.`,
    },
  },
  "poll.failed": {
    level: "warning",
    text: {
      pt: ({ flow, erpMessage }) =>
        `A leitura de ${flowName(flow, "pt")} parou: ${erpWords(erpMessage, "pt")}. O Ponte continua de onde parou assim que der.`,
      en: ({ flow, erpMessage }) =>
        `Reading ${flowName(flow, "en")} stopped: ${erpWords(erpMessage, "en")}. Ponte goes on from there as soon as it can.`,
    },
  },
  "function.called": {
    level: "info",
    text: {
      pt: ({ function: name, durationMs }) =>
        `${functionName(name, "pt")}: o ERP respondeu em ${durationMs} ms.`,
      en: ({ function: name, durationMs }) =>
        `${functionName(name, "en")}: the ERP answered in ${durationMs} ms.`,
    },
  },
  "function.failed": {
    level: "warning",
    text: {
      pt: ({ function: name, erpMessage }) =>
        `${functionName(name, "pt")} falhou: ${erpWords(erpMessage, "pt")}`,
      en: ({ function: name, erpMessage }) =>
        `${functionName(name, "en")} failed: ${erpWords(erpMessage, "en")}`,
    },
  },
  "sale.held": {
    level: "info",
    text: {
      pt: ({ why }) =>
        why === "flow_off"
          ? 'Venda retida: o envio de vendas está desligado. Ela vai quando for ligado, ou por "Reenviar".'
          : why === "before_start"
            ? 'Venda retida: é anterior à data de início da integração. Use "Reenviar" para enviá-la.'
            : 'Venda retida: a integração ainda não estava ativa. Use "Reenviar" para enviá-la.',
      en: ({ why }) =>
        why === "flow_off"
          ? 'Sale held: the sending of sales is switched off. It goes once that is switched on, or with "Resend".'
          : why === "before_start"
            ? 'Sale held: it is from before the integration\'s start date. Use "Resend" to send it.'
            : 'Sale held: the integration was not active yet. Use "Resend" to send it.',
    },
  },
  "sale.no_longer_sale": {
    level: "warning",
    text: {
      pt: "O registro deixou de ser venda no CRM. O que já está no ERP fica como está.",
      en: "The record is no longer a sale in the CRM. What is already in the ERP stays as it is.",
    },
  },
  "sale.resent": {
    level: "info",
    text: { pt: "Venda recolocada na fila de envio.", en: "Sale put back in the queue." },
  },
  "sale.created": {
    level: "info",
    text: {
      pt: ({ code, id, total }) => `Venda criada no ERP: nº ${code} (id ${id}), total ${reais(total)}.`,
      en: ({ code, id, total }) =>
        `Sale created in the ERP: no. ${code} (id ${id}), total ${reais(total, "en")}.`,
    },
  },
  "sale.updated": {
    level: "info",
    text: {
      pt: ({ code, id, total }) => `Venda atualizada no ERP: nº ${code} (id ${id}), total ${reais(total)}.`,
      en: ({ code, id, total }) =>
        `Sale updated in the ERP: no. ${code} (id ${id}), total ${reais(total, "en")}.`,
    },
  },
  "sale.unchanged": {
    level: "info",
    text: {
      pt: ({ code, id }) => `A venda já está igual no ERP: nº ${code} (id ${id}). Nada a alterar.`,
      en: ({ code, id }) =>
        `The sale is already the same in the ERP: no. ${code} (id ${id}). Nothing to change.`,
    },
  },
  "sale.recovered": {
    level: "warning",
    text: {
      pt: ({ id }) =>
        `O ERP tinha gravado a venda (id ${id}) sem confirmar. Ela foi encontrada e não foi duplicada.`,
      en: ({ id }) =>
        `The ERP had saved the sale (id ${id}) without confirming it. It was found, and not created twice.`,
    },
  },
  "sale.gone": {
    level: "warning",
    text: {
      pt: ({ id }) => `A venda ${id} foi excluída no ERP. Ela está sendo criada de novo.`,
      en: ({ id }) => `Sale ${id} was deleted in the ERP. It is being created again.`,
    },
  },
  "sale.other_total": {
    level: "error",
    text: {
      pt: ({ id, total, remote }) =>
        `O ERP gravou a venda ${id} com total ${reais(remote)}, mas o CRM informou ${reais(total)}. Confira a venda no ERP.`,
      en: ({ id, total, remote }) =>
        `The ERP saved sale ${id} with a total of ${reais(remote, "en")}, but the CRM says ${reais(total, "en")}. Check the sale in the ERP.`,
    },
  },
  "payments.adjusted": {
    level: "warning",
    text: {
      pt: ({ difference }) =>
        `A última parcela foi ajustada em ${reais(difference)}, porque o ERP arredonda de outro jeito.`,
      en: ({ difference }) =>
        `The last instalment was adjusted by ${reais(difference, "en")}, because the ERP rounds another way.`,
    },
  },
  "customer.created": {
    level: "info",
    text: {
      pt: ({ name, id }) => `Cliente criado no ERP: ${name}, id ${id}.`,
      en: ({ name, id }) => `Customer created in the ERP: ${name}, id ${id}.`,
    },
  },
  "customer.updated": {
    level: "info",
    text: {
      pt: ({ name, id }) => `Cliente atualizado no ERP: ${name}, id ${id}.`,
      en: ({ name, id }) => `Customer updated in the ERP: ${name}, id ${id}.`,
    },
  },
  "customer.duplicated": {
    level: "warning",
    text: {
      pt: ({ name, document, id }) =>
        `Há mais de um cliente com o documento ${document} no ERP (${name}). Foi usado o mais antigo, id ${id}. Se não for o certo, deixe um só no ERP.`,
      en: ({ name, document, id }) =>
        `The ERP has more than one customer with the document ${document} (${name}). The oldest was used, id ${id}. If that is the wrong one, keep only one in the ERP.`,
    },
  },
  "product.created": {
    level: "info",
    text: {
      pt: ({ name, id }) => `Produto criado no ERP: ${name}, id ${id}.`,
      en: ({ name, id }) => `Product created in the ERP: ${name}, id ${id}.`,
    },
  },
  "product.updated": {
    level: "info",
    text: {
      pt: ({ name, id }) => `Produto atualizado no ERP: ${name}, id ${id}.`,
      en: ({ name, id }) => `Product updated in the ERP: ${name}, id ${id}.`,
    },
  },
  "product.duplicated": {
    level: "warning",
    text: {
      pt: ({ code, id }) =>
        `Há mais de um produto com o código ${code} no ERP. Foi usado o mais antigo, id ${id}. Se não for o certo, deixe um só no ERP.`,
      en: ({ code, id }) =>
        `The ERP has more than one product with the code ${code}. The oldest was used, id ${id}. If that is the wrong one, keep only one in the ERP.`,
    },
  },
  "service.created": {
    level: "info",
    text: {
      pt: ({ name, id }) => `Serviço criado no ERP: ${name}, id ${id}.`,
      en: ({ name, id }) => `Service created in the ERP: ${name}, id ${id}.`,
    },
  },
  "service.updated": {
    level: "info",
    text: {
      pt: ({ name, id }) => `Serviço atualizado no ERP: ${name}, id ${id}.`,
      en: ({ name, id }) => `Service updated in the ERP: ${name}, id ${id}.`,
    },
  },
  "record.gone": {
    level: "warning",
    text: {
      pt: ({ kind, name }) =>
        `O ${recordName(kind, "pt")} ${name} não existe mais no ERP. Será procurado ou criado de novo.`,
      en: ({ kind, name }) =>
        `The ${recordName(kind, "en")} ${name} is no longer in the ERP. It is looked for again, or created again.`,
    },
  },
  "seller.unmatched": {
    level: "warning",
    text: {
      pt: ({ seller, close }) =>
        `Nenhum vendedor do ERP tem o nome exatamente igual a "${seller}". A venda vai sem vendedor.${similarNames(close, "pt")} Para que vá com ele, deixe o nome igual nos dois sistemas e reenvie.`,
      en: ({ seller, close }) =>
        `The ERP has no seller called exactly "${seller}". The sale goes without a seller.${similarNames(close, "en")} For it to go with one, make the names equal in both systems and resend.`,
    },
  },
  "seller.ambiguous": {
    level: "warning",
    text: {
      pt: ({ seller }) =>
        `Há mais de um vendedor chamado "${seller}" no ERP, e não dá para saber qual. A venda vai sem vendedor. Diferencie os nomes nos dois sistemas e reenvie.`,
      en: ({ seller }) =>
        `The ERP has more than one seller called "${seller}", so there is no telling which. The sale goes without a seller. Make the names differ in both systems and resend.`,
    },
  },
  "payment_method.unmatched": {
    level: "warning",
    text: {
      pt: ({ method, close }) =>
        `O ERP não tem a forma de pagamento "${method}". A parcela vai sem forma.${similarNames(close, "pt")} Cadastre-a no ERP com este nome, ou escolha uma forma padrão na integração.`,
      en: ({ method, close }) =>
        `The ERP has no payment method "${method}". The instalment goes without one.${similarNames(close, "en")} Add it to the ERP under this name, or choose a default method in the integration.`,
    },
  },
  "payment_method.defaulted": {
    level: "warning",
    text: {
      pt: ({ method, close }) =>
        `O ERP não tem a forma de pagamento "${method}"; foi usada a forma padrão.${similarNames(close, "pt")}`,
      en: ({ method, close }) =>
        `The ERP has no payment method "${method}"; the default was used.${similarNames(close, "en")}`,
    },
  },
  "sale_status.ambiguous": {
    level: "warning",
    text: {
      pt: ({ status, count }) =>
        `O ERP informa ${count} situações padrão; foi usada "${status}". Escolha a certa nas configurações da integração.`,
      en: ({ status, count }) =>
        `The ERP names ${count} default situations; "${status}" was used. Choose the right one in the integration's settings.`,
    },
  },
  ...auvoOmieLogTexts,
  ...importLogTexts,
  ...reconciliationLogTexts,
  "delivery.retrying": {
    level: "warning",
    text: {
      pt: (params) =>
        `Envio adiado: ${reasonText(params, "pt").message} Nova tentativa em ${instantText(params.when, "pt")}.`,
      en: (params) =>
        `Delivery postponed: ${reasonText(params, "en").message} Next attempt on ${instantText(params.when, "en")}.`,
    },
  },
  "delivery.dead": {
    level: "error",
    text: {
      pt: (params) => `Envio parado: ${both(reasonText(params, "pt"))}`,
      en: (params) => `Delivery stopped: ${both(reasonText(params, "en"))}`,
    },
  },
  "delivery.interrupted": {
    level: "warning",
    text: {
      pt: "Um envio foi interrompido no meio e está sendo retomado.",
      en: "A delivery was interrupted halfway and is being resumed.",
    },
  },
  "connection.created": {
    level: "info",
    text: {
      pt: ({ name }) => `Integração "${name}" criada.`,
      en: ({ name }) => `Integration "${name}" created.`,
    },
  },
  "connection.changed": {
    level: "info",
    text: {
      pt: (params) => `Configuração da integração alterada: ${joinNames(fieldNames(params, "pt"), "pt")}.`,
      en: (params) =>
        `The integration's settings were changed: ${joinNames(fieldNames(params, "en"), "en")}.`,
    },
  },
  "connection.activated": {
    level: "info",
    text: {
      pt: "Integração ativada. As vendas novas passam a ir para o ERP.",
      en: "Integration activated. New sales go to the ERP from now on.",
    },
  },
  "connection.deactivated": {
    level: "warning",
    text: {
      pt: "Integração desativada. O que chegar do CRM fica retido até ela ser ativada de novo.",
      en: "Integration deactivated. What arrives from the CRM is held until it is activated again.",
    },
  },
  "connection.paused": {
    level: "error",
    text: {
      pt: (params) => `Integração pausada: ${both(reasonText(params, "pt"))}`,
      en: (params) => `Integration paused: ${both(reasonText(params, "en"))}`,
    },
  },
  "connection.resumed": {
    level: "info",
    text: {
      pt: "O ERP voltou a aceitar as credenciais. A integração continua de onde parou.",
      en: "The ERP accepts the credentials again. The integration goes on where it stopped.",
    },
  },
  "connection.paused_by_user": {
    level: "warning",
    text: {
      pt: 'Integração pausada por uma pessoa. O que chegar do CRM espera e vai quando alguém clicar em "Retomar".',
      en: 'Integration paused by a person. What arrives from the CRM waits, and goes once somebody clicks "Resume".',
    },
  },
  "connection.resumed_by_user": {
    level: "info",
    text: {
      pt: "Integração retomada por uma pessoa. O que esperava segue agora.",
      en: "Integration resumed by a person. What was waiting goes now.",
    },
  },
  "connection.approval_requested": {
    level: "info",
    text: {
      pt: "Ativação pedida. Ela espera a aprovação da equipe de suporte do Ponte; até lá nada é enviado.",
      en: "Activation asked for. It awaits the approval of Ponte's support team; nothing is sent until then.",
    },
  },
  "connection.approved": {
    level: "info",
    text: {
      pt: "Integração aprovada pela equipe de suporte e ativada. O que chegar do CRM passa a ir para o ERP.",
      en: "Integration approved by the support team and activated. What arrives from the CRM goes to the ERP from now on.",
    },
  },
  "connection.approval_withdrawn": {
    level: "info",
    text: {
      pt: "O pedido de ativação foi retirado. Nada é enviado.",
      en: "The request to activate was taken back. Nothing is sent.",
    },
  },
  "connection.deleted": {
    level: "warning",
    text: {
      pt: "Integração excluída. As credenciais foram apagadas; o histórico fica.",
      en: "Integration deleted. Its credentials were erased; its history stays.",
    },
  },
  "connection.unreadable": {
    level: "error",
    text: {
      pt: "As credenciais guardadas não puderam ser lidas. Salve-as de novo em Configurações → Integrações; se persistir, fale com o suporte do Ponte. As vendas esperam.",
      en: "The stored credentials could not be read. Save them again under Settings → Integrations; if it persists, ask Ponte's support. The sales wait.",
    },
  },
  "flow.switched": {
    level: "info",
    text: {
      pt: ({ flow, on }) =>
        `Envio de ${flowName(flow, "pt")} ${on ? "ligado." : "desligado. O que chegar espera até ser ligado de novo."}`,
      en: ({ flow, on }) =>
        `Sending of ${flowName(flow, "en")} switched ${on ? "on." : "off. What arrives waits until it is switched on again."}`,
    },
  },
  "replay.aborted": {
    level: "warning",
    text: {
      pt: "Reenvio em lote cancelado: o que ainda não tinha ido fica parado até alguém reenviar.",
      en: "Replay stopped: what had not gone yet stays until somebody resends it.",
    },
  },
  "replay.started": {
    level: "info",
    text: {
      pt: ({ matched }) =>
        `Reenvio em lote: ${matched === 1 ? "1 entrega recolocada" : `${matched} entregas recolocadas`} na fila.`,
      en: ({ matched }) =>
        `Bulk resend: ${matched === 1 ? "1 delivery" : `${matched} deliveries`} put back in the queue.`,
    },
  },
} as const satisfies Record<string, LogText>;

export type LogEvent = keyof typeof logTexts;

export function isLogEvent(event: string): event is LogEvent {
  return Object.hasOwn(logTexts, event);
}

/** Every event, for the page's filter. */
export const LOG_EVENTS = Object.keys(logTexts).filter(isLogEvent);

export function logLevel(event: LogEvent): LogLevel {
  return logTexts[event].level;
}

export function logMessage(event: LogEvent, params: Params, language: Language): string {
  return inLanguage(logTexts[event].text, language, params);
}
