import { toInstant } from "../../lib/dates.ts";
import { newId } from "../../lib/ids.ts";
import { auditStatement, makerOf } from "../audit/audit.ts";
import { type CallerContext, requireOperator } from "../context.ts";
import { writeTenant } from "./place-tenant.ts";

export type Tenant = { id: string; name: string; createdAt: string };

/** Creates a tenant. @throws ApiError operator_only */
export async function createTenant(context: CallerContext, input: { name: string }): Promise<Tenant> {
  requireOperator(context);
  const now = context.now();
  const row = { id: newId("ten", now), name: input.name, createdAt: now };
  const entry = auditStatement(context, {
    action: "tenant.created",
    tenantId: row.id,
    target: row.id,
    params: { name: row.name },
  });
  await writeTenant(context, { ...row, createdBy: makerOf(context) }, { after: [entry] });
  return { ...row, createdAt: toInstant(now) };
}
