import { Hono } from "hono";
import { badRequest, bare, success } from "../envelope.ts";
import { readFields } from "../input.ts";
import { answerList, contains, holdsOne, oneOf, readOptionalFilter } from "../lists.ts";
import type { CustomerGroup } from "../resources.ts";
import { type AuvoHono, localTime, otherwiseNotAllowed, requireRecord } from "../session.ts";
import { presentCustomers } from "./routes.ts";

/** `/customergroups`: listed whole, without pages, and not one by one. */
export const customerGroups = new Hono<AuvoHono>({ strict: false });

customerGroups.get("/", async (context) => {
  const { store, switches } = context.env.session;
  const filter = readOptionalFilter(context);
  const { rows } = await store.page("customerGroups", {
    conditions: [
      ...oneOf("id", filter.integer("id")?.toString()),
      ...contains("description", filter.text("description")),
    ],
    orderBy: "id",
    direction: "asc",
    limit: Number.MAX_SAFE_INTEGER,
    offset: 0,
  });
  if (rows.length === 0 && switches.EMPTY_LIST === "404") return bare(404);
  const groups = rows.map(presentGroup);
  return success(switches.GROUP_LIST === "array" ? groups : { entityList: groups });
});

customerGroups.post("/", async (context) => {
  const { store, nowMs } = context.env.session;
  const fields = await readFields(context.req.raw);
  const description = fields.required("description", 255);
  const members = await store.findMany("customers", (fields.integers("clientsId") ?? []).map(String));
  if (members.length < new Set(fields.integers("clientsId")).size) {
    throw badRequest("clientsId", "Customer not found");
  }
  const id = String(await store.take("customerGroups"));
  const group = { id, description };
  const joined = members.map((customer) => ({
    ...customer,
    groupsId: [...customer.groupsId, Number(id)],
    dateLastUpdate: localTime(nowMs),
  }));
  await store.database.batch([
    store.insertion("customerGroups", { id, document: group }),
    ...joined.map((customer) => store.replacement("customers", { id: customer.id, document: customer })),
  ]);
  const clientGroupSearchReturn = { ...presentGroup(group), clientsId: joined.map(({ id }) => Number(id)) };
  return success({ clientGroupSearchReturn }, 201);
});

for (const path of ["/:id/clients", "/:id/customers"]) {
  customerGroups.get(path, async (context) => {
    const group = await requireRecord(context, "customerGroups");
    const conditions = holdsOne("groupsId", [Number(group.id)]);
    return await answerList(context, { resource: "customers", conditions, present: presentCustomers });
  });
}

customerGroups.delete("/:id", async (context) => {
  const { store } = context.env.session;
  const { id } = await requireRecord(context, "customerGroups");
  const members = (await store.all("customers")).filter(({ groupsId }) => groupsId.includes(Number(id)));
  const left = members.map((customer) => ({
    ...customer,
    groupsId: customer.groupsId.filter((group) => group !== Number(id)),
  }));
  await store.database.batch([
    store.removal("customerGroups", id),
    ...left.map((customer) => store.replacement("customers", { id: customer.id, document: customer })),
  ]);
  return bare(204);
});

otherwiseNotAllowed(customerGroups, "/", "/:id", "/:id/clients", "/:id/customers");

function presentGroup({ id, description }: CustomerGroup): object {
  return { id: Number(id), description };
}
