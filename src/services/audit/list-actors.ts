import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../../db/database.ts";
import { ACTOR_KINDS } from "../../db/schema.ts";
import { FIRST_SHARD } from "../../db/shards.ts";
import { requireAdmin, type TenantContext } from "../context.ts";
import { OPERATOR_TOKEN_ACTOR } from "./audit.ts";

/** Somebody, or a key, who stands in a trail. The id is what the trail is filtered by. */
export type Actor = { id: string; kind: (typeof ACTOR_KINDS)[number]; name: string | null };

/** More than a filter can offer in a list; the trail itself takes any of them. */
const MAX_ACTORS = 200;

const rowSchema = z.object({
  actor_id: z.string().nullable(),
  actor_kind: z.enum(ACTOR_KINDS),
  actor_name: z.string().nullable(),
  at: z.number(),
});

/**
 * Who did something in this company, under the name of their last entry. It jumps from one to the next in the index, so
 * that it costs as much as there are people, however long the trail. @throws ApiError admin_only
 */
export async function listActors(context: TenantContext): Promise<Actor[]> {
  requireAdmin(context);
  const { directory, db, shard } = context;
  const trails = shard === FIRST_SHARD ? [db] : [directory, db];
  const found = await Promise.all(trails.map((trail) => readActors(trail, context.tenantId)));
  const rows = found.flat().sort((left, right) => left.at - right.at);
  const byId = new Map(rows.map((row) => [row.actor_id ?? OPERATOR_TOKEN_ACTOR, row]));
  return [...byId].map(([id, row]) => ({ id, kind: row.actor_kind, name: row.actor_name }));
}

async function readActors(trail: Database, tenantId: string) {
  const rows = await trail.all(sql`
    WITH RECURSIVE found (id) AS (
      SELECT min(actor_id) FROM audit WHERE tenant_id = ${tenantId} AND actor_id > ''
      UNION ALL
      SELECT (SELECT min(actor_id) FROM audit WHERE tenant_id = ${tenantId} AND actor_id > found.id)
      FROM found WHERE found.id IS NOT NULL LIMIT ${MAX_ACTORS}
    )
    SELECT a.actor_id, a.actor_kind, a.actor_name, a.at FROM found JOIN audit a ON a.id = (
      SELECT id FROM audit WHERE tenant_id = ${tenantId} AND actor_id = found.id ORDER BY at DESC, id DESC LIMIT 1)
    UNION ALL SELECT * FROM (
      SELECT actor_id, actor_kind, actor_name, at FROM audit
      WHERE tenant_id = ${tenantId} AND actor_id IS NULL AND actor_kind = 'operator' LIMIT 1)`);
  return z.array(rowSchema).parse(rows);
}
