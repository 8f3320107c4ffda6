import { z } from "zod";
import { CONNECTION_STATUSES, PAUSED_REASONS } from "../../db/schema.ts";
import type { TenantContext } from "../../services/context.ts";
import { HEALTHS, readStatus } from "../../services/status/read-status.ts";
import { type Call, TenantRoute } from "../api-route.ts";

const instant = z.string().nullable();

const statusSchema = z
  .object({
    ok: z
      .boolean()
      .describe("Nothing fails, is paused by the ERP or waits for a person, and the routine runs"),
    routine: z
      .object({ ok: z.boolean(), lastRunAt: instant })
      .describe("The hub's three-minute round: when it last came to its end"),
    connections: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        provider: z.string(),
        status: z.enum(CONNECTION_STATUSES),
        pausedReason: z.enum(PAUSED_REASONS).nullable(),
        health: z.enum(HEALTHS),
        lastSuccessAt: instant.describe("The last arrival, reading or import"),
        waiting: z.int().describe("Deliveries that go by themselves; counted up to 1000, like the others"),
        waitingSince: instant,
        nextAttemptAt: instant,
        dead: z.int().describe("Deliveries that need a person"),
        held: z.int().describe("Deliveries that go only by a resend"),
        failing: z
          .object({ since: z.string(), code: z.string(), message: z.string() })
          .nullable()
          .describe("Since when nothing works with the ERP, and why"),
      }),
    ),
  })
  .meta({ id: "Status" });

const request = {};

export class GetStatus extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Show how a tenant's connections stand",
    tags: ["Status"] as [string],
    success: { status: 200 as const, description: "The status", schema: statusSchema },
  };

  override async run({ context, language, http }: Call<typeof request, TenantContext>) {
    return http.json(await readStatus(context, language));
  }
}
