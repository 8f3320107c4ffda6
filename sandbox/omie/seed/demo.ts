import { CLIMA_SUL_CUSTOMERS } from "../../shared/clima-sul.ts";
import { CLIMA_SUL_PRODUCTS, CLIMA_SUL_SERVICES } from "../../shared/clima-sul-catalogue.ts";
import type { Fields } from "../complex-types.ts";
import type { Seed } from "./add.ts";
import { addCustomer, addProduct, addSellers, addService, addStock } from "./cast.ts";
import { seedTables } from "./tables.ts";

/** Which of the cast are suppliers too, or only. */
export const SUPPLIER_INDEXES = [22, 23, 38];
/** Whom nobody gave a state: no order can be made for this one. */
export const STATELESS_INDEX = 37;

/** A field-service company that has been trading: the cast that it shares with its field system's sandbox. */
export function seedDemo(seed: Seed): void {
  seedTables(seed);
  addSellers(seed);
  for (const [index, customer] of CLIMA_SUL_CUSTOMERS.entries()) {
    addCustomer(seed, customer, peculiarities(index), 120 - index);
  }
  for (const [index, product] of CLIMA_SUL_PRODUCTS.entries()) {
    addProduct(seed, product, 120 - index);
    addStock(seed, product, index);
  }
  for (const service of CLIMA_SUL_SERVICES) addService(seed, service);
}

function peculiarities(index: number): Fields {
  if (index === STATELESS_INDEX) return { estado: "", cidade: "", cidade_ibge: "" };
  if (index === 22) return { tags: [{ tag: "Fornecedor" }] };
  if (SUPPLIER_INDEXES.includes(index)) return { tags: [{ tag: "Cliente" }, { tag: "Fornecedor" }] };
  // Some records came in through another integration, some have no tag at all.
  if (index % 9 === 8) return { codigo_cliente_integracao: `LEGADO-${index}`, tags: [] };
  return {};
}
