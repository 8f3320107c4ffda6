import { requireCategory } from "../categories.ts";
import type { Fields } from "../complex-types.ts";
import { OmieFault } from "../envelope.ts";
import { block, blocks, number, requireOption, requireTags, text } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import { requireUsablePlace } from "../places.ts";
import { requireProduct } from "../products/find.ts";
import type { Session } from "../session.ts";
import { type Move, stockMoves } from "../stock.ts";

const LEAVES_STOCK = "EST";
const SHIPPED = "REM";

/** The parts that a work order used, checked; empty when it used none. */
export async function buildParts(session: Session, sent: Fields): Promise<Fields> {
  const parts = blocks(sent, "produtoUtilizado");
  if (parts.length === 0) return {};
  requireTags(sent, ["cAcaoProdUtilizados"]);
  requireOption(sent, "cAcaoProdUtilizados", [LEAVES_STOCK, SHIPPED]);
  if (text(sent, "cAcaoProdUtilizados") === SHIPPED) {
    requireTags(sent, ["cCodCategRem"]);
    await requireCategory(session, text(sent, "cCodCategRem"), "cCodCategRem");
  }
  const built = [];
  for (const part of parts.filter((one) => one.cAcaoItemPU !== "E"))
    built.push(await buildPart(session, part));
  return { ...sent, produtoUtilizado: built };
}

async function buildPart(session: Session, sent: Fields): Promise<Fields> {
  requireTags(sent, ["nCodProdutoPU", "nQtdePU"]);
  if (number(sent, "nQtdePU") <= 0) {
    throw new OmieFault("105", MESSAGES.invalidContent("nQtdePU", sent.nQtdePU));
  }
  const product = await requireProduct(session, { codigo_produto: number(sent, "nCodProdutoPU") });
  if (product.body.inativo === "S") {
    const code = text(product.body, "codigo_produto_integracao");
    const name = text(product.body, "descricao");
    throw new OmieFault("115", MESSAGES.inactiveProduct(name, Number(product.id), code));
  }
  const place = await requireUsablePlace(session, number(sent, "codigo_local_estoque"));
  const { cAcaoItemPU: _, ...kept } = sent;
  const nIdItemPU = number(sent, "nIdItemPU") || (await session.store.take("itemIds"));
  return { ...kept, nIdItemPU, codigo_local_estoque: Number(place.id) };
}

/** What the parts of a work order do to the stock: only those that are to leave it do anything. */
export function partMoves(
  session: Session,
  body: Fields,
  what: "opens" | "leaves" | "closes",
): D1PreparedStatement[] {
  const used = block(body, "produtosUtilizados");
  if (text(used, "cAcaoProdUtilizados") !== LEAVES_STOCK) return [];
  const atOnce = session.switches.STOCK_LEAVES_ON === "inclusion";
  const moves = blocks(used, "produtoUtilizado").map((part): Move => {
    const quantity = number(part, "nQtdePU");
    const leavesNow = what === (atOnce ? "opens" : "leaves");
    const comesBack = atOnce && what === "closes";
    return {
      productId: number(part, "nCodProdutoPU"),
      placeId: number(part, "codigo_local_estoque"),
      pending: what === "opens" ? quantity : -quantity,
      physical: leavesNow ? -quantity : comesBack ? quantity : 0,
    };
  });
  return stockMoves(session, moves);
}
