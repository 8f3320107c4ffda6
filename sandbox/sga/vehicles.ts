import type { Associate, Product, ProductLink, Store, Vehicle } from "./records.ts";
import type { Session } from "./session.ts";

/** A vehicle with all that replies tell beside it. */
export interface FullVehicle {
  vehicle: Vehicle;
  associate: Associate | undefined;
  links: { link: ProductLink; product: Product | undefined }[];
}

/** Where vehicles are looked up by; each has an index. */
export type VehicleKey = "plateKey" | "chassis" | "associate";

/** The vehicles with this plate, chassis or associate, without those in situations that the user may not see. */
export async function findVehicles(
  { store, user }: Session,
  key: VehicleKey,
  value: string,
): Promise<Vehicle[]> {
  if (value === "") return [];
  const sql = `SELECT document FROM records WHERE company_id = ? AND resource = 'vehicles'
    AND document ->> '${key}' = ? ORDER BY id`;
  const { results } = await store.database
    .prepare(sql)
    .bind(store.companyId, value)
    .all<{ document: string }>();
  const hidden = user?.hiddenSituations ?? [];
  // Guarantee: the resource `vehicles` holds vehicles only.
  const found = results.map((row) => JSON.parse(row.document) as Vehicle);
  return found.filter(({ situation }) => !hidden.includes(situation));
}

/** The vehicles with their associates and products; three reads however many they are. */
export async function complete(store: Store, vehicles: Vehicle[]): Promise<FullVehicle[]> {
  const [associates, links, products] = await Promise.all([
    store.findMany("associates", [...new Set(vehicles.map(({ associate }) => associate))]),
    linksOf(store, vehicles),
    store.all("products"),
  ]);
  const associateOf = new Map(associates.map((associate) => [associate.id, associate]));
  const productOf = new Map(products.map((product) => [product.id, product]));
  const linksByVehicle = Map.groupBy(links, ({ vehicle }) => String(vehicle));
  return vehicles.map((vehicle) => ({
    vehicle,
    associate: associateOf.get(vehicle.associate),
    links: (linksByVehicle.get(vehicle.id) ?? []).map((link) => ({
      link,
      product: productOf.get(link.product),
    })),
  }));
}

/** The vehicle before others with the same plate or chassis: one that has not ended, else the newest. */
export function foremost(vehicles: Vehicle[], ended: ReadonlySet<string>): Vehicle | undefined {
  return vehicles.findLast(({ situation }) => !ended.has(situation)) ?? vehicles.at(-1);
}

/** The codes of the situations in which a vehicle has ended. */
export function endedSituations(situations: ReadonlyMap<string, string>): Set<string> {
  return new Set(
    [...situations]
      .filter(([, text]) => /CANCELADO|EXCLU|SUBSTITU|INATIVO/i.test(text))
      .map(([code]) => code),
  );
}

async function linksOf(store: Store, vehicles: Vehicle[]): Promise<ProductLink[]> {
  // Without the index's name SQLite reads every link of the company, as it has no figures about them.
  const sql = `SELECT document FROM records INDEXED BY sga_links_by_vehicle
    WHERE company_id = ? AND resource = 'productLinks'
      AND document ->> 'vehicle' IN (SELECT value FROM json_each(?)) ORDER BY id`;
  const ids = JSON.stringify(vehicles.map(({ id }) => Number(id)));
  const { results } = await store.database
    .prepare(sql)
    .bind(store.companyId, ids)
    .all<{ document: string }>();
  // Guarantee: the resource `productLinks` holds links only.
  return results.map((row) => JSON.parse(row.document) as ProductLink);
}
