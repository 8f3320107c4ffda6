import { decimal, sum } from "../../../lib/money.ts";
import type { FlowContext } from "../../connector.ts";
import { omieDate } from "../omie/call.ts";
import { createServiceOrder, findServiceOrder } from "../omie/service-orders.ts";
import type { Settings } from "../settings.ts";
import { netOf } from "./amounts.ts";
import { paymentOf } from "./instalments.ts";
import { omieService } from "./items.ts";
import { ensureOrder, type Made, type QuotationOrder, quotationCode } from "./quotation-order.ts";
import { notesOf } from "./quotation-sale.ts";
import { pricesOf, requiredSettings } from "./service-order.ts";

type Context = FlowContext<Settings>;

/** The service order of a quotation's services, beside its sale. @throws DeliveryStop */
export async function ensureServiceOrder(context: Context, order: QuotationOrder): Promise<Made> {
  const body = await toServiceOrder(context, order);
  const code = quotationCode(order.quotation);
  return await ensureOrder(context, order, {
    kind: "quotation_service_order",
    create: () => createServiceOrder(context, body),
    find: () => findServiceOrder(context, code),
    created: "service_order.created",
    left: "service_order.left",
  });
}

async function toServiceOrder(context: Context, order: QuotationOrder): Promise<Record<string, unknown>> {
  const { settings } = context;
  const { quotation, amounts, customer, today } = order;
  const { account, category } = requiredSettings(settings);
  const payment = paymentOf(quotation, sum(amounts.services.map(netOf)), settings.omiePaymentTerm);
  const count = payment.instalments.length;
  return {
    Cabecalho: {
      cCodIntOS: quotationCode(quotation),
      nCodCli: customer,
      dDtPrevisao: omieDate(today),
      cEtapa: settings.omieServiceOrderStep,
      cCodParc: payment.term,
      ...(count === 0 ? {} : { nQtdeParc: count }),
    },
    InformacoesAdicionais: { cCodCateg: category, nCodCC: account },
    ServicosPrestados: await toRows(context, order),
    ...(count === 0
      ? {}
      : {
          Parcelas: payment.instalments.map(({ number, date, amount, percent }) => ({
            nParcela: number,
            dDtVenc: date,
            nValor: amount,
            nPercentual: percent,
          })),
        }),
    Email: { cEnvBoleto: "N", cEnvLink: "N" },
    Observacoes: { cObsOS: notesOf(quotation) },
  };
}

async function toRows(
  context: Context,
  { quotation, amounts }: QuotationOrder,
): Promise<Record<string, unknown>[]> {
  const rows = [];
  for (const [index, line] of quotation.services.entries()) {
    const amount = amounts.services[index] ?? { gross: decimal(0), off: decimal(0) };
    rows.push({
      ...(await omieService(context, line)),
      ...pricesOf(line, amount),
      cRetemISS: context.settings.omieIssWithheld ? "S" : "N",
    });
  }
  return rows;
}
