import { base64url } from "jose";
import { z } from "zod";
import { ApiError } from "../errors.ts";

/** Lists are read by key, newest first, so that a page costs the same however long the list has grown. */
export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

export type PageRequest = { limit: number; cursor?: string | undefined };
export type Page<Item> = { items: Item[]; nextCursor: string | null };

const cursorSchema = z.string().regex(/^[a-z]{3}_[0-9A-Z]{26}$/);

/** The id that the page begins after. @throws ApiError invalid_cursor */
export function readCursor({ cursor }: PageRequest): string | null {
  if (cursor === undefined || cursor === "") return null;
  const decoded = cursorSchema.safeParse(decode(cursor));
  if (!decoded.success) throw new ApiError("invalid_cursor");
  return decoded.data;
}

/** Where a page begins in a list that is sorted by an instant that may change, and by id where that is the same. */
export type Position = { at: number; id: string };

const positionSchema = z
  .string()
  .regex(/^\d{1,16}\.[a-z]{3}_[0-9A-Z]{26}$/)
  .transform((text): Position => {
    const [at = "", id = ""] = text.split(".");
    return { at: Number(at), id };
  });

/** The position that the page begins after. @throws ApiError invalid_cursor */
export function readPosition({ cursor }: PageRequest): Position | null {
  if (cursor === undefined || cursor === "") return null;
  const decoded = positionSchema.safeParse(decode(cursor));
  if (!decoded.success) throw new ApiError("invalid_cursor");
  return decoded.data;
}

function decode(cursor: string): string {
  try {
    return new TextDecoder().decode(base64url.decode(cursor));
  } catch {
    return "";
  }
}

/** Cuts the one row too many that was read to learn whether there is another page. */
export function toPage<Row extends { id: string }, Item>(
  rows: readonly Row[],
  page: PageRequest,
  toItem: (row: Row) => Item,
): Page<Item> {
  return cut(rows, page, ({ id }) => id, toItem);
}

/** The same for a list that is read by position. */
export function toPositionedPage<Row, Item>(
  rows: readonly Row[],
  page: PageRequest,
  positionOf: (row: Row) => Position,
  toItem: (row: Row) => Item,
): Page<Item> {
  const cursorOf = (row: Row) => {
    const { at, id } = positionOf(row);
    return `${at}.${id}`;
  };
  return cut(rows, page, cursorOf, toItem);
}

function cut<Row, Item>(
  rows: readonly Row[],
  { limit }: PageRequest,
  cursorOf: (row: Row) => string,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: shown.map(toItem),
    nextCursor: more ? base64url.encode(cursorOf(last)) : null,
  };
}
