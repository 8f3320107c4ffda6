import { z } from "zod";
import { DELIVERY_STATES } from "../../db/schema.ts";
import type { TenantContext } from "../../services/context.ts";
import { createReplay, REPLAY_CONTENTS } from "../../services/replays/create-replay.ts";
import { REPLAY_PERIODS } from "../../services/replays/matching.ts";
import { deliveryText } from "../../strings/deliveries.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { filterFields, forwardRange, instantQuery } from "../schemas.ts";

export const replayFilterSchema = forwardRange(
  z.strictObject({
    ...filterFields,
    state: z.enum(DELIVERY_STATES).optional(),
    code: z
      .string()
      .max(60)
      .refine((code) => deliveryText(code) !== undefined, { error: "unknown_code" })
      .optional()
      .describe("Why they wait or stopped"),
    q: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe("Part of the external id, of the number, or of the name that the sale or record is known by"),
    reconciliationId: z
      .string()
      .max(128)
      .optional()
      .describe("Only the sales that this comparison did not find in the ERP any more"),
    problemId: z.string().max(128).optional().describe("Deliveries that still stand with this problem"),
    period: z
      .enum(REPLAY_PERIODS)
      .optional()
      .describe(
        "What `from` and `to` are about. created, by default: when deliveries were made. stopped: when they last stopped, or arrived; what still waits is not meant then",
      ),
    from: instantQuery.describe("Deliveries made, or stopped, at or after this instant"),
    to: instantQuery.describe("Deliveries made, or stopped, at or before this instant"),
  }),
);

const request = {
  body: z.strictObject({
    filter: replayFilterSchema,
    content: z
      .enum(REPLAY_CONTENTS)
      .default("stored")
      .describe(
        "stored: what Ponte has, which is the last that the CRM sent. newest: the systems that Ponte reads by itself (Auvo and Omie) are read again first, and what changed there takes the older content's place",
      ),
    dryRun: z.boolean().default(false),
  }),
};

export class CreateReplay extends TenantRoute<typeof request> {
  override readonly access = "sales:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Put many deliveries back in the queue",
    description:
      "What matches is frozen when it is asked. Without a `state`, what was delivered is left alone. With `dryRun` it only counts.",
    tags: ["Replays"] as [string],
    success: {
      status: 202 as const,
      description: "How many match; the id tells the progress",
      schema: z.object({ id: z.string().optional(), matched: z.int() }),
    },
    notFound:
      "The connection, problem or comparison that the filter names is not there; `errors` says which field",
  };

  override async run({ context, body, http }: Call<typeof request, TenantContext>) {
    const replay = await createReplay(context, body.filter, body);
    return http.json(replay, body.dryRun ? 200 : 202);
  }
}
