import { z } from "zod";
import { listOptions } from "../../services/connections/list-options.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

const request = { params: z.object({ connectionId: id("connection"), field: z.string().max(60) }) };

export class ListOptions extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List a field's values, read from the ERP",
    tags: ["Connections"] as [string],
    success: {
      status: 200 as const,
      description: "The values",
      schema: z.object({ items: z.array(z.object({ value: z.string(), label: z.string() })) }),
    },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json({ items: await listOptions(context, params.connectionId, params.field) });
  }
}
