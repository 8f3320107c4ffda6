import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { listReconciliations } from "../../services/reconciliations/list-reconciliations.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id, listOf, pageQuery } from "../schemas.ts";
import { reconciliationSummarySchema } from "./schemas.ts";

const request = { params: z.object({ connectionId: id("connection") }), query: z.object(pageQuery) };

export class ListReconciliations extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List a connection's comparisons with the ERP, newest first",
    tags: ["Reconciliations"] as [string],
    success: {
      status: 200 as const,
      description: "A page of comparisons",
      schema: listOf(reconciliationSummarySchema),
    },
  };

  override async run({ context, params, query, language, http }: Call<typeof request, TenantContext>) {
    return http.json(await listReconciliations(context, params.connectionId, query, language));
  }
}
