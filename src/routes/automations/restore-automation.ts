import { z } from "zod";
import { restoreAutomation } from "../../services/automations/restore-automation.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { automationParams, versionSchema } from "./schemas.ts";

const request = { params: automationParams, body: z.strictObject({ version: z.int().min(1) }) };

export class RestoreAutomation extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Restore an older version",

    tags: ["Automations"] as [string],
    success: {
      status: 200 as const,
      description: "The new version, with the older one's content",
      schema: versionSchema,
    },
  };

  override async run({ context, params, body, http }: Call<typeof request, TenantContext>) {
    const { connectionId, function: name } = params;
    return http.json(await restoreAutomation(context, connectionId, name, body.version));
  }
}
