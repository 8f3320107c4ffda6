import { sql } from "drizzle-orm";
import { z } from "zod";
import { inList } from "../../db/database.ts";
import { OPERATOR_TOKEN_ACTOR } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { isOf } from "./automation-view.ts";

const idSchema = z.object({ id: z.string().nullable() });
const rowSchema = z.object({ id: z.string(), name: z.string() });

/** Who made the versions of a connection's automations, by id: a person's e-mail, a key's name; null for the operator's token. */
export async function readMakers(
  context: TenantContext,
  connectionId: string,
): Promise<ReadonlyMap<string, string | null>> {
  requireScope(context, "read");
  const made = sql`SELECT DISTINCT created_by AS id FROM automations WHERE ${isOf(context, connectionId)}`;
  const ids = z.array(idSchema).parse(await context.db.all(made));
  const makers = ids.flatMap(({ id }) => id ?? []);
  const rows = await context.directory.all(sql`
    SELECT id, email AS name FROM users WHERE ${inList(sql`id`, makers)}
    UNION ALL
    SELECT id, name FROM api_keys WHERE tenant_id = ${context.tenantId} AND ${inList(sql`id`, makers)}`);
  const named = z
    .array(rowSchema)
    .parse(rows)
    .map(({ id, name }): [string, string | null] => [id, name]);
  return new Map([[OPERATOR_TOKEN_ACTOR, null], ...named]);
}
