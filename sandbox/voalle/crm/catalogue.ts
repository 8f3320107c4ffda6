import { success } from "../envelope.ts";
import type { Session } from "../session.ts";
import type { Campaign, PricedService } from "./resources.ts";

/** Every campaign with its price lists and what they sell; some tenants' ERP answers the bare list. */
export async function listCampaigns({ store, switches }: Session): Promise<Response> {
  const campaigns = (await store.all("campaigns")).map(presentCampaign);
  return switches.BARE_CAMPAIGNS ? Response.json(campaigns) : success(campaigns);
}

/** The contract types with Integração switched on, with their days and services. */
export async function listContractTypes({ store, switches }: Session): Promise<Response> {
  const types = switches.NO_INTEGRATION_TYPES ? [] : await store.all("contractTypes");
  return success(
    types.map(({ id: _, ...type }) => type),
    "",
  );
}

function presentCampaign(campaign: Campaign) {
  const { code, title, status, description, cities, priceLists } = campaign;
  return {
    code,
    title,
    status,
    description,
    campaignRegions: [{ campaignRegionCities: cities }],
    campaignPriceList: priceLists.map(({ services, ...list }) => ({
      ...list,
      campaignPriceListProductServices: services.map(presentService),
    })),
  };
}

function presentService(service: PricedService) {
  return {
    ...service,
    sellingPrice: Number(service.sellingPrice),
    minimumPromotionalPrice: Number(service.minimumPromotionalPrice),
    loyaltyPrice: Number(service.loyaltyPrice),
  };
}
