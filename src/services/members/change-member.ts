import { and, eq, isNull, type SQLWrapper, sql } from "drizzle-orm";
import { abortUnless } from "../../db/database.ts";
import { members } from "../../db/schema.ts";
import { ApiError, DatabaseError } from "../../errors.ts";
import type { Role } from "../../lib/scopes.ts";
import { auditStatement } from "../audit/audit.ts";
import type { CallerContext, Context, Person } from "../context.ts";
import { requireAdminOf } from "../tenants/require-tenant.ts";
import { requireMember } from "./find-member.ts";

const isMember = (tenantId: string, userId: string) =>
  and(eq(members.tenantId, tenantId), eq(members.userId, userId));

/** Safe to repeat. @throws ApiError admin_only, tenant_not_found, member_not_found, last_admin */
export async function changeRole(
  context: CallerContext,
  tenantId: string,
  userId: string,
  role: Role,
): Promise<void> {
  await requireAdminOf(context, tenantId);
  const member = await requireMember(context, tenantId, userId);
  if (member.role === role) return;
  const { email } = member.person;
  await keepingAnAdmin(context, tenantId, userId, role, [
    context.directory.orm.update(members).set({ role }).where(isMember(tenantId, userId)),
    auditStatement(context, {
      action: "member.role_changed",
      tenantId,
      target: userId,
      params: { email, role },
    }),
  ]).catch(async (error: unknown) => {
    // Somebody else made the same change in this moment: it is made, and stands in the trail once.
    const refused = error instanceof ApiError && error.code === "last_admin";
    if (!refused || (await requireMember(context, tenantId, userId)).role !== role) throw error;
  });
}

/**
 * Takes somebody out of a team, or withdraws the invitation. Open pages of theirs end with it: each asks who they are.
 * @throws ApiError admin_only, tenant_not_found, member_not_found, last_admin
 */
export async function removeMember(context: CallerContext, tenantId: string, userId: string): Promise<void> {
  await requireAdminOf(context, tenantId);
  const { person } = await requireMember(context, tenantId, userId);
  await leave(context, "member.removed", tenantId, person);
}

/** Leaves a company by one's own wish. @throws ApiError member_not_found, last_admin */
export async function leaveCompany(context: Context, person: Person, tenantId: string): Promise<void> {
  const { role } = await requireMember(context, tenantId, person.userId);
  const principal = { kind: "member", person, tenantId, role } as const;
  await leave({ ...context, principal }, "member.left", tenantId, person);
}

async function leave(
  context: CallerContext,
  action: "member.removed" | "member.left",
  tenantId: string,
  { userId, email }: Person,
): Promise<void> {
  await keepingAnAdmin(context, tenantId, userId, undefined, [
    context.directory.orm.delete(members).where(isMember(tenantId, userId)),
    auditStatement(context, { action, tenantId, target: userId, params: { email } }),
  ]);
}

/**
 * Answers an invitation. Safe to repeat: one that was answered already is left as it is.
 * @throws ApiError member_not_found
 */
export async function answerInvitation(
  context: Context,
  person: Person,
  tenantId: string,
  accepts: boolean,
): Promise<void> {
  const { role, acceptedAt } = await requireMember(context, tenantId, person.userId);
  if (acceptedAt !== null) return;
  const principal = { kind: "member", person, tenantId, role } as const;
  const { orm } = context.directory;
  const open = and(isMember(tenantId, person.userId), isNull(members.acceptedAt));
  const isOpen = sql`EXISTS (SELECT 1 FROM members WHERE tenant_id = ${tenantId} AND user_id = ${person.userId}
    AND accepted_at IS NULL)`;
  const answer = context.directory.batch([
    abortUnless(isOpen),
    accepts
      ? orm.update(members).set({ acceptedAt: context.now() }).where(open)
      : orm.delete(members).where(open),
    auditStatement(
      { ...context, principal },
      {
        action: accepts ? "member.accepted" : "member.declined",
        tenantId,
        target: person.userId,
        params: { email: person.email },
      },
    ),
  ]);
  await answer.catch(async (error: unknown) => {
    if (!(error instanceof DatabaseError && error.checkFailed)) throw error;
    // Another answer came first. One that declined has left nothing to accept.
    await requireMember(context, tenantId, person.userId);
  });
}

/**
 * Changes a member who is there as read, once, and keeps somebody who runs the company, also when two admins step down in
 * the same moment. @param role the new one; undefined for who leaves @throws ApiError member_not_found, last_admin
 */
async function keepingAnAdmin(
  context: Context,
  tenantId: string,
  userId: string,
  role: Role | undefined,
  statements: readonly SQLWrapper[],
): Promise<void> {
  const isChange = sql`EXISTS (SELECT 1 FROM members WHERE tenant_id = ${tenantId} AND user_id = ${userId}
    AND role IS NOT ${role ?? null})`;
  const another = sql`EXISTS (SELECT 1 FROM members WHERE tenant_id = ${tenantId} AND user_id <> ${userId}
    AND role = 'admin' AND accepted_at IS NOT NULL)`;
  const wasNone = sql`NOT EXISTS (SELECT 1 FROM members WHERE tenant_id = ${tenantId} AND user_id = ${userId}
    AND role = 'admin' AND accepted_at IS NOT NULL)`;
  const fence = role === "admin" ? isChange : sql`${isChange} AND (${another} OR ${wasNone})`;
  try {
    await context.directory.batch([abortUnless(fence), ...statements]);
  } catch (error) {
    if (!(error instanceof DatabaseError && error.checkFailed)) throw error;
    await requireMember(context, tenantId, userId);
    throw new ApiError("last_admin");
  }
}
