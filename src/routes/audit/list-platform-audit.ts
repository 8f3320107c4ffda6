import { listPlatformAudit } from "../../services/audit/list-audit.ts";
import type { CallerContext } from "../../services/context.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { auditQuery, auditSchema, listOf, toAuditFilter } from "../schemas.ts";

const request = { query: auditQuery };

export class ListPlatformAudit extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Read the platform's own audit trail",
    description: "What concerns no single tenant: the support team, the key ring.",
    tags: ["Audit"] as [string],
    success: { status: 200 as const, description: "A page of entries", schema: listOf(auditSchema) },
  };

  override async run({ context, query, language, http }: Call<typeof request, CallerContext>) {
    return http.json(await listPlatformAudit(context, toAuditFilter(query), query, language));
  }
}
