import { messages } from "../messages.ts";
import { invoiceFields, needs, pendingOutput, pendingSteps, settledRule, when } from "../parts.ts";
import type { Draft } from "../template.ts";
import { actionOutcomes, findCustomer, findOwn, insert, list, REFUSED, WORDS } from "./calls.ts";

/** A title that was received in part has what is left in valor_aberto. */
const IS_OPEN = "item.status in ['A', 'P']";

function mapInvoices(from: string, pix = "null"): Draft {
  return {
    type: "map",
    id: "invoices",
    from,
    fields: invoiceFields({
      id: "item.id",
      number: "item.documento",
      contractId:
        "orElse(item.id_contrato, '0') != '0' ? item.id_contrato : (item.id_contrato_avulso == '0' ? null : item.id_contrato_avulso)",
      customerName: "steps.person.razao",
      amount: `${IS_OPEN} ? item.valor_aberto : item.valor`,
      originalAmount: "item.valor",
      dueDate: "item.data_vencimento",
      paidAt: "item.status == 'R' ? item.pagamento_data : null",
      status: `item.status == 'R' ? 'paid' : (item.status == 'C' ? 'cancelled' : (!(${IS_OPEN}) ? item.status : (date(item.data_vencimento) < today() ? 'overdue' : 'open')))`,
      // Empty until somebody prints the boleto.
      digitableLine: "item.linha_digitavel",
      pix,
      link: "item.gateway_link",
    }),
  };
}

const RELEASED = "{'TB': 'fn_areceber.liberado', 'OP': '=', 'P': 'S'}";
const NEITHER_PAID_NOR_CANCELLED =
  "{'TB': 'fn_areceber.status', 'OP': '!=', 'P': 'R'}, {'TB': 'fn_areceber.status', 'OP': '!=', 'P': 'C'}";

function titles(more: string): Draft {
  return list("titles", "fn_areceber.id_cliente", "{{ steps.person.id }}", {
    sort: "fn_areceber.data_vencimento",
    more,
  });
}

const listInvoices: Draft = {
  steps: [
    ...findCustomer(),
    titles(`input.channel == 'kiosk' ? [${RELEASED}, ${NEITHER_PAID_NOR_CANCELLED}] : [${RELEASED}]`),
    mapInvoices("{{ steps.titles.registros }}"),
  ],
  output: "{{ steps.invoices }}",
};

const pendingTexts: Draft = {
  steps: [
    ...findCustomer(),
    titles(`[${RELEASED}, ${NEITHER_PAID_NOR_CANCELLED}]`),
    mapInvoices("{{ steps.titles.registros }}"),
    ...pendingSteps,
  ],
  output: pendingOutput(),
};

const findTitle = findOwn("title", "fn_areceber", "{{ input.invoiceId }}", messages.noInvoice);

const getInvoice: Draft = {
  description: "Traz também o PIX do boleto em aberto, quando a carteira de cobrança tem PIX.",
  steps: [
    ...findTitle,
    when("isOpen", "steps.title.status in ['A', 'P']", [
      {
        type: "http",
        id: "pix",
        method: "POST",
        effect: "read",
        path: "/get_pix",
        json: { id_areceber: "{{ input.invoiceId }}" },
        // A billing account without PIX refuses: the invoice is there all the same.
        outcomes: [{ when: { predicate: "answer.pix == null" }, outcome: "empty" }],
        continueOn: ["empty"],
      },
    ]),
    mapInvoices("{{ [steps.title] }}", "steps.pix.pix.qrCode.qrcode"),
  ],
  output: "{{ first(steps.invoices) }}",
};

const getInvoicePdf: Draft = {
  steps: [
    ...findTitle,
    {
      type: "http",
      id: "printed",
      method: "POST",
      // It prints the boleto, as often as it is called: nothing is made twice.
      effect: "read",
      path: "/get_boleto",
      json: {
        boletos: "{{ input.invoiceId }}",
        juro: "S",
        multa: "S",
        atualiza_boleto: "S",
        tipo_boleto: "arquivo",
        base64: "S",
      },
      answer: "text",
      outcomes: actionOutcomes,
    },
    {
      type: "pdf",
      id: "file",
      from: "base64",
      // Bare base64, or an object that holds it.
      value: "{{ startsWith(steps.printed, '{') ? parseJson(steps.printed).base64 : steps.printed }}",
    },
  ],
  output: "{{ steps.file }}",
};

const SETTLEMENTS = "fn_areceber_recebimentos_baixas_novo";
const IS_MINE = "endsWith(item.historico, ' ' + input.transactionId)";
const OPEN = "number(money(orElse(steps.title.valor_aberto, steps.title.valor)))";
const PAID = "number(input.amount)";

const settleInvoice: Draft = {
  description:
    "O que passa do valor em aberto entra como acréscimo. O id do pagamento vai no histórico da baixa: por ele a automação sabe, se uma resposta se perder, que a baixa já foi feita.",
  steps: [
    ...needs("bankAccountId", "chartAccountId"),
    ...findTitle,
    when(
      "isUnpaid",
      "steps.title.status != 'R'",
      [
        insert(
          "paid",
          SETTLEMENTS,
          {
            filial_id: "{{ orElse(steps.title.filial_id, orElse(settings.branchId, '1')) }}",
            conta_: "{{ settings.bankAccountId }}",
            id_conta: "{{ settings.chartAccountId }}",
            id_receber: "{{ input.invoiceId }}",
            tipo_recebimento: "{{ orElse(settings.receiptType, 'P') }}",
            data: "{{ dateBr(input.paidAt) }}",
            documento: "",
            pdesconto: "",
            vdesconto: "",
            id_motivo_desconto: "",
            pacrescimo: "",
            // IXC's own spelling.
            vacrecimo: `{{ ${PAID} > ${OPEN} ? money(${PAID} - ${OPEN}) : '' }}`,
            valor_parcela: `{{ ${PAID} > ${OPEN} ? money(${OPEN}) : input.amount }}`,
            credito: "{{ input.amount }}",
            debito: "{{ input.amount }}",
            valor_total_recebido: "{{ input.amount }}",
            historico: "{{ input.method }} {{ input.transactionId }}",
            tipo_r: "T",
            previsao: "N",
            tipo_lanc: "R",
          },
          [settledRule(REFUSED, WORDS)],
          { continueOn: ["empty"] },
        ),
      ],
      [
        // Received already: by this very payment, where the ERP said an error and did it all the same.
        list("payments", `${SETTLEMENTS}.id_receber`, "{{ input.invoiceId }}"),
        { type: "find", id: "mine", from: "{{ steps.payments.registros }}", where: IS_MINE },
      ],
    ),
  ],
  output: {
    status: "{{ steps.paid == null && steps.mine == null ? 'already_settled' : 'settled' }}",
    remoteId: "{{ text(orElse(steps.paid.id, steps.mine.id)) }}",
  },
  find: {
    steps: [
      list("payments", `${SETTLEMENTS}.id_receber`, "{{ input.invoiceId }}"),
      {
        type: "find",
        id: "mine",
        from: "{{ steps.payments.registros }}",
        where: IS_MINE,
        otherwise: "empty",
      },
    ],
    output: { status: "settled", remoteId: "{{ text(steps.mine.id) }}" },
  },
};

export const invoiceAutomations = {
  list_invoices: listInvoices,
  get_invoice: getInvoice,
  get_invoice_pdf: getInvoicePdf,
  settle_invoice: settleInvoice,
  list_pending_texts: pendingTexts,
};
