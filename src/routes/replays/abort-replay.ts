import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { abortReplay } from "../../services/replays/abort-replay.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";
import { replaySchema } from "./get-replay.ts";

const request = { params: z.object({ replayId: id("replay") }) };

export class AbortReplay extends TenantRoute<typeof request> {
  override readonly access = "sales:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Stop a replay",
    description:
      "What has not gone yet stays, as `dead` with the code `replay_aborted`, until somebody resends it. What is on its way arrives.",
    tags: ["Replays"] as [string],
    success: { status: 200 as const, description: "The replay as it ended", schema: replaySchema },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await abortReplay(context, params.replayId));
  }
}
