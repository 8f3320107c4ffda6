import { HTTPException } from "hono/http-exception";
import { changeOwner, changeSituation, removeProduct } from "../office.ts";
import type { Vehicle } from "../records.ts";
import type { Session } from "../session.ts";
import { findVehicles } from "../vehicles.ts";
import { CAST, type CastAssociate } from "./cast.ts";
import { CONTRACTED_PRODUCT, situationCode } from "./tables.ts";

/**
 * What the demo's days bring. The first: a product is gone, a vehicle is sold, one falls behind with the money and one
 * leaves. The second: the money is there, and the one that left is back. Later days bring nothing.
 */
export async function passDay(session: Session): Promise<{ day: number }> {
  const day = await session.store.take("days");
  const code = (name: "active" | "overdue" | "cancelled") =>
    situationCode(session.switches.SITUATION_TABLE, name);
  const late = await vehicleOf(session, CAST.paysLate);
  const leaving = await vehicleOf(session, CAST.leavesAndReturns);
  if (day === 1) {
    await removeProduct(session, await vehicleOf(session, CAST.losesProduct), CONTRACTED_PRODUCT);
    const buyer = await associateOf(session, CAST.buysVehicle);
    await changeOwner(session, await vehicleOf(session, CAST.sellsVehicle), buyer);
    await changeSituation(session, late, code("overdue"));
    await changeSituation(session, leaving, code("cancelled"));
  }
  if (day === 2) {
    await changeSituation(session, late, code("active"));
    await changeSituation(session, leaving, code("active"));
  }
  return { day };
}

async function associateOf({ store }: Session, { document, name }: CastAssociate): Promise<string> {
  const sql = `SELECT document ->> 'id' AS id FROM records WHERE company_id = ? AND resource = 'associates'
    AND document ->> 'document' = ?`;
  const row = await store.database.prepare(sql).bind(store.companyId, document).first<{ id: string }>();
  if (!row) throw new HTTPException(400, { message: `this company has no ${name}: open one with the demo` });
  return row.id;
}

/** The vehicle of somebody who has one; by its plate, for it may have been sold. */
async function vehicleOf(session: Session, person: CastAssociate): Promise<Vehicle> {
  const plate = person.vehicles[0]?.plate ?? "";
  const [vehicle] = await findVehicles(session, "plateKey", plate);
  if (!vehicle)
    throw new HTTPException(400, { message: `this company has no ${plate}: open one with the demo` });
  return vehicle;
}
