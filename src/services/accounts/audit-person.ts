import { and, eq, isNotNull } from "drizzle-orm";
import { members } from "../../db/schema.ts";
import type { AuditAction } from "../../strings/audit.ts";
import type { Params } from "../../strings/language.ts";
import { auditStatement } from "../audit/audit.ts";
import type { Context, Person } from "../context.ts";

/**
 * Records what a person did to their own account in the trail of each company that they belong to, or in the platform's.
 * The library makes such changes itself, so the entry follows the change instead of sharing its batch.
 */
export async function auditPerson(
  context: Context,
  person: Person,
  action: AuditAction,
  params: Params = {},
): Promise<void> {
  const rows = await context.directory.read(
    context.directory.orm
      .select({ tenantId: members.tenantId, role: members.role })
      .from(members)
      .where(and(eq(members.userId, person.userId), isNotNull(members.acceptedAt))),
  );
  const entry = { action, target: person.userId, params };
  if (rows.length === 0) {
    const principal = { kind: "operator", person } as const;
    await context.directory.run(auditStatement({ ...context, principal }, { ...entry, tenantId: null }));
    return;
  }
  const statements = rows.map(({ tenantId, role }) =>
    auditStatement(
      { ...context, principal: { kind: "member", person, tenantId, role } },
      { ...entry, tenantId },
    ),
  );
  await context.directory.batch(statements);
}
