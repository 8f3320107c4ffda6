import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { FunctionName } from "../../erp/functions/catalogue.ts";
import type { ShardContext } from "../context.ts";

const rowSchema = z.object({ function: z.string(), content: z.string() });

/** That a row of automations, by its table's name in the statement, is the newest of its function, and is one. */
export function standsAs(table: "a" | "automations"): SQL {
  const row = sql.identifier(table);
  return sql`${row}.content IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM automations newer WHERE newer.tenant_id = ${row}.tenant_id
      AND newer.connection_id = ${row}.connection_id AND newer.function = ${row}.function AND newer.version > ${row}.version)`;
}

export const stands = standsAs("a");

/** A connection's automations as they stand: by function, the newest version of each. */
export async function readAutomations(
  context: ShardContext,
  connection: { id: string; tenantId: string },
): Promise<Map<FunctionName, unknown>> {
  const rows = await context.db.all(sql`
    SELECT a.function, a.content FROM automations a
    WHERE a.tenant_id = ${connection.tenantId} AND a.connection_id = ${connection.id} AND ${stands}`);
  return new Map(
    z
      .array(rowSchema)
      .parse(rows)
      // What is stored under a function's name was checked to be one.
      .map(({ function: name, content }) => [name as FunctionName, JSON.parse(content) as unknown]),
  );
}
