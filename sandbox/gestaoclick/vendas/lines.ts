import { Refusal } from "../envelope.ts";
import { type Element, elements, type Fields, text } from "../input.ts";
import { MESSAGES } from "../messages.ts";
import { type Decimal, money, precise, toCents, toDecimal, ZERO } from "../money.ts";
import type { Named, Product } from "../resources.ts";
import type { Session } from "../session.ts";
import type { LineAmounts, ProductLine, ServiceLine } from "./sale.ts";

/** The lines of a request and how they came, which matters on PUT. */
export interface ReadLines {
  produtos: ProductLine[];
  servicos: ServiceLine[];
  /** Neither list was sent. */
  absent: boolean;
  wrapped: boolean;
  /** A discount was sent as `""`, which the ERP's PUT turns into "not a number". */
  emptyDiscount: boolean;
}

/** Reads the lines of a sale, each wrapped in its singular key or flat. Prices never come from the catalogue. */
export async function readLines(session: Session, fields: Fields): Promise<ReadLines> {
  const products = elements(fields, "produtos", "produto");
  const services = elements(fields, "servicos", "servico");
  const sent = [...(products ?? []), ...(services ?? [])];
  const tables = sent.length > 0 ? await session.store.all("tabelas_precos") : [];
  return {
    produtos: await readProductLines(session, products ?? [], tables),
    servicos: await readServiceLines(session, services ?? [], tables),
    absent: products === undefined && services === undefined,
    wrapped: sent.some((element) => element.wrapped),
    emptyDiscount: sent.some((element) => hasEmptyDiscount(element.fields)),
  };
}

function hasEmptyDiscount(line: Fields): boolean {
  return line.desconto_valor === "" || line.desconto_porcentagem === "";
}

async function readProductLines(session: Session, sent: Element[], tables: Named[]): Promise<ProductLine[]> {
  const ids = sent.map((element) => text(element.fields, "produto_id"));
  const known = await session.store.findMany("produtos", ids);
  return sent.map(({ fields }, index) => {
    const id = ids[index] ?? "";
    const product = known.find((candidate) => candidate.id === id);
    requireCatalogued(session, "produto_id", id, product !== undefined, text(fields, "nome_produto"));
    return {
      produto_id: id,
      variacao_id: variationOf(session, fields, product),
      nome_produto: product?.nome ?? text(fields, "nome_produto"),
      movimenta_estoque: product?.movimenta_estoque ?? "0",
      possui_variacao: product?.possui_variacao ?? "0",
      ...readTexts(fields, tables),
      ...readAmounts(session, fields, product?.valor_custo),
    };
  });
}

async function readServiceLines(session: Session, sent: Element[], tables: Named[]): Promise<ServiceLine[]> {
  if (sent.length === 0) return [];
  const ids = sent.map((element) => text(element.fields, "servico_id"));
  const known = await session.store.findMany("servicos", ids);
  const firstId = await session.store.take("linhas", sent.length);
  return sent.map(({ fields }, index) => {
    const id = ids[index] ?? "";
    const service = known.find((candidate) => candidate.id === id);
    requireCatalogued(session, "servico_id", id, service !== undefined, text(fields, "nome_servico"));
    return {
      id: String(firstId + index),
      servico_id: id,
      nome_servico: service?.nome ?? text(fields, "nome_servico"),
      ...readTexts(fields, tables),
      ...readAmounts(session, fields, undefined),
    };
  });
}

/** A line names what the catalogue has, or, without an id, is a free-text item that has at least a name. */
function requireCatalogued(session: Session, field: string, id: string, found: boolean, name: string): void {
  if (id === "" && name === "") throw new Refusal(MESSAGES.required(field));
  if (id !== "" && !found && !session.switches.ACCEPT_UNKNOWN_IDS) {
    throw new Refusal(MESSAGES.unknownId(field, id));
  }
}

function variationOf(session: Session, fields: Fields, product: Product | undefined): string {
  const asked = text(fields, "variacao_id");
  if (!product) return "";
  const variation = asked === "" ? product.variacoes[0] : product.variacoes.find(({ id }) => id === asked);
  if (!variation && !session.switches.ACCEPT_UNKNOWN_IDS) {
    throw new Refusal(MESSAGES.unknownId("variacao_id", asked));
  }
  return variation?.id ?? asked;
}

function readTexts(fields: Fields, tables: Named[]) {
  const tableId = text(fields, "tipo_valor_id");
  return {
    detalhes: text(fields, "detalhes"),
    sigla_unidade: text(fields, "sigla_unidade"),
    tipo_valor_id: tableId,
    nome_tipo_valor: tables.find((table) => table.id === tableId)?.nome ?? "",
  };
}

/** A price that is left out is 0: the ERP does not look into its catalogue (seen live). */
function readAmounts(session: Session, fields: Fields, cost: string | undefined): LineAmounts {
  const quantity = toDecimal(fields.quantidade);
  if (quantity.lte(0)) throw new Refusal(MESSAGES.required("quantidade"));
  const isPercent = text(fields, "tipo_desconto") === "%";
  const line = {
    quantidade: precise(quantity),
    valor_custo: money(toDecimal(text(fields, "valor_custo") === "" ? cost : fields.valor_custo)),
    valor_venda: precise(toDecimal(fields.valor_venda)),
    tipo_desconto: isPercent ? ("%" as const) : ("R$" as const),
    desconto_valor: isPercent ? "" : blankOrMoney(fields, "desconto_valor"),
    desconto_porcentagem: isPercent ? blankOrMoney(fields, "desconto_porcentagem") : "",
  };
  const ties = isPercent && session.switches.PERCENT_TIES_DOWN ? "down" : "up";
  return { ...line, valor_total: money(toCents(exactLineTotal(line), ties)) };
}

/** An amount with two places, or blank when the field is absent or blank. */
export function blankOrMoney(fields: Fields, name: string): string {
  return text(fields, name) === "" ? "" : money(toDecimal(fields[name]));
}

/** Quantity × price less the line's discount, before any rounding. */
export function exactLineTotal(line: Omit<LineAmounts, "valor_total">): Decimal {
  const gross = toDecimal(line.quantidade).times(toDecimal(line.valor_venda));
  if (line.tipo_desconto === "R$") return gross.minus(toDecimal(line.desconto_valor));
  return gross.times(toDecimal("100").minus(toDecimal(line.desconto_porcentagem))).div(100);
}

/** Cost of all product lines: quantity × cost. */
export function costOf(lines: LineAmounts[]): Decimal {
  return lines.reduce(
    (total, line) => total.plus(toDecimal(line.quantidade).times(toDecimal(line.valor_custo))),
    ZERO,
  );
}
