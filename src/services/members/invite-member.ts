import { members } from "../../db/schema.ts";
import { ApiError, DatabaseError } from "../../errors.ts";
import type { Role } from "../../lib/scopes.ts";
import { withPerson } from "../accounts/people.ts";
import { type Sender, sendAccessLink, sendPlainMail } from "../accounts/send-access-link.ts";
import { auditStatement } from "../audit/audit.ts";
import type { CallerContext } from "../context.ts";
import { requireAdminOf } from "../tenants/require-tenant.ts";
import { type Member, requireMember } from "./find-member.ts";

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
  const tenant = await requireAdminOf(context, tenantId);
  const userId = await withPerson(context, { email, name }, async (person, statements) => {
    await context.directory.batch([
      ...statements,
      context.directory.orm
        .insert(members)
        .values({ tenantId, userId: person.userId, role, invitedAt: context.now() }),
      auditStatement(context, {
        action: "member.invited",
        tenantId,
        target: person.userId,
        params: { email, role },
      }),
    ]);
    return person.userId;
  }).catch((error: unknown) => {
    const isThere = error instanceof DatabaseError && error.isDuplicate;
    throw isThere ? new ApiError("member_exists", { email }) : error;
  });
  await sendInvitation(context, await requireMember(context, tenantId, userId), tenant.name, sender);
  return { userId };
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
  const tenant = await requireAdminOf(context, tenantId);
  const member = await requireMember(context, tenantId, userId);
  await sendInvitation(context, member, tenant.name, sender);
  const entry = { tenantId, target: userId, params: { email: member.person.email } } as const;
  await context.directory.run(auditStatement(context, { action: "member.access_resent", ...entry }));
}

async function sendInvitation(
  context: CallerContext,
  { person, hasEntered, acceptedAt }: Member,
  company: string,
  sender: Sender,
): Promise<void> {
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
