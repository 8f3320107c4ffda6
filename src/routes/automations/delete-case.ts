import { deleteCase } from "../../services/automations/cases.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { caseParams } from "./schemas.ts";

const request = { params: caseParams };

export class DeleteAutomationCase extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Delete a kept case",

    tags: ["Automations"] as [string],
    success: { status: 204 as never, description: "Deleted" },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    await deleteCase(context, params.connectionId, params.function, params.caseId);
    return http.body(null, 204);
  }
}
