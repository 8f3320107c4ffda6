import Big from "big.js";
import { Refusal } from "../envelope.ts";
import { code, decimal, type Fields, parts, required } from "../input.ts";
import { MESSAGES } from "../messages.ts";
import type { Coded, CompanyPlace, Resources } from "../resources.ts";
import { findBy, type Session } from "../session.ts";
import type { ContractType, PriceList } from "./resources.ts";

const RUNNING = "Em Execução";

type CodedResource = {
  [Name in keyof Resources]: Resources[Name] extends Coded ? Name : never;
}[keyof Resources] &
  string;

/** What is sold: the services of a sale or contract, checked against campaign, price list and contract type. */
export interface Offer {
  contractType: ContractType;
  place: CompanyPlace;
  lines: { code: string; title: string; description: string; amount: string; quantity: number }[];
  total: string;
}

/** Refuses a code of nothing, or of something switched off; a blank code passes. */
export async function checkCode(
  { store }: Session,
  resource: CodedResource,
  sent: string,
  message: string,
): Promise<void> {
  if (sent === "") return;
  const found = await findBy(store, resource, "code", sent);
  if (!found.some((record) => record.active)) throw new Refusal(message);
}

/** Refuses a seller's document that is no active seller's; a blank one passes. */
export async function checkSeller({ store }: Session, txId: string): Promise<void> {
  if (txId === "") return;
  const found = await findBy(store, "sellers", "txId", txId);
  if (!found.some((seller) => seller.active)) throw new Refusal(MESSAGES.unknown("Vendedor"));
}

/** The company or branch with this document. */
export async function requirePlace({ store }: Session, txId: string): Promise<CompanyPlace> {
  const [place] = await findBy(store, "companyPlaces", "txId", txId);
  if (!place) throw new Refusal(MESSAGES.unknown("Empresa"));
  return place;
}

/** Reads what is sold and refuses what the rules of the CRM forbid. `priceField` is `amount` or `price`. */
export async function readOffer(
  session: Session,
  codes: { contractType: string; companyPlaceTxId: string; campaign: string; priceList: string },
  services: Fields[],
  priceField: "amount" | "price",
): Promise<Offer> {
  const place = await requirePlace(session, required("companyPlaceTxId", codes.companyPlaceTxId));
  const contractType = await requireContractType(session, required("contractType", codes.contractType));
  const list = await requirePriceList(
    session,
    required("crmCampaignCode", codes.campaign),
    required("crmPriceListCode", codes.priceList),
  );
  const lines = services.map((service) => readLine(service, priceField, list, contractType));
  if (!lines.some((line) => line.isMonthly)) throw new Refusal(MESSAGES.noMonthlyService);
  const total = lines.reduce((sum, line) => sum.plus(new Big(line.amount).times(line.quantity)), new Big(0));
  return {
    contractType,
    place,
    lines: lines.map(({ isMonthly: _, ...line }) => line),
    total: total.toFixed(2),
  };
}

/** The day of the month must be one that the contract type offers. */
export function checkCollectionDay(contractType: ContractType, day: number, field: string): void {
  if (!contractType.collectionDays.includes(day)) throw new Refusal(MESSAGES.invalid(field));
}

/** The services in a body, which must be some. */
export function requireServices(fields: Fields, name: string): Fields[] {
  const services = parts(fields, name);
  if (services.length === 0) throw new Refusal(MESSAGES.required(name));
  return services;
}

async function requireContractType({ store }: Session, sent: string): Promise<ContractType> {
  const [found] = await findBy(store, "contractTypes", "code", sent);
  if (!found) throw new Refusal(MESSAGES.unknown("Tipo de contrato"));
  return found;
}

async function requirePriceList(
  { store }: Session,
  campaignCode: string,
  listCode: string,
): Promise<PriceList> {
  const [campaign] = await findBy(store, "campaigns", "code", campaignCode);
  if (!campaign) throw new Refusal(MESSAGES.unknown("Campanha"));
  if (campaign.status !== RUNNING) throw new Refusal(MESSAGES.inactiveCampaign);
  const list = campaign.priceLists.find((candidate) => candidate.code === listCode);
  if (!list) throw new Refusal(MESSAGES.unknown("Tabela de preço"));
  return list;
}

function readLine(service: Fields, priceField: string, list: PriceList, contractType: ContractType) {
  const sent = required("code", code(service, "code"));
  const priced = list.services.find((candidate) => candidate.code === sent);
  if (!priced) throw new Refusal(MESSAGES.serviceNotInList(sent));
  if (priced.type === "T") throw new Refusal(MESSAGES.telephonyService(sent));
  if (!contractType.contractTypesServiceProduct.some((linked) => linked.code === sent)) {
    throw new Refusal(MESSAGES.serviceNotInType(sent));
  }
  const quantity = required("quantity", decimal(service, "quantity"));
  const amount = required(priceField, decimal(service, priceField));
  if (quantity.lte(0)) throw new Refusal(MESSAGES.invalid("quantity"));
  if (amount.lt(0) || !amount.eq(amount.round(2))) throw new Refusal(MESSAGES.invalid(priceField));
  const { title, description } = priced;
  const isMonthly = priced.type === "S";
  return { code: sent, title, description, amount: amount.toFixed(2), quantity: Number(quantity), isMonthly };
}
