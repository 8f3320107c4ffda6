import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { FIRST_SHARD } from "../../db/shards.ts";
import type { ShardContext } from "../context.ts";
import type { SealOwner } from "./seal.ts";
import { SEALED_COLUMNS, type SealedColumn } from "./sealed-columns.ts";

/** A row with sealed values, as it stands in D1. */
export type SealedRow = {
  place: SealedColumn;
  key: string[];
  /** The column's text, to the letter: what a rewrite compares with. */
  stored: string;
  values: SealedValue[];
};

export type SealedValue = { field: string; sealed: string; owner: SealOwner };

/** Where a walk over all sealed rows stands: the column and the key of the last row that it has seen; [] at its start. */
export type Position = readonly string[];

const mapSchema = z.record(z.string(), z.string());
const rowSchema = z.record(z.string(), z.string());

const nameOf = ({ table, column }: SealedColumn) => `${table}.${column}`;
const names = (columns: readonly string[]): SQL =>
  sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );

/** The next rows behind a position, of one column. @returns an empty list at the end of the walk */
export async function readSealedRows(
  context: ShardContext,
  position: Position,
  limit: number,
): Promise<SealedRow[]> {
  const [name, ...key] = position;
  const start = SEALED_COLUMNS.findIndex((place) => nameOf(place) === name);
  for (const [index, place] of SEALED_COLUMNS.entries()) {
    if (index < start || (place.ofDirectory && context.shard !== FIRST_SHARD)) continue;
    const rows = await readPage(context, place, index === start ? key : undefined, limit);
    if (rows.length > 0) return rows;
  }
  return [];
}

/** The position right behind a row. */
export function positionOf({ place, key }: SealedRow): Position {
  return [nameOf(place), ...key];
}

async function readPage(
  context: ShardContext,
  place: SealedColumn,
  after: readonly string[] | undefined,
  limit: number,
): Promise<SealedRow[]> {
  const key = names(place.key);
  const column = sql.identifier(place.column);
  const behind =
    after === undefined
      ? sql``
      : sql`AND (${key}) > (${sql.join(
          after.map((part) => sql`${part}`),
          sql`, `,
        )})`;
  const rows = await context.db.all(sql`
    SELECT ${names([...place.key, ...(place.alsoRead ?? []), place.column])} FROM ${sql.identifier(place.table)}
    WHERE ${column} IS NOT NULL AND ${column} NOT IN ('', '{}') ${behind} ORDER BY ${key} LIMIT ${limit}`);
  return rows.map((row) => toSealedRow(place, rowSchema.parse(row)));
}

function toSealedRow(place: SealedColumn, row: Record<string, string>): SealedRow {
  const stored = row[place.column] ?? "";
  const fields = place.kind === "map" ? readMap(stored) : undefined;
  // A text that is no map is one value that does not open: it is reported, and stays as it is.
  const entries = fields === undefined ? [[place.column, stored] as const] : Object.entries(fields);
  return {
    place,
    key: place.key.map((column) => row[column] ?? ""),
    stored,
    values: entries.map(([field, sealed]) => ({ field, sealed, owner: place.owner(row, field) })),
  };
}

function readMap(stored: string): Record<string, string> | undefined {
  try {
    return mapSchema.parse(JSON.parse(stored));
  } catch {
    return undefined;
  }
}

/** The statement that replaces a row's sealed values, unless they are no longer those that were read. */
export function replaceSealed(
  { place, key, stored, values }: SealedRow,
  resealed: readonly SealedValue[],
): SQL {
  const text =
    place.kind === "map"
      ? JSON.stringify(Object.fromEntries(resealed.map(({ field, sealed }) => [field, sealed])))
      : (resealed[0]?.sealed ?? values[0]?.sealed ?? "");
  const column = sql.identifier(place.column);
  const keyParts = place.key.map((name, index) => sql`${sql.identifier(name)} = ${key[index] ?? ""}`);
  return sql`UPDATE ${sql.identifier(place.table)} SET ${column} = ${text}
    WHERE ${sql.join(keyParts, sql` AND `)} AND ${column} = ${stored}`;
}
