import { z } from "zod";
import { TEMPLATE_IDS } from "../../erp/automation/library/index.ts";
import { FUNCTION_NAMES } from "../../erp/functions/catalogue.ts";
import { applyTemplate } from "../../services/automations/apply-template.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { connectionParams } from "./schemas.ts";

const functionName = z.enum(FUNCTION_NAMES);

const request = {
  params: connectionParams,
  body: z.strictObject({
    template: z.enum(TEMPLATE_IDS),
    functions: z
      .array(functionName)
      .min(1, { error: "empty" })
      .optional()
      .describe("Default: every function of the template"),
    replace: z
      .boolean()
      .default(false)
      .describe("Functions that have an automation get the template's as a new version"),
  }),
};

const applied = z
  .object({
    items: z.array(
      z.object({
        function: functionName,
        outcome: z
          .enum(["saved", "unchanged", "kept", "not_served"])
          .describe("kept: it had an automation of its own. not_served: the template has none for it"),
        version: z.int().nullable().describe("The version that counts now"),
      }),
    ),
    missing: z
      .object({ settings: z.array(z.string()), credentials: z.array(z.string()) })
      .describe("Of the setting `values`, and of the credentials: what the connection still needs"),
  })
  .meta({ id: "AppliedTemplate" });

export class ApplyAutomationTemplate extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Save a template's automations in a connection",
    description:
      "A version for each function, all at once or none. Nothing that is there is overwritten unless `replace` asks for it; older versions can be restored.",
    tags: ["Automations"] as [string],
    success: { status: 200 as const, description: "What became of each function", schema: applied },
  };

  override async run({ context, params, body, http }: Call<typeof request, TenantContext>) {
    return http.json(await applyTemplate(context, params.connectionId, body));
  }
}
