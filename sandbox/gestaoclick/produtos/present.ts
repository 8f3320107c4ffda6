import { withBlanks } from "../blanks.ts";
import { fixed, money, sum, ZERO } from "../money.ts";
import type { Product } from "../resources.ts";
import type { StockLevels } from "../stock.ts";
import type { GestaoclickSwitches } from "../switches.ts";

/** The name of the price table whose price is the product's own `valor_venda`. */
const RETAIL = "Varejo";

/**
 * A product as the API answers it: fiscal data nested (requests take the same keys at top level), stock as a number
 * on the product and as text on its variations, prices with four decimals.
 */
export function presentProduct(product: Product, stock: StockLevels, switches: GestaoclickSwitches) {
  const {
    valores,
    variacoes,
    fiscal,
    fotos,
    fornecedores,
    atributos,
    cadastrado_em,
    modificado_em,
    ...head
  } = product;
  const levels = variacoes.map((variation) => stock.get(variation.id) ?? ZERO);
  return {
    ...withBlanks(head, switches),
    estoque: Number(fixed(sum(levels), 3)),
    valor_venda: retailPrice(product),
    valores,
    variacoes: variacoes.map((variation, index) => ({
      variacao: { ...variation, estoque: money(levels[index] ?? ZERO), valores },
    })),
    fiscal: withBlanks(fiscal, switches),
    fotos,
    fornecedores,
    atributos,
    cadastrado_em,
    modificado_em,
  };
}

/** The retail price, four decimals. */
function retailPrice(product: Product): string {
  const retail = product.valores.find((price) => price.nome_tipo === RETAIL) ?? product.valores[0];
  return retail?.valor_venda ?? "0.0000";
}
