import { z } from "zod";
import { listOptions } from "../../services/connections/list-options.ts";
import type { TenantContext } from "../../services/context.ts";
import { MAX_LIMIT } from "../../services/lists.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id, pageQuery } from "../schemas.ts";

const request = {
  params: z.object({ connectionId: id("connection"), field: z.string().max(60) }),
  query: z.object({
    q: z.string().max(200).optional().describe("Words that the label has, or the beginning of the value"),
    limit: pageQuery.limit
      .unwrap()
      .optional()
      .meta({ type: "integer", minimum: 1, maximum: MAX_LIMIT, description: "Left out: all values" }),
    chosen: z
      .string()
      .max(400)
      .optional()
      .describe("What is chosen in the field that this list depends on. Left out: what is saved"),
  }),
};

export class ListOptions extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List a field's values, read from the ERP",
    description:
      "`field` is an option source of the provider. A list is kept for some minutes, so that searching in it costs the ERP no call.",
    tags: ["Connections"] as [string],
    success: {
      status: 200 as const,
      description: "The values",
      schema: z.object({
        items: z.array(z.object({ value: z.string(), label: z.string() })),
        matching: z
          .int()
          .describe("How many values there are, or match the search; `items` may be the first of them"),
      }),
    },
  };

  override async run({ context, params, query, http }: Call<typeof request, TenantContext>) {
    return http.json(await listOptions(context, params.connectionId, params.field, query));
  }
}
