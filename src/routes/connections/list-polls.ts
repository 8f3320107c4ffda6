import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { listPolls } from "../../services/polls/list-polls.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

const request = { params: z.object({ connectionId: id("connection") }) };

const pollSchema = z
  .object({
    flow: z.string(),
    state: z.enum(["reading", "waiting", "failing"]),
    page: z.int(),
    pages: z.int().nullable(),
    found: z.int().describe("Of the round that is on its way, or of the last one"),
    changed: z.int(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    nextAt: z.string(),
    code: z.string().nullable().describe("Why the last reading failed"),
    message: z.string().nullable().describe("The same in the system's own words"),
  })
  .meta({ id: "Poll" });

export class ListPolls extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Show how far a connection's readings are",
    description:
      "For connections whose systems Ponte reads by itself: one entry for each flow that has begun.",
    tags: ["Connections"] as [string],
    success: {
      status: 200 as const,
      description: "The flows that are read",
      schema: z.object({ items: z.array(pollSchema), nextCursor: z.null() }),
    },
  };

  override async run({ context, params, language, http }: Call<typeof request, TenantContext>) {
    const items = await listPolls(context, params.connectionId, language);
    return http.json({ items, nextCursor: null });
  }
}
