import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { dateInSaoPaulo } from "../shared/clock.ts";
import { type ControlHono, requireCompany } from "../shared/control.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { logChange } from "./changes.ts";
import type { Associate, Situation, User, Vehicle } from "./records.ts";
import { ERP, openStore, type Session } from "./session.ts";
import { SWITCHES } from "./switches.ts";

/** A session of the association's own office, for the company in the path. */
export async function openControlSession(context: Context<ControlHono>): Promise<Session> {
  const company = await requireCompany(context, ERP, context.req.param("id"));
  return {
    store: openStore(context.env.SANDBOX_DB, company.id),
    switches: resolveSwitches(SWITCHES, company.switches),
    nowMs: Date.now(),
  };
}

/** A user of the association; throws a 404. */
export async function requireUser({ store }: Session, id: string): Promise<User> {
  const user = await store.find("users", id);
  if (!user) throw new HTTPException(404, { message: "no such user" });
  return user;
}

/** An associate of the association; throws a 404. */
export async function requireAssociate({ store }: Session, id: string): Promise<Associate> {
  const associate = await store.find("associates", id);
  if (!associate) throw new HTTPException(404, { message: "no such associate" });
  return associate;
}

/** A vehicle of the association; throws a 404. */
export async function requireVehicle({ store }: Session, id: string): Promise<Vehicle> {
  const vehicle = await store.find("vehicles", id);
  if (!vehicle) throw new HTTPException(404, { message: "no such vehicle" });
  return vehicle;
}

/** A situation by its code or text; throws a 400 that names the ones there are. */
export async function requireSituation({ store }: Session, wanted: string): Promise<Situation> {
  const all = await store.all("situations");
  const found = all.find(
    ({ id, description }) => id === wanted || description.toUpperCase() === wanted.toUpperCase(),
  );
  if (found) return found;
  const known = all.map(({ id, description }) => `${id} ${description}`).join(", ");
  throw new HTTPException(400, { message: `no such situation; there are ${known}` });
}

/** Gives a vehicle to another associate (troca de titularidade), and logs it. */
export async function changeOwner(session: Session, vehicle: Vehicle, associate: string): Promise<void> {
  const { store } = session;
  if (!(await store.find("associates", associate))) {
    throw new HTTPException(400, { message: "no such associate" });
  }
  await changeVehicle(session, vehicle, { associate }, ["codigo_associado", vehicle.associate, associate]);
}

/** Puts a vehicle into a situation, and logs it; back in ATIVO from an ended one it has a day of reactivation. */
export async function changeSituation(session: Session, vehicle: Vehicle, wanted: string): Promise<void> {
  const { id } = await requireSituation(session, wanted);
  const change =
    id === "1" ? { situation: id, reactivatedAt: dateInSaoPaulo(session.nowMs) } : { situation: id };
  await changeVehicle(session, vehicle, change, ["codigo_situacao", vehicle.situation, id]);
}

/** Takes a product off a vehicle: the link is gone, not ended. Returns how many links were removed. */
export async function removeProduct({ store }: Session, vehicle: Vehicle, product: string): Promise<number> {
  const sql = `DELETE FROM records WHERE company_id = ? AND resource = 'productLinks'
    AND document ->> 'vehicle' = ? AND document ->> 'product' = ?`;
  const statement = store.database.prepare(sql).bind(store.companyId, Number(vehicle.id), product);
  return (await statement.run()).meta.changes;
}

/** Puts a product on a vehicle. */
export async function addProduct({ store }: Session, vehicle: Vehicle, code: string): Promise<void> {
  const product = await store.find("products", code);
  if (!product) throw new HTTPException(400, { message: "no such product" });
  const id = String(await store.take("productLinks"));
  const link = { id, vehicle: Number(vehicle.id), product: code, amount: product.price, active: 1 };
  await store.insertion("productLinks", { id, document: link }).run();
}

/** Changes a vehicle and logs the field that it is about. */
async function changeVehicle(
  { store, nowMs }: Session,
  vehicle: Vehicle,
  change: Partial<Vehicle>,
  [field, before, after]: [string, string, string],
): Promise<void> {
  const document = { ...vehicle, ...change, changedAt: dateInSaoPaulo(nowMs) };
  await store.database.batch([
    store.replacement("vehicles", { id: vehicle.id, document }),
    await logChange(store, "vehicleChanges", { subject: vehicle.id, field, before, after }, nowMs),
  ]);
}
