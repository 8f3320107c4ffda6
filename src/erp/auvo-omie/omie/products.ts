import { z } from "zod";
import { decimal, formatMoney } from "../../../lib/money.ts";
import type { ConnectionContext } from "../../connector.ts";
import type { Outcome } from "../../outcome.ts";
import { listAllOfOmie, omieDecimal, omieFlag, omieId, omieText } from "./call.ts";

const rowSchema = z
  .object({
    codigo_produto: omieId,
    codigo: omieText,
    descricao: omieText,
    descr_detalhada: omieText,
    valor_unitario: omieDecimal.nullish(),
    inativo: omieFlag,
  })
  .transform((row) => ({
    id: row.codigo_produto,
    sku: row.codigo,
    name: row.descricao ?? row.codigo ?? row.codigo_produto,
    details: row.descr_detalhada,
    price: formatMoney(decimal(row.valor_unitario ?? 0)),
    isActive: !row.inativo,
  }));

export type OmieProduct = z.output<typeof rowSchema>;

/** The records of these products. Its list holds only those of the point of sale unless it is told otherwise. */
export function readProducts(
  { caller }: Pick<ConnectionContext<unknown>, "caller">,
  ids: readonly string[],
): Promise<Outcome<OmieProduct[]>> {
  return listAllOfOmie(
    caller,
    {
      family: "snake",
      service: "geral/produtos",
      call: "ListarProdutos",
      rows: "produto_servico_cadastro",
      param: {
        filtrar_apenas_omiepdv: "N",
        produtosPorCodigo: ids.map((id) => ({ codigo_produto: Number(id) })),
      },
      pageSize: 100,
      reason: "omie.products",
    },
    rowSchema,
  );
}
