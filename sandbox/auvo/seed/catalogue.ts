import { CLIMA_SUL_PRODUCTS, CLIMA_SUL_SERVICES } from "../../shared/clima-sul-catalogue.ts";
import type { AuvoSeed } from "../seed.ts";
import { localTime } from "../session.ts";

// Every seventh part is not linked to the ERP: its externalId is empty.
const UNLINKED_EVERY = 7;

/** Parts, services and additional costs, most of them linked to the ERP's codes; at most so many of each. */
export function seedCatalogue(seed: AuvoSeed, nowMs: number, most: number): void {
  const categories = new Map<string, number>();
  for (const description of new Set(CLIMA_SUL_PRODUCTS.map((product) => product.category))) {
    const { id } = seed.add("productCategories", { description, externalId: "" });
    categories.set(description, Number(id));
  }
  for (const [index, part] of CLIMA_SUL_PRODUCTS.entries()) {
    if (index >= most) break;
    seed.add("products", {
      guid: crypto.randomUUID(),
      externalId: index % UNLINKED_EVERY === UNLINKED_EVERY - 1 ? "" : String(part.omieCode),
      name: part.name,
      description: part.code,
      categoryId: categories.get(part.category) ?? 0,
      associatedEquipmentId: 0,
      unitaryValue: part.price,
      unitaryCost: part.cost,
      minimumStock: 5,
      totalStock: part.stock,
      active: !part.isInactive,
      uriAttachments: [],
      productSpecifications: [{ name: "Unidade", specification: part.unit }],
      employeesStock: [],
    });
  }
  for (const [index, service] of CLIMA_SUL_SERVICES.entries()) {
    if (index >= most) break;
    seed.add("services", {
      guid: crypto.randomUUID(),
      title: service.name,
      description: "",
      price: service.price,
      active: true,
      externalCode: index === CLIMA_SUL_SERVICES.length - 1 ? "" : String(service.omieCode),
      fiscalServiceId: null,
    });
  }
  for (const [name, value] of [
    ["Deslocamento", "80.00"],
    ["Estacionamento", "25.00"],
  ] as const) {
    const registerDate = localTime(nowMs);
    seed.add("additionalCosts", { guid: crypto.randomUUID(), name, value, registerDate });
  }
}
