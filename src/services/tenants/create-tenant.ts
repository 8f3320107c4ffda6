import { tenants } from "../../db/schema.ts";
import { toInstant } from "../../lib/dates.ts";
import { newId } from "../../lib/ids.ts";
import { auditStatement, makerOf } from "../audit/audit.ts";
import { type CallerContext, requireOperator } from "../context.ts";

export type Tenant = { id: string; name: string; createdAt: string };

/** Creates a tenant. @throws ApiError operator_only */
export async function createTenant(context: CallerContext, input: { name: string }): Promise<Tenant> {
  requireOperator(context);
  const now = context.now();
  const row = { id: newId("ten", now), name: input.name, createdAt: now };
  await context.directory.batch([
    context.directory.orm.insert(tenants).values({ ...row, createdBy: makerOf(context) }),
    auditStatement(context, {
      action: "tenant.created",
      tenantId: row.id,
      target: row.id,
      params: { name: row.name },
    }),
  ]);
  return { ...row, createdAt: toInstant(now) };
}
