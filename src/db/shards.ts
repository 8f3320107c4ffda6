import { Database } from "./database.ts";

/**
 * A database of companies' rows. Number 1 is the first one, `DB`; `DB_2`, `DB_3` … are further ones. A company's rows stand
 * in one of them, its people, keys and sessions always in the first, which is the directory too.
 */
export type Shard = { number: number; db: Database };

export const FIRST_SHARD = 1;

const FURTHER = /^DB_([2-9]|[1-9]\d+)$/;

/** The databases that are bound, by their numbers, the first one first. */
export function openShards(bindings: { DB: D1Database }): Shard[] {
  const further = Object.entries(bindings).flatMap(([name, d1]): Shard[] => {
    const number = Number(FURTHER.exec(name)?.[1]);
    // Guarantee: a binding with a name of this form is a database.
    return Number.isNaN(number) ? [] : [{ number, db: new Database(d1 as D1Database) }];
  });
  further.sort((left, right) => left.number - right.number);
  return [{ number: FIRST_SHARD, db: new Database(bindings.DB) }, ...further];
}
