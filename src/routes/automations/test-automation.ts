import { z } from "zod";
import { testAutomation } from "../../services/automations/test-automation.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { automationBody, automationParams, testRunSchema } from "./schemas.ts";

const request = {
  params: automationParams,
  body: z.strictObject({
    input: z.record(z.string(), z.unknown()).default({}),
    automation: automationBody.optional().describe("What is being written; without it the saved one runs"),
    dryRun: z.boolean().optional().describe("Shows the first call that writes, and does not make it"),
  }),
};

export class TestAutomation extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Run an automation once, with a trace",
    description:
      "The calls are really made: what writes, writes, unless `dryRun` is set. Nothing of the run is kept but in the ERP.",
    tags: ["Automations"] as [string],
    success: {
      status: 200 as const,
      description: "What it came to, and what each step did",
      schema: testRunSchema,
    },
  };

  override async run({ context, params, body, language, http }: Call<typeof request, TenantContext>) {
    const { connectionId, function: name } = params;
    return http.json(await testAutomation(context, connectionId, name, body, language));
  }
}
