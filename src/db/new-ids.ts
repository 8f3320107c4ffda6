import { type SQL, sql } from "drizzle-orm";
import { type IdPrefix, newId } from "../lib/ids.ts";

const TIME_CHARACTERS = 10;

/**
 * An id that the database finishes, a new one for each row that a statement makes: prefix and time are the statement's, the
 * sixteen characters after them are random.
 */
export function newIdPerRow(prefix: IdPrefix, now: number): SQL {
  const head = newId(prefix, now).slice(0, prefix.length + 1 + TIME_CHARACTERS);
  return sql`${head} || upper(hex(randomblob(8)))`;
}
