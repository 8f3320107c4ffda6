import { z } from "zod";
import { revokeApiKey } from "../../services/api-keys/revoke-api-key.ts";
import type { CallerContext } from "../../services/context.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

const request = { params: z.object({ tenantId: id("tenant"), keyId: id("key") }) };

export class RevokeApiKey extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Revoke an API key",
    description: "It stops working at once, and so do page sessions that were opened with it.",
    tags: ["API keys"] as [string],
    success: { status: 204 as never, description: "Revoked" },
  };

  override async run({ context, params, http }: Call<typeof request, CallerContext>) {
    await revokeApiKey(context, params.tenantId, params.keyId);
    return http.body(null, 204);
  }
}
