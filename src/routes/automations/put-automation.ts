import { putAutomation } from "../../services/automations/put-automation.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { automationBody, automationParams, versionSchema } from "./schemas.ts";

const request = { params: automationParams, body: automationBody };

export class PutAutomation extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Save a function's automation",
    description:
      "Checked whole before it is saved: its form, its names, its expressions. Each change is a version of its own that can be restored; the same content again is none.",
    tags: ["Automations"] as [string],
    success: { status: 200 as const, description: "The version that counts now", schema: versionSchema },
  };

  override async run({ context, params, body, http }: Call<typeof request, TenantContext>) {
    return http.json(await putAutomation(context, params.connectionId, params.function, body));
  }
}
