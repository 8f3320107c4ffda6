import { Refusal, success } from "../envelope.ts";
import { code, day, type Fields, integer, part, parts, required, text } from "../input.ts";
import { MESSAGES } from "../messages.ts";
import { checkIntegrationUser, findBy, type Session, timestamp } from "../session.ts";
import { checkCode, checkCollectionDay, checkSeller, readOffer, requireServices } from "./checks.ts";
import type { SaleOrder } from "./resources.ts";

/** Starts a sale in the CRM. No idempotency of any kind: the same call twice makes two sales. */
export async function startSale(session: Session, fields: Fields): Promise<Response> {
  checkIntegrationUser(session);
  const { store, switches } = session;
  const txId = required("txId", text(fields, "txId"));
  const [person] = await findBy(store, "people", "txId", txId);
  if (!person && switches.SALE_NEEDS_PERSON) throw new Refusal(MESSAGES.unknown("Pessoa"));
  const offer = await readOffer(
    session,
    {
      contractType: code(fields, "contractType"),
      companyPlaceTxId: text(fields, "companyPlaceTxId"),
      campaign: code(fields, "crmCampaignCode"),
      priceList: code(fields, "crmPriceListCode"),
    },
    requireServices(fields, "serviceProducts"),
    "amount",
  );
  // Text here, a number in billing/contracts/create.
  const collectionDay = required("contractCollectionDay", text(fields, "contractCollectionDay"));
  checkCollectionDay(offer.contractType, Number(collectionDay), "contractCollectionDay");
  await checkCodes(session, fields);
  parts(fields, "contacts");
  day(fields, "activationFirstParcelDate");
  text(fields, "observations");
  const sale: SaleOrder = {
    id: String(await store.take("sales")),
    protocolId: await store.take("protocols"),
    personId: person?.id ?? null,
    txId,
    integrationCode: code(part(fields, "integratorInformation"), "integrationCode"),
    total: offer.total,
    state: "open",
    cancelReason: "",
    receivedAt: timestamp(session),
    integrationUser: session.integrationUser,
    received: fields,
  };
  await store.insertion("sales", { id: sale.id, document: sale }).run();
  return success({ protocolId: sale.protocolId });
}

/** Cancels a sale by its protocol. */
export async function cancelSale(session: Session, fields: Fields): Promise<Response> {
  const { store } = session;
  const protocolId = required("protocolId", integer(fields, "protocolId"));
  const cancelReason = required("description", text(fields, "description"));
  const [sale] = await findBy(store, "sales", "protocolId", protocolId);
  if (!sale) throw new Refusal(MESSAGES.notFound);
  const cancelled: SaleOrder = { ...sale, state: "cancelled", cancelReason };
  const { meta } = await store.exchange("sales", { id: sale.id, before: sale, after: cancelled }).run();
  if (sale.state === "cancelled" || meta.changes === 0) throw new Refusal(MESSAGES.saleAlreadyCancelled);
  return success(null, MESSAGES.saleCancelled);
}

async function checkCodes(session: Session, fields: Fields): Promise<void> {
  const form = required("contractPaymentFormCode", code(fields, "contractPaymentFormCode"));
  await checkCode(session, "paymentForms", form, MESSAGES.unknown("Forma de pagamento"));
  const activationForm = code(fields, "activationPaymentFormCode");
  await checkCode(session, "paymentForms", activationForm, MESSAGES.unknown("Forma de pagamento"));
  await checkCode(session, "teams", code(fields, "TeamCode"), MESSAGES.unknown("Equipe"));
  await checkSeller(session, text(fields, "thirdSellerTxId"));
  await checkSeller(session, text(fields, "responsibleSellerTxId"));
  const alias = text(part(fields, "integratorInformation"), "integratorAlias");
  await checkCode(session, "integrators", alias, MESSAGES.invalidIntegrator);
}
