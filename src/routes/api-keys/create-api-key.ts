import { z } from "zod";
import { createApiKey } from "../../services/api-keys/create-api-key.ts";
import type { CallerContext } from "../../services/context.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { id, name, scopesSchema } from "../schemas.ts";

const request = {
  params: z.object({ tenantId: id("tenant") }),
  body: z.strictObject({ name, scopes: scopesSchema.optional().describe("Default: all of them") }),
};

export class CreateApiKey extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Create an API key",
    description: "The key itself is answered here, once; Ponte keeps only its hash.",
    tags: ["API keys"] as [string],
    success: {
      status: 201 as const,
      description: "The new key",
      schema: z.object({ id: z.string(), name: z.string(), scopes: scopesSchema, key: z.string() }),
    },
  };

  override async run({ context, params, body, http }: Call<typeof request, CallerContext>) {
    return http.json(await createApiKey(context, params.tenantId, body), 201);
  }
}
