import type { FunctionContext } from "../connector.ts";
import type { FunctionResult } from "../functions/catalogue.ts";
import { type Outcome, ok } from "../outcome.ts";
import { dueDaysOf, offerId, offersOf, readCampaigns, readContractTypes } from "./catalogue.ts";
import { defined } from "./people.ts";
import type { Settings } from "./settings.ts";

type Lists<Name extends "list_products" | "list_due_dates" | "list_resellers" | "list_commercial_origins"> =
  Promise<Outcome<FunctionResult<Name>>>;

/** F5: what running campaigns sell; the id names campaign, price list and product. */
export async function listProducts(context: FunctionContext<Settings>): Lists<"list_products"> {
  const campaigns = await readCampaigns(context);
  if (campaigns.kind !== "ok") return campaigns;
  return ok(
    offersOf(campaigns.value).map((offer) =>
      defined({
        id: offerId(offer),
        name: offer.name,
        price: offer.price,
        campaign: offer.campaignTitle,
        priceList: offer.priceListTitle,
      }),
    ),
  );
}

/** F6: the days of the contract type that sales use, or of all where none is chosen. A day is its own id. */
export async function listDueDates(context: FunctionContext<Settings>): Lists<"list_due_dates"> {
  const types = await readContractTypes(context);
  if (types.kind !== "ok") return types;
  const days = dueDaysOf(types.value, context.settings.saleContractType);
  return ok(days.map((day) => ({ id: String(day), day })));
}

/** F4: from the settings, since no call of Voalle's lists them. */
export async function listResellers({ settings }: FunctionContext<Settings>): Lists<"list_resellers"> {
  return ok(settings.resellers.map(defined));
}

/** F7: likewise. */
export async function listCommercialOrigins({
  settings,
}: FunctionContext<Settings>): Lists<"list_commercial_origins"> {
  return ok(settings.contactOrigins);
}
