import { eq } from "drizzle-orm";
import { operators, users } from "../../db/schema.ts";
import { DatabaseError } from "../../errors.ts";
import { withPerson } from "../accounts/people.ts";
import { type Sender, sendAccessLink, sendPlainMail } from "../accounts/send-access-link.ts";
import { auditStatement, makerOf } from "../audit/audit.ts";
import { type CallerContext, type Person, requireOperator } from "../context.ts";

/** `there`: was in the team before, and nothing changed. */
export type AddedOperator = { userId: string; outcome: "added" | "there" };

/**
 * Takes somebody into the support team, and mails how to come in: a link to set a password with, or to the sign-in for who
 * has one. Safe to repeat: who is in the team already is left as they are, and gets the link again until they came in.
 * @throws ApiError operator_only, mail_unavailable (the person is kept), too_many_attempts
 */
export async function addOperator(
  context: CallerContext,
  { email, name }: { email: string; name: string },
  sender: Sender,
): Promise<AddedOperator> {
  requireOperator(context);
  const { person, outcome } = await withPerson(context, { email, name }, async (found, statements) => ({
    person: found,
    outcome: await join(context, found, statements),
  }));
  const { userId } = person;
  if (!(await hasEntered(context, userId))) await sendAccessLink(context, person, "support_team", sender);
  else if (outcome === "added") {
    await sendPlainMail(context, person, "support_team_known", sender, { path: "/tenants", company: "" });
  }
  return { userId, outcome };
}

type Statements = Parameters<Parameters<typeof withPerson>[2]>[1];

async function join(
  context: CallerContext,
  { userId, email }: Person,
  statements: Statements,
): Promise<AddedOperator["outcome"]> {
  const { orm } = context.directory;
  const joining = context.directory.batch([
    ...statements,
    orm.insert(operators).values({ userId, createdAt: context.now(), createdBy: makerOf(context) }),
    auditStatement(context, { action: "operator.added", tenantId: null, target: userId, params: { email } }),
  ]);
  return await joining.then(
    () => "added" as const,
    (error: unknown) => {
      // A new account collides with somebody else's of this moment; a known person with their place in the team.
      const isThere = error instanceof DatabaseError && error.isDuplicate && statements.length === 0;
      if (!isThere) throw error;
      return "there" as const;
    },
  );
}

async function hasEntered(context: CallerContext, userId: string): Promise<boolean> {
  const [row] = await context.directory.read(
    context.directory.orm.select({ entered: users.emailVerified }).from(users).where(eq(users.id, userId)),
  );
  return row?.entered === true;
}
