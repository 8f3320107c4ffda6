import { getAutomation } from "../../services/automations/get-automation.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { automationParams, versionSchema } from "./schemas.ts";

const request = { params: automationParams };

export class GetAutomation extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Get a function's automation",

    tags: ["Automations"] as [string],
    success: { status: 200 as const, description: "The newest version", schema: versionSchema },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await getAutomation(context, params.connectionId, params.function));
  }
}
