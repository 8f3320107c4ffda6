import { reais } from "./amounts.ts";
import { type Bilingual, inLanguage, joinNames, type Language, type Params } from "./language.ts";

export type LogLevel = "info" | "warning" | "error";

type LogText = { level: LogLevel; text: Bilingual };

const record = (kind: Params[string], language: Language): string => {
  const names = {
    customer: { pt: "cliente", en: "customer" },
    product: { pt: "produto", en: "product" },
    service: { pt: "serviço", en: "service" },
  } as const;
  return kind === "customer" || kind === "product" || kind === "service"
    ? names[kind][language]
    : String(kind);
};

const quoted = (value: Params[string]): string[] =>
  Array.isArray(value) ? value.map((name) => `"${name}"`) : [];

const closeNames = (value: Params[string], language: Language): string => {
  const names = quoted(value);
  if (names.length === 0) return "";
  return language === "pt"
    ? ` Parecidos: ${joinNames(names, "pt")}.`
    : ` Close ones: ${joinNames(names, "en")}.`;
};

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
          ? "Sale held: the flow is switched off. It goes when it is switched on, or by a resend."
          : why === "before_start"
            ? "Sale held: it is dated before the connection's start date. Resend it to send it."
            : "Sale held: the connection was not active yet. Resend it to send it.",
    },
  },
  "sale.no_longer_sale": {
    level: "warning",
    text: {
      pt: "O registro deixou de ser venda no CRM. O que já está no ERP fica como está.",
      en: "The record is no longer a sale in the CRM. What is in the ERP stays as it is.",
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
      en: ({ code, id, total }) => `Sale created in the ERP: no. ${code} (id ${id}), total ${total}.`,
    },
  },
  "sale.updated": {
    level: "info",
    text: {
      pt: ({ code, id, total }) => `Venda atualizada no ERP: nº ${code} (id ${id}), total ${reais(total)}.`,
      en: ({ code, id, total }) => `Sale updated in the ERP: no. ${code} (id ${id}), total ${total}.`,
    },
  },
  "sale.unchanged": {
    level: "info",
    text: {
      pt: ({ code, id }) => `A venda já está igual no ERP: nº ${code} (id ${id}). Nada a alterar.`,
      en: ({ code, id }) => `The ERP's sale is already the same: no. ${code} (id ${id}). Nothing to change.`,
    },
  },
  "sale.recovered": {
    level: "warning",
    text: {
      pt: ({ id }) =>
        `O ERP tinha gravado a venda (id ${id}) sem confirmar. Ela foi encontrada e não foi duplicada.`,
      en: ({ id }) =>
        `The ERP had saved the sale (id ${id}) without confirming. It was found and not duplicated.`,
    },
  },
  "sale.gone": {
    level: "warning",
    text: {
      pt: ({ id }) => `A venda ${id} foi excluída no ERP. Ela está sendo criada de novo.`,
      en: ({ id }) => `The sale ${id} was deleted in the ERP. It is being created anew.`,
    },
  },
  "sale.other_total": {
    level: "error",
    text: {
      pt: ({ id, total, remote }) =>
        `O ERP gravou a venda ${id} com total ${reais(remote)}, e o CRM informou ${reais(total)}. Confira no ERP.`,
      en: ({ id, total, remote }) =>
        `The ERP saved the sale ${id} with a total of ${remote}, the CRM said ${total}. Check it in the ERP.`,
    },
  },
  "payments.adjusted": {
    level: "warning",
    text: {
      pt: ({ difference }) =>
        `A última parcela foi ajustada em ${reais(difference)} pelo arredondamento do ERP.`,
      en: ({ difference }) => `The last instalment was adjusted by ${difference} for the ERP's rounding.`,
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
        `Há mais de um cliente com o documento ${document} no ERP (${name}). Foi usado o mais antigo, id ${id}.`,
      en: ({ name, document, id }) =>
        `The ERP has more than one customer with the document ${document} (${name}). The oldest is used, id ${id}.`,
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
        `Há mais de um produto com o código ${code} no ERP. Foi usado o mais antigo, id ${id}.`,
      en: ({ code, id }) =>
        `The ERP has more than one product with the code ${code}. The oldest is used, id ${id}.`,
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
        `O ${record(kind, "pt")} ${name} não existe mais no ERP. Será procurado ou criado de novo.`,
      en: ({ kind, name }) =>
        `The ${record(kind, "en")} ${name} is gone from the ERP. It is found or created anew.`,
    },
  },
  "seller.unmatched": {
    level: "warning",
    text: {
      pt: ({ seller, close }) =>
        `Nenhum vendedor do ERP tem o nome exatamente igual a "${seller}". A venda vai sem vendedor.${closeNames(close, "pt")}`,
      en: ({ seller, close }) =>
        `No seller of the ERP is called exactly "${seller}". The sale goes without seller.${closeNames(close, "en")}`,
    },
  },
  "seller.ambiguous": {
    level: "warning",
    text: {
      pt: ({ seller }) => `Há mais de um vendedor chamado "${seller}" no ERP. A venda vai sem vendedor.`,
      en: ({ seller }) =>
        `The ERP has more than one seller called "${seller}". The sale goes without seller.`,
    },
  },
  "payment_method.unmatched": {
    level: "warning",
    text: {
      pt: ({ method, close }) =>
        `O ERP não tem a forma de pagamento "${method}". A parcela vai sem forma.${closeNames(close, "pt")}`,
      en: ({ method, close }) =>
        `The ERP has no payment method "${method}". The instalment goes without one.${closeNames(close, "en")}`,
    },
  },
  "payment_method.defaulted": {
    level: "warning",
    text: {
      pt: ({ method, close }) =>
        `O ERP não tem a forma de pagamento "${method}"; foi usada a forma padrão.${closeNames(close, "pt")}`,
      en: ({ method, close }) =>
        `The ERP has no payment method "${method}"; the default was used.${closeNames(close, "en")}`,
    },
  },
  "sale_status.ambiguous": {
    level: "warning",
    text: {
      pt: ({ status, count }) =>
        `O ERP informa ${count} situações padrão; foi usada "${status}". Escolha a certa nas configurações da integração.`,
      en: ({ status, count }) =>
        `The ERP names ${count} default situations; "${status}" was used. Choose the right one in the connection's settings.`,
    },
  },
  "delivery.retrying": {
    level: "warning",
    text: {
      pt: ({ reason, when }) => `Envio adiado: ${reason} Nova tentativa em ${when}.`,
      en: ({ reason, when }) => `Delivery postponed: ${reason} Next try at ${when}.`,
    },
  },
  "delivery.dead": {
    level: "error",
    text: {
      pt: ({ reason, hint }) => `Envio parado: ${reason} ${hint}`,
      en: ({ reason, hint }) => `Delivery stopped: ${reason} ${hint}`,
    },
  },
  "delivery.interrupted": {
    level: "warning",
    text: {
      pt: "Um envio foi interrompido no meio e está sendo retomado.",
      en: "An attempt was interrupted and is being resumed.",
    },
  },
  "connection.created": {
    level: "info",
    text: {
      pt: ({ name }) => `Integração "${name}" criada.`,
      en: ({ name }) => `Connection "${name}" created.`,
    },
  },
  "connection.changed": {
    level: "info",
    text: {
      pt: ({ fields }) => `Configuração da integração alterada: ${joinNames(asList(fields), "pt")}.`,
      en: ({ fields }) => `The connection's settings were changed: ${joinNames(asList(fields), "en")}.`,
    },
  },
  "connection.activated": {
    level: "info",
    text: {
      pt: "Integração ativada. As vendas novas passam a ir para o ERP.",
      en: "Connection activated. New sales go to the ERP from now on.",
    },
  },
  "connection.deactivated": {
    level: "warning",
    text: { pt: "Integração desativada.", en: "Connection deactivated." },
  },
  "connection.paused": {
    level: "error",
    text: {
      pt: ({ reason, hint }) => `Integração pausada: ${reason} ${hint}`,
      en: ({ reason, hint }) => `Connection paused: ${reason} ${hint}`,
    },
  },
  "connection.resumed": {
    level: "info",
    text: {
      pt: "O ERP voltou a aceitar as credenciais. A integração continua de onde parou.",
      en: "The ERP accepts the credentials again. The connection goes on where it stopped.",
    },
  },
  "connection.unreadable": {
    level: "error",
    text: {
      pt: "As credenciais guardadas não puderam ser lidas. Salve-as de novo em Configurações → Integrações; se persistir, fale com o suporte. As vendas esperam.",
      en: "The stored credentials could not be read. Save them again in the connection; if it persists, ask support. The sales wait.",
    },
  },
  "flow.switched": {
    level: "info",
    text: {
      pt: ({ flow, on }) => `Fluxo "${flow}" ${on ? "ligado" : "desligado"}.`,
      en: ({ flow, on }) => `Flow "${flow}" switched ${on ? "on" : "off"}.`,
    },
  },
  "replay.started": {
    level: "info",
    text: {
      pt: ({ matched }) => `Reenvio em lote: ${matched} entrega(s) recolocadas na fila.`,
      en: ({ matched }) => `Replay: ${matched} deliveries put back in the queue.`,
    },
  },
} as const satisfies Record<string, LogText>;

export type LogEvent = keyof typeof logTexts;

function asList(value: Params[string]): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

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
