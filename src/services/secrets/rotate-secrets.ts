import { z } from "zod";
import type { KeyRing } from "../../env.ts";
import type { ShardContext } from "../context.ts";
import { advance, endPass, openRotation } from "./rotation-progress.ts";
import { openValue, SealError, sealedUnder, sealValue } from "./seal.ts";
import {
  positionOf,
  readSealedRows,
  replaceSealed,
  type SealedRow,
  type SealedValue,
} from "./sealed-rows.ts";

/** What one round did. A value that does not open is left as it is, and never stops the others. */
export type RotationRound = { rewritten: number; unreadable: number };

export type RotationBounds = {
  /** At most so many rows are rewritten, and ten times as many looked at. */
  rows: number;
  /** Goes over everything once more although the rotation has finished. */
  again: boolean;
};

const EACH_TICK: RotationBounds = { rows: 200, again: false };
const ROWS_AT_ONCE = 100;

/**
 * A round of the sweep that rewrites every sealed value under the ring's active key. Any number of sweeps may run at
 * once, and be killed anywhere: a row changes only if it is still what was read, so an update by somebody else always wins.
 */
export async function rotateSecrets(context: ShardContext, bounds = EACH_TICK): Promise<RotationRound> {
  const ring = context.settings.credentialKeys;
  const round = { rewritten: 0, unreadable: 0 };
  if (ring === undefined) return round;
  let [rewritable, readable] = [bounds.rows, bounds.rows * 10];
  let rotation = await openRotation(context, ring.active, bounds.again);
  while (rotation !== undefined && rotation.checkedAt === null && rewritable > 0 && readable > 0) {
    const position = z.array(z.string()).parse(JSON.parse(rotation.position));
    const rows = await readSealedRows(context, position, Math.min(ROWS_AT_ONCE, rewritable, readable));
    const last = rows.at(-1);
    if (last === undefined) {
      rotation = await endPass(context, rotation);
      // One more pass meets them again.
      if (rotation?.checkedAt === null) round.unreadable = 0;
      continue;
    }
    const done = await resealRows(context, ring, rows);
    rotation = await advance(context, rotation, positionOf(last), done);
    rewritable -= done.rows;
    readable -= rows.length;
    round.rewritten += done.rewritten;
    round.unreadable += done.unreadable;
  }
  return round;
}

async function resealRows(context: ShardContext, ring: KeyRing, rows: readonly SealedRow[]) {
  const resealed = await Promise.all(rows.map((row) => resealRow(ring, row)));
  const stale = resealed.filter(({ changed }) => changed > 0);
  const results =
    stale.length === 0
      ? []
      : await context.db.batch(stale.map(({ row, values }) => replaceSealed(row, values)));
  const rewritten = stale.filter((_, index) => results[index]?.meta.changes === 1);
  return {
    rows: stale.length,
    rewritten: sum(rewritten.map(({ changed }) => changed)),
    changes: sum(stale.map(({ changed }) => changed)),
    unreadable: sum(resealed.map(({ unreadable }) => unreadable)),
  };
}

async function resealRow(ring: KeyRing, row: SealedRow) {
  const values = await Promise.all(row.values.map((value) => resealValue(ring, value)));
  return {
    row,
    values: values.map(({ value }) => value),
    changed: values.filter(({ state }) => state === "resealed").length,
    unreadable: values.filter(({ state }) => state === "unreadable").length,
  };
}

async function resealValue(ring: KeyRing, value: SealedValue) {
  if (isFresh(ring, value)) return { value, state: "fresh" };
  try {
    const text = await openValue(ring, value.owner, value.sealed);
    const sealed = await sealValue(ring, value.owner, text);
    return { value: { ...value, sealed }, state: "resealed" };
  } catch (error) {
    if (error instanceof SealError) return { value, state: "unreadable" };
    throw error;
  }
}

/** True when a value is written as `sealValue` would write it now, as far as its header tells. */
export function isFresh(ring: KeyRing, { sealed }: SealedValue): boolean {
  const under = sealedUnder(sealed);
  return under?.current === true && under.keyId === ring.active;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
