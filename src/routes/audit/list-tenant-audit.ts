import { z } from "zod";
import { listAudit } from "../../services/audit/list-audit.ts";
import { atTenant, type CallerContext } from "../../services/context.ts";
import { requireTenant } from "../../services/tenants/require-tenant.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { auditQuery, auditSchema, id, listOf, toAuditFilter } from "../schemas.ts";

const request = { params: z.object({ tenantId: id("tenant") }), query: auditQuery };

export class ListTenantAudit extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Read a tenant's audit trail",
    description: "Who changed what, newest first.",
    tags: ["Audit"] as [string],
    success: { status: 200 as const, description: "A page of entries", schema: listOf(auditSchema) },
  };

  override async run({ context, params, query, language, http }: Call<typeof request, CallerContext>) {
    const place = await requireTenant(context, params.tenantId);
    return http.json(await listAudit(atTenant(context, place), toAuditFilter(query), query, language));
  }
}
