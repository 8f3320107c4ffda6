import { Hono } from "hono";
import { badRequest, bare, invalid, notFound, success } from "../envelope.ts";
import { type Fields, readFields } from "../input.ts";
import { answerList, contains, equals, oneOf, readOptionalFilter } from "../lists.ts";
import { parseInvariant, toNumber } from "../money.ts";
import { readPatch } from "../patch.ts";
import type { Service } from "../resources.ts";
import { type AuvoContext, type AuvoHono, findBy, otherwiseNotAllowed } from "../session.ts";
import type { AuvoSwitches } from "../switches.ts";

const WRITABLE_PATHS = ["title", "description", "price", "active", "externalCode", "fiscalServiceId"];

/** `/services`: the id is a GUID, and the ERP's code is the `externalCode`, which is unique. */
export const services = new Hono<AuvoHono>({ strict: false });

services.get("/", async (context) => {
  const { switches } = context.env.session;
  const filter = readOptionalFilter(context);
  return await answerList(context, {
    resource: "services",
    conditions: [
      ...equals("guid", filter.text("id")?.toLowerCase()),
      ...contains("title", filter.text("title")),
      ...contains("description", filter.text("description")),
      ...oneOf("externalCode", filter.text("externalCode")),
      ...equals("price", filter.amount("price")),
      ...equals("active", filter.flag("active")),
      ...equals("fiscalServiceId", filter.text("fiscalServiceId")),
    ],
    present: (rows) => rows.map((service) => presentService(service, switches)),
  });
});

services.get("/obterlistaservicos", async (context) => {
  const { store, switches } = context.env.session;
  const all = await store.all("services");
  return success(all.map((service) => presentService(service, switches)));
});

services.post("/", async (context) => addService(context, await readFields(context.req.raw)));

services.put("/", async (context) => {
  const { store } = context.env.session;
  const fields = await readFields(context.req.raw);
  const guid = fields.text("id") ?? "";
  if (guid !== "") return await changeService(context, await requireService(context, guid), fields);
  const known = await findBy(store, "services", "externalCode", fields.text("externalCode") ?? "");
  return known ? await changeService(context, known, fields) : await addService(context, fields);
});

services.get("/:id", async (context) => {
  const service = await requireService(context, context.req.param("id"));
  return success(presentService(service, context.env.session.switches));
});

services.patch("/:id", async (context) => {
  const service = await requireService(context, context.req.param("id"));
  return await changeService(context, service, await readPatch(context.req.raw, "Service", WRITABLE_PATHS));
});

services.delete("/:id", async (context) => {
  const service = await requireService(context, context.req.param("id"));
  await context.env.session.store.removal("services", service.id).run();
  return bare(204);
});

otherwiseNotAllowed(services, "/", "/obterlistaservicos", "/:id");

async function requireService(context: AuvoContext, guid: string): Promise<Service> {
  const service = await findBy(context.env.session.store, "services", "guid", guid.toLowerCase());
  if (!service) throw notFound();
  return service;
}

async function addService(context: AuvoContext, fields: Fields): Promise<Response> {
  const { store, switches } = context.env.session;
  fields.required("title", 255);
  const blank: Service = {
    id: "0",
    guid: crypto.randomUUID(),
    title: "",
    description: "",
    price: "0.00",
    active: true,
    externalCode: "",
    fiscalServiceId: null,
  };
  const draft = await changed(context, blank, fields);
  const service = { ...draft, id: String(await store.take("services")) };
  await store.insertion("services", { id: service.id, document: service }).run();
  return success(presentService(service, switches), 201);
}

async function changeService(context: AuvoContext, before: Service, fields: Fields): Promise<Response> {
  const { store, switches } = context.env.session;
  const service = await changed(context, before, fields);
  await store.replacement("services", { id: service.id, document: service }).run();
  return success(presentService(service, switches));
}

async function changed(context: AuvoContext, before: Service, fields: Fields): Promise<Service> {
  const externalCode = fields.text("externalCode", 255) ?? before.externalCode;
  const holder = await findBy(context.env.session.store, "services", "externalCode", externalCode);
  if (holder && holder.id !== before.id) {
    throw badRequest("externalCode", "ExternalCode already registered");
  }
  return {
    ...before,
    externalCode,
    title: fields.text("title", 255) || before.title,
    description: fields.text("description", 1000) ?? before.description,
    price: readPrice(fields) ?? before.price,
    active: fields.flag("active") ?? before.active,
    fiscalServiceId: fields.text("fiscalServiceId") || before.fiscalServiceId,
  };
}

function readPrice(fields: Fields): string | undefined {
  const value = fields.text("price");
  if (value === undefined || value === "") return undefined;
  const price = parseInvariant(value);
  if (price === undefined) throw invalid("price", value);
  return price;
}

function presentService({ id: _, guid, price, ...rest }: Service, switches: AuvoSwitches): object {
  return { id: guid, ...rest, price: switches.SERVICE_PRICE_OUT === "string" ? price : toNumber(price) };
}
