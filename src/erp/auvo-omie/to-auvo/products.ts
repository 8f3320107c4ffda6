import { z } from "zod";
import { contentHash } from "../../../lib/hash.ts";
import { decimal, sameAmount } from "../../../lib/money.ts";
import type { Delivered, FlowContext, PolledFlow, PollPage } from "../../connector.ts";
import { createOnce } from "../../effects.ts";
import { dead, type Outcome, ok, unwrap } from "../../outcome.ts";
import {
  type AuvoProduct,
  createProduct,
  findProductsByCode,
  findUnlinkedProducts,
  type ProductChange,
  patchProduct,
  readAuvoProduct,
} from "../auvo/products.ts";
import { AFTER_REPEAT_MS } from "../omie/account.ts";
import { type OmieProduct, readProducts } from "../omie/products.ts";
import type { Settings } from "../settings.ts";
import { readPositionRounds } from "./position-rounds.ts";
import { unwrapFound } from "./unwrap-found.ts";
import { levelInWaiting, noteLevel } from "./waiting-levels.ts";

export const PRODUCTS = "products";

type Context = FlowContext<Settings>;

const contentSchema = z.object({
  id: z.string(),
  sku: z.string().optional(),
  name: z.string(),
  details: z.string().optional(),
  price: z.string(),
  isActive: z.boolean(),
});

type Content = z.output<typeof contentSchema>;

/** A page takes two calls, its positions and their products. */
const ROUNDS = { pageSize: 100, reason: "omie.positions_of_products", restPerPageMs: 10_000 };

/** O10: the products of the chosen stock location are products in Auvo, with Omie's id as their external code. */
export const productsFlow: PolledFlow<Settings> = {
  soonestMs: AFTER_REPEAT_MS,
  read: (context, cursor) =>
    readPositionRounds(context, cursor, ROUNDS, async (positions) => {
      const ids = [...new Set(positions.map(({ product }) => product))];
      const outcome = await readProducts(context, ids);
      if (outcome.kind !== "ok") return outcome;
      return ok(outcome.value.filter(({ id }) => ids.includes(id)).map(toSubject));
    }),
  deliver: deliverProduct,
};

function toSubject(product: OmieProduct): PollPage["subjects"][number] {
  return { externalId: product.id, title: product.name, content: product };
}

async function deliverProduct(context: Context, stored: unknown): Promise<Delivered> {
  const product = contentSchema.parse(stored);
  const hash = await contentHash(wantedFields(product));
  const known = await context.mappings.get(PRODUCTS, context.subject);
  const knownCode = known?.effect === null ? known.remoteId : null;
  if (knownCode !== null && known?.contentHash === hash) return { remoteId: knownCode };
  const held = await findHeld(context, product, knownCode);
  if (held === undefined && !product.isActive && !known?.effect) return { remoteId: null };
  const record = held ?? (await create(context, product));
  await bringUpToDate(context, record, product);
  context.mappings.save(PRODUCTS, context.subject, { remoteId: record.code, contentHash: hash });
  return { remoteId: record.code };
}

/** The product in Auvo: the one that is known, the one with Omie's id, or one of the same name that is linked to nothing. */
async function findHeld(
  context: Context,
  { id, name }: Content,
  knownCode: string | null,
): Promise<AuvoProduct | undefined> {
  if (knownCode !== null) {
    const known = unwrapFound(await readAuvoProduct(context, knownCode), context.now());
    if (known !== undefined) return known;
    context.mappings.forget(PRODUCTS, context.subject);
  }
  const linked = single(name, unwrapFound(await findProductsByCode(context, id), context.now()) ?? []);
  return (
    linked ??
    single(name, unwrapFound(await findUnlinkedProducts(context, nameOf(name)), context.now()) ?? [])
  );
}

function single(item: string, found: readonly AuvoProduct[]): AuvoProduct | undefined {
  if (found.length > 1) {
    throw dead("auvo_product_ambiguous", { item, codes: found.map(({ code }) => code) });
  }
  return found[0];
}

/** What is known of a product that was created and has no price yet. */
const UNFINISHED = "unfinished";

async function create(context: Context, product: Content): Promise<AuvoProduct> {
  const { name, description, externalId } = wantedFields(product);
  const toRecord = (outcome: Outcome<AuvoProduct>) =>
    outcome.kind === "ok" ? ok({ id: outcome.value.code, raw: { ...outcome.value } }) : outcome;
  const { record, how } = await createOnce(context, {
    kind: PRODUCTS,
    key: context.subject,
    contentHash: UNFINISHED,
    sent: null,
    create: async () => toRecord(await createProduct(context, { name, description, externalId })),
    find: async () => {
      const found = await findProductsByCode(context, externalId);
      const [first] = found.kind === "ok" ? found.value : [];
      if (found.kind !== "ok") return found;
      return first === undefined ? { kind: "empty" } : toRecord(ok(first));
    },
  });
  context.log("auvo_product.created", { item: name, id: record.id, recovered: how === "recovered" });
  return isComplete(record.raw)
    ? record.raw
    : unwrap(await readAuvoProduct(context, record.id), context.now());
}

/** Some answers to a create tell all that is compared afterwards: then it need not be asked for. */
function isComplete(raw: Record<string, unknown>): raw is AuvoProduct {
  return ["code", "name", "externalId", "unitaryValue"].every((name) => typeof raw[name] === "string");
}

/** Sends what differs, and the level that waited for the product. */
async function bringUpToDate(context: Context, held: AuvoProduct, product: Content): Promise<void> {
  const level = await levelInWaiting(context);
  const { price, description, ...fields } = wantedFields(product);
  const change: Record<string, string | number | boolean> = {
    ...differing(isOwnDescription(held, product) ? { ...fields, description } : fields, held),
    ...(level === undefined ? {} : { totalStock: level }),
  };
  if (!isPrice(held, price)) change.unitaryValue = Number(decimal(price).toString());
  if (Object.keys(change).length === 0) return;
  unwrap(await patchProduct(context, held.code, change), context.now());
  if (level !== undefined) noteLevel(context, held.code, level);
  if ("unitaryValue" in change) await ensurePrice(context, held.code, product);
  context.log("auvo_product.updated", { item: product.name, id: held.code });
}

/** What Auvo makes of one price it makes of all that are written with as many decimals: once in a drain it is looked at. */
async function ensurePrice(context: Context, code: string, product: Content): Promise<void> {
  const [, decimals = ""] = decimal(product.price).toString().split(".");
  let isLookedAt = false;
  const isReadRight = await context.memo(`auvo price of ${decimals.length} decimals`, async () => {
    isLookedAt = true;
    return await verifyPrice(context, code, product);
  });
  if (!isReadRight && !isLookedAt) await verifyPrice(context, code, product);
}

/**
 * Auvo has been seen to read "10.5" as 105: what it made of the price is looked at, and said again with a comma.
 * @returns whether it was right at once
 */
async function verifyPrice(context: Context, code: string, { name, price }: Content): Promise<boolean> {
  const shown = unwrap(await readAuvoProduct(context, code), context.now());
  if (isPrice(shown, price)) return true;
  unwrap(await patchProduct(context, code, { unitaryValue: price.replace(".", ",") }), context.now());
  const again = unwrap(await readAuvoProduct(context, code), context.now());
  if (isPrice(again, price)) return false;
  throw dead("auvo_price_wrong", { item: name, price, shown: again.unitaryValue ?? "?" });
}

function isPrice({ unitaryValue }: AuvoProduct, price: string): boolean {
  return unitaryValue !== undefined && sameAmount(unitaryValue, price);
}

/** Auvo has no field for the code that people know a product by, so its description begins with it. */
function wantedFields({ id, sku, name, details, price, isActive }: Content) {
  return {
    externalId: id,
    name: nameOf(name),
    description: [sku, details]
      .filter((text) => text !== undefined)
      .join(" – ")
      .slice(0, 1_000),
    active: isActive,
    price,
  };
}

/** What people wrote there in Auvo stays. */
function isOwnDescription({ description = "" }: AuvoProduct, { sku }: Content): boolean {
  return description === "" || (sku !== undefined && description.startsWith(sku));
}

function nameOf(name: string): string {
  return name.slice(0, 255);
}

function differing(wanted: ProductChange, held: AuvoProduct): ProductChange {
  const theirs: Record<string, unknown> = { ...held, description: held.description ?? "" };
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => theirs[name] !== value));
}
