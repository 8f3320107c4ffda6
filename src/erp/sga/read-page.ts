import { z } from "zod";
import type { AssetPage } from "../assets.ts";
import type { ConnectionContext } from "../connector.ts";
import type { Outcome } from "../outcome.ts";
import { SYNC } from "./paths.ts";
import { manualCursorSchema, prepareManual, readManualPage } from "./read-manual.ts";
import { prepareSync, readSyncPage, syncCursorSchema } from "./read-sync.ts";
import type { Settings } from "./settings.ts";

/** Where an import stands, in either mode. */
export const cursorSchema = z.discriminatedUnion("mode", [syncCursorSchema, manualCursorSchema]);

/**
 * One page of an import: by the supplier's sincronismo where its key is saved, else situation by situation in the manual
 * mode. An import goes on in the mode in which it began.
 */
export async function readPage(
  context: ConnectionContext<Settings>,
  cursor: unknown,
  before: unknown,
): Promise<Outcome<AssetPage>> {
  const hasSync = context.caller.accounts?.includes(SYNC) ?? false;
  if (cursor === null) {
    const earlier = manualCursorSchema.safeParse(before).data;
    return hasSync ? await prepareSync(context) : await prepareManual(context, earlier);
  }
  const standing = cursorSchema.parse(cursor);
  if (standing.mode === "manual") return await readManualPage(context, standing);
  // Its key was taken away meanwhile: what was read so far says nothing of the rest.
  if (!hasSync) return { kind: "refused", message: "ponte:sync_key_gone", certainty: "not_sent" };
  return await readSyncPage(context, standing);
}
