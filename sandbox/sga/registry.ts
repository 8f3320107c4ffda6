import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { dateInSaoPaulo } from "../shared/clock.ts";
import { logChange } from "./changes.ts";
import { plateKey } from "./input.ts";
import { addProduct, requireSituation } from "./office.ts";
import type { Associate, Vehicle } from "./records.ts";
import { emailOf, ordinaryAssociate, ordinaryVehicle } from "./seed/ordinary.ts";
import { CONTRACTED_PRODUCT } from "./seed/tables.ts";
import type { Session } from "./session.ts";

const text = z.string().max(200);

/** What the office types about an associate; blank is allowed wherever SGA allows it, which is nearly everywhere. */
export const associateFields = z.strictObject({
  name: text.min(1),
  document: text,
  email: text,
  ddd: text,
  phone: text,
  mobileDdd: text,
  mobile: text,
  birthDate: text,
  rg: text,
  zip: text,
  street: text,
  number: text,
  complement: text,
  district: text,
  city: text,
  state: text,
});

/** What the office types about a vehicle. */
export const vehicleFields = z.strictObject({
  plate: text,
  chassis: text,
  renavam: text,
  engine: text,
  yearMade: text,
  yearModel: text,
  fipeAmount: z.string().regex(/^\d+\.\d{2}$/),
  fixedAmount: z.string().regex(/^\d+\.\d{2}$/),
  linkedVehicle: text,
  paysOnTime: z.boolean(),
});

export const newAssociateSchema = associateFields
  .partial()
  .extend({ name: text.min(1), document: text, situation: z.string().default("1") });

export const newVehicleSchema = vehicleFields.partial().extend({
  associate: z.string(),
  situation: z.string().default("1"),
  products: z.array(z.string()).default([CONTRACTED_PRODUCT]),
});

type AssociateChange = { [Field in keyof z.infer<typeof associateFields>]?: string | undefined };
type VehicleChange = Partial<{ [Field in keyof z.infer<typeof vehicleFields>]: Vehicle[Field] | undefined }>;

// How the change logs call what may be changed, where that is not its name in replies.
const COLUMNS: Record<string, string> = {
  name: "nome",
  document: "cpf",
  email: "email",
  phone: "telefone",
  mobileDdd: "ddd_celular",
  mobile: "telefone_celular",
  plate: "placa",
  chassis: "chassi",
  renavam: "renavam",
};

/** Adds an associate; what the order leaves out is ordinary. */
export async function addAssociate(
  session: Session,
  { situation, ...fields }: z.infer<typeof newAssociateSchema>,
): Promise<Associate> {
  const { store, nowMs } = session;
  const number = await store.take("associates");
  const associate: Associate = {
    id: String(number),
    ...ordinaryAssociate(number % 1000, dateInSaoPaulo(nowMs)),
    ...given(fields),
    name: fields.name,
    document: fields.document,
    email: fields.email ?? emailOf(fields.name),
    situation: (await requireSituation(session, situation)).id,
  };
  await store.insertion("associates", { id: associate.id, document: associate }).run();
  return associate;
}

/** Adds a vehicle of an associate, with its products; what the order leaves out is ordinary, but for the plate: blank. */
export async function addVehicle(
  session: Session,
  { associate, situation, products, ...fields }: z.infer<typeof newVehicleSchema>,
): Promise<Vehicle> {
  const { store, nowMs } = session;
  if (!(await store.find("associates", associate))) {
    throw new HTTPException(400, { message: "no such associate" });
  }
  const number = await store.take("vehicles");
  const vehicle: Vehicle = {
    id: String(number),
    ...ordinaryVehicle(number % 100_000, dateInSaoPaulo(nowMs)),
    ...given(fields),
    associate,
    plateKey: plateKey(fields.plate ?? ""),
    situation: (await requireSituation(session, situation)).id,
  };
  await store.insertion("vehicles", { id: vehicle.id, document: vehicle }).run();
  for (const product of products) await addProduct(session, vehicle, product);
  return vehicle;
}

/** Changes what the office typed about an associate, and logs each field. */
export async function changeAssociate(
  { store, nowMs }: Session,
  associate: Associate,
  change: AssociateChange,
): Promise<Associate> {
  const document: Associate = { ...associate, ...given(change) };
  const log = changedFields(associate, document).map((line) =>
    logChange(store, "associateChanges", { subject: associate.id, ...line }, nowMs),
  );
  await store.database.batch([
    store.replacement("associates", { id: associate.id, document }),
    ...(await Promise.all(log)),
  ]);
  return document;
}

/** Changes what the office typed about a vehicle, and logs each field. */
export async function changeVehicleFields(
  { store, nowMs }: Session,
  vehicle: Vehicle,
  change: VehicleChange,
): Promise<Vehicle> {
  const changed: Vehicle = { ...vehicle, ...given(change), changedAt: dateInSaoPaulo(nowMs) };
  const document = { ...changed, plateKey: plateKey(changed.plate) };
  const log = changedFields(vehicle, document).map((line) =>
    logChange(store, "vehicleChanges", { subject: vehicle.id, ...line }, nowMs),
  );
  await store.database.batch([
    store.replacement("vehicles", { id: vehicle.id, document }),
    ...(await Promise.all(log)),
  ]);
  return document;
}

function changedFields(before: Associate | Vehicle, after: Associate | Vehicle) {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after)
    .filter(([field, value]) => COLUMNS[field] !== undefined && old.get(field) !== value)
    .map(([field, value]) => ({
      field: COLUMNS[field] ?? field,
      before: String(old.get(field)),
      after: String(value),
    }));
}

/** The fields that were sent, without those that are only named. */
function given<Fields extends object>(
  fields: Fields,
): { [Field in keyof Fields]?: NonNullable<Fields[Field]> } {
  const sent = Object.entries(fields).filter(([, value]) => value !== undefined);
  // Guarantee: what is left has the names and values of the fields, without the undefined ones.
  return Object.fromEntries(sent) as { [Field in keyof Fields]?: NonNullable<Fields[Field]> };
}
