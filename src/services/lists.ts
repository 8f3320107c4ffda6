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
  { limit }: PageRequest,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: shown.map(toItem),
    nextCursor: more ? base64url.encode(last.id) : null,
  };
}
