import { z } from "zod";
import type { Context } from "../../services/context.ts";
import { checkHealth } from "../../services/health/check-health.ts";
import { type Call, PublicRoute } from "../api-route.ts";

const request = {};

export class GetHealth extends PublicRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Is the hub up, with its database?",
    tags: ["Health"] as [string],
    success: {
      status: 200 as const,
      description: "It is",
      schema: z.object({ ok: z.boolean(), version: z.string() }),
    },
  };

  override async run({ context, http }: Call<typeof request, Context>) {
    return http.json(await checkHealth(context));
  }
}
