import { formatReais } from "../../lib/money.ts";
import type { Bilingual } from "../../strings/language.ts";
import type { Order } from "../functions/orders.ts";

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
  "customer.create": { pt: "Cadastrar o cliente", en: "Create the customer" },
  "customer.list": { pt: "Ler o que o cadastro tem além disso", en: "Read what else the record has" },
  "customer.update": { pt: "Alterar os contatos do cliente", en: "Change the customer's contacts" },
  "customer.address": { pt: "Alterar o endereço do cliente", en: "Change the customer's address" },
  "order.create": { pt: "Iniciar a venda", en: "Start the sale" },
  "lead.create": { pt: "Enviar o lead", en: "Send the lead" },
  "ticket.open": { pt: "Abrir a solicitação", en: "Open the solicitation" },
  "ticket.find_contract": { pt: "Encontrar a conexão do contrato", en: "Find the contract's connection" },
  "list.read": { pt: "Ler uma lista do Voalle", en: "Read a list of Voalle's" },
  "payment.send": { pt: "Dar baixa no boleto", en: "Settle the invoice" },
  "payment.ask": { pt: "Conferir se a baixa foi processada", en: "Ask whether the settlement was processed" },
};

const fieldTexts = { name: "nome (name)", birthDate: "data de nascimento (birthDate)" } as const;

/** Why a customer cannot be changed: it names the field and the cure. */
export const updateTexts = {
  fixedFields: (fields: readonly (keyof typeof fieldTexts)[]) =>
    `A API do Voalle não altera ${fields.map((field) => fieldTexts[field]).join(" e ")}: retire do pedido e altere no próprio Voalle.`,
  notListed:
    "O Voalle não mostra o cadastro completo deste cliente, e sem ele a alteração apagaria dados. Altere no próprio Voalle.",
  noIbgeCode: (city: string) => `Informe também o código IBGE da cidade ${city} (changes.address.ibgeCode).`,
} as const;

/** Why a ticket cannot be opened, and what is added to one. */
export const ticketTexts = {
  noIncidentType:
    'Falta o "Tipo de solicitação dos chamados" (ticketIncidentTypeId) na integração; sem ele, informe o contrato (contractId).',
  ofContract: (description: string, contractId: string) => `${description}\n\nContrato: ${contractId}`,
} as const;

type OrderTold = Pick<Order, "externalId" | "items" | "dueDay" | "payment" | "notes" | "customer">;

const itemLine = ({ name, amount, quantity = "1" }: Order["items"][number]) =>
  `${quantity === "1" ? "" : `${quantity} × `}${name}: ${formatReais(amount)}`;

const filledLines = (lines: readonly (string | undefined)[]) =>
  lines.filter((line) => line !== undefined && line !== "").join("\n");

/** What an order says in the ERP, and where people there find it: always in Portuguese. */
export const orderTexts = {
  whereSales: "O pedido está no Voalle em CRM → Operações → Dashboard - Vendedor.",
  whereLeads:
    "O lead está no Voalle em CRM → Operações → Dashboard - Vendedor → Meus Leads; clique na seta para baixo para puxá-lo.",
  whereTickets: "O chamado está no Voalle, no Service Desk.",
  observations: (order: OrderTold) =>
    filledLines([
      `Pedido ${order.externalId}`,
      order.payment?.method === undefined ? undefined : `Pagamento: ${order.payment.method}`,
      order.notes,
    ]),
  ticketTitle: (order: OrderTold) =>
    `Pedido ${order.externalId}: ${order.items.map(({ name }) => name).join(", ")}`.slice(0, 200),
  ticketDescription: (order: OrderTold, seller: string | undefined) => {
    const { mobile, phone, email } = order.customer;
    return filledLines([
      `Pedido ${order.externalId} de ${order.customer.name}`,
      ...order.items.map(itemLine),
      order.dueDay === undefined ? undefined : `Vencimento: dia ${order.dueDay}`,
      order.payment?.method === undefined ? undefined : `Pagamento: ${order.payment.method}`,
      seller === undefined ? undefined : `Revendedor: ${seller}`,
      [mobile ?? phone, email].every((value) => value === undefined)
        ? undefined
        : `Contato: ${[mobile ?? phone, email].filter(Boolean).join(", ")}`,
      order.notes,
    ]);
  },
} as const;
