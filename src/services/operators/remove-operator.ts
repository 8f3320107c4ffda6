import { eq, sql } from "drizzle-orm";
import { abortUnless } from "../../db/database.ts";
import { operators, userSessions, users } from "../../db/schema.ts";
import { ApiError, DatabaseError } from "../../errors.ts";
import { auditStatement } from "../audit/audit.ts";
import { type CallerContext, type Person, requireOperator } from "../context.ts";

/** Somebody of the support team. @throws ApiError operator_only, operator_not_found */
export async function requireOperatorPerson(context: CallerContext, userId: string): Promise<Person> {
  requireOperator(context);
  const [row] = await context.directory.read(
    context.directory.orm
      .select({ userId: users.id, name: users.name, email: users.email })
      .from(operators)
      .innerJoin(users, eq(users.id, operators.userId))
      .where(eq(operators.userId, userId)),
  );
  if (row === undefined) throw new ApiError("operator_not_found", { id: userId });
  return row;
}

/**
 * Takes somebody out of the support team, and ends their sessions. Of two at once one does it.
 * @throws ApiError operator_only, operator_not_found
 */
export async function removeOperator(context: CallerContext, userId: string): Promise<void> {
  const { email } = await requireOperatorPerson(context, userId);
  const { orm } = context.directory;
  const removal = context.directory.batch([
    abortUnless(sql`EXISTS (SELECT 1 FROM operators WHERE user_id = ${userId})`),
    orm.delete(operators).where(eq(operators.userId, userId)),
    orm.delete(userSessions).where(eq(userSessions.userId, userId)),
    auditStatement(context, {
      action: "operator.removed",
      tenantId: null,
      target: userId,
      params: { email },
    }),
  ]);
  await removal.catch((error: unknown) => {
    const isGone = error instanceof DatabaseError && error.checkFailed;
    throw isGone ? new ApiError("operator_not_found", { id: userId }) : error;
  });
}
