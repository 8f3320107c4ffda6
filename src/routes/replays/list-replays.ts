import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { listReplays } from "../../services/replays/get-replay.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { listOf, pageQuery } from "../schemas.ts";
import { replaySchema } from "./get-replay.ts";

const request = { query: z.object(pageQuery) };

export class ListReplays extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List replays",
    tags: ["Replays"] as [string],
    success: { status: 200 as const, description: "Newest first", schema: listOf(replaySchema) },
  };

  override async run({ context, query, http }: Call<typeof request, TenantContext>) {
    return http.json(await listReplays(context, query));
  }
}
