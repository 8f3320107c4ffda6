import { timestampInSaoPaulo } from "../../shared/clock.ts";
import type { RecordSeed } from "../../shared/seed-records.ts";
import type { Fields } from "../complex-types.ts";
import type { OmieResource, Resources } from "../records.ts";
import { positionId, toStock } from "../stock.ts";

export type Seed = RecordSeed<Resources>;

const ENTERED_BY = "P000000001";

/** Adds a record that somebody typed into Omie, `daysAgo` days ago; `code` is its Omie code. */
export function addRecord(
  seed: Seed,
  resource: OmieResource,
  body: Fields,
  { code, daysAgo = 90 }: { code?: number; daysAgo?: number } = {},
): string {
  const at = timestampInSaoPaulo(Date.now() - daysAgo * 24 * 60 * 60 * 1000);
  const id = code === undefined ? seed.nextId("ids") : String(code);
  const stamps = { includedAt: at, changedAt: at, includedBy: ENTERED_BY, changedBy: ENTERED_BY };
  seed.addWithId(resource, { id, ...stamps, byApi: "N", body });
  return id;
}

/** Adds the stock of a product at a place; quantities in units, the cost as decimal text. */
export function addPosition(
  seed: Seed,
  position: {
    productId: number;
    placeId: number;
    physical: number;
    reserved?: number;
    minimum?: number;
    cost: string;
  },
): void {
  const { productId, placeId, physical, reserved = 0, minimum = 0, cost } = position;
  seed.addWithId("positions", {
    id: String(positionId(productId, placeId)),
    productId,
    placeId,
    physical: toStock(physical),
    reserved: toStock(reserved),
    pending: 0,
    minimum: toStock(minimum),
    cost,
  });
}
