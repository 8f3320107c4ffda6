import type { TenantContext } from "../../services/context.ts";
import { removeAddress } from "../../services/webhooks-in/change-address.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { addressParams } from "./schemas.ts";

const request = { params: addressParams };

export class RemoveWebhookAddress extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Take a system's address away",
    description: "What it tells is not heard any more; the three-minute readings go on.",
    tags: ["Webhooks in"] as [string],
    success: { status: 204 as never, description: "Taken away" },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    await removeAddress(context, params.connectionId, params.system);
    return http.body(null, 204);
  }
}
