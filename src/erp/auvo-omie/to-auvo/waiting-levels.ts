import type { FlowContext } from "../../connector.ts";

/** What Auvo was last told of a level. */
export const STOCK = "stock";

/** Stands where Auvo's id of the product would: it is not there yet. */
const WAITING = "waiting";

type Context = Pick<FlowContext, "mappings" | "subject">;

/** The level of a product that was not in Auvo when the level was to go. */
export async function levelInWaiting({ mappings, subject }: Context): Promise<number | undefined> {
  const noted = await mappings.get(STOCK, subject);
  return noted?.remoteId === WAITING && noted.contentHash !== null ? Number(noted.contentHash) : undefined;
}

/** Is it what Auvo was last told? */
export async function isKnownLevel({ mappings, subject }: Context, level: number): Promise<boolean> {
  const noted = await mappings.get(STOCK, subject);
  return noted !== undefined && noted.remoteId !== WAITING && noted.contentHash === String(level);
}

/** @param code Auvo's number of the product, or nothing where it is not there yet */
export function noteLevel({ mappings, subject }: Context, code: string | undefined, level: number): void {
  mappings.save(STOCK, subject, { remoteId: code ?? WAITING, contentHash: String(level) });
}
