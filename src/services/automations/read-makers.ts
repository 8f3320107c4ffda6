import { sql } from "drizzle-orm";
import { z } from "zod";
import { OPERATOR_TOKEN_ACTOR } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { isOf } from "./automation-view.ts";

const rowSchema = z.object({ id: z.string(), name: z.string() });

/** Who made the versions of a connection's automations, by id: a person's e-mail, a key's name; null for the operator's token. */
export async function readMakers(
  context: TenantContext,
  connectionId: string,
): Promise<ReadonlyMap<string, string | null>> {
  requireScope(context, "read");
  const makers = sql`(SELECT created_by FROM automations WHERE ${isOf(context, connectionId)})`;
  const rows = await context.db.all(sql`
    SELECT id, email AS name FROM users WHERE id IN ${makers}
    UNION ALL
    SELECT id, name FROM api_keys WHERE tenant_id = ${context.tenantId} AND id IN ${makers}`);
  const named = z
    .array(rowSchema)
    .parse(rows)
    .map(({ id, name }): [string, string | null] => [id, name]);
  return new Map([[OPERATOR_TOKEN_ACTOR, null], ...named]);
}
