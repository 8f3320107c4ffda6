import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { getLog } from "../../services/logs/list-logs.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id, logSchema } from "../schemas.ts";

const request = { params: z.object({ logId: id("entry") }) };

export class GetLog extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Get a log entry with its requests and answers",
    tags: ["Log"] as [string],
    success: { status: 200 as const, description: "The entry, secrets masked", schema: logSchema },
  };

  override async run({ context, params, language, http }: Call<typeof request, TenantContext>) {
    return http.json(await getLog(context, params.logId, language));
  }
}
