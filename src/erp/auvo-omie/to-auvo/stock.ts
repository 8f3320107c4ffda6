import { z } from "zod";
import type { Delivered, FlowContext, PolledFlow } from "../../connector.ts";
import { ok, unwrap } from "../../outcome.ts";
import { findProductsByCode, patchProduct } from "../auvo/products.ts";
import { AFTER_REPEAT_MS } from "../omie/account.ts";
import { wholeLevel } from "../omie/stock.ts";
import type { Settings } from "../settings.ts";
import { readPositionRounds } from "./position-rounds.ts";
import { PRODUCTS } from "./products.ts";
import { unwrapFound } from "./unwrap-found.ts";
import { isKnownLevel, noteLevel } from "./waiting-levels.ts";

type Context = FlowContext<Settings>;

const contentSchema = z.object({ name: z.string(), level: z.number().int() });

/** At most every tick, and for fifty pages as often. */
const ROUNDS = { pageSize: 90, reason: "omie.positions", restPerPageMs: 3_000 };

/** O10: the levels of the chosen stock location, each as often as it changes. */
export const stockFlow: PolledFlow<Settings> = {
  soonestMs: AFTER_REPEAT_MS,
  read: (context, cursor) =>
    readPositionRounds(context, cursor, ROUNDS, async (positions) =>
      ok(
        positions.map(({ product, name, balance }) => ({
          externalId: product,
          title: name,
          content: { name, level: wholeLevel(balance) },
        })),
      ),
    ),
  deliver: deliverLevel,
};

async function deliverLevel(context: Context, stored: unknown): Promise<Delivered> {
  const { name, level } = contentSchema.parse(stored);
  const code = await auvoCode(context);
  if (code !== undefined) {
    if (await isKnownLevel(context, level)) return { remoteId: code };
    const changed = await patchProduct(context, code, { totalStock: level });
    if (unwrapFound(changed, context.now()) !== undefined) {
      noteLevel(context, code, level);
      return { remoteId: code };
    }
  }
  noteLevel(context, undefined, level);
  context.log("auvo_stock.waiting", { item: name, level });
  return { remoteId: null };
}

/** Auvo's number of the product: as the flow of products knows it, or of a product that was linked by hand. */
async function auvoCode(context: Context): Promise<string | undefined> {
  const known = await context.mappings.get(PRODUCTS, context.subject);
  if (known?.effect === null && known.remoteId !== null) return known.remoteId;
  const found = unwrap(await findProductsByCode(context, context.subject), context.now());
  return found.length === 1 ? found[0]?.code : undefined;
}
