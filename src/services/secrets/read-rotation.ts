import type { KeyRing } from "../../env.ts";
import { toInstant } from "../../lib/dates.ts";
import { atEachShard, type CallerContext, type Context, requireOperator } from "../context.ts";
import { isFresh } from "./rotate-secrets.ts";
import { findRotation } from "./rotation-progress.ts";
import { openValue, SealError, type SealProblem, sealedUnder } from "./seal.ts";
import { positionOf, readSealedRows, type SealedRow, type SealedValue } from "./sealed-rows.ts";

/** How far the rotation of the key ring has come, counted in the rows themselves. */
export type RotationView = {
  activeKey: string | null;
  /** The keys of the ring, and those that values name without being in it. */
  keys: { id: string; active: boolean; values: number }[];
  total: number;
  /** Since this key became the active one. */
  rewritten: number;
  /** Values that the sweep still has to rewrite. Those that do not open are not among them. */
  remaining: number;
  unreadable: UnreadableValue[];
  finishedAt: string | null;
};

export type UnreadableValue = {
  table: string;
  /** The row's primary key. */
  id: string;
  /** The same, when it is a connection's. */
  connectionId: string | null;
  field: string;
  code: SealProblem;
};

type Found = { row: SealedRow; value: SealedValue };

const ROWS_AT_ONCE = 500;
/** So many values are opened to find those that do not open, the old ones first. The command's proof opens all. */
const MAX_OPENED = 1_000;

/** Counts every sealed value by its key. It reads every row that holds one. @throws ApiError operator_only */
export async function readRotation(context: CallerContext): Promise<RotationView> {
  requireOperator(context);
  const ring = context.settings.credentialKeys;
  const { counts, total, stale, toOpen } = await countValues(context, ring);
  const unreadable = ring === undefined ? [] : await findUnreadable(ring, toOpen);
  const staleUnreadable = unreadable.filter(({ fresh }) => !fresh).length;
  const remaining = stale - staleUnreadable;
  const key = ring?.active ?? "";
  const rotations = await Promise.all(atEachShard(context).map((at) => findRotation(at, key)));
  const ends = rotations.map((rotation) => rotation?.finishedAt ?? null);
  const finishedAt = ends.includes(null) ? null : Math.max(...ends.map(Number));
  return {
    activeKey: ring?.active ?? null,
    keys: [...counts].map(([id, values]) => ({ id, active: id === ring?.active, values })),
    total,
    rewritten: rotations.reduce((total, rotation) => total + (rotation?.rewritten ?? 0), 0),
    remaining,
    unreadable: unreadable.map(({ view }) => view),
    finishedAt: finishedAt === null || remaining > 0 ? null : toInstant(finishedAt),
  };
}

async function countValues(context: Context, ring: KeyRing | undefined) {
  const counts = new Map(Object.keys(ring?.keys ?? {}).map((id) => [id, 0]));
  const [old, fresh]: [Found[], Found[]] = [[], []];
  let [total, stale] = [0, 0];
  for await (const row of eachSealedRow(context)) {
    for (const value of row.values) {
      total++;
      const under = sealedUnder(value.sealed);
      if (under !== undefined) counts.set(under.keyId, (counts.get(under.keyId) ?? 0) + 1);
      const isStale = ring === undefined || !isFresh(ring, value);
      if (isStale) stale++;
      const list = isStale ? old : fresh;
      if (list.length < MAX_OPENED) list.push({ row, value });
    }
  }
  return { counts, total, stale, toOpen: [...old, ...fresh].slice(0, MAX_OPENED) };
}

async function* eachSealedRow(context: Context): AsyncGenerator<SealedRow> {
  for (const at of atEachShard(context)) {
    let rows = await readSealedRows(at, [], ROWS_AT_ONCE);
    for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
      yield* rows;
      rows = await readSealedRows(at, positionOf(last), ROWS_AT_ONCE);
    }
  }
}

async function findUnreadable(ring: KeyRing, found: readonly Found[]) {
  const checked = await Promise.all(
    found.map(async ({ row, value }) => {
      const code = await problemOf(ring, value);
      return code === undefined ? [] : [{ fresh: isFresh(ring, value), view: toView(row, value, code) }];
    }),
  );
  return checked.flat();
}

async function problemOf(ring: KeyRing, { owner, sealed }: SealedValue): Promise<SealProblem | undefined> {
  try {
    await openValue(ring, owner, sealed);
    return undefined;
  } catch (error) {
    if (error instanceof SealError) return error.code;
    throw error;
  }
}

function toView({ place, key }: SealedRow, { field }: SealedValue, code: SealProblem): UnreadableValue {
  const id = key.join("/");
  return { table: place.table, id, connectionId: place.table === "connections" ? id : null, field, code };
}
