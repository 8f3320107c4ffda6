import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { listArchives } from "../../services/logs/list-archives.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { listOf, pageQuery } from "../schemas.ts";
import { logArchiveSchema } from "./schemas.ts";

const request = { query: z.object(pageQuery) };

export class ListLogArchives extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List the log's archive, newest first",
    description:
      "Entries go there with their requests and answers before those are deleted: an object for each day in São Paulo, several for a long one.",
    tags: ["Log"] as [string],
    success: { status: 200 as const, description: "A page of objects", schema: listOf(logArchiveSchema) },
  };

  override async run({ context, query, http }: Call<typeof request, TenantContext>) {
    return http.json(await listArchives(context, query));
  }
}
