import { Hono } from "hono";
import type { Condition } from "../../shared/records.ts";
import { badRequest, bare, success } from "../envelope.ts";
import { type Fields, localDate, readFields } from "../input.ts";
import { answerList, atLeast, contains, equals, holdsOne, oneOf, readOptionalFilter } from "../lists.ts";
import { readPatch } from "../patch.ts";
import type { Customer } from "../resources.ts";
import {
  type AuvoContext,
  type AuvoHono,
  amendRecord,
  findBy,
  localTime,
  otherwiseNotAllowed,
  requireRecord,
  type Session,
} from "../session.ts";
import { ACTION, ENTITY, sendWebhooks } from "../webhooks/send.ts";
import {
  changedCustomer,
  findMeant,
  newCustomer,
  replacedCustomer,
  WRITABLE_PATHS,
  withCompleteFields,
} from "./write.ts";

/** `/customers`. */
export const customers = new Hono<AuvoHono>({ strict: false });

customers.get("/", async (context) => {
  const conditions = customerConditions(readOptionalFilter(context), context.env.session);
  return await answerList(context, { resource: "customers", conditions, present: presentCustomers });
});

for (const path of ["/", "/complete"]) {
  customers.post(path, async (context) => {
    const { session } = context.env;
    const fields = await readFields(context.req.raw);
    return await addCustomer(
      context,
      await finish(path, session, await newCustomer(session, fields), fields),
    );
  });
  customers.put(path, async (context) => {
    const { session } = context.env;
    const fields = await readFields(context.req.raw);
    const known = await findMeant(session, fields);
    const written = known
      ? await replacedCustomer(session, known, fields)
      : await newCustomer(session, fields);
    const finished = await finish(path, session, written, fields);
    return known ? await storeCustomer(context, finished) : await insertCustomer(context, finished);
  });
}

customers.get("/:id", async (context) => {
  const [shown] = presentCustomers([await requireRecord(context, "customers")]);
  return success(shown);
});

customers.patch("/:id", async (context) => {
  const { session } = context.env;
  const fields = await readPatch(context.req.raw, "Customer", WRITABLE_PATHS);
  const customer = await amendRecord(context, "customers", (before) =>
    changedCustomer(session, before, fields),
  );
  return await answerChanged(context, customer);
});

customers.delete("/:id", async (context) => {
  const { session } = context.env;
  const customer = await requireRecord(context, "customers");
  await session.store.removal("customers", customer.id).run();
  await tell(session, ACTION.removed, customer);
  return bare(204);
});

customers.put("/:id/attachments", async (context) => {
  const customer = await requireRecord(context, "customers");
  const fields = await readFields(context.req.raw);
  const name = fields.required("name", 255);
  fields.required("file");
  const url = `https://app.auvo.com.br/anexos/clientes/${customer.id}/${encodeURIComponent(name)}`;
  const dateLastUpdate = localTime(context.env.session.nowMs);
  const uriAttachments = [...customer.uriAttachments, url];
  return await storeCustomer(context, { ...customer, uriAttachments, dateLastUpdate });
});

otherwiseNotAllowed(customers, "/", "/complete", "/:id", "/:id/attachments");

function customerConditions(filter: Fields, { switches }: Session): Condition[] {
  const groupId = filter.integer("groupId");
  const document = filter
    .text("cpfCnpj")
    ?.replace(/[^0-9A-Za-z]/g, "")
    .toUpperCase();
  return [
    ...oneOf("id", filter.integer("id")?.toString()),
    ...equals("segmentId", filter.integer("segmentId")),
    ...holdsOne("groupsId", groupId === undefined ? undefined : [groupId]),
    ...contains("description", filter.text("description")),
    ...oneOf("externalId", filter.text("externalId")),
    ...equals("active", filter.flag("active")),
    ...atLeast("creationDate", localDate(filter, "creationDate")),
    ...atLeast("dateLastUpdate", localDate(filter, "dateLastUpdate")),
    ...(switches.CUSTOMER_DOCUMENT_FILTER
      ? [...equals("cpfCnpj", document), ...contains("legalName", filter.text("legalName"))]
      : []),
  ];
}

async function finish(path: string, session: Session, customer: Customer, fields: Fields): Promise<Customer> {
  return path === "/complete" ? await withCompleteFields(session, customer, fields) : customer;
}

async function addCustomer(context: AuvoContext, customer: Customer): Promise<Response> {
  const { store, switches } = context.env.session;
  const taken = await findBy(store, "customers", "externalId", customer.externalId);
  if (switches.EXTERNAL_ID_UNIQUE && taken) throw badRequest("externalId", "ExternalId already registered");
  return await insertCustomer(context, customer);
}

async function insertCustomer(context: AuvoContext, draft: Customer): Promise<Response> {
  const { session } = context.env;
  const customer = { ...draft, id: String(await session.store.take("customers")) };
  await session.store.insertion("customers", { id: customer.id, document: customer }).run();
  await tell(session, ACTION.added, customer);
  return success(presentCustomers([customer])[0], 201);
}

async function storeCustomer(context: AuvoContext, customer: Customer): Promise<Response> {
  const { store } = context.env.session;
  await store.replacement("customers", { id: customer.id, document: customer }).run();
  return await answerChanged(context, customer);
}

async function answerChanged(context: AuvoContext, customer: Customer): Promise<Response> {
  await tell(context.env.session, ACTION.changed, customer);
  return success(presentCustomers([customer])[0]);
}

async function tell(session: Session, action: number, customer: Customer): Promise<void> {
  const event = { entity: ENTITY.Customer, action, entityId: Number(customer.id) };
  await sendWebhooks(session, event, () => presentCustomers([customer]));
}

/** Customers as Auvo tells them: the trade name is the description, the address one text. */
export function presentCustomers(rows: Customer[]): object[] {
  return rows.map(({ complete: _, ...customer }) => ({ ...customer, id: Number(customer.id) }));
}
