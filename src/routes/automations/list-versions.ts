import { listVersions } from "../../services/automations/get-automation.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { automationParams, listOfAll, versionSchema } from "./schemas.ts";

const request = { params: automationParams };

export class ListAutomationVersions extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List the versions of an automation",

    tags: ["Automations"] as [string],
    success: { status: 200 as const, description: "Newest first", schema: listOfAll(versionSchema) },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    const items = await listVersions(context, params.connectionId, params.function);
    return http.json({ items, nextCursor: null });
  }
}
