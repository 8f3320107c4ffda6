import { z } from "zod";
import type { ConnectionContext, Option, OptionSource } from "../connector.ts";
import { type Outcome, ok } from "../outcome.ts";
import { callFor, listOf, looseText, remoteId } from "./answers.ts";
import { dueDaysOf, offerId, offersOf, readCampaigns, readContractTypes } from "./catalogue.ts";
import { thirdParty } from "./paths.ts";
import type { Settings } from "./settings.ts";

/** The lists that settings are picked from, read from the tenant's Voalle. */

type Context = ConnectionContext<Settings>;

async function mapped<Value>(
  outcome: Outcome<Value>,
  toOptions: (value: Value) => Option[],
): Promise<Outcome<Option[]>> {
  return outcome.kind === "ok" ? ok(toOptions(outcome.value)) : outcome;
}

const listedSchema = z.object({ id: remoteId, title: looseText, name: looseText, txId: looseText });
const pageSchema = z.object({ data: listOf(listedSchema), totalPages: z.coerce.number().int().nullish() });
type Listed = z.output<typeof listedSchema>;

const MAX_PAGES = 20;

/** `GET {call}?Page&PageSize`, page by page from 1. */
export async function readPaged(
  { caller }: Pick<Context, "caller">,
  call: string,
): Promise<Outcome<Listed[]>> {
  const found: Listed[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const outcome = await callFor(
      caller,
      {
        kind: "read",
        method: "GET",
        path: thirdParty(call),
        query: { Page: String(page), PageSize: "100" },
        reason: "list.read",
      },
      pageSchema,
    );
    if (outcome.kind === "empty" || outcome.kind === "not_found") break;
    if (outcome.kind !== "ok") return outcome;
    found.push(...outcome.value.data);
    if (outcome.value.data.length === 0 || page >= (outcome.value.totalPages ?? 1)) break;
  }
  return ok(found);
}

const byId = (call: string) => async (context: Context) =>
  mapped(await readPaged(context, call), (rows) =>
    rows.map(({ id, title, name }) => ({ value: id, label: title ?? name ?? id })),
  );

export const optionSources = {
  campaigns: async (context: Context) =>
    mapped(await readCampaigns(context), (campaigns) =>
      campaigns.map(({ code, title }) => ({ value: code, label: title ?? code })),
    ),
  priceLists: {
    dependsOn: "defaultCampaign",
    list: async (context: Context, chosen: string) =>
      mapped(await readCampaigns(context), (campaigns) =>
        campaigns
          .filter(({ code }) => code === chosen)
          .flatMap(({ campaignPriceList }) => campaignPriceList)
          .map(({ code, title }) => ({ value: code, label: title ?? code })),
      ),
  },
  products: async (context: Context) =>
    mapped(await readCampaigns(context), (campaigns) =>
      offersOf(campaigns).map((offer) => ({
        value: offerId(offer),
        label: `${offer.name} (${offer.campaignTitle}, ${offer.priceListTitle})`,
      })),
    ),
  contractTypes: async (context: Context) =>
    mapped(await readContractTypes(context), (types) =>
      types.map(({ code, title }) => ({ value: code, label: title ?? code })),
    ),
  dueDays: {
    dependsOn: "saleContractType",
    list: async (context: Context, chosen: string) =>
      mapped(await readContractTypes(context), (types) =>
        dueDaysOf(types, chosen).map((day) => ({ value: String(day), label: String(day) })),
      ),
  },
  companyPlaces: async (context: Context) =>
    mapped(await readPaged(context, "companiesplacespaged"), (places) =>
      places.flatMap(({ txId, name }) => (txId === undefined ? [] : [{ value: txId, label: name ?? txId }])),
    ),
  companyPlaceIds: byId("companiesplacespaged"),
  incidentTypes: byId("incidenttypespaged"),
  catalogServices: byId("catalogservicespaged"),
  catalogServiceItems: byId("catalogservicesitemspaged"),
  serviceLevelAgreements: byId("servicelevelagreementpaged"),
} as const satisfies Record<string, OptionSource<Settings>>;
