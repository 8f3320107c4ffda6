import { z } from "zod";
import type { CallerContext } from "../../services/context.ts";
import { createTenant } from "../../services/tenants/create-tenant.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { name, tenantSchema } from "../schemas.ts";

const request = { body: z.strictObject({ name }) };

export class CreateTenant extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Create a tenant",
    tags: ["Tenants"] as [string],
    success: { status: 201 as const, description: "The new tenant", schema: tenantSchema },
  };

  override async run({ context, body, http }: Call<typeof request, CallerContext>) {
    return http.json(await createTenant(context, body), 201);
  }
}
