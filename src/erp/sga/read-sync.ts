import { z } from "zod";
import type { AssetGap, AssetPage } from "../assets.ts";
import type { ConnectionContext } from "../connector.ts";
import { type Outcome, ok } from "../outcome.ts";
import { callFor, isRouteMissing, oneOf, rowsSchema } from "./answers.ts";
import { SYNC } from "./paths.ts";
import { productNamesSchema, readRows } from "./rows.ts";
import type { Settings } from "./settings.ts";
import { LIST_TIMEOUT_MS, pageDigest, refusedPage, WHOLE_LIST_TIMEOUT_MS } from "./turn-pages.ts";
import { looseCount } from "./values.ts";

/** Two integrators name two places for the paged list; where there is neither, the whole list comes at once. */
const PAGED = ["/sincronismo-produto-fornecedor-paginado", "/sincronismo-produto"] as const;
const WHOLE = "/sincronismo-produto-fornecedor/listar";

export const syncCursorSchema = z.object({
  mode: z.literal("sync"),
  /** Where the pages are; null for the whole list. */
  base: z.enum(PAGED).nullable(),
  /** Whether the product's code is one of the supplier's: only then rows are told apart by it. */
  filters: z.boolean(),
  /** The last page that was read, counted from 1. */
  page: z.number(),
  pages: z.number(),
  /** How many rows SGA told of, and how many came. */
  total: z.number().nullable(),
  read: z.number(),
  digest: z.string(),
});
type Cursor = z.output<typeof syncCursorSchema>;

const countSchema = z
  .object({
    quantidade_paginas: looseCount.optional(),
    total_paginas: looseCount.optional(),
    total_registros: looseCount.optional(),
  })
  .refine(({ quantidade_paginas, total_paginas }) => (quantidade_paginas ?? total_paginas) !== undefined);

/** The supplier's products: `{"<code>": "<NAME>"}`, and `[]` where there are none. */
export async function readSyncProducts({
  caller,
}: Pick<ConnectionContext<Settings>, "caller">): Promise<Outcome<Record<string, string>>> {
  return await callFor(
    caller,
    {
      account: SYNC,
      method: "GET",
      path: "/buscar/produtos-fornecedor-sincronismo",
      reason: "sga.sync_products",
    },
    productNamesSchema,
  );
}

export async function readSyncCount({
  caller,
}: Pick<ConnectionContext<Settings>, "caller">): Promise<Outcome<Pick<Cursor, "base" | "pages" | "total">>> {
  for (const base of PAGED) {
    const outcome = await callFor(
      caller,
      {
        account: SYNC,
        method: "GET",
        path: `${base}/listar/pagina/quantidade-paginas`,
        reason: "sga.sync_count",
      },
      oneOf(countSchema),
    );
    if (isRouteMissing(outcome)) continue;
    if (outcome.kind === "empty") return ok({ base, pages: 0, total: 0 });
    if (outcome.kind !== "ok") return outcome;
    const { quantidade_paginas, total_paginas, total_registros } = outcome.value;
    return ok({ base, pages: quantidade_paginas ?? total_paginas ?? 0, total: total_registros ?? null });
  }
  return ok({ base: null, pages: 1, total: null });
}

/** Which products the supplier has, and how many pages there are. */
export async function prepareSync(context: ConnectionContext<Settings>): Promise<Outcome<AssetPage>> {
  const products = await readSyncProducts(context);
  if (products.kind !== "ok" && products.kind !== "empty") return refusedPage(products);
  const count = await readSyncCount(context);
  if (count.kind !== "ok") return refusedPage(count);
  const filters = products.kind === "ok" && Object.hasOwn(products.value, context.settings.productCode);
  const { pages } = count.value;
  return ok({
    rows: [],
    issues: [],
    phase: "preparing",
    cursor: { mode: "sync", ...count.value, filters, page: 0, read: 0, digest: "" } satisfies Cursor,
    isLast: pages === 0,
    page: 0,
    pages,
  });
}

export async function readSyncPage(
  { settings, caller }: ConnectionContext<Settings>,
  cursor: Cursor,
): Promise<Outcome<AssetPage>> {
  const page = cursor.page + 1;
  const outcome = await callFor(
    caller,
    {
      account: SYNC,
      method: "GET",
      path: cursor.base === null ? WHOLE : `${cursor.base}/listar/pagina/${page}`,
      timeoutMs: cursor.base === null ? WHOLE_LIST_TIMEOUT_MS : LIST_TIMEOUT_MS,
      reason: "sga.sync_page",
    },
    rowsSchema,
  );
  if (outcome.kind !== "ok" && outcome.kind !== "empty") return refusedPage(outcome);
  const raw = outcome.kind === "ok" ? outcome.value : [];
  const digest = await pageDigest(raw);
  if (raw.length > 0 && digest === cursor.digest) {
    return { kind: "unreadable", message: "ponte:repeated_page", certainty: "answered" };
  }
  const read = cursor.read + raw.length;
  const isLast = page >= cursor.pages;
  const gap = gapOf(cursor, raw.length, read, isLast);
  return ok({
    ...readRows(raw, { settings, product: cursor.filters ? "listed" : "any" }),
    phase: "vehicles",
    cursor: { ...cursor, page, read, digest } satisfies Cursor,
    isLast,
    page,
    pages: cursor.pages,
    ...(gap === undefined ? {} : { gap }),
  });
}

/** Pages that come empty, or fewer rows than SGA told of before, are no proof that vehicles are gone. */
function gapOf(cursor: Cursor, rows: number, read: number, isLast: boolean): AssetGap | undefined {
  if (rows === 0) return "page_empty";
  return isLast && cursor.total !== null && read < cursor.total ? "fewer_than_told" : undefined;
}
