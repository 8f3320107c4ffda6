import { type Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { type ControlHono, readJson } from "../shared/control.ts";
import {
  addProduct,
  changeOwner,
  changeSituation,
  openControlSession,
  removeProduct,
  requireAssociate,
  requireVehicle,
} from "./office.ts";
import type { Vehicle } from "./records.ts";
import {
  addAssociate,
  addVehicle,
  associateFields,
  changeAssociate,
  changeVehicleFields,
  newAssociateSchema,
  newVehicleSchema,
  vehicleFields,
} from "./registry.ts";
import { passDay } from "./seed/next-days.ts";
import { CONTRACTED_PRODUCT } from "./seed/tables.ts";
import type { Session } from "./session.ts";

const situationSchema = z.strictObject({ situation: z.string() });
const endSchema = z.strictObject({ situation: z.string().default("CANCELADO") });
const ownerSchema = z.strictObject({ associate: z.string() });
const productSchema = z.strictObject({ product: z.string().default(CONTRACTED_PRODUCT) });

/** What the association's office does: people and vehicles, their owners, situations and products, days that pass. */
export const officeRoutes = new Hono<ControlHono>({ strict: false });

officeRoutes.post("/companies/:id/vehicles/:vehicle/owner", async (context) => {
  const { session, vehicle } = await openVehicle(context);
  const { associate } = ownerSchema.parse(await readJson(context));
  await changeOwner(session, vehicle, associate);
  return context.json(await requireVehicle(session, vehicle.id));
});

officeRoutes.post("/companies/:id/vehicles/:vehicle/situation", async (context) => {
  const { session, vehicle } = await openVehicle(context);
  const { situation } = situationSchema.parse(await readJson(context));
  await changeSituation(session, vehicle, situation);
  return context.json(await requireVehicle(session, vehicle.id));
});

officeRoutes.post("/companies/:id/vehicles/:vehicle/end", async (context) => {
  const { session, vehicle } = await openVehicle(context);
  const { situation } = endSchema.parse(await readJson(context));
  await changeSituation(session, vehicle, situation);
  return context.json(await requireVehicle(session, vehicle.id));
});

officeRoutes.post("/companies/:id/vehicles/:vehicle/products", async (context) => {
  const { session, vehicle } = await openVehicle(context);
  const { product } = productSchema.parse(await readJson(context));
  await addProduct(session, vehicle, product);
  return context.json({ added: product }, 201);
});

officeRoutes.delete("/companies/:id/vehicles/:vehicle/products/:product", async (context) => {
  const { session, vehicle } = await openVehicle(context);
  const removed = await removeProduct(session, vehicle, context.req.param("product"));
  if (removed === 0) throw new HTTPException(404, { message: "the vehicle has no such product" });
  return context.json({ removed });
});

officeRoutes.post("/companies/:id/associates", async (context) => {
  const session = await openControlSession(context);
  const order = newAssociateSchema.parse(await readJson(context));
  return context.json(await addAssociate(session, order), 201);
});

officeRoutes.patch("/companies/:id/associates/:associate", async (context) => {
  const session = await openControlSession(context);
  const associate = await requireAssociate(session, context.req.param("associate"));
  const change = associateFields.partial().parse(await readJson(context));
  return context.json(await changeAssociate(session, associate, change));
});

officeRoutes.post("/companies/:id/vehicles", async (context) => {
  const session = await openControlSession(context);
  const order = newVehicleSchema.parse(await readJson(context));
  return context.json(await addVehicle(session, order), 201);
});

officeRoutes.patch("/companies/:id/vehicles/:vehicle", async (context) => {
  const { session, vehicle } = await openVehicle(context);
  const change = vehicleFields.partial().parse(await readJson(context));
  return context.json(await changeVehicleFields(session, vehicle, change));
});

officeRoutes.post("/companies/:id/pass-day", async (context) => {
  return context.json(await passDay(await openControlSession(context)));
});

async function openVehicle(context: Context<ControlHono>): Promise<{ session: Session; vehicle: Vehicle }> {
  const session = await openControlSession(context);
  return { session, vehicle: await requireVehicle(session, context.req.param("vehicle") ?? "") };
}
