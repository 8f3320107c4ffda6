import { formatReais } from "../../lib/money.ts";
import type { Bilingual } from "../../strings/language.ts";

/** The ERP's own words for a contract's status. */
export const contractStatusTexts: Readonly<Record<number, string>> = {
  1: "Normal",
  2: "Demonstração",
  3: "Cortesia",
  4: "Cancelado",
  5: "Suspenso",
  6: "Bloqueio financeiro",
  7: "Bloqueio administrativo",
  9: "Encerrado",
};

const dateText = (date: string) => date.split("-").reverse().join("/");

/** What a customer with something open reads at the checkout or in the app: always in Portuguese. */
export const pendingTexts = {
  overdue: (count: number, total: string, oldest: string) =>
    count === 1
      ? `Há 1 boleto em atraso, no valor de ${formatReais(total)}, vencido em ${dateText(oldest)}. Se você já pagou, pode desconsiderar este aviso.`
      : `Há ${count} boletos em atraso, no total de ${formatReais(total)}; o mais antigo venceu em ${dateText(oldest)}. Se você já pagou, pode desconsiderar este aviso.`,
  open: (count: number, total: string, next: string) =>
    count === 1
      ? `Há 1 boleto em aberto, no valor de ${formatReais(total)}, que vence em ${dateText(next)}.`
      : `Há ${count} boletos em aberto, no total de ${formatReais(total)}; o próximo vence em ${dateText(next)}.`,
  blockedPlan: (plan: string, status: number) =>
    status === 7
      ? `O plano ${plan} está bloqueado. Fale com a gente para entender o motivo e voltar a usar a internet.`
      : status === 6
        ? `O plano ${plan} está bloqueado por falta de pagamento e volta depois que os boletos em atraso forem pagos.`
        : `O plano ${plan} está suspenso. Fale com a gente para voltar a usar a internet.`,
} as const;

/** What a settlement says in the ERP, and why one cannot be sent: it names the setting. */
export const settlementTexts = {
  message: (method: string, transactionId: string, companyId: string | undefined) =>
    `${method}, transação ${transactionId}${companyId === undefined ? "" : `, empresa ${companyId}`}`,
  noAccount: (method: string) =>
    `Falta a conta da baixa por ${method}: preencha "ID da conta padrão" (defaultAccountId) na integração, ou a conta deste método em "Métodos de pagamento" (paymentMethods).`,
  noPaymentForm: (method: string) =>
    `Falta a forma de pagamento da baixa por ${method}: preencha o código dela em "Métodos de pagamento" (paymentMethods → ${method} → paymentFormCode) ou a "Forma de pagamento padrão das baixas" (defaultPaymentFormCode).`,
} as const;

/** Why each request is made. */
export const requestReasons: Record<string, Bilingual> = {
  "session.open": { pt: "Entrar no Voalle", en: "Log in to Voalle" },
  "customer.find": { pt: "Procurar o cliente pelo CPF ou CNPJ", en: "Find the customer by CPF or CNPJ" },
  "invoices.open": { pt: "Ler os boletos em aberto", en: "Read the open invoices" },
  "invoices.all": { pt: "Ler todos os boletos do cliente", en: "Read all of the customer's invoices" },
  "invoices.of_contract": { pt: "Ler os boletos do contrato", en: "Read the contract's invoices" },
  "invoice.pdf": { pt: "Baixar o boleto", en: "Download the invoice" },
  "fiscal_note.pdf": { pt: "Baixar a nota fiscal", en: "Download the fiscal note" },
  "contracts.list": { pt: "Ler os contratos", en: "Read the contracts" },
  "contract.unlock": { pt: "Desbloquear em confiança", en: "Unlock on trust" },
  "campaigns.list": { pt: "Ler campanhas e produtos", en: "Read campaigns and products" },
  "contract_types.list": {
    pt: "Ler tipos de contrato e vencimentos",
    en: "Read contract types and due days",
  },
  "payment.send": { pt: "Dar baixa no boleto", en: "Settle the invoice" },
  "payment.ask": { pt: "Conferir se a baixa foi processada", en: "Ask whether the settlement was processed" },
};
