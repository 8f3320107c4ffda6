import { z } from "zod";
import { rerunCase } from "../../services/automations/cases.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { automationBody, caseParams, testRunSchema } from "./schemas.ts";

const request = {
  params: caseParams,
  body: z.strictObject({ automation: automationBody.optional() }),
};

export class RerunAutomationCase extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Run a kept case again, without the ERP",

    tags: ["Automations"] as [string],
    success: {
      status: 200 as const,
      description: "What it comes to now, and whether that is the same",
      schema: testRunSchema.extend({ same: z.boolean() }).meta({ id: "AutomationCaseRerun" }),
    },
  };

  override async run({ context, params, body, language, http }: Call<typeof request, TenantContext>) {
    const { connectionId, function: name, caseId } = params;
    return http.json(await rerunCase(context, connectionId, name, caseId, body.automation, language));
  }
}
