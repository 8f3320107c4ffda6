import Big from "big.js";
import type { Fields } from "../complex-types.ts";
import { cents } from "../documents.ts";
import { OmieFault } from "../envelope.ts";
import { block, number, requireOption, requireTags, text, yesNo } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import { requireUsablePlace } from "../places.ts";
import { requireProduct } from "../products/find.ts";
import type { Session } from "../session.ts";

const DISCOUNT_KINDS = ["V", "P"];

/** A line of an order, checked and reckoned, with the code that Omie gives it. */
export async function buildItem(session: Session, sent: Fields, itemId: number): Promise<Fields> {
  const ide = block(sent, "ide");
  requireTags(ide, ["codigo_item_integracao"]);
  const place = await requireUsablePlace(session, number(block(sent, "inf_adic"), "codigo_local_estoque"));
  return {
    ide: { codigo_item_integracao: text(ide, "codigo_item_integracao"), codigo_item: itemId },
    produto: await buildProduct(session, block(sent, "produto")),
    inf_adic: {
      peso_bruto: 0,
      peso_liquido: 0,
      nao_movimentar_estoque: "N",
      nao_gerar_financeiro: "N",
      ...block(sent, "inf_adic"),
      codigo_local_estoque: Number(place.id),
    },
    observacao: block(sent, "observacao"),
    imposto: block(sent, "imposto"),
  };
}

async function buildProduct(session: Session, sent: Fields): Promise<Fields> {
  const product = await requireProduct(session, { ...sent, codigo: "" });
  const { body } = product;
  if (body.inativo === "S") {
    const code = text(body, "codigo_produto_integracao");
    const message = MESSAGES.inactiveProduct(text(body, "descricao"), Number(product.id), code);
    throw new OmieFault("115", message);
  }
  requireTags(sent, ["quantidade", "valor_unitario"]);
  for (const tag of ["quantidade", "valor_unitario"]) {
    if (number(sent, tag) <= 0) throw new OmieFault("105", MESSAGES.invalidContent(tag, sent[tag]));
  }
  requireOption(sent, "tipo_desconto", DISCOUNT_KINDS);
  const gross = cents(Big(number(sent, "quantidade")).times(number(sent, "valor_unitario")));
  const discount = discountOf(sent, gross);
  if (discount.lt(0) || discount.gt(gross)) {
    throw new OmieFault("105", MESSAGES.invalidContent("valor_desconto", discount.toNumber()));
  }
  return {
    codigo_produto_integracao: text(body, "codigo_produto_integracao"),
    codigo: text(body, "codigo"),
    cfop: "5.102",
    ean: text(body, "ean"),
    descricao: text(body, "descricao"),
    unidade: text(body, "unidade"),
    ncm: text(body, "ncm"),
    percentual_desconto: 0,
    tipo_desconto: "V",
    ...sent,
    codigo_produto: Number(product.id),
    reservado: yesNo(sent, "reservado", "N"),
    valor_mercadoria: gross.toNumber(),
    valor_desconto: discount.toNumber(),
    valor_total: gross.minus(discount).toNumber(),
  };
}

function discountOf(sent: Fields, gross: Big): Big {
  if (text(sent, "tipo_desconto") !== "P") return Big(number(sent, "valor_desconto"));
  return cents(gross.times(number(sent, "percentual_desconto")).div(100));
}
