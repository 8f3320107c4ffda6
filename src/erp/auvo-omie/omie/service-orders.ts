import { z } from "zod";
import type { ConnectionContext } from "../../connector.ts";
import type { RemoteRecord } from "../../effects.ts";
import { type Outcome, ok } from "../../outcome.ts";
import { callOmie, listOmie, omieBlock, omieFlag, omieId, omieText, withoutPadding } from "./call.ts";

type Context = Pick<ConnectionContext<unknown>, "caller">;

const SERVICE = "servicos/os";

const madeSchema = z
  .object({ nCodOS: omieId, cNumOS: omieText })
  .transform(({ nCodOS, cNumOS }) => ({ id: nCodOS, number: withoutPadding(cNumOS) ?? nCodOS }));

function asRecord(outcome: Outcome<{ id: string; number: string }>): Outcome<RemoteRecord> {
  return outcome.kind === "ok"
    ? ok({ id: outcome.value.id, raw: { number: outcome.value.number } })
    : outcome;
}

export async function createServiceOrder(
  { caller }: Context,
  order: Record<string, unknown>,
): Promise<Outcome<RemoteRecord>> {
  return asRecord(
    await callOmie(
      caller,
      {
        kind: "unkeyed_write",
        service: SERVICE,
        call: "IncluirOS",
        param: order,
        reason: "omie.service_order_create",
      },
      madeSchema,
    ),
  );
}

/** The service order with this integration code: Omie knows no two. */
export async function findServiceOrder({ caller }: Context, code: string): Promise<Outcome<RemoteRecord>> {
  return asRecord(
    await callOmie(
      caller,
      {
        kind: "read",
        service: SERVICE,
        call: "ConsultarOS",
        param: { cCodIntOS: code },
        reason: "omie.service_order",
      },
      z.object({ Cabecalho: madeSchema }).transform(({ Cabecalho }) => Cabecalho),
    ),
  );
}

const rowSchema = z.looseObject({ nSeqItem: z.coerce.number(), nIdItem: z.coerce.number() });
const partSchema = z.looseObject({ nIdItemPU: z.coerce.number(), nCodProdutoPU: z.coerce.number() });

const heldSchema = z.object({
  Cabecalho: z.object({ nCodOS: omieId, cNumOS: omieText, cEtapa: omieText }),
  ServicosPrestados: omieBlock(z.array(rowSchema)),
  Observacoes: omieBlock(z.object({ cObsOS: omieText })),
  InfoCadastro: omieBlock(z.object({ cCancelada: omieFlag, cFaturada: omieFlag })),
  produtosUtilizados: omieBlock(z.object({ produtoUtilizado: z.array(partSchema).nullish() })),
});

export type HeldServiceOrder = z.output<typeof heldSchema>;

/** A service order as it is now, with the products used, which only a list shows. `not_found` when it is gone. */
export async function readServiceOrder({ caller }: Context, id: string): Promise<Outcome<HeldServiceOrder>> {
  const outcome = await listOmie(
    caller,
    {
      family: "snake",
      service: SERVICE,
      call: "ListarOS",
      rows: "osCadastro",
      param: { filtrar_por_codigo: [{ nCodOS: Number(id) }], cExibirProdutos: "S" },
      page: 1,
      pageSize: 20,
      reason: "omie.service_order",
    },
    heldSchema,
  );
  if (outcome.kind !== "ok") return outcome;
  const held = outcome.value.rows.find(({ Cabecalho }) => Cabecalho.nCodOS === id);
  return held === undefined ? { kind: "not_found", message: `OS ${id}` } : ok(held);
}

export function alterServiceOrder(
  { caller }: Context,
  order: Record<string, unknown>,
): Promise<Outcome<unknown>> {
  return callOmie(
    caller,
    // The same again is the same service order with the same lines, except where lines are added.
    {
      kind: "unkeyed_write",
      service: SERVICE,
      call: "AlterarOS",
      param: order,
      reason: "omie.service_order_change",
    },
    z.unknown(),
  );
}
