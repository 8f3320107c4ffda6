import { z } from "zod";
import type { ConnectionContext } from "../../connector.ts";
import type { RemoteRecord } from "../../effects.ts";
import { type Outcome, ok } from "../../outcome.ts";
import { callOmie, omieId, omieText, withoutPadding } from "./call.ts";

type Context = Pick<ConnectionContext<unknown>, "caller">;

const SERVICE = "produtos/pedido";

const madeSchema = z.object({ codigo_pedido: omieId, numero_pedido: omieText }).transform((made) => ({
  id: made.codigo_pedido,
  raw: { number: withoutPadding(made.numero_pedido) ?? made.codigo_pedido },
}));

export function createSalesOrder(
  { caller }: Context,
  order: Record<string, unknown>,
): Promise<Outcome<RemoteRecord>> {
  return callOmie(
    caller,
    {
      kind: "unkeyed_write",
      service: SERVICE,
      call: "IncluirPedido",
      param: order,
      reason: "omie.sales_order_create",
    },
    madeSchema,
  );
}

/** The sales order with this integration code: Omie knows no two. One order comes alone, where a list has an array. */
export async function findSalesOrder({ caller }: Context, code: string): Promise<Outcome<RemoteRecord>> {
  const outcome = await callOmie(
    caller,
    {
      kind: "read",
      service: SERVICE,
      call: "ConsultarPedido",
      param: { codigo_pedido_integracao: code },
      reason: "omie.sales_order",
    },
    z.object({ pedido_venda_produto: z.object({ cabecalho: madeSchema }) }),
  );
  return outcome.kind === "ok" ? ok(outcome.value.pedido_venda_produto.cabecalho) : outcome;
}
