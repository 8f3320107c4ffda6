import { z } from "zod";
import { decimal, formatMoney } from "../../lib/money.ts";
import { foldName } from "../../lib/names.ts";
import type { ConnectionContext } from "../connector.ts";
import { type Outcome, ok } from "../outcome.ts";
import { callFor, listOf, looseText, remoteId } from "./answers.ts";
import { thirdParty } from "./paths.ts";

/** What the CRM of a Voalle sells: campaigns with their price lists, and the contract types that integrations may use. */

const serviceSchema = z.object({
  code: remoteId,
  title: looseText,
  name: looseText,
  description: looseText,
  sellingPrice: z.union([z.number(), z.string()]).nullish(),
  paymentFormCode: looseText,
});
const citySchema = z.object({ code: remoteId, name: looseText, state: looseText });
const campaignSchema = z.object({
  code: remoteId,
  title: looseText,
  status: looseText,
  campaignRegions: listOf(z.object({ campaignRegionCities: listOf(citySchema) })),
  campaignPriceList: listOf(
    z.object({ code: remoteId, title: looseText, campaignPriceListProductServices: listOf(serviceSchema) }),
  ),
});
export type Campaign = z.output<typeof campaignSchema>;

/** A product as it is sold: the same code stands in several lists, so only all three together name it. */
export type Offer = {
  campaign: string;
  campaignTitle: string;
  priceList: string;
  priceListTitle: string;
  code: string;
  name: string;
  price: string | undefined;
  paymentFormCode: string | undefined;
};

const contractTypeSchema = z.object({
  code: remoteId,
  title: looseText,
  collectionDays: listOf(z.coerce.number().int()),
  contractTypesServiceProduct: listOf(z.object({ code: remoteId })),
});
export type ContractType = z.output<typeof contractTypeSchema>;

type Reader = Pick<ConnectionContext<unknown>, "caller">;

/** `crm/campaignsandpricelistservices`, a bare array in some tenants. Only campaigns "Em Execução" sell. */
export async function readCampaigns({ caller }: Reader): Promise<Outcome<Campaign[]>> {
  const campaigns = await callFor(
    caller,
    {
      kind: "read",
      method: "GET",
      path: thirdParty("crm/campaignsandpricelistservices"),
      reason: "campaigns.list",
    },
    listOf(campaignSchema),
  );
  if (campaigns.kind === "empty" || campaigns.kind === "not_found") return ok([]);
  return campaigns.kind === "ok" ? ok(campaigns.value.filter(isRunning)) : campaigns;
}

function isRunning({ status }: Campaign): boolean {
  return status === undefined || foldName(status) === "em execucao";
}

/** `crm/contracttypesandservices`: only those with "Integração" switched on. Their days are not sorted. */
export async function readContractTypes({ caller }: Reader): Promise<Outcome<ContractType[]>> {
  const types = await callFor(
    caller,
    {
      kind: "read",
      method: "GET",
      path: thirdParty("crm/contracttypesandservices"),
      reason: "contract_types.list",
    },
    listOf(contractTypeSchema),
  );
  return types.kind === "empty" || types.kind === "not_found" ? ok([]) : types;
}

/** Everything that the running campaigns sell. */
export function offersOf(campaigns: readonly Campaign[]): Offer[] {
  return campaigns.flatMap((campaign) =>
    campaign.campaignPriceList.flatMap((list) =>
      list.campaignPriceListProductServices.map(
        (service): Offer => ({
          campaign: campaign.code,
          campaignTitle: campaign.title ?? campaign.code,
          priceList: list.code,
          priceListTitle: list.title ?? list.code,
          code: service.code,
          name: service.title ?? service.name ?? service.description ?? service.code,
          price: priceOf(service.sellingPrice),
          paymentFormCode: service.paymentFormCode,
        }),
      ),
    ),
  );
}

function priceOf(price: number | string | null | undefined): string | undefined {
  if (typeof price === "string" && !/^\d+(\.\d+)?$/.test(price)) return undefined;
  return price === null || price === undefined ? undefined : formatMoney(decimal(price));
}

/** `campaign/priceList/product`: what the shop keeps as the product's ERP id. */
export function offerId({
  campaign,
  priceList,
  code,
}: Pick<Offer, "campaign" | "priceList" | "code">): string {
  return [campaign, priceList, code].map(encodeURIComponent).join("/");
}

/** Days of the contract types, each once, in order. */
export function dueDaysOf(types: readonly ContractType[], chosenType?: string): number[] {
  const offered = types.filter(({ code }) => chosenType === undefined || code === chosenType);
  return [...new Set(offered.flatMap(({ collectionDays }) => collectionDays))]
    .filter((day) => day >= 1 && day <= 31)
    .sort((left, right) => left - right);
}

/** The IBGE code of a city, where the campaigns' regions name it. */
export function cityCode(
  campaigns: readonly Campaign[],
  city: string | undefined,
  state: string | undefined,
): string | undefined {
  if (city === undefined) return undefined;
  return campaigns
    .flatMap(({ campaignRegions }) => campaignRegions.flatMap((region) => region.campaignRegionCities))
    .find(
      (known) =>
        foldName(known.name ?? "") === foldName(city) &&
        (state === undefined || known.state === undefined || foldName(known.state) === foldName(state)),
    )?.code;
}
