import { z } from "zod";
import { LOG_LEVELS } from "../../db/schema.ts";
import type { TenantContext } from "../../services/context.ts";
import { listLogs } from "../../services/logs/list-logs.ts";
import { isLogEvent } from "../../strings/logs.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { filterFields, forwardRange, instantQuery, listOf, logSchema, pageQuery } from "../schemas.ts";

/** What the log is filtered by, in a list and in a file. */
export const logFilterQuery = {
  connectionId: filterFields.connectionId,
  provider: filterFields.provider,
  level: z.enum(LOG_LEVELS).optional(),
  event: z.string().max(60).refine(isLogEvent, { error: "unknown_event" }).optional(),
  subject: z.string().max(128).optional().describe("The sale's externalId"),
  deliveryId: z.string().max(128).optional(),
  q: z.string().max(200).optional().describe("Words, or beginnings of words, of the entry"),
  from: instantQuery,
  to: instantQuery,
};

const request = { query: forwardRange(z.object({ ...pageQuery, ...logFilterQuery })) };

export class ListLogs extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List the integration log, newest first",
    tags: ["Log"] as [string],
    success: { status: 200 as const, description: "A page of entries", schema: listOf(logSchema) },
    notFound: "The connection or delivery that the filter names is not there; `errors` says which field",
  };

  override async run({ context, query, language, http }: Call<typeof request, TenantContext>) {
    return http.json(await listLogs(context, query, query, language));
  }
}
