import type { Delivered, FlowContext } from "../connector.ts";

/** What an earlier attempt, or another route to the same order, has made: it is not made again. */
export async function madeAlready(
  { mappings, subject }: FlowContext,
  kind: "order" | "ticket" | "lead",
): Promise<Delivered | undefined> {
  const known = await mappings.get(kind, subject);
  if (known?.remoteId == null || known.effect !== null) return undefined;
  return { remoteId: kind === "lead" ? null : known.remoteId };
}
