import { CLIMA_SUL_CUSTOMERS } from "../../shared/clima-sul.ts";
import { CLIMA_SUL_PRODUCTS, CLIMA_SUL_SERVICES } from "../../shared/clima-sul-catalogue.ts";
import type { Seed } from "./add.ts";
import { addCustomer, addProduct, addSellers, addService, addStock } from "./cast.ts";
import { seedTables } from "./tables.ts";

/** A company that just began: the tables, one customer, two products, one of them moved, and one service. */
export function seedMinimal(seed: Seed): void {
  seedTables(seed);
  addSellers(seed);
  for (const customer of CLIMA_SUL_CUSTOMERS.slice(0, 1)) addCustomer(seed, customer);
  for (const [index, product] of CLIMA_SUL_PRODUCTS.slice(0, 2).entries()) {
    addProduct(seed, product);
    if (index === 0) addStock(seed, { ...product, stock: 20 }, 0);
  }
  for (const service of CLIMA_SUL_SERVICES.slice(0, 1)) addService(seed, service);
}
