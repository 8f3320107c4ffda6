import { z } from "zod";
import { DELIVERY_STATES } from "../../db/schema.ts";
import type { TenantContext } from "../../services/context.ts";
import { createReplay } from "../../services/replays/create-replay.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { forwardRange, instantQuery } from "../schemas.ts";

const request = {
  body: z.strictObject({
    filter: forwardRange(
      z.strictObject({
        connectionId: z.string().max(128).optional(),
        flow: z.string().max(60).optional(),
        state: z.enum(DELIVERY_STATES).optional(),
        code: z.string().max(60).optional(),
        reconciliationId: z
          .string()
          .max(128)
          .optional()
          .describe("Only the sales that this comparison did not find in the ERP any more"),
        problemId: z.string().max(128).optional().describe("Deliveries that still stand with this problem"),
        from: instantQuery.describe("Deliveries made at or after this instant"),
        to: instantQuery.describe("Deliveries made at or before this instant"),
      }),
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
  };

  override async run({ context, body, http }: Call<typeof request, TenantContext>) {
    const replay = await createReplay(context, body.filter, body.dryRun);
    return http.json(replay, body.dryRun ? 200 : 202);
  }
}
