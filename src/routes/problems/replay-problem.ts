import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { replayProblem } from "../../services/problems/replay-problem.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { problemParams } from "./schemas.ts";

export class ReplayProblem extends TenantRoute<typeof problemParams> {
  override readonly access = "sales:write";
  override readonly request = problemParams;
  override readonly operation = {
    summary: "Put all deliveries of a problem back in the queue",
    description: "A replay like any other: `GET /v1/replays/{id}` tells its progress.",
    tags: ["Problems"] as [string],
    success: {
      status: 202 as const,
      description: "How many match; the id tells the progress",
      schema: z.object({ id: z.string().optional(), matched: z.int() }),
    },
  };

  override async run({ context, params, language, http }: Call<typeof problemParams, TenantContext>) {
    return http.json(await replayProblem(context, params.problemId, language), 202);
  }
}
