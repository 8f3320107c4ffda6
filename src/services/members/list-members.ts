import { sql } from "drizzle-orm";
import { z } from "zod";
import { toInstant, toInstantOrNull } from "../../lib/dates.ts";
import { ROLES, type Role } from "../../lib/scopes.ts";
import type { CallerContext } from "../context.ts";
import { requireAdminOf } from "../tenants/require-tenant.ts";

export type MemberView = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  /** `invited`: has not accepted yet. `waiting`: accepted, but has no password yet, so never came in. */
  state: "active" | "waiting" | "invited";
  twoFactor: boolean;
  invitedAt: string;
  acceptedAt: string | null;
};

const rowSchema = z.object({
  user_id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  email_verified: z.number(),
  two_factor_enabled: z.number(),
  invited_at: z.number(),
  accepted_at: z.number().nullable(),
});

/** A company is a small team: more than this many people are not listed. */
const MAX_MEMBERS = 500;

/** The team of a company, by name. @throws ApiError admin_only, tenant_not_found */
export async function listMembers(context: CallerContext, tenantId: string): Promise<MemberView[]> {
  await requireAdminOf(context, tenantId);
  const rows = await context.directory.all(sql`
    SELECT m.user_id, u.name, u.email, m.role, u.email_verified, u.two_factor_enabled, m.invited_at, m.accepted_at
    FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.tenant_id = ${tenantId} ORDER BY u.email LIMIT ${MAX_MEMBERS}`);
  return z
    .array(rowSchema)
    .parse(rows)
    .map((row) => ({
      userId: row.user_id,
      name: row.name,
      email: row.email,
      role: row.role,
      state: stateOf(row),
      twoFactor: row.two_factor_enabled === 1,
      invitedAt: toInstant(row.invited_at),
      acceptedAt: toInstantOrNull(row.accepted_at),
    }));
}

function stateOf(row: z.output<typeof rowSchema>): MemberView["state"] {
  if (row.accepted_at === null) return "invited";
  return row.email_verified === 1 ? "active" : "waiting";
}
