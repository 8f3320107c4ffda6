import { desc, eq } from "drizzle-orm";
import { operators, userSessions, users } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import { findOrMakePerson } from "../accounts/people.ts";
import { type Sender, sendAccessLink } from "../accounts/send-access-link.ts";
import { auditStatement } from "../audit/audit.ts";
import { type CallerContext, requireOperator } from "../context.ts";

export type OperatorView = { userId: string; name: string; email: string; entered: boolean; since: string };

/** The people of the support team. @throws ApiError operator_only */
export async function listOperators(context: CallerContext): Promise<OperatorView[]> {
  requireOperator(context);
  const rows = await context.db.read(
    context.db.orm
      .select({ user: users, since: operators.createdAt })
      .from(operators)
      .innerJoin(users, eq(users.id, operators.userId))
      .orderBy(desc(operators.createdAt))
      .limit(500),
  );
  return rows.map(({ user, since }) => ({
    userId: user.id,
    name: user.name,
    email: user.email,
    entered: user.emailVerified,
    since: toInstant(since),
  }));
}

/**
 * Takes somebody into the support team, and mails whoever has no password yet a link. Safe to repeat: the mail goes again.
 * @throws ApiError operator_only, mail_unavailable (the person is kept)
 */
export async function addOperator(
  context: CallerContext,
  { email, name }: { email: string; name: string },
  sender: Sender,
): Promise<{ userId: string }> {
  requireOperator(context);
  const { person, statements } = await findOrMakePerson(context, { email, name });
  const { userId } = person;
  await context.db.batch([
    ...statements,
    context.db.orm.insert(operators).values({ userId, createdAt: context.now() }).onConflictDoNothing(),
    auditStatement(context, { action: "operator.added", tenantId: null, target: userId, params: { email } }),
  ]);
  await sendAccessLink(
    context,
    person,
    (await hasEntered(context, userId)) ? "forgotten" : "first_access",
    sender,
    "suporte Ponte",
  );
  return { userId };
}

/** Takes somebody out of the support team, and ends their sessions. @throws ApiError operator_only, member_not_found */
export async function removeOperator(context: CallerContext, userId: string): Promise<void> {
  requireOperator(context);
  const { orm } = context.db;
  const [row] = await context.db.read(
    orm
      .select({ email: users.email })
      .from(operators)
      .innerJoin(users, eq(users.id, operators.userId))
      .where(eq(operators.userId, userId)),
  );
  if (row === undefined) throw new ApiError("member_not_found", { id: userId });
  await context.db.batch([
    orm.delete(operators).where(eq(operators.userId, userId)),
    orm.delete(userSessions).where(eq(userSessions.userId, userId)),
    auditStatement(context, {
      action: "operator.removed",
      tenantId: null,
      target: userId,
      params: { email: row.email },
    }),
  ]);
}

async function hasEntered(context: CallerContext, userId: string): Promise<boolean> {
  const [row] = await context.db.read(
    context.db.orm.select({ entered: users.emailVerified }).from(users).where(eq(users.id, userId)),
  );
  return row?.entered === true;
}
