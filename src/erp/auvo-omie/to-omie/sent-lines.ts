import { z } from "zod";
import type { FlowContext } from "../../connector.ts";
import type { HeldServiceOrder } from "../omie/service-orders.ts";
import type { ServiceOrderLines } from "./service-order.ts";

/**
 * Which lines of a service order are Ponte's. People in Omie add their own, and those stay as they are. Omie tells the ids of
 * rows only when the order is read, so until then the first rows are ours, and rows that were added since are known by what
 * they say.
 */
export const sentLinesSchema = z.object({
  services: z.number().int(),
  ids: z.array(z.number()).nullable(),
  added: z.array(z.string()),
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
  for (const text of added) {
    const row = held.find((candidate) => !own.includes(candidate) && signature(candidate) === text);
    if (row !== undefined) own.push(row);
  }
  return own;
}

/** What a row says, without its price: Omie fills in the catalogue's. */
export function signature(row: Row): string {
  const service = Number(row.nCodServico ?? 0) === 0 ? String(row.cDescServ) : String(row.nCodServico);
  return `${service} ${Number(row.nQtde)}`;
}
