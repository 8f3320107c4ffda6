import { Hono } from "hono";
import { missing, success } from "../envelope.ts";
import { readFields } from "../input.ts";
import { answerList, contains, oneOf, readOptionalFilter } from "../lists.ts";
import { toNumber } from "../money.ts";
import type { AdditionalCost } from "../resources.ts";
import { type AuvoHono, localTime, otherwiseNotAllowed, requireRecord } from "../session.ts";

/** `/additionalcosts`. */
export const additionalCosts = new Hono<AuvoHono>({ strict: false });

additionalCosts.get("/", async (context) => {
  const filter = readOptionalFilter(context);
  return await answerList(context, {
    resource: "additionalCosts",
    conditions: [...oneOf("id", filter.integer("id")?.toString()), ...contains("name", filter.text("name"))],
    present: (rows) => rows.map(presentCost),
  });
});

additionalCosts.post("/", async (context) => {
  const { store, nowMs } = context.env.session;
  const fields = await readFields(context.req.raw);
  const name = fields.required("name", 255);
  const value = fields.amount("value");
  if (value === undefined) throw missing("value");
  const id = String(await store.take("additionalCosts"));
  const document = { id, guid: crypto.randomUUID(), name, value, registerDate: localTime(nowMs) };
  await store.insertion("additionalCosts", { id, document }).run();
  return success(presentCost(document), 201);
});

additionalCosts.put("/:id", async (context) => {
  const before = await requireRecord(context, "additionalCosts");
  const fields = await readFields(context.req.raw);
  const document = {
    ...before,
    name: fields.text("name", 255) || before.name,
    value: fields.amount("value") ?? before.value,
  };
  await context.env.session.store.replacement("additionalCosts", { id: before.id, document }).run();
  return success(presentCost(document));
});

otherwiseNotAllowed(additionalCosts, "/", "/:id");

function presentCost({ id, name, value, registerDate }: AdditionalCost): object {
  return { id: Number(id), name, value: toNumber(value), registerDate };
}
