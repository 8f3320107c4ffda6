import { and, eq } from "drizzle-orm";
import { members, users } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import type { Role } from "../../lib/scopes.ts";
import type { Context, Person } from "../context.ts";

export type Member = { person: Person; role: Role; acceptedAt: number | null; hasEntered: boolean };

/** A member of this company. @throws ApiError member_not_found */
export async function requireMember(context: Context, tenantId: string, userId: string): Promise<Member> {
  const [row] = await context.directory.read(
    context.directory.orm
      .select({ user: users, member: members })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.tenantId, tenantId), eq(members.userId, userId))),
  );
  if (row === undefined) throw new ApiError("member_not_found", { id: userId });
  const { id, name, email, emailVerified } = row.user;
  return {
    person: { userId: id, name, email },
    role: row.member.role,
    acceptedAt: row.member.acceptedAt,
    hasEntered: emailVerified,
  };
}
