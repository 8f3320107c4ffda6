import { type Decimal, toDecimal } from "./money.ts";
import type { Store } from "./resources.ts";

/** A product's variation in a store. Simple products keep their stock in their one unnamed variation. */
export interface StockPlace {
  produtoId: string;
  variacaoId: string;
  lojaId: string;
}

/** Quantities by variation id. */
export type StockLevels = Map<string, Decimal>;

/** What a store has, of one product or of all. */
export async function readStock(store: Store, lojaId: string, produtoId?: string): Promise<StockLevels> {
  const sql = `SELECT variacao_id, thousandths FROM gestaoclick_stock WHERE company_id = ?1 AND loja_id = ?2
    AND (?3 IS NULL OR produto_id = ?3)`;
  const { results } = await store.database
    .prepare(sql)
    .bind(store.companyId, Number(lojaId), produtoId === undefined ? null : Number(produtoId))
    .all<{ variacao_id: number; thousandths: number }>();
  return new Map(results.map((row) => [String(row.variacao_id), toDecimal(row.thousandths).div(1000)]));
}

/** The statement that sets a quantity. */
export function stockSetting(store: Store, place: StockPlace, quantity: Decimal): D1PreparedStatement {
  return bindStock(store, place, quantity, "excluded.thousandths");
}

/** The statement that adds to a quantity (or subtracts, when negative). */
export function stockMovement(store: Store, place: StockPlace, quantity: Decimal): D1PreparedStatement {
  return bindStock(store, place, quantity, "thousandths + excluded.thousandths");
}

function bindStock(
  store: Store,
  place: StockPlace,
  quantity: Decimal,
  newValue: string,
): D1PreparedStatement {
  const sql = `INSERT INTO gestaoclick_stock (company_id, produto_id, variacao_id, loja_id, thousandths)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (company_id, produto_id, variacao_id, loja_id) DO UPDATE SET thousandths = ${newValue}`;
  const thousandths = Number(quantity.times(1000).round(0).toFixed());
  return store.database
    .prepare(sql)
    .bind(
      store.companyId,
      Number(place.produtoId),
      Number(place.variacaoId),
      Number(place.lojaId),
      thousandths,
    );
}
