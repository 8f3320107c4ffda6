import { deleteAutomation } from "../../services/automations/delete-automation.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { automationParams } from "./schemas.ts";

const request = { params: automationParams };

export class DeleteAutomation extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Take a function's automation away",

    tags: ["Automations"] as [string],
    success: { status: 204 as never, description: "Taken away; its versions stay" },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    await deleteAutomation(context, params.connectionId, params.function);
    return http.body(null, 204);
  }
}
