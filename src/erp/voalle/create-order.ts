import { z } from "zod";
import { contentHash } from "../../lib/hash.ts";
import type { Delivered, FlowContext } from "../connector.ts";
import { createOnce, type RemoteRecord } from "../effects.ts";
import type { Order } from "../functions/orders.ts";
import { dead, type Outcome, ok, unwrap } from "../outcome.ts";
import { callFor, remoteId } from "./answers.ts";
import { type ContractType, dueDaysOf, readContractTypes } from "./catalogue.ts";
import { chooseOffers, type Line } from "./choose-offers.ts";
import { ensurePerson } from "./ensure-person.ts";
import { madeAlready } from "./made-already.ts";
import { thirdParty } from "./paths.ts";
import { sellerDocument } from "./resellers.ts";
import { methodSettings, type Settings } from "./settings.ts";
import { orderTexts } from "./strings.ts";
import { documentOf } from "./subscriber.ts";

/**
 * F1: an order of somebody new is a sale in the ERP's CRM. `crm/startsale` knows no idempotency, and no call finds a sale
 * again: what becomes of one without an answer, a person has to look up. @throws DeliveryStop
 */
export async function createOrder(context: FlowContext<Settings>, order: Order): Promise<Delivered> {
  const made = await madeAlready(context, "order");
  if (made !== undefined) return made;
  const body = await toSale(context, order);
  await ensurePerson(context, order.customer);
  const { record } = await createOnce(context, {
    kind: "order",
    key: context.subject,
    contentHash: await contentHash(body),
    sent: null,
    create: () => startSale(context, body),
  });
  context.log("order.created", { id: record.id, name: order.customer.name });
  return { remoteId: record.id, details: { message: orderTexts.whereSales } };
}

const startedSchema = z.object({ protocolId: remoteId });

async function startSale(
  { caller }: FlowContext<Settings>,
  body: Record<string, unknown>,
): Promise<Outcome<RemoteRecord>> {
  const started = await callFor(
    caller,
    {
      kind: "unkeyed_write",
      method: "POST",
      path: thirdParty("crm/startsale"),
      body,
      reason: "order.create",
    },
    startedSchema,
  );
  return started.kind === "ok" ? ok({ id: started.value.protocolId, raw: {} }) : started;
}

async function toSale(context: FlowContext<Settings>, order: Order): Promise<Record<string, unknown>> {
  const { settings } = context;
  if (settings.saleCompanyDocument === undefined)
    throw dead("setting_missing", { setting: "saleCompanyDocument" });
  const lines = await chooseOffers(context, order);
  const types = await context.memo("voalle.contract_types", async () =>
    unwrap(await readContractTypes(context), context.now()),
  );
  const type = chooseType(settings, types, lines);
  const [first] = lines;
  const form = paymentForm(settings, order);
  const seller = sellerDocument(settings, order.reseller);
  return {
    txId: documentOf(order.customer),
    companyPlaceTxId: settings.saleCompanyDocument,
    ...(seller === undefined ? {} : { thirdSellerTxId: seller }),
    ...present("responsibleSellerTxId", settings.saleResponsibleSellerDocument),
    ...present("TeamCode", settings.saleTeamCode),
    contractType: type.code,
    crmCampaignCode: first?.offer.campaign,
    crmPriceListCode: first?.offer.priceList,
    ...present("contractPaymentFormCode", form ?? first?.offer.paymentFormCode),
    ...present("contractFinancialCollectionTypeCode", settings.saleCollectionTypeCode),
    ...present("contractDateManagementCode", settings.saleDateManagementCode),
    contractCollectionDay: String(chooseDay(settings, type, order)),
    serviceProducts: lines.map((line) => toService(line, form)),
    integratorInformation: {
      ...present("integratorAlias", settings.leadIntegratorAlias),
      integrationCode: order.externalId,
    },
    observations: orderTexts.observations(order),
  };
}

function present(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value };
}

/** Amounts leave as JSON numbers, which hold every amount of two decimals as it is. */
function toService({ item, offer }: Line, form: string | undefined): Record<string, unknown> {
  return {
    code: offer.code,
    quantity: Number(item.quantity ?? "1"),
    amount: Number(item.amount),
    ...present("paymentFormCode", form ?? offer.paymentFormCode),
  };
}

function paymentForm(settings: Settings, { payment }: Order): string | undefined {
  return methodSettings(settings, payment?.method).paymentFormCode ?? settings.salePaymentFormCode;
}

/** The chosen contract type, or the only one that every product of the order is linked to. */
function chooseType(
  settings: Settings,
  types: readonly ContractType[],
  lines: readonly Line[],
): ContractType {
  const wanted = settings.saleContractType;
  const fitting = types.filter(({ code, contractTypesServiceProduct: linked }) =>
    wanted === undefined
      ? lines.every(({ offer }) => linked.some((service) => service.code === offer.code))
      : code === wanted,
  );
  const [type, another] = fitting;
  if (type === undefined || another !== undefined)
    throw dead("setting_missing", { setting: "saleContractType" });
  return type;
}

function chooseDay(settings: Settings, type: ContractType, order: Order): number {
  const day = order.dueDay ?? (settings.saleDueDay === undefined ? undefined : Number(settings.saleDueDay));
  if (day === undefined)
    throw dead("order_field_missing", { fields: ["dueDay"], customer: order.customer.name });
  const days = dueDaysOf([type]);
  if (days.length > 0 && !days.includes(day)) {
    throw dead("due_day_not_offered", { day, days: days.map(String) });
  }
  return day;
}
