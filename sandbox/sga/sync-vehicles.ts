import type { Product, Vehicle } from "./records.ts";
import type { Session } from "./session.ts";
import { endedSituations } from "./vehicles.ts";

/** Which of the synchronised vehicles to read; without limit when it is -1. */
interface Part {
  limit: number;
  offset: number;
  among?: number[];
}

/** The products of the supplier whose key was shown; a `token_usuario`, where one is taken, is everybody's. */
export async function supplierProducts({ store, supplier }: Session): Promise<Product[]> {
  const products = await store.all("products");
  return supplier === undefined ? products : products.filter((product) => product.supplier === supplier);
}

/** How many vehicles have a product of the supplier. */
export async function countSynchronised(session: Session): Promise<number> {
  const { from, values } = await synchronised(session);
  const { database } = session.store;
  const sql = `SELECT COUNT(DISTINCT document ->> 'vehicle') AS total ${from}`;
  const row = await database
    .prepare(sql)
    .bind(...values)
    .first<{ total: number }>();
  return row?.total ?? 0;
}

/** The vehicles that have a product of the supplier, by code. */
export async function readSynchronised(session: Session, part: Part): Promise<Vehicle[]> {
  const { from, values } = await synchronised(session);
  const { database, companyId } = session.store;
  const among = part.among ? "AND document ->> 'vehicle' IN (SELECT value FROM json_each(?))" : "";
  const sql = `SELECT document FROM records WHERE company_id = ? AND resource = 'vehicles' AND id IN (
      SELECT DISTINCT document ->> 'vehicle' AS vehicle ${from} ${among} ORDER BY vehicle LIMIT ? OFFSET ?)
    ORDER BY id`;
  const amongValues = part.among ? [JSON.stringify(part.among)] : [];
  const { results } = await database
    .prepare(sql)
    .bind(companyId, ...values, ...amongValues, part.limit, part.offset)
    .all<{ document: string }>();
  // Guarantee: the resource `vehicles` holds vehicles only.
  return results.map((row) => JSON.parse(row.document) as Vehicle);
}

async function synchronised(session: Session): Promise<{ from: string; values: (string | number)[] }> {
  const { store, switches } = session;
  const products = JSON.stringify((await supplierProducts(session)).map(({ id }) => id));
  const actives = switches.SYNC_ENDED_PRODUCTS ? "IN (0, 1)" : "= 1";
  const links = `FROM records INDEXED BY sga_links_by_product WHERE company_id = ? AND resource = 'productLinks'
    AND document ->> 'product' IN (SELECT value FROM json_each(?)) AND document ->> 'active' ${actives}`;
  if (switches.SYNC_ENDED_VEHICLES) return { from: links, values: [store.companyId, products] };
  const situations = new Map(
    (await store.all("situations")).map(({ id, description }) => [id, description] as const),
  );
  const ended = JSON.stringify([...endedSituations(situations)]);
  const from = `${links} AND document ->> 'vehicle' NOT IN (SELECT id FROM records WHERE company_id = ?
    AND resource = 'vehicles' AND document ->> 'situation' IN (SELECT value FROM json_each(?)))`;
  return { from, values: [store.companyId, products, store.companyId, ended] };
}
