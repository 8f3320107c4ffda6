import { sql } from "drizzle-orm";
import { z } from "zod";
import { requireScope, type TenantContext } from "../context.ts";

/** Of what is tried again, so many are looked at: the newest. */
const RETRYING_READ = 1_000;

const rowSchema = z.object({ code: z.string() });

/** The codes with which the company's deliveries stand or wait: what a replay may be filtered by and find something. */
export async function listReplayCodes(context: TenantContext): Promise<string[]> {
  requireScope(context, "read");
  const { tenantId } = context;
  const rows = await context.db.all(sql`
    SELECT p.code FROM problems p WHERE p.tenant_id = ${tenantId} AND EXISTS (
      SELECT 1 FROM deliveries d INDEXED BY deliveries_by_problem WHERE d.problem_id = p.id AND d.state = 'dead')
    UNION
    SELECT code FROM (SELECT code FROM deliveries INDEXED BY deliveries_retrying
      WHERE tenant_id = ${tenantId} AND state = 'retrying' ORDER BY id DESC LIMIT ${RETRYING_READ})
    WHERE code IS NOT NULL`);
  return z
    .array(rowSchema)
    .parse(rows)
    .map(({ code }) => code);
}
