import { parseDocument } from "../../lib/documents.ts";
import type { Order } from "../functions/orders.ts";
import type { Settings } from "./settings.ts";

type Reseller = NonNullable<Order["reseller"]>;

/** By the document Voalle knows a seller: the order's own, or that of the reseller of this code in the settings. */
export function sellerDocument({ resellers }: Settings, reseller: Reseller | undefined): string | undefined {
  if (reseller === undefined) return undefined;
  const own = "document" in reseller ? reseller.document : undefined;
  const kept = resellers.find(({ code }) => code === reseller.code)?.document;
  return [own, kept, reseller.code].map((text) => parseDocument(text ?? "")?.digits).find(Boolean);
}

export function sellerName({ resellers }: Settings, reseller: Reseller): string {
  const own = "name" in reseller ? reseller.name : undefined;
  return own ?? resellers.find(({ code }) => code === reseller.code)?.name ?? reseller.code;
}
