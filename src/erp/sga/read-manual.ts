import { z } from "zod";
import type { AssetPage } from "../assets.ts";
import type { ConnectionContext } from "../connector.ts";
import { type Outcome, ok } from "../outcome.ts";
import { callFor, isRouteMissing, rowsSchema } from "./answers.ts";
import { readRows } from "./rows.ts";
import type { Settings } from "./settings.ts";
import { readSituations, standingOf } from "./situations.ts";
import { LIST_TIMEOUT_MS, pageDigest, refusedPage, WHOLE_LIST_TIMEOUT_MS } from "./turn-pages.ts";
import { loose, looseCount } from "./values.ts";

/** SGA takes up to 5,000 and times out long before; integrators ask for 500 to 1,000. */
const ROWS = 500;

export const manualCursorSchema = z.object({
  mode: z.literal("manual"),
  situations: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      /** How many rows of it came, in this import and in the last one that read everything. */
      rows: z.number().optional(),
      before: z.number().optional(),
    }),
  ),
  /** Which situation is read next, and from which of its rows. */
  index: z.number(),
  offset: z.number(),
  /** Whether the list takes a first row and a size: the documentation's does not. */
  isPaged: z.boolean(),
  page: z.number(),
  digest: z.string(),
});
type Cursor = z.output<typeof manualCursorSchema>;
type Context = ConnectionContext<Settings>;

const productSchema = z.object({ descricao: loose });

/** `GET /produto/buscar/:code`: the product's name. */
export async function readProduct({ caller, settings }: Context): Promise<Outcome<{ descricao: string }>> {
  return await callFor(
    caller,
    {
      method: "GET",
      path: `/produto/buscar/${encodeURIComponent(settings.productCode)}`,
      reason: "sga.product",
    },
    rowsSchema.pipe(z.tuple([productSchema], z.unknown()).transform(([product]) => product)),
  );
}

/**
 * Which situations there are. Some that the import before saw may have vanished with a change of what the user may see:
 * then nothing that is missing is gone.
 */
export async function prepareManual(
  context: Context,
  before: Cursor | undefined,
): Promise<Outcome<AssetPage>> {
  const product = await readProduct(context);
  const isUnknown = product.kind === "empty" || (product.kind === "not_found" && !isRouteMissing(product));
  if (isUnknown) return { kind: "refused", message: "ponte:product_unknown", certainty: "answered" };
  // A key that may not read the product may still list the vehicles that have it.
  if (product.kind !== "ok" && product.kind !== "refused" && product.kind !== "not_found") return product;
  const outcome = await readSituations(context);
  if (outcome.kind !== "ok") return refusedPage(outcome);
  const rowsBefore = new Map(before?.situations.map(({ code, rows }) => [code, rows]));
  const situations = outcome.value
    .filter(({ name }) => standingOf(context.settings, name) !== "ignore")
    .map((situation) => ({ ...situation, before: rowsBefore.get(situation.code) }));
  const told = new Set(outcome.value.map(({ code }) => code));
  const hasVanished = before?.situations.some(({ code, rows }) => rows !== 0 && !told.has(code)) ?? false;
  return ok({
    rows: [],
    issues: [],
    phase: "preparing",
    cursor: {
      mode: "manual",
      situations,
      index: 0,
      offset: 0,
      isPaged: true,
      page: 0,
      digest: "",
    } satisfies Cursor,
    isLast: situations.length === 0,
    page: 0,
    ...(hasVanished ? { gap: "situations_vanished" as const } : {}),
  });
}

/** `GET /veiculo/listar-veiculo-produto/:situation/:first/:size`: the vehicles of one situation with their products. */
export async function readManualPage(context: Context, cursor: Cursor): Promise<Outcome<AssetPage>> {
  const { settings, caller } = context;
  const situation = cursor.situations[cursor.index];
  if (situation === undefined) throw new Error("the cursor stands after the last situation");
  const list = `/veiculo/listar-veiculo-produto/${encodeURIComponent(situation.code)}`;
  const outcome = await callFor(
    caller,
    {
      method: "GET",
      path: cursor.isPaged ? `${list}/${cursor.offset}/${ROWS}` : list,
      timeoutMs: cursor.isPaged ? LIST_TIMEOUT_MS : WHOLE_LIST_TIMEOUT_MS,
      reason: "sga.vehicles_by_situation",
    },
    rowsSchema,
  );
  if (cursor.isPaged && cursor.offset === 0 && isRouteMissing(outcome)) {
    return await readManualPage(context, { ...cursor, isPaged: false });
  }
  if (outcome.kind !== "ok" && outcome.kind !== "empty") return refusedPage(outcome);
  const raw = outcome.kind === "ok" ? outcome.value : [];
  const digest = await pageDigest(raw);
  if (raw.length > 0 && cursor.offset > 0 && digest === cursor.digest) {
    return { kind: "unreadable", message: "ponte:repeated_page", certainty: "answered" };
  }
  const emptied = raw.length === 0 && (situation.before ?? 0) > cursor.offset;
  const left = emptied ? await readCount(context, situation.code) : ok(0);
  if (left.kind !== "ok") return refusedPage(left);
  const isCutShort = left.value === undefined || left.value > cursor.offset;
  // More than was asked for is all there is: the list takes no size, and would begin anew for ever.
  const hasMore = cursor.isPaged && raw.length === ROWS;
  const next = hasMore ? { offset: cursor.offset + raw.length } : { index: cursor.index + 1, offset: 0 };
  const page = cursor.page + 1;
  // What SGA itself contradicts stays in doubt; what it tells nothing of is believed the second time.
  const rows = isCutShort && left.value !== undefined ? situation.before : cursor.offset + raw.length;
  return ok({
    ...readRows(raw, { settings, situation: situation.name, product: "only" }),
    phase: "vehicles",
    cursor: {
      ...cursor,
      ...next,
      situations: cursor.situations.with(cursor.index, { ...situation, rows }),
      page,
      digest,
    } satisfies Cursor,
    isLast: !hasMore && cursor.index + 1 >= cursor.situations.length,
    page,
    ...(isCutShort ? { gap: "page_empty" as const } : {}),
  });
}

const countSchema = z.object({ total_veiculos: looseCount });

/**
 * `POST /listar/veiculo`: how many vehicles a situation has, by another road than the one whose page came empty. Integrators
 * count its rows from 0, one from 1. @returns undefined where the key does not open it
 */
async function readCount({ caller }: Context, situation: string): Promise<Outcome<number | undefined>> {
  for (const inicio_paginacao of [0, 1]) {
    const outcome = await callFor(
      caller,
      {
        method: "POST",
        path: "/listar/veiculo",
        body: { codigo_situacao: situation, inicio_paginacao, quantidade_por_pagina: 1 },
        reason: "sga.situation_count",
      },
      countSchema,
    );
    if (outcome.kind === "ok") return ok(outcome.value.total_veiculos);
    if (outcome.kind === "empty") return ok(0);
    if (outcome.kind !== "refused" && outcome.kind !== "not_found") return outcome;
  }
  return ok(undefined);
}
