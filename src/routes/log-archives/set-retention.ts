import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { setLogRetention } from "../../services/logs/retention.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { logDays, logRetentionSchema } from "./schemas.ts";

const request = { body: z.strictObject({ days: logDays }) };

export class SetLogRetention extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Set how long the log is kept",
    description:
      "The next daily job goes by it. Fewer days delete what is older, after it has gone into the archive where the hub has one.",
    tags: ["Log"] as [string],
    success: { status: 200 as const, description: "Set", schema: logRetentionSchema },
  };

  override async run({ context, body, http }: Call<typeof request, TenantContext>) {
    return http.json(await setLogRetention(context, body.days));
  }
}
