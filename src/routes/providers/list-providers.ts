import { z } from "zod";
import { listProviders } from "../../services/connections/list-providers.ts";
import type { Context } from "../../services/context.ts";
import { type Call, SharedRoute } from "../api-route.ts";

const jsonSchema = z.record(z.string(), z.unknown()).describe("JSON Schema");
const request = {};

export class ListProviders extends SharedRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List the ERPs and their settings",
    description:
      "Settings and credentials as JSON Schema: titles and help in the caller's language; `x-secret` marks what is never shown, `x-options` what has values to pick from (by the source of the field's own name, or of `x-options-source`), `x-values` says what the values of an enum mean, `x-where` where in the ERP a value is found.",
    tags: ["Connections"] as [string],
    success: {
      status: 200 as const,
      description: "The providers",
      schema: z.object({
        items: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            summary: z.string(),
            settings: jsonSchema,
            credentials: jsonSchema,
            flows: z.array(z.object({ id: z.string(), title: z.string() })),
            approval: z
              .enum(["support_team"])
              .nullable()
              .describe("Whose approval an activation waits for; null: it waits for nobody's"),
            optionFields: z.array(z.string()).describe("The sources of `GET …/options/{field}`"),
            optionParents: z
              .record(z.string(), z.string())
              .describe("The setting that a source's list depends on, by the source"),
          }),
        ),
        nextCursor: z.null(),
      }),
    },
  };

  override run({ language, http }: Call<typeof request, Context>) {
    return http.json({ items: listProviders(language), nextCursor: null });
  }
}
