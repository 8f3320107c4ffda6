import Big from "big.js";
import type { Position } from "./records.ts";
import type { Session } from "./session.ts";

const SCALE = 10_000;

/** A change of a product's stock at a place, in units. */
export interface Move {
  productId: number;
  placeId: number;
  physical?: number;
  reserved?: number;
  pending?: number;
}

/** Where a product's stock at a place is kept: positions and products join by their keys. Places end differently. */
export function positionId(productId: number, placeId: number): number {
  return productId * 1000 + (placeId % 1000);
}

/** A quantity as stock is kept: in whole ten-thousandths. */
export function toStock(units: number): number {
  return Big(units).times(SCALE).round().toNumber();
}

/** A kept quantity in units. */
export function fromStock(kept: number): number {
  return Big(kept).div(SCALE).toNumber();
}

/** The statements that move stock; positions that are not there begin with the move. */
export function stockMoves({ store }: Session, moves: Move[]): D1PreparedStatement[] {
  const sql = `INSERT INTO records (company_id, resource, id, search_name, document) VALUES (?1, 'positions', ?2, '', ?3)
    ON CONFLICT (company_id, resource, id) DO UPDATE SET document = json_set(document,
      '$.physical', json_extract(document, '$.physical') + json_extract(?3, '$.physical'),
      '$.reserved', json_extract(document, '$.reserved') + json_extract(?3, '$.reserved'),
      '$.pending', json_extract(document, '$.pending') + json_extract(?3, '$.pending'))`;
  return moves.map(({ productId, placeId, physical = 0, reserved = 0, pending = 0 }) => {
    const id = positionId(productId, placeId);
    const position: Position = {
      id: String(id),
      productId,
      placeId,
      physical: toStock(physical),
      reserved: toStock(reserved),
      pending: toStock(pending),
      minimum: 0,
      cost: "0",
    };
    return store.database.prepare(sql).bind(store.companyId, id, JSON.stringify(position));
  });
}

/** Moves stock, if anything moves. */
export async function runMoves({ store }: Session, moves: D1PreparedStatement[]): Promise<void> {
  if (moves.length > 0) await store.database.batch(moves);
}
