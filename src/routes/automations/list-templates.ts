import { z } from "zod";
import { TEMPLATE_IDS } from "../../erp/automation/library/index.ts";
import { FUNCTION_NAMES } from "../../erp/functions/catalogue.ts";
import { describeEditor, listTemplates } from "../../services/automations/list-templates.ts";
import type { Context } from "../../services/context.ts";
import { type Call, SharedRoute } from "../api-route.ts";
import { automationBody } from "./schemas.ts";

const request = {
  query: z.object({ template: z.enum(TEMPLATE_IDS).optional().describe("Only this one") }),
};

const functionName = z.enum(FUNCTION_NAMES);
const named = z.object({ name: z.string(), title: z.string(), help: z.string() });

const templateSchema = z
  .object({
    id: z.enum(TEMPLATE_IDS),
    title: z.string(),
    summary: z.string(),
    connection: z
      .object({
        baseUrl: z.object({ example: z.string(), help: z.string() }),
        checkPath: z.string(),
        auth: z.record(z.string(), z.unknown()).describe("The setting `auth`"),
        credentials: z.array(named),
        values: z
          .array(named.extend({ neededFor: z.array(functionName).describe("These fail without it") }))
          .describe("Of the setting `values`"),
      })
      .describe("What a connection of the provider `automation` needs for it"),
    automations: z.array(z.object({ function: functionName, title: z.string(), automation: automationBody })),
    notServed: z.array(z.object({ function: functionName, reason: z.string() })),
  })
  .meta({ id: "AutomationTemplate" });

const describedFunction = z.object({
  name: functionName,
  title: z.string(),
  effect: z.enum(["read", "write", "delivery"]),
  variables: z.array(z.object({ name: z.string(), type: z.string(), description: z.string() })),
});

export class ListAutomationTemplates extends SharedRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List the automations that are ready for known ERPs, and the grammar of all of them",
    description:
      "Each template has an automation for every function that its ERP's API can serve, and what a connection needs for it. `grammar` is the JSON Schema of an automation; expressions may name each function's `variables` and use the `helpers` and `macros`.",
    tags: ["Automations"] as [string],
    success: {
      status: 200 as const,
      description: "The templates",
      schema: z.object({
        items: z.array(templateSchema),
        nextCursor: z.null(),
        grammar: z.record(z.string(), z.unknown()).describe("JSON Schema"),
        functions: z.array(describedFunction),
        helpers: z.array(z.object({ usage: z.string(), description: z.string() })),
        macros: z.array(z.string()),
      }),
    },
  };

  override run({ query, language, http }: Call<typeof request, Context>) {
    const items = listTemplates(language, query.template);
    return http.json({ items, nextCursor: null, ...describeEditor(language) });
  }
}
