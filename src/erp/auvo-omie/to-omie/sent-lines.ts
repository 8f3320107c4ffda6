import { z } from "zod";
import type { FlowContext } from "../../connector.ts";
import type { HeldServiceOrder } from "../omie/service-orders.ts";
import type { ServiceOrderLines } from "./service-order.ts";

const rowWordsSchema = z.object({ service: z.string(), quantity: z.number(), price: z.number().nullable() });
type RowWords = z.output<typeof rowWordsSchema>;

/**
 * Which lines of a service order are Ponte's. People in Omie add their own, and those stay as they are. Omie tells the ids of
 * rows only when the order is read, so until then the first rows are ours, and rows that were added since are known by what
 * they say.
 */
export const sentLinesSchema = z.object({
  services: z.number().int(),
  ids: z.array(z.number()).nullable(),
  added: z.array(rowWordsSchema),
  parts: z.array(z.number()),
});

export type SentLines = z.output<typeof sentLinesSchema>;

type Row = Record<string, unknown>;
type HeldRow = NonNullable<HeldServiceOrder["ServicosPrestados"]>[number];

const KIND = "task_lines";

export function sentLines({ ServicosPrestados, parts }: ServiceOrderLines): SentLines {
  return {
    services: ServicosPrestados.length,
    ids: null,
    added: [],
    parts: parts.map(({ nCodProdutoPU }) => nCodProdutoPU),
  };
}

/** Durable with the next write to Omie at the latest. */
export function rememberLines({ mappings, subject }: FlowContext, lines: SentLines): void {
  mappings.save(KIND, subject, { remoteId: JSON.stringify(lines), contentHash: null });
}

export async function recallLines({ mappings, subject }: FlowContext): Promise<SentLines> {
  const stored = (await mappings.get(KIND, subject))?.remoteId ?? "null";
  return (
    sentLinesSchema.nullable().parse(JSON.parse(stored)) ?? { services: 0, ids: null, added: [], parts: [] }
  );
}

/** The rows that are ours, in the order in which we sent them. */
export function ownRows(held: readonly HeldRow[], { services, ids, added }: SentLines): HeldRow[] {
  const own = ids === null ? held.slice(0, services) : held.filter(({ nIdItem }) => ids.includes(nIdItem));
  // What is added goes to the end.
  for (const says of added) {
    const row = held.findLast((candidate) => !own.includes(candidate) && isSaidBy(candidate, says));
    if (row !== undefined) own.push(row);
  }
  return own;
}

/** By what a row is known again. Without a price of ours Omie fills in the catalogue's. */
export function whatItSays(row: Row): RowWords {
  const service = Number(row.nCodServico ?? 0) === 0 ? String(row.cDescServ) : String(row.nCodServico);
  const price = row.nValUnit === undefined ? null : Number(row.nValUnit);
  return { service, quantity: Number(row.nQtde), price };
}

function isSaidBy(row: HeldRow, { service, quantity, price }: RowWords): boolean {
  const said = whatItSays(row);
  return said.service === service && said.quantity === quantity && (price === null || said.price === price);
}
