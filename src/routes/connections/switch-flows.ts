import { z } from "zod";
import { switchFlows } from "../../services/connections/switch-flows.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { connectionSchema, id } from "../schemas.ts";

const request = {
  params: z.object({ connectionId: id("connection") }),
  body: z.record(z.string(), z.boolean()),
};

export class SwitchFlows extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Switch flows on and off",
    tags: ["Connections"] as [string],
    success: { status: 200 as const, description: "The connection", schema: connectionSchema },
  };

  override async run({ context, params, body, http }: Call<typeof request, TenantContext>) {
    return http.json(await switchFlows(context, params.connectionId, body), 200);
  }
}
