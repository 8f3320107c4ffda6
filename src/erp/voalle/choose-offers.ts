import { closestNames, foldName } from "../../lib/names.ts";
import type { FlowContext } from "../connector.ts";
import type { Order, OrderItem } from "../functions/orders.ts";
import { dead, unwrap } from "../outcome.ts";
import { type Campaign, type Offer, offerId, offersOf, readCampaigns } from "./catalogue.ts";
import type { Settings } from "./settings.ts";

export type Line = { item: OrderItem; offer: Offer };

/** The campaigns, read once for all orders of a drain. @throws DeliveryStop */
export async function readKnownCampaigns(context: FlowContext<Settings>): Promise<Campaign[]> {
  return await context.memo("voalle.campaigns", async () =>
    unwrap(await readCampaigns(context), context.now()),
  );
}

/**
 * What of the running campaigns each item is (V2): by the id that `list_products` gave, by the settings' list of the shop's
 * products, or by the bare code, where the product's attribute, the default campaign or the lack of another says which.
 * A sale has one campaign and one price list. @throws DeliveryStop product_not_sold, product_ambiguous, products_of_two_campaigns
 */
export async function chooseOffers(context: FlowContext<Settings>, order: Order): Promise<Line[]> {
  const offers = offersOf(await readKnownCampaigns(context));
  const lines = order.items.map((item) => ({ item, offer: chooseOffer(context.settings, offers, item) }));
  const lists = new Map(lines.map(({ offer }) => [`${offer.campaign}/${offer.priceList}`, nameOf(offer)]));
  if (lists.size > 1) throw dead("products_of_two_campaigns", { campaigns: [...lists.values()] });
  return lines;
}

function chooseOffer(settings: Settings, offers: readonly Offer[], item: OrderItem): Offer {
  const wanted = settings.products[item.productId] ?? item.productId;
  const exact = offers.find((offer) => offerId(offer) === wanted);
  if (exact !== undefined) return exact;
  const candidates = narrow(
    offers.filter(({ code }) => code === wanted),
    [
      ({ campaign, campaignTitle }) =>
        isNamed(attributeOf(item, settings.campaignAttribute), campaign, campaignTitle),
      ({ campaign }) => isNamed(settings.defaultCampaign, campaign),
      ({ priceList }) => isNamed(settings.defaultPriceList, priceList),
    ],
  );
  const [offer, another] = candidates;
  const product = `${item.name} (${item.productId})`;
  if (offer === undefined) {
    const close = closestNames(item.name, [...new Set(offers.map(({ name }) => name))]);
    throw dead("product_not_sold", { product, close });
  }
  if (another === undefined) return offer;
  throw dead("product_ambiguous", {
    product,
    campaigns: candidates.map(nameOf),
    attribute: settings.campaignAttribute ?? "",
  });
}

/** Applies each rule that leaves something. The attribute is the order's own word: what it names must be there. */
function narrow(
  offers: readonly Offer[],
  rules: readonly ((offer: Offer) => boolean | undefined)[],
): Offer[] {
  return rules.reduce<Offer[]>(
    (left, rule, index) => {
      if (left.length < 2 && index > 0) return left;
      const kept = left.filter((offer) => rule(offer) ?? true);
      return kept.length === 0 && index > 0 ? left : kept;
    },
    [...offers],
  );
}

function isNamed(wanted: string | undefined, ...names: readonly string[]): boolean | undefined {
  return wanted === undefined ? undefined : names.some((name) => foldName(name) === foldName(wanted));
}

function attributeOf({ attributes = {} }: OrderItem, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  return Object.entries(attributes).find(([key]) => foldName(key) === foldName(name))?.[1];
}

function nameOf({ campaignTitle, priceListTitle }: Offer): string {
  return `${campaignTitle} / ${priceListTitle}`;
}
