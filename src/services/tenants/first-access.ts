import { sql } from "drizzle-orm";
import { z } from "zod";
import { toInstantOrNull } from "../../lib/dates.ts";
import type { Context } from "../context.ts";

/**
 * `entered`: has set a password and is in the team. `link_sent`: a link that works is on its way. `link_expired`: none works
 * any more. `not_sent`: no mail has left yet. `invited`: has an account and has not accepted this company's invitation.
 */
export const FIRST_ACCESS_STATES = ["entered", "link_sent", "link_expired", "not_sent", "invited"] as const;

/** How far the first access of a company's admin is. */
export type FirstAccess = {
  userId: string;
  name: string;
  email: string;
  state: (typeof FIRST_ACCESS_STATES)[number];
  linkSentAt: string | null;
  linkExpiresAt: string | null;
  /** When they came in for the first time; null also for who did before Ponte kept it. */
  firstAccessAt: string | null;
};

const rowSchema = z.object({
  tenant_id: z.string(),
  user_id: z.string(),
  name: z.string(),
  email: z.string(),
  email_verified: z.number(),
  accepted_at: z.number().nullable(),
  sent_at: z.number().nullable(),
  expires_at: z.number().nullable(),
  entered_at: z.number().nullable(),
});

/**
 * The admin that matters of each of these companies, in one query: one who came in, else who accepted or was invited first.
 */
export async function readFirstAccesses(
  context: Context,
  tenantIds: readonly string[],
): Promise<Map<string, FirstAccess>> {
  if (tenantIds.length === 0) return new Map();
  const rows = await context.directory.all(sql`
    SELECT * FROM (
      SELECT m.tenant_id, m.user_id, u.name, u.email, u.email_verified, m.accepted_at, f.sent_at, f.expires_at, f.entered_at,
        row_number() OVER (PARTITION BY m.tenant_id
          ORDER BY m.accepted_at IS NULL, u.email_verified = 0, m.invited_at, m.user_id) AS place
      FROM json_each(${JSON.stringify(tenantIds)}) wanted
      CROSS JOIN members m ON m.tenant_id = wanted.value AND m.role = 'admin'
      JOIN users u ON u.id = m.user_id LEFT JOIN first_accesses f ON f.user_id = m.user_id
    ) WHERE place = 1`);
  const now = context.now();
  return new Map(
    z
      .array(rowSchema)
      .parse(rows)
      .map((row) => [row.tenant_id, toFirstAccess(row, now)]),
  );
}

function toFirstAccess(row: z.output<typeof rowSchema>, now: number): FirstAccess {
  return {
    userId: row.user_id,
    name: row.name,
    email: row.email,
    state: stateOf(row, now),
    linkSentAt: toInstantOrNull(row.sent_at),
    linkExpiresAt: toInstantOrNull(row.expires_at),
    firstAccessAt: toInstantOrNull(row.entered_at),
  };
}

function stateOf(row: z.output<typeof rowSchema>, now: number): FirstAccess["state"] {
  if (row.email_verified === 1) return row.accepted_at === null ? "invited" : "entered";
  if (row.expires_at === null) return "not_sent";
  return row.expires_at > now ? "link_sent" : "link_expired";
}
