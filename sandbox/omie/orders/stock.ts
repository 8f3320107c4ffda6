import type { Fields } from "../complex-types.ts";
import { block, blocks, number } from "../fields.ts";
import type { Session } from "../session.ts";
import { type Move, stockMoves } from "../stock.ts";

/** What an order's lines do to the stock: `opens` when it comes in, `leaves` when it is billed, `closes` when it goes. */
export function orderMoves(
  session: Session,
  body: Fields,
  what: "opens" | "leaves" | "closes",
): D1PreparedStatement[] {
  const sign = what === "opens" ? 1 : -1;
  const atOnce = session.switches.STOCK_LEAVES_ON === "inclusion";
  const moves = blocks(body, "det")
    .filter((item) => block(item, "inf_adic").nao_movimentar_estoque !== "S")
    .map((item): Move => {
      const product = block(item, "produto");
      const quantity = number(product, "quantidade");
      const isReserved = product.reservado === "S";
      const leavesNow = what === (atOnce ? "opens" : "leaves");
      const comesBack = atOnce && what === "closes";
      return {
        productId: number(product, "codigo_produto"),
        placeId: number(block(item, "inf_adic"), "codigo_local_estoque"),
        pending: sign * quantity,
        reserved: isReserved ? sign * quantity : 0,
        physical: leavesNow ? -quantity : comesBack ? quantity : 0,
      };
    });
  return stockMoves(session, moves);
}
