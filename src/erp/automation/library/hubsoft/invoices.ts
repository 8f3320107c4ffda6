import { messages } from "../messages.ts";
import {
  absentRule,
  invoiceFields,
  needs,
  needsDocument,
  pendingOutput,
  pendingSteps,
  settledRule,
  stop,
  when,
} from "../parts.ts";
import type { Draft } from "../template.ts";
import { findCustomer, findInvoice, findInvoices, post, REFUSED, WORDS } from "./calls.ts";

/** Dates are dd/mm/yyyy, and no status is told: whether it was paid says which it is. Cancelled ones are not listed. */
function mapInvoices(from: string): Draft {
  return {
    type: "map",
    id: "invoices",
    from,
    fields: invoiceFields({
      id: "item.id_fatura",
      number: "item.nosso_numero",
      contractId: "item.cliente.servico.id_cliente_servico",
      customerName: "item.cliente.nome_razaosocial",
      amount: "item.valor",
      originalAmount: "item.valor",
      dueDate: "item.data_vencimento",
      paidAt: "item.data_pagamento",
      status:
        "orElse(item.data_pagamento, '') != '' ? 'paid' : (date(item.data_vencimento) < today() ? 'overdue' : 'open')",
      digitableLine: "item.linha_digitavel",
      // Named otherwise in HubSoft's other list.
      pix: "orElse(item.pix_copia_cola, item.pix_copia_e_cola)",
      link: "item.link",
    }),
  };
}

const listInvoices: Draft = {
  steps: [...findInvoices("input.channel == 'kiosk'"), mapInvoices("{{ first(steps.bills) }}")],
  output: "{{ steps.invoices }}",
};

const getInvoice: Draft = {
  steps: [...findInvoice, mapInvoices("{{ [steps.bill] }}")],
  output: "{{ first(steps.invoices) }}",
};

const getInvoicePdf: Draft = {
  steps: [
    ...findInvoice,
    when("hasNoLink", "orElse(steps.bill.link, '') == ''", [stop("noLink", "refused", messages.noLink)]),
    { type: "pdf", id: "file", from: "link", value: "{{ steps.bill.link }}" },
  ],
  output: "{{ steps.file }}",
};

/** What the ERP itself shows to attendants of whoever owes something. */
const pendingTexts: Draft = {
  steps: [
    ...findCustomer(),
    ...findInvoices("true"),
    mapInvoices("{{ first(steps.bills) }}"),
    ...pendingSteps,
  ],
  output: pendingOutput("flatten([steps.person.alerta_mensagens])"),
};

/** The ways to pay, by the prefixes that HubSoft takes. */
const METHODS = {
  pix: "pix",
  tef: "cartao_debito",
  "cartao tef": "cartao_debito",
  cartao: "cartao_credito",
  "cartao de credito": "cartao_credito",
  "cartao credito": "cartao_credito",
  "cartao de debito": "cartao_debito",
  "cartao debito": "cartao_debito",
  "debito automatico": "debito_automatico",
  boleto: "boleto",
  dinheiro: "dinheiro",
  cheque: "cheque",
  transferencia: "transferencia",
};

const settleInvoice: Draft = {
  description:
    "O HubSoft não guarda o id do pagamento. Se uma resposta se perder, a fatura paga no dia do pagamento conta como esta baixa; para isso, quem chama informa document.",
  steps: [
    ...needs("cashBoxId"),
    {
      type: "map",
      id: "payment",
      from: "{{ input }}",
      fields: {
        method: {
          value: "{{ input.method }}",
          as: "enum",
          values: METHODS,
          default: "{{ orElse(settings.paymentMethod, input.method) }}",
        },
      },
    },
    post(
      "paid",
      "/financeiro/fatura/liquidar",
      {
        id_fatura: "{{ input.invoiceId }}",
        id_caixa_financeiro: "{{ settings.cashBoxId }}",
        meio_pagamento: "{{ steps.payment.method }}",
        data_pagamento: "{{ date(input.paidAt) }}",
        valor_pago: "{{ input.amount }}",
      },
      [
        settledRule(REFUSED, WORDS),
        absentRule(REFUSED, WORDS, ["fatura", "boleto", "titulo"], messages.noInvoice),
      ],
      { continueOn: ["empty"] },
    ),
  ],
  output: {
    status: "{{ steps.paid == null ? 'already_settled' : 'settled' }}",
    remoteId: "{{ text(steps.paid.recibo.id_recibo) }}",
  },
  find: {
    steps: [
      needsDocument,
      ...findInvoices("false"),
      {
        type: "find",
        id: "bill",
        from: "{{ first(steps.bills) }}",
        where: "text(item.id_fatura) == input.invoiceId",
      },
      when("isUnclear", "steps.bill == null", [stop("unprovable", "unavailable", messages.unprovable)]),
      when("isOpen", "orElse(steps.bill.data_pagamento, '') == ''", [stop("notPaid", "empty", "")]),
    ],
    output: {
      status: "{{ date(steps.bill.data_pagamento) == date(input.paidAt) ? 'settled' : 'already_settled' }}",
    },
  },
};

export const invoiceAutomations = {
  list_invoices: listInvoices,
  get_invoice: getInvoice,
  get_invoice_pdf: getInvoicePdf,
  settle_invoice: settleInvoice,
  list_pending_texts: pendingTexts,
};
