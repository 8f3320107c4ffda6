import { listAutomations } from "../../services/automations/get-automation.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { connectionParams, listOfAll, versionSchema } from "./schemas.ts";

const request = { params: connectionParams };

export class ListAutomations extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List a connection's automations",

    tags: ["Automations"] as [string],
    success: {
      status: 200 as const,
      description: "One per function that has one",
      schema: listOfAll(versionSchema),
    },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json({ items: await listAutomations(context, params.connectionId), nextCursor: null });
  }
}
