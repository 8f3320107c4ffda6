import { presentProduct } from "./produtos/present.ts";
import type { Store } from "./resources.ts";
import { readStock } from "./stock.ts";
import type { GestaoclickSwitches } from "./switches.ts";

/**
 * Everything that a push of sales can change, for tests and people: documents as stored (sales with `tipo`,
 * `loja_id` and flat lists, which the API does not show), products with their stock in every store.
 */
export async function readState(store: Store, switches: GestaoclickSwitches) {
  const [vendas, clientes, produtos, servicos, recebimentos, lojas] = await Promise.all([
    store.all("vendas"),
    store.all("clientes"),
    store.all("produtos"),
    store.all("servicos"),
    store.all("recebimentos"),
    store.all("lojas"),
  ]);
  const stocks = await Promise.all(lojas.map((shop) => readStock(store, shop.id)));
  const products = produtos.map((product) => {
    const inShops = lojas.map((shop, index) => {
      const presented = presentProduct(product, stocks[index] ?? new Map(), switches);
      return [shop.id, presented] as const;
    });
    const [head] = inShops;
    const estoques = Object.fromEntries(inShops.map(([shopId, shown]) => [shopId, shown.estoque]));
    return { ...head?.[1], estoques };
  });
  return { vendas, clientes, produtos: products, servicos, recebimentos };
}
