import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Mapping } from "../../erp/effects.ts";
import type { ShardContext } from "../context.ts";

const rowSchema = z.object({
  kind: z.string(),
  key: z.string(),
  remote_id: z.string().nullable(),
  content_hash: z.string().nullable(),
  content_at: z.number().nullable(),
  effect_settles_at: z.number().nullable(),
  effect_sent: z.string().nullable(),
  updated_at: z.number(),
});

export type MappingKey = { kind: string; key: string };

/**
 * A connection's mappings during one drain. Only the lease's holder writes them, so what was read stays true; many are
 * read in one statement, before the deliveries that need them.
 */
export class MappingCache {
  readonly #context: Pick<ShardContext, "db">;
  readonly #connectionId: string;
  readonly #known = new Map<string, Mapping | undefined>();

  constructor(context: Pick<ShardContext, "db">, connectionId: string) {
    this.#context = context;
    this.#connectionId = connectionId;
  }

  /**
   * Reads all of these that are not known yet: one round trip. CROSS JOIN makes SQLite look each wanted key up; left to
   * itself it would read all mappings of the connection for each.
   */
  async load(keys: readonly MappingKey[]): Promise<void> {
    const missing = keys.filter(({ kind, key }) => !this.#known.has(nameOf(kind, key)));
    if (missing.length === 0) return;
    const rows = await this.#context.db.all(sql`
      SELECT m.kind, m.key, m.remote_id, m.content_hash, m.content_at, m.effect_settles_at, m.effect_sent, m.updated_at
      FROM json_each(${JSON.stringify(missing)}) wanted
      CROSS JOIN mappings m ON m.connection_id = ${this.#connectionId}
        AND m.kind = wanted.value ->> '$.kind' AND m.key = wanted.value ->> '$.key'`);
    for (const { kind, key } of missing) this.#known.set(nameOf(kind, key), undefined);
    for (const row of z.array(rowSchema).parse(rows)) {
      this.#known.set(nameOf(row.kind, row.key), {
        remoteId: row.remote_id,
        contentHash: row.content_hash,
        contentAt: row.content_at,
        updatedAt: row.updated_at,
        effect:
          row.effect_settles_at === null
            ? null
            : { settlesAt: row.effect_settles_at, sent: JSON.parse(row.effect_sent ?? "null") },
      });
    }
  }

  async get(kind: string, key: string): Promise<Mapping | undefined> {
    await this.load([{ kind, key }]);
    return this.#known.get(nameOf(kind, key));
  }

  set(kind: string, key: string, mapping: Mapping | undefined): void {
    this.#known.set(nameOf(kind, key), mapping);
  }

  settle(kind: string, key: string, settlesAt: number): void {
    const mapping = this.#known.get(nameOf(kind, key));
    if (mapping?.effect) this.set(kind, key, { ...mapping, effect: { ...mapping.effect, settlesAt } });
  }
}

function nameOf(kind: string, key: string): string {
  return `${kind}\u0000${key}`;
}
