import { z } from "zod";
import { createConnection } from "../../services/connections/create-connection.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { connectionSchema, name } from "../schemas.ts";

const fields = z.record(z.string(), z.unknown());
const request = {
  body: z.strictObject({
    provider: z.string({ error: "unknown_provider" }),
    name,
    settings: fields.optional(),
    credentials: fields.optional(),
  }),
};

export class CreateConnection extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Create a connection",
    description:
      "It begins as a draft: nothing flows before it is activated. `GET /v1/providers` describes the fields.",
    tags: ["Connections"] as [string],
    success: { status: 201 as const, description: "The new connection", schema: connectionSchema },
  };

  override async run({ context, body, http }: Call<typeof request, TenantContext>) {
    return http.json(await createConnection(context, body), 201);
  }
}
