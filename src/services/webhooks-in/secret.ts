import { FIRST_SHARD } from "../../db/shards.ts";
import { randomToken } from "../../lib/hash.ts";

/**
 * A new secret of an address. It names the database in which its company's rows stand, unless that is the first: who calls
 * an address names no company, and a look into the directory would be a round trip more for each call. The name is
 * part of what is hashed, so that another one is another secret.
 */
export function newSecret(shard: number): string {
  return shard === FIRST_SHARD ? randomToken() : `${shard}.${randomToken()}`;
}

export function shardOfSecret(secret: string): number {
  return Number(/^(\d+)\./.exec(secret)?.[1] ?? FIRST_SHARD);
}
