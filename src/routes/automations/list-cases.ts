import { listCases } from "../../services/automations/cases.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { automationParams, caseSchema, listOfAll } from "./schemas.ts";

const request = { params: automationParams };

export class ListAutomationCases extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List the kept cases of a function",

    tags: ["Automations"] as [string],
    success: { status: 200 as const, description: "Newest first", schema: listOfAll(caseSchema) },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    const items = await listCases(context, params.connectionId, params.function);
    return http.json({ items, nextCursor: null });
  }
}
