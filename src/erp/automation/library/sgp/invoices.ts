import { messages } from "../messages.ts";
import { invoiceFields, pendingOutput, pendingSteps, stop, when } from "../parts.ts";
import type { Draft } from "../template.ts";
import { ask, findTitle, findTitles, write } from "./calls.ts";

/** statusid 1 open, 2 paid, 3 cancelled. valorcorrigido is what is to be paid, with fine and interest. */
function mapInvoices(from: string): Draft {
  return {
    type: "map",
    id: "invoices",
    from,
    fields: invoiceFields({
      id: "item.id",
      number: "item.numero_documento",
      contractId: "item.contrato",
      customerName: "null",
      amount: "item.statusid == 1 ? orElse(item.valorcorrigido, item.valor) : item.valor",
      originalAmount: "item.valor",
      dueDate: "item.vencimento",
      paidAt: "item.statusid == 2 ? item.data_pagamento : null",
      status:
        "item.statusid == 2 ? 'paid' : (item.statusid == 3 ? 'cancelled' : (date(item.vencimento) < today() ? 'overdue' : 'open'))",
      digitableLine: "item.linhadigitavel",
      pix: "item.codigopix",
      link: "item.link",
    }),
  };
}

const listInvoices: Draft = {
  steps: [...findTitles("input.channel == 'kiosk' ? 'abertos' : null"), mapInvoices("{{ steps.bills }}")],
  output: "{{ steps.invoices }}",
};

const getInvoice: Draft = {
  steps: [...findTitle, mapInvoices("{{ [steps.bill] }}")],
  output: "{{ first(steps.invoices) }}",
};

const pendingTexts: Draft = {
  steps: [...findTitles("'abertos'"), mapInvoices("{{ steps.bills }}"), ...pendingSteps],
  output: pendingOutput(),
};

const getInvoicePdf: Draft = {
  description: "A segunda via abre uma ocorrência, a não ser que nao_gerar_os diga que não.",
  steps: [
    ...findTitle,
    when("isClosed", "steps.bill.statusid != 1", [stop("notOpen", "refused", messages.notOpen)]),
    ask(
      "copies",
      "/api/ura/fatura2via/",
      {
        cpfcnpj: "{{ input.document }}",
        nao_gerar_os: "1",
        link_pdf: "1",
        faturas_abertas_todas: "1",
      },
      "answer.links != null",
    ),
    {
      type: "find",
      id: "copy",
      from: "{{ steps.copies.links }}",
      where: "text(item.fatura) == input.invoiceId",
    },
    when("hasNoLink", "orElse(steps.copy.link, '') == ''", [stop("noLink", "refused", messages.noLink)]),
    { type: "pdf", id: "file", from: "link", value: "{{ steps.copy.link }}" },
  ],
  output: "{{ steps.file }}",
};

const METHODS = {
  pix: "PIX",
  tef: "CARTAO",
  cartao: "CARTAO",
  "cartao tef": "CARTAO",
  "cartao de credito": "CARTAO",
  "cartao credito": "CARTAO",
  "cartao de debito": "DEBITO",
  "cartao debito": "DEBITO",
  debito: "DEBITO",
  dinheiro: "DINHEIRO",
};

const settleInvoice: Draft = {
  description:
    "Com document, um pagamento menor que o valor corrigido entra como liquidação parcial, e uma resposta perdida se esclarece pelo título. Sem document, o SGP liquida o título inteiro.",
  steps: [
    {
      type: "map",
      id: "payment",
      from: "{{ input }}",
      fields: {
        method: {
          value: "{{ input.method }}",
          as: "enum",
          values: METHODS,
          default: "{{ orElse(settings.paymentMethod, upper(input.method)) }}",
        },
      },
    },
    when("isNamed", "input.document != null", findTitle),
    when("isUnpaid", "steps.bill == null || steps.bill.statusid != 2", [
      write(
        "paid",
        "/api/banco/titulo/{{ input.invoiceId }}/baixar/",
        {
          form: {
            data_pagamento: "{{ date(input.paidAt) }}",
            valor_pago: "{{ input.amount }}",
            ponto_recebimento: "{{ settings.receivingPointId }}",
            forma_pagamento: "{{ steps.payment.method }}",
            liquidacao_parcial:
              "{{ steps.bill != null && number(input.amount) < number(money(orElse(steps.bill.valorcorrigido, steps.bill.valor))) ? '1' : null }}",
            observacao: "{{ input.method }} {{ input.transactionId }}",
          },
        },
        [
          { when: { text: "já está pago" }, outcome: "empty" },
          {
            when: { text: "título informado não foi encontrado" },
            outcome: "not_found",
            message: messages.noInvoice,
          },
        ],
        { continueOn: ["empty"] },
      ),
    ]),
  ],
  output: { status: "{{ steps.paid == null ? 'already_settled' : 'settled' }}" },
  find: {
    steps: [
      ...findTitle,
      when("isOpen", "steps.bill.statusid != 2", [
        when(
          "isUntouched",
          "steps.bill.valor_pago == null",
          [stop("notPaid", "empty", "")],
          [stop("unprovable", "unavailable", messages.unprovable)],
        ),
      ]),
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
