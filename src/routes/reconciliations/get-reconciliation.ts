import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { getReconciliation } from "../../services/reconciliations/get-reconciliation.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";
import { reconciliationSchema } from "./schemas.ts";

const request = { params: z.object({ reconciliationId: id("comparison") }) };

export class GetReconciliation extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Show what a comparison with the ERP found",
    description:
      "`POST /v1/replays` with `reconciliationId` puts those that are missing back in the queue: they are entered again.",
    tags: ["Reconciliations"] as [string],
    success: { status: 200 as const, description: "The comparison", schema: reconciliationSchema },
  };

  override async run({ context, params, language, http }: Call<typeof request, TenantContext>) {
    return http.json(await getReconciliation(context, params.reconciliationId, language));
  }
}
