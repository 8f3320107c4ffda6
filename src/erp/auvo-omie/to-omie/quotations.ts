import { saoPauloDay } from "../../../lib/dates.ts";
import { contentHash } from "../../../lib/hash.ts";
import { foldName } from "../../../lib/names.ts";
import type { Delivered, FlowContext, PollContext, PolledFlow, PollPage } from "../../connector.ts";
import { dead, isFailure, type Outcome, ok, stopFor } from "../../outcome.ts";
import { listAuvo } from "../auvo/answers.ts";
import { type Quotation, quotationHeadSchema, readQuotation } from "../auvo/quotations.ts";
import { parseAuvoTime } from "../auvo/values.ts";
import { type Settings, wantsNone } from "../settings.ts";
import { omieCustomer } from "./customer.ts";
import { quotationAmounts } from "./quotation-amounts.ts";
import { ensureSalesOrder } from "./quotation-sale.ts";
import { ensureServiceOrder } from "./quotation-services.ts";
import { readChanges, skipChanges, WHILE_EDITED_MS } from "./read-changes.ts";

const PAGE_SIZE = 50;
const LAST_SECOND_MS = 86_399_000;

type Context = FlowContext<Settings>;

/** O5, O9: quotations at the chosen stage become sales orders of Omie's, each one once. */
export const quotationsFlow: PolledFlow<Settings> = {
  soonestMs: WHILE_EDITED_MS,
  read: readQuotations,
  deliver: deliverQuotation,
};

async function readQuotations(context: PollContext<Settings>, cursor: unknown): Promise<Outcome<PollPage>> {
  const { caller, settings } = context;
  if (wantsNone(settings.quotationStatus)) return ok(skipChanges(context));
  return await readChanges(
    context,
    cursor,
    async ({ day, page }) => {
      const filter = { lastUpdateStartDate: day, currentStage: settings.quotationStatus };
      const list = { path: "/quotations", filter, page, pageSize: PAGE_SIZE, reason: "auvo.quotations" };
      const outcome = await listAuvo(caller, list, quotationHeadSchema);
      if (outcome.kind !== "ok") return outcome;
      const rows = outcome.value.rows.map((head) => ({ head, changedAt: lastMoment(head.lastUpdateDate) }));
      return ok({ ...outcome.value, rows });
    },
    ({ head }) => {
      if (!isAtStage(settings, head.stage)) return [];
      const title = head.customerName ?? head.leadName ?? `Orçamento ${head.publicId}`;
      return [{ externalId: head.publicId, title, content: head }];
    },
  );
}

/** Some accounts tell the day of the last change only: it may have been at the end of it. */
function lastMoment(text: string | undefined): number | undefined {
  const at = parseAuvoTime(text);
  if (at === undefined || text === undefined) return undefined;
  return /[T ](?!00:00(:00)?$)/.test(text) ? at : at + LAST_SECOND_MS;
}

/** The name as people type it; a stage that means "cancelled" is none to send. */
function isAtStage({ quotationStatus }: Settings, { name, isCancelled }: Quotation["stage"]): boolean {
  return !isCancelled && foldName(name) === foldName(quotationStatus);
}

async function deliverQuotation(context: Context): Promise<Delivered> {
  const outcome = await readQuotation(context, context.subject);
  if (isFailure(outcome)) throw stopFor(outcome, context.now());
  const quotation = outcome.kind === "ok" ? outcome.value : undefined;
  if (quotation === undefined || !isAtStage(context.settings, quotation.stage)) {
    context.log("quotation.not_sent", { id: context.subject, stage: quotation?.stage.name ?? "–" });
    return { remoteId: null };
  }
  return await sendQuotation(context, quotation);
}

async function sendQuotation(context: Context, quotation: Quotation): Promise<Delivered> {
  const { products, services } = quotation;
  const wantsServices = services.length > 0 && context.settings.quotationServices === "service_order";
  if (products.length === 0 && !wantsServices) throw dead("quotation_without_products");
  const name = quotation.customerName ?? quotation.leadName ?? quotation.publicId;
  const from = { flow: "quotations", id: quotation.publicId };
  const amounts = quotationAmounts(quotation);
  const customer = await omieCustomer(context, { ...quotation, name }, from);
  const order = {
    quotation,
    amounts,
    customer,
    name,
    today: saoPauloDay(context.now()),
    // What is sent is told by what it follows from: the day on which it goes is no part of that.
    hash: await contentHash([customer, products, services, quotation.costs, quotation.installments, amounts]),
  };
  const sale = products.length === 0 ? undefined : await ensureSalesOrder(context, order);
  const work = wantsServices ? await ensureServiceOrder(context, order) : undefined;
  const made = sale ?? work;
  if (sale?.isNew && services.length > 0 && !wantsServices) {
    const names = services.map(({ name: service, id }) => service ?? id ?? "?");
    context.log("quotation.services_left_out", { services: names });
  }
  return { remoteId: made?.id ?? null, details: made?.number === undefined ? {} : { number: made.number } };
}
