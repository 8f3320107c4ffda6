import { badRequest, fieldError, invalid } from "../envelope.ts";
import type { Fields } from "../input.ts";
import { parseBrazilian, parseInvariant } from "../money.ts";
import type { Product } from "../resources.ts";
import type { Session } from "../session.ts";

/** What PATCH may name. */
export const WRITABLE_PATHS = [
  "name",
  "externalId",
  "description",
  "categoryId",
  "associatedEquipmentId",
  "unitaryValue",
  "unitaryCost",
  "minimumStock",
  "totalStock",
  "active",
  "base64Image",
] as const;

type PriceParser = (text: string) => string | undefined;

/** A product of which only the name is known. */
export function blankProduct(id: string): Product {
  return {
    id,
    guid: crypto.randomUUID(),
    externalId: "",
    name: "",
    description: "",
    categoryId: 0,
    associatedEquipmentId: 0,
    unitaryValue: "0.00",
    unitaryCost: "0.00",
    minimumStock: 0,
    totalStock: 0,
    active: true,
    uriAttachments: [],
    productSpecifications: [],
    employeesStock: [],
  };
}

/** A product after POST or PUT, which read prices as text in Portuguese: the dot of 10.5 only groups, so 105. */
export function writtenProduct(session: Session, before: Product, fields: Fields): Promise<Product> {
  return changedProduct(
    session,
    before,
    fields,
    session.switches.PRICE_BUG ? parseBrazilian : parseInvariant,
  );
}

/** A product after PATCH, which reads prices as they are meant. */
export function patchedProduct(session: Session, before: Product, fields: Fields): Promise<Product> {
  return changedProduct(session, before, fields, parseInvariant);
}

async function changedProduct(
  session: Session,
  before: Product,
  fields: Fields,
  parsePrice: PriceParser,
): Promise<Product> {
  const image = fields.text("base64Image") ?? "";
  const changed: Product = {
    ...before,
    externalId: fields.text("externalId", 255) ?? before.externalId,
    name: fields.text("name", 255) || before.name,
    description: fields.text("description", 1000) ?? before.description,
    categoryId: fields.integer("categoryId") ?? before.categoryId,
    associatedEquipmentId: fields.integer("associatedEquipmentId") ?? before.associatedEquipmentId,
    unitaryValue: readPrice(fields, "unitaryValue", parsePrice) ?? before.unitaryValue,
    unitaryCost: readPrice(fields, "unitaryCost", parsePrice) ?? before.unitaryCost,
    minimumStock: readStock(fields, "minimumStock", session) ?? before.minimumStock,
    totalStock: readStock(fields, "totalStock", session) ?? before.totalStock,
    active: fields.flag("active") ?? before.active,
    productSpecifications: specificationsOf(fields) ?? before.productSpecifications,
    uriAttachments:
      image === "" ? before.uriAttachments : [`https://app.auvo.com.br/produtos/${before.guid}.png`],
  };
  const category = await session.store.find("productCategories", String(changed.categoryId));
  if (changed.categoryId !== 0 && !category) throw badRequest("categoryId", "Category not found");
  return changed;
}

function readPrice(fields: Fields, name: string, parse: PriceParser): string | undefined {
  const value = fields.raw(name) ?? undefined;
  if (value === undefined || value === "") return undefined;
  const price = typeof value === "number" || typeof value === "string" ? parse(String(value)) : undefined;
  if (price === undefined) throw invalid(name, value);
  return price;
}

function readStock(fields: Fields, name: string, { switches }: Session): number | undefined {
  const amount = fields.number(name);
  if (amount === undefined || Number.isInteger(amount)) return amount;
  if (switches.DECIMAL_STOCK === "keep") return amount;
  if (switches.DECIMAL_STOCK === "truncate") return Math.trunc(amount);
  throw fieldError(name, `Input string '${amount}' is not a valid integer. Path '${name}'.`);
}

function specificationsOf(fields: Fields): Record<string, unknown>[] | undefined {
  return fields.objects("productSpecifications")?.map((specification) => ({
    name: specification.text("name") ?? "",
    specification: specification.text("specification") ?? "",
  }));
}
