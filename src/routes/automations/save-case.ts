import { z } from "zod";
import { saveCase } from "../../services/automations/cases.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { name } from "../schemas.ts";
import { automationBody, automationParams, caseSchema, traceSchema } from "./schemas.ts";

const request = {
  params: automationParams,
  body: z.strictObject({
    name,
    input: z.record(z.string(), z.unknown()).default({}),
    automation: automationBody.optional(),
    dryRun: z.boolean().optional(),
  }),
};

export class SaveAutomationCase extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Run an automation once and keep the case",
    description:
      "Keeps the input, what the ERP answered (secrets masked) and what came of it, so that the case can be run again without the ERP.",
    tags: ["Automations"] as [string],
    success: {
      status: 201 as const,
      description: "The case, with its trace",
      schema: caseSchema.extend({ trace: traceSchema }).meta({ id: "AutomationCaseRun" }),
    },
  };

  override async run({ context, params, body, language, http }: Call<typeof request, TenantContext>) {
    const { connectionId, function: name } = params;
    return http.json(await saveCase(context, connectionId, name, body, language), 201);
  }
}
