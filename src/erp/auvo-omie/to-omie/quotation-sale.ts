import { sum } from "../../../lib/money.ts";
import type { FlowContext } from "../../connector.ts";
import { dead } from "../../outcome.ts";
import type { Quotation } from "../auvo/quotations.ts";
import { omieDate } from "../omie/call.ts";
import { createSalesOrder, findSalesOrder } from "../omie/sales-orders.ts";
import type { Settings } from "../settings.ts";
import { netOf, toNumber } from "./amounts.ts";
import { type Payment, paymentOf } from "./instalments.ts";
import { omieProducts } from "./items.ts";
import { ensureOrder, type Made, type QuotationOrder, quotationCode } from "./quotation-order.ts";
import { requiredSettings } from "./service-order.ts";

type Context = FlowContext<Settings>;

/** The sale of a quotation's products, with its additional costs. @throws DeliveryStop */
export async function ensureSalesOrder(context: Context, order: QuotationOrder): Promise<Made> {
  const body = await toSalesOrder(context, order);
  const code = quotationCode(order.quotation);
  return await ensureOrder(context, order, {
    kind: "quotations",
    create: () => createSalesOrder(context, body),
    find: () => findSalesOrder(context, code),
    created: "sales_order.created",
    left: "sales_order.left",
  });
}

async function toSalesOrder(context: Context, order: QuotationOrder): Promise<Record<string, unknown>> {
  const { settings } = context;
  const { quotation, amounts, customer, today } = order;
  const { account, category } = requiredSettings(settings);
  const total = sum(amounts.products.map(netOf)).plus(amounts.costs);
  const payment = paymentOf(quotation, total, settings.omiePaymentTerm);
  return {
    cabecalho: {
      codigo_pedido_integracao: quotationCode(quotation),
      codigo_cliente: customer,
      data_previsao: omieDate(today),
      etapa: settings.omieSaleStep,
      codigo_parcela: payment.term,
      ...(payment.instalments.length === 0 ? {} : { qtde_parcelas: payment.instalments.length }),
    },
    det: await toItems(context, order),
    frete: {
      modalidade: "9",
      ...(amounts.costs.eq(0) ? {} : { outras_despesas: toNumber(amounts.costs) }),
    },
    informacoes_adicionais: {
      codigo_categoria: category,
      codigo_conta_corrente: account,
      consumidor_final: "S",
      enviar_email: "N",
    },
    ...instalmentList(payment),
    observacoes: { obs_venda: notesOf(quotation) },
  };
}

async function toItems(
  context: Context,
  { quotation, amounts }: QuotationOrder,
): Promise<Record<string, unknown>[]> {
  const location = context.settings.omieStockLocationId;
  if (location === undefined) throw dead("setting_missing", { setting: "omieStockLocationId" });
  const codes = await omieProducts(context, quotation.products);
  return quotation.products.map(({ quantity = "0", price = "0" }, index) => {
    const off = amounts.products[index]?.off;
    return {
      ide: { codigo_item_integracao: `${quotation.publicId}-${index + 1}` },
      produto: {
        codigo_produto: codes[index],
        quantidade: toNumber(quantity),
        valor_unitario: toNumber(price),
        ...(off === undefined || off.eq(0) ? {} : { tipo_desconto: "V", valor_desconto: toNumber(off) }),
      },
      inf_adic: { codigo_local_estoque: Number(location) },
    };
  });
}

function instalmentList({ instalments }: Payment): Record<string, unknown> {
  if (instalments.length === 0) return {};
  return {
    lista_parcelas: {
      parcela: instalments.map(({ number, date, amount, percent }) => ({
        numero_parcela: number,
        data_vencimento: date,
        valor: amount,
        percentual: percent,
      })),
    },
  };
}

/** What people in Omie read of where the order comes from: always in Portuguese. */
export function notesOf({ publicId, observations, costs, publicLink }: Quotation): string {
  return [
    `Orçamento ${publicId} do Auvo`,
    observations,
    ...costs.map(({ description = "Custo adicional", value = "0" }) => `${description}: R$ ${value}`),
    publicLink,
  ]
    .filter((line) => line !== undefined)
    .join("\n");
}
