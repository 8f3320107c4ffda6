import { checkCode, checkCollectionDay, readOffer, requireServices } from "../crm/checks.ts";
import { Refusal } from "../envelope.ts";
import { code, type Fields, integer, part, required, text } from "../input.ts";
import { MESSAGES } from "../messages.ts";
import type { Contract } from "../resources.ts";
import { checkIntegrationUser, findBy, type Session } from "../session.ts";

/** `billing/contracts/create`: a contract that waits for approval. Its envelope spells Success with a capital. */
export async function createContract(session: Session, fields: Fields): Promise<Response> {
  checkIntegrationUser(session);
  const { store } = session;
  const information = part(fields, "contractInformation");
  const txId = required("clientInformation.txId", text(part(fields, "clientInformation"), "txId"));
  const [person] = await findBy(store, "people", "txId", txId);
  if (!person) throw new Refusal(MESSAGES.unknown("Pessoa"));
  const offer = await readOffer(
    session,
    {
      contractType: code(information, "contractType"),
      companyPlaceTxId: text(information, "companyPlaceTxId"),
      campaign: code(information, "crmCampaignCode"),
      priceList: code(information, "crmPriceListCode"),
    },
    requireServices(fields, "servicesInformation"),
    "price",
  );
  // A number here, text in crm/startsale.
  const collectionDay = required("collectionDay", integer(information, "collectionDay"));
  checkCollectionDay(offer.contractType, collectionDay, "collectionDay");
  const form = required("paymentFormCode", code(information, "paymentFormCode"));
  await checkCode(session, "paymentForms", form, MESSAGES.unknown("Forma de pagamento"));
  const integrator = part(fields, "integratorInformation");
  await checkCode(session, "integrators", text(integrator, "integratorAlias"), MESSAGES.invalidIntegrator);
  const contract: Contract = {
    id: String(await store.take("contracts")),
    contractNumber: String(await store.take("contractNumbers")),
    personId: person.id,
    contractStatus: 1,
    contractStage: 2,
    collectionDay,
    contractTypeCode: offer.contractType.code,
    companyPlaceId: offer.place.id,
    services: offer.lines.map(({ quantity: _, ...service }) => service),
    unlocksUsed: 0,
    unlockedUntil: null,
    integrationCode: code(integrator, "integrationCode"),
  };
  await store.insertion("contracts", { id: contract.id, document: contract }).run();
  return Response.json({
    Success: true,
    Messages: null,
    Response: { contractNumber: contract.contractNumber, activationAssignment: null },
  });
}
