import type { TenantContext } from "../../services/context.ts";
import { readLogRetention } from "../../services/logs/retention.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { logRetentionSchema } from "./schemas.ts";

const request = {};

export class GetLogRetention extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Tell how long the log is kept",
    tags: ["Log"] as [string],
    success: { status: 200 as const, description: "In days", schema: logRetentionSchema },
  };

  override async run({ context, http }: Call<typeof request, TenantContext>) {
    return http.json(await readLogRetention(context));
  }
}
