import { type Decimal, decimal, formatMoney, formatPrice, sum } from "../../lib/money.ts";
import { type Sale, saleTotal } from "../flows/sales.ts";
import { elementsOf, textOf } from "./answers.ts";
import { writableFields } from "./records.ts";

/** A sale's parts as ids of the ERP. */
export type ResolvedSale = {
  sale: Sale;
  customerId: string;
  /** The ERP's id of each item's product or service, in the order of the items. */
  itemIds: string[];
  sellerId: string | undefined;
  statusId: string;
  /** Of each payment; undefined where the method is unknown to the ERP. */
  paymentMethodIds: (string | undefined)[];
  storeId: string | undefined;
  marker: string;
};

type Line = Record<string, unknown>;

/** `produto` unless there are only services: a mixed sale is `produto` with both lists. */
export function saleType(sale: Sale): "produto" | "servico" {
  return sale.items.some((item) => item.type === "product") ? "produto" : "servico";
}

/**
 * The body of `POST /vendas`. `codigo` is left to the ERP, which numbers by itself and enforces no uniqueness. A line
 * without `valor_venda` would be worth 0, and an empty discount counts as NaN, so both are always sent.
 */
export function newSaleBody(resolved: ResolvedSale): Record<string, unknown> {
  const { sale } = resolved;
  return {
    tipo: saleType(sale),
    cliente_id: resolved.customerId,
    situacao_id: resolved.statusId,
    data: sale.date,
    ...(resolved.sellerId === undefined ? {} : { vendedor_id: resolved.sellerId }),
    ...(resolved.storeId === undefined ? {} : { loja_id: resolved.storeId }),
    valor_frete: formatMoney(sale.shipping ?? "0"),
    desconto_valor: formatMoney(sale.discount ?? "0"),
    ...(sale.notes === undefined ? {} : { observacoes: sale.notes }),
    observacoes_interna: internalNotes(resolved),
    ...paymentFields(resolved, []),
    ...lineFields(resolved, [], [], true),
  };
}

function internalNotes({ sale, marker }: ResolvedSale): string {
  return sale.number === undefined ? marker : `Venda ${sale.number} do CRM ${marker}`;
}

/**
 * The whole record with the CRM's values in it, for a PUT, which replaces everything: what the ERP's people added
 * (situation, carrier, cost centre, custom fields, notes, line details) stays.
 * @param wrapped whether lines stand in `{"produto": {…}}`; integrators disagree on which form keeps the total
 */
export function updatedSaleBody(
  raw: Record<string, unknown>,
  resolved: ResolvedSale,
  wrapped: boolean,
): Record<string, unknown> {
  const { sale } = resolved;
  const { nome_situacao, cor_situacao, valor_produtos, valor_servicos, produtos, servicos, ...kept } =
    writableFields(raw);
  const notes = textOf(raw, "observacoes_interna");
  const lines = lineFields(resolved, elementsOf(produtos), elementsOf(servicos), wrapped);
  return {
    ...kept,
    tipo: saleType(sale),
    cliente_id: resolved.customerId,
    data: sale.date,
    ...(resolved.sellerId === undefined ? {} : { vendedor_id: resolved.sellerId }),
    ...(resolved.storeId === undefined ? {} : { loja_id: resolved.storeId }),
    valor_frete: formatMoney(sale.shipping ?? "0"),
    desconto_valor: formatMoney(sale.discount ?? "0"),
    desconto_porcentagem: "0.00",
    ...(sale.notes === undefined ? {} : { observacoes: sale.notes }),
    observacoes_interna: notes.includes(resolved.marker)
      ? notes
      : [notes, internalNotes(resolved)].filter(Boolean).join("\n"),
    valor_total: formatMoney(agreedTotal(sale)),
    ...paymentFields(resolved, elementsOf(raw.pagamentos)),
    ...lines,
  };
}

/** Payments, over what the ERP already knows of them (chart of accounts, remarks). */
function paymentFields({ sale, paymentMethodIds }: ResolvedSale, known: readonly Line[]) {
  const payments = sale.payments ?? [];
  const [first] = payments;
  if (first === undefined) return {};
  const atSight = payments.length === 1 && first.dueDate <= sale.date;
  return {
    condicao_pagamento: atSight ? "a_vista" : "parcelado",
    pagamentos: payments.map((payment, index) => {
      const methodId = paymentMethodIds[index];
      return {
        pagamento: {
          ...known[index],
          data_vencimento: payment.dueDate,
          valor: formatMoney(payment.amount),
          ...(methodId === undefined ? {} : { forma_pagamento_id: methodId }),
        },
      };
    }),
  };
}

function lineFields(
  { sale, itemIds }: ResolvedSale,
  knownProducts: readonly Line[],
  knownServices: readonly Line[],
  wrapped: boolean,
) {
  const known = { product: [...knownProducts], service: [...knownServices] };
  const lines: { product: Line[]; service: Line[] } = { product: [], service: [] };
  sale.items.forEach((item, index) => {
    const idKey = item.type === "product" ? "produto_id" : "servico_id";
    const position = known[item.type].findIndex((line) => textOf(line, idKey) === itemIds[index]);
    const [existing = {}] = position === -1 ? [] : known[item.type].splice(position, 1);
    // Computed by the ERP; an old total beside new numbers would only contradict them.
    const { valor_total, ...kept } = existing;
    const line = {
      ...kept,
      [idKey]: itemIds[index],
      quantidade: item.quantity,
      valor_venda: formatPrice(item.unitPrice ?? item.price),
      tipo_desconto: "R$",
      desconto_valor: formatMoney(item.discount ?? "0"),
      desconto_porcentagem: "0.00",
    };
    const wrapper = item.type === "product" ? "produto" : "servico";
    lines[item.type].push(wrapped ? { [wrapper]: line } : line);
  });
  return {
    ...(lines.product.length === 0 ? {} : { produtos: lines.product }),
    ...(lines.service.length === 0 ? {} : { servicos: lines.service }),
  };
}

/** The total that both sides keep: where there are instalments it is their sum, which the ERP checks to the cent. */
export function agreedTotal(sale: Sale): Decimal {
  const payments = sale.payments ?? [];
  return payments.length === 0 ? saleTotal(sale) : sum(payments.map(({ amount }) => decimal(amount)));
}

type Precision = "everything" | "outcome";

function amountOf(row: Line, key: string): Decimal {
  const text = textOf(row, key);
  return decimal(/^-?\d+(\.\d+)?$/.test(text) ? text : "0");
}

/**
 * What a record says of the sale but for the amounts that rounding touches, in a form that can be compared. `outcome`
 * leaves out what GestãoClick may show another way than it was told (a unit price already less its fixed discount, notes).
 */
function comparable(body: Record<string, unknown>, precision: Precision): string {
  const lineAmounts =
    precision === "everything" ? ["quantidade", "valor_venda", "desconto_valor"] : ["quantidade"];
  const lines = (list: unknown, idKey: string) =>
    elementsOf(list).map((line) => [textOf(line, idKey), ...lineAmounts.map((key) => amountOf(line, key))]);
  const texts = ["cliente_id", "vendedor_id", "data"];
  const notes = ["observacoes", "observacoes_interna"];
  return JSON.stringify([
    (precision === "everything" ? [...texts, ...notes] : texts).map((key) => textOf(body, key)),
    amountOf(body, "valor_frete"),
    elementsOf(body.pagamentos).map((payment, index, all) => [
      textOf(payment, "data_vencimento"),
      textOf(payment, "forma_pagamento_id"),
      // The last instalment takes the remainder: it is compared within the tolerance.
      index < all.length - 1 ? amountOf(payment, "valor") : null,
    ]),
    lines(body.produtos, "produto_id"),
    lines(body.servicos, "servico_id"),
  ]);
}

/** Total and last instalment are the same, but for the cents that fractional quantities may be rounded by. */
function amountsAgree(
  raw: Record<string, unknown>,
  body: Record<string, unknown>,
  tolerance: Decimal,
): boolean {
  const amounts = (record: Record<string, unknown>) => [
    amountOf(record, "valor_total"),
    amountOf(elementsOf(record.pagamentos).at(-1) ?? {}, "valor"),
  ];
  const wanted = amounts(body);
  return amounts(raw).every((amount, index) =>
    amount
      .minus(wanted[index] ?? "0")
      .abs()
      .lte(tolerance),
  );
}

/** True when the ERP's sale already says what a PUT of `body` would. */
export function alreadySays(
  raw: Record<string, unknown>,
  body: Record<string, unknown>,
  tolerance: Decimal,
): boolean {
  return (
    comparable(raw, "everything") === comparable(body, "everything") && amountsAgree(raw, body, tolerance)
  );
}

/** True when a PUT of `body` had its effect: GestãoClick may answer 200 and change nothing, or set the total to zero. */
export function tookEffect(
  raw: Record<string, unknown>,
  body: Record<string, unknown>,
  tolerance: Decimal,
): boolean {
  return comparable(raw, "outcome") === comparable(body, "outcome") && amountsAgree(raw, body, tolerance);
}

/** The difference of at most a few cents with which the ERP rounds another way, from its refusal's words. */
export function roundingDifference(message: string, sale: Sale): Decimal | undefined {
  const match = /(passando|sobrando|faltando)\s+(?:R\$\s*)?(\d+\.\d{1,2})/i.exec(message);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const amount = decimal(match[2]);
  if (amount.gt(decimal("0.01").times(sale.items.length))) return undefined;
  return match[1].toLowerCase() === "faltando" ? amount : amount.times(-1);
}

/** The sale with its last instalment changed by some cents, which is where a remainder belongs. */
export function withRemainder(sale: Sale, difference: Decimal): Sale {
  const payments = (sale.payments ?? []).map((payment, index, all) =>
    index === all.length - 1
      ? { ...payment, amount: formatMoney(sum([decimal(payment.amount), difference])) }
      : payment,
  );
  return { ...sale, payments };
}
