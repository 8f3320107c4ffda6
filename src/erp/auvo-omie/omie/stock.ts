import { z } from "zod";
import { saoPauloDay } from "../../../lib/dates.ts";
import { decimal } from "../../../lib/money.ts";
import type { ConnectionContext } from "../../connector.ts";
import type { Outcome } from "../../outcome.ts";
import { listOmie, type OmiePage, omieDate, omieDecimal, omieId, omieText } from "./call.ts";

const rowSchema = z
  .object({
    nCodProd: omieId,
    cDescricao: omieText,
    nSaldo: omieDecimal,
    codigo_local_estoque: omieId.nullish(),
  })
  .transform((row) => ({
    product: row.nCodProd,
    name: row.cDescricao ?? row.nCodProd,
    balance: row.nSaldo,
    location: row.codigo_local_estoque ?? undefined,
  }));

export type StockPosition = z.output<typeof rowSchema>;

export type PositionPage = { location: string; page: number; pageSize: number; reason: string };

/**
 * One page of what is at a stock location. Products that never moved there are not in it, so it also tells which products
 * are a location's. Without a location Omie tells of its default one. (Omie's estoque/consulta service.)
 */
export function listPositions(
  { caller, now }: Pick<ConnectionContext<unknown>, "caller" | "now">,
  { location, page, pageSize, reason }: PositionPage,
): Promise<Outcome<OmiePage<StockPosition>>> {
  return listOmie(
    caller,
    {
      family: "hungarian",
      service: "estoque/consulta",
      call: "ListarPosEstoque",
      rows: "produtos",
      param: {
        dDataPosicao: omieDate(saoPauloDay(now())),
        cExibeTodos: "N",
        codigo_local_estoque: Number(location),
      },
      page,
      pageSize,
      reason,
    },
    rowSchema,
  );
}

/** What Auvo takes as a level: whole pieces that are there, since it has no decimals and no less than nothing. */
export function wholeLevel(balance: string): number {
  const level = decimal(balance);
  return level.lt(0) ? 0 : Number(level.round(0, 0).toString());
}
