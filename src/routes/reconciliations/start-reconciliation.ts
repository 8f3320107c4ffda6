import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { startReconciliation } from "../../services/reconciliations/start-reconciliation.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

const request = { params: z.object({ connectionId: id("connection") }) };

export class StartReconciliation extends TenantRoute<typeof request> {
  override readonly access = "sales:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Compare with the ERP at once",
    description:
      "What was delivered lately, with what the ERP has of it; it happens once a day by itself. Nothing is changed in the ERP. One at a time for each connection: while one is on its way, 409 `reconciliation_running`.",
    tags: ["Reconciliations"] as [string],
    success: { status: 202 as const, description: "The comparison", schema: z.object({ id: z.string() }) },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await startReconciliation(context, params.connectionId), 202);
  }
}
