import { messages } from "../messages.ts";
import { absentRule, invoiceFields, pendingOutput, pendingSteps, settledRule, stop, when } from "../parts.ts";
import type { Draft } from "../template.ts";
import { ask, findContracts, findTitle, findTitles, REFUSED, stateOf, WORDS, write } from "./calls.ts";

const STATE = stateOf("item");

/** valorcorrigido is what is to be paid, with fine and interest. */
function mapInvoices(from: string, contractId = "null"): Draft {
  return {
    type: "map",
    id: "invoices",
    from,
    fields: invoiceFields({
      id: "item.id",
      number: "item.numero_documento",
      contractId: `orElse(item.contrato, ${contractId})`,
      customerName: "null",
      amount: `${STATE} == 'open' ? orElse(item.valorcorrigido, item.valor) : item.valor`,
      originalAmount: "item.valor",
      dueDate: "item.vencimento",
      paidAt: `${STATE} == 'paid' ? item.data_pagamento : null`,
      status: `${STATE} == 'open' && date(item.vencimento) < today() ? 'overdue' : ${STATE}`,
      digitableLine: "item.linhadigitavel",
      pix: "item.codigopix",
      link: "item.link",
    }),
  };
}

const listInvoices: Draft = {
  steps: [
    // A contract's titles are listed whoever asks: it has to be the customer's.
    when("isOfContract", "input.contractId != null", [
      ...findContracts(),
      {
        type: "find",
        id: "contract",
        from: "{{ steps.contracts }}",
        where: "text(item.contratoId) == input.contractId",
        otherwise: "empty",
      },
    ]),
    ...findTitles("input.channel == 'kiosk' ? 'abertos' : null", "input.contractId"),
    mapInvoices("{{ steps.bills }}", "input.contractId"),
  ],
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
    when("isClosed", `${stateOf("steps.bill")} != 'open'`, [stop("notOpen", "refused", messages.notOpen)]),
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
    when("isUnpaid", `steps.bill == null || ${stateOf("steps.bill")} != 'paid'`, [
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
          settledRule(REFUSED, WORDS),
          absentRule(REFUSED, WORDS, ["titulo", "fatura", "boleto"], messages.noInvoice),
        ],
        { continueOn: ["empty"] },
        "answer.success == true",
      ),
    ]),
  ],
  output: { status: "{{ steps.paid == null ? 'already_settled' : 'settled' }}" },
  find: {
    steps: [
      ...findTitle,
      when("isOpen", `${stateOf("steps.bill")} != 'paid'`, [
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
