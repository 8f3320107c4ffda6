import { z } from "zod";
import { testConnection } from "../../services/connections/test-connection.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

const testSchema = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      ok: z.boolean(),
      code: z.string().optional(),
      message: z.string(),
    }),
  ),
});

const request = { params: z.object({ connectionId: id("connection") }) };

export class TestConnection extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Test a connection",
    description: "Reads from the ERP and changes nothing. A check that passes with a `code` is a warning.",
    tags: ["Connections"] as [string],
    success: { status: 200 as const, description: "Each check and its result", schema: testSchema },
  };

  override async run({ context, params, language, http }: Call<typeof request, TenantContext>) {
    return http.json(await testConnection(context, params.connectionId, language), 200);
  }
}
