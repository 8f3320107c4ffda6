/** Stands in for better-auth's database in memory (see `[alias]` in wrangler.toml): the hub's is D1, always. */
export function memoryAdapter(): never {
  throw new Error("better-auth was given no database");
}
