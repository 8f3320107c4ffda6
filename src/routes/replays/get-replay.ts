import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { getReplay } from "../../services/replays/get-replay.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

export const replaySchema = z
  .object({
    id: z.string(),
    filter: z.record(z.string(), z.unknown()),
    matched: z.int(),
    state: z.enum(["running", "finished", "aborted"]),
    waiting: z.int(),
    delivered: z.int(),
    dead: z.int(),
    skipped: z
      .int()
      .describe(
        "Replaced by a newer version, held, or resent by another way before their turn; nothing of them is lost",
      ),
    createdAt: z.string(),
  })
  .meta({ id: "Replay" });

const request = { params: z.object({ replayId: id("replay") }) };

export class GetReplay extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Get a replay's progress",
    tags: ["Replays"] as [string],
    success: {
      status: 200 as const,
      description: "The replay",
      schema: replaySchema,
    },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await getReplay(context, params.replayId));
  }
}
