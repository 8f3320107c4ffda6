import { and, eq } from "drizzle-orm";
import { members } from "../../db/schema.ts";
import { ApiError, DatabaseError } from "../../errors.ts";
import type { Role } from "../../lib/scopes.ts";
import { findPerson, newPerson } from "../accounts/people.ts";
import { type Sender, sendAccessLink, sendPlainMail } from "../accounts/send-access-link.ts";
import { auditStatement } from "../audit/audit.ts";
import { type CallerContext, requireAdmin } from "../context.ts";
import { requireOwnTenant } from "../tenants/require-tenant.ts";
import { requireMember } from "./find-member.ts";

/**
 * Invites somebody to a company's team. Who has no account yet gets a link to set a password; who has one, a link to the
 * invitation. Both become members only when they accept it.
 * @throws ApiError admin_only, tenant_not_found, member_exists, mail_unavailable (the invitation is kept)
 */
export async function inviteMember(
  context: CallerContext,
  tenantId: string,
  { email, name, role }: { email: string; name: string; role: Role },
  sender: Sender,
): Promise<{ userId: string }> {
  requireAdmin(context);
  const tenant = await requireOwnTenant(context, tenantId);
  const known = await findPerson(context, email);
  const { orm } = context.db;
  if (known !== undefined) {
    const [already] = await context.db.read(
      orm
        .select({ role: members.role })
        .from(members)
        .where(and(eq(members.tenantId, tenantId), eq(members.userId, known.userId))),
    );
    if (already !== undefined) throw new ApiError("member_exists", { email });
  }
  const made = known === undefined ? newPerson(context, email, name) : undefined;
  const person = known ?? made?.person;
  if (person === undefined) throw new Error("nobody to invite");
  const invitation = context.db.batch([
    ...(made === undefined ? [] : [made.insert]),
    orm.insert(members).values({ tenantId, userId: person.userId, role, invitedAt: context.now() }),
    auditStatement(context, {
      action: "member.invited",
      tenantId,
      target: person.userId,
      params: { email, role },
    }),
  ]);
  await invitation.catch((error: unknown) => {
    const isThere = error instanceof DatabaseError && error.isDuplicate;
    throw isThere ? new ApiError("member_exists", { email }) : error;
  });
  await sendInvitation(context, tenantId, person.userId, tenant.name, sender);
  return { userId: person.userId };
}

/**
 * Sends the mail of an invitation or of the first access again (O1).
 * @throws ApiError admin_only, tenant_not_found, member_not_found, mail_unavailable, too_many_attempts
 */
export async function resendAccess(
  context: CallerContext,
  tenantId: string,
  userId: string,
  sender: Sender,
): Promise<void> {
  requireAdmin(context);
  const tenant = await requireOwnTenant(context, tenantId);
  await sendInvitation(context, tenantId, userId, tenant.name, sender);
  const { person } = await requireMember(context, tenantId, userId);
  const entry = { tenantId, target: userId, params: { email: person.email } } as const;
  await context.db.run(auditStatement(context, { action: "member.access_resent", ...entry }));
}

async function sendInvitation(
  context: CallerContext,
  tenantId: string,
  userId: string,
  company: string,
  sender: Sender,
): Promise<void> {
  const { person, hasEntered, acceptedAt } = await requireMember(context, tenantId, userId);
  if (!hasEntered) {
    const reason = acceptedAt === null ? "invited" : "first_access";
    await sendAccessLink(context, person, reason, sender, company);
    return;
  }
  if (acceptedAt !== null) {
    await sendAccessLink(context, person, "forgotten", sender, company);
    return;
  }
  await sendPlainMail(context, person, "invited_again", sender, { path: "/invitations", company });
}
