import { Hono } from "hono";
import type { Condition } from "../../shared/records.ts";
import { badRequest, missing, notFound, success } from "../envelope.ts";
import { endDate, type Fields, localDate, readFields } from "../input.ts";
import { answerList, atLeast, atMost, oneOf, readOptionalFilter } from "../lists.ts";
import { NO_DISCOUNT } from "../money.ts";
import { readPatch } from "../patch.ts";
import type { Quotation, QuotationStage } from "../resources.ts";
import {
  type AuvoContext,
  type AuvoHono,
  localTime,
  otherwiseNotAllowed,
  requireRecord,
  type Session,
} from "../session.ts";
import { presentQuotations } from "./present.ts";
import { moveToStage, storeQuotation } from "./store.ts";

const WRITABLE_PATHS = ["statusId", "externalCode", "observations", "internalNote"];

/** `/quotations`, named by their public number. */
export const quotations = new Hono<AuvoHono>({ strict: false });

quotations.get("/", async (context) => {
  const { session } = context.env;
  const filter = readOptionalFilter(context);
  const stages = await session.store.all("quotationStages");
  return await answerList(context, {
    resource: "quotations",
    conditions: quotationConditions(filter, session, stages),
    present: (rows) => presentQuotations(rows, session, { brief: session.switches.QUOTATION_LIST_BRIEF }),
  });
});

quotations.post("/", async (context) => {
  const { session } = context.env;
  const fields = await readFields(context.req.raw);
  const draft = await newQuotation(session, fields);
  const quotation = { ...draft, id: String(await session.store.take("quotations")) };
  await session.store.insertion("quotations", { id: quotation.id, document: quotation }).run();
  return await answerQuotation(context, quotation, 201);
});

quotations.get("/:id", async (context) =>
  answerQuotation(context, await requireRecord(context, "quotations")),
);

quotations.patch("/:id", async (context) => {
  const { session } = context.env;
  const before = await requireRecord(context, "quotations");
  const fields = await readPatch(context.req.raw, "Quotation", WRITABLE_PATHS);
  const changed = {
    ...before,
    externalCode: fields.text("externalCode", 255) ?? before.externalCode,
    observations: fields.text("observations", 5000) ?? before.observations,
    internalNote: fields.text("internalNote", 5000) ?? before.internalNote,
  };
  const statusId = fields.integer("statusId");
  if (statusId === undefined) return await answerQuotation(context, await storeQuotation(session, changed));
  const stage = await session.store.find("quotationStages", String(statusId));
  if (!stage) throw badRequest("statusId", "Status not found");
  return await answerQuotation(context, await moveToStage(session, changed, stage));
});

otherwiseNotAllowed(quotations, "/", "/:id");

function quotationConditions(filter: Fields, session: Session, stages: QuotationStage[]): Condition[] {
  const { switches } = session;
  const customers = filter.integers("customersId");
  const users = filter.integers("usersId");
  const products = filter.integers("productsId");
  const isChangeKnown = switches.QUOTATION_LAST_UPDATE_FILTER;
  return [
    ...oneOf("id", filter.integer("publicId")?.toString()),
    ...atLeast("requestDate", localDate(filter, "requestStartDate")),
    ...atMost("requestDate", endDate(filter, "requestEndDate")),
    ...(isChangeKnown ? atLeast("lastUpdateDate", localDate(filter, "lastUpdateStartDate")) : []),
    ...(isChangeKnown ? atMost("lastUpdateDate", endDate(filter, "lastUpdateEndDate")) : []),
    ...oneOf("customerId", customers?.join(",")),
    ...oneOf("requesterUserId", users?.join(",")),
    ...(products?.length ? [withProduct(products)] : []),
    ...inStage(filter.text("currentStage"), session, stages),
  ];
}

function withProduct(products: number[]): Condition {
  const sql = `EXISTS (SELECT 1 FROM json_each(document, '$.products') AS line
    WHERE json_extract(line.value, '$.code') IN (SELECT value FROM json_each(?)))`;
  return { sql, values: [JSON.stringify(products)] };
}

/** Quotations in a stage of this name; a name that no stage has finds none. */
function inStage(asked: string | undefined, { switches }: Session, stages: QuotationStage[]): Condition[] {
  if (asked === undefined || asked === "") return [];
  const names = asked.split(",").map((name) => name.trim().toLowerCase());
  const isMeant = ({ description }: QuotationStage) =>
    switches.STAGE_FILTER === "exact"
      ? names.includes(description.toLowerCase())
      : description.toLowerCase().includes(asked.trim().toLowerCase());
  const ids = stages.filter(isMeant).map((stage) => stage.id);
  return oneOf("stageId", ids.length === 0 ? "0" : ids.join(","));
}

/** A quotation in the first stage: for a customer, or for a lead who is none yet. */
async function newQuotation({ store, nowMs }: Session, fields: Fields): Promise<Quotation> {
  const customerId = fields.integer("customerId") ?? 0;
  const leadName = fields.text("leadName", 255) ?? null;
  if (customerId === 0 && leadName === null) throw missing("customerId");
  if (customerId !== 0 && !(await store.find("customers", String(customerId)))) {
    throw badRequest("customerId", "Customer not found");
  }
  const first = (await store.all("quotationStages"))[0];
  const now = localTime(nowMs);
  return {
    id: "0",
    customerId,
    leadName,
    externalCode: fields.text("externalCode", 255) ?? "",
    taskIds: fields.integers("taskIds") ?? [],
    requesterUserId: fields.integer("requesterUserId") ?? 0,
    registerDate: now,
    requestDate: localDate(fields, "requestDate") ?? now,
    expireDate: localDate(fields, "expireDate") ?? "",
    lastUpdateDate: now,
    observations: fields.text("observations", 5000) ?? "",
    internalNote: fields.text("internalNote", 5000) ?? "",
    discount: NO_DISCOUNT,
    stageId: Number(first?.id ?? 0),
    products: [],
    services: [],
    additionalCosts: [],
    contacts: [],
    instalments: [],
    alterations: [],
    pageKey: crypto.randomUUID(),
  };
}

async function answerQuotation(context: AuvoContext, quotation: Quotation, status = 200): Promise<Response> {
  const [shown] = await presentQuotations([quotation], context.env.session);
  if (!shown) throw notFound();
  return success(shown, status);
}
