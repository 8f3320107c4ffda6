import type { SQLWrapper } from "drizzle-orm";
import { members } from "../../db/schema.ts";
import { newId } from "../../lib/ids.ts";
import { auditStatement } from "../audit/audit.ts";
import type { Context, Person } from "../context.ts";
import { writeTenant } from "../tenants/place-tenant.ts";
import { withPerson } from "./people.ts";
import { type Sender, sendAccessLink, sendPlainMail } from "./send-access-link.ts";
import { takeTry } from "./throttle.ts";

const REGISTRATIONS_PER_HOUR = 10;

/**
 * Registers a company and its first admin, and mails the link of the first access (O1). The answer is the same when the
 * address has an account already: who asks learns nothing about it, and its owner gets a mail that says what to do.
 * @param email lower case @param address where the request comes from
 * @throws ApiError too_many_attempts, mail_unavailable (the company is kept: the link can be asked for again)
 */
export async function registerCompany(
  context: Context,
  { company, email }: { company: string; email: string },
  { address, ...sender }: Sender & { address: string },
): Promise<void> {
  await takeTry(context, [
    { what: "register", who: address, limit: REGISTRATIONS_PER_HOUR, windowMs: 3_600_000 },
  ]);
  const { person, isNew } = await withPerson(context, { email, name: "" }, async (found, statements) => {
    const isNew = statements.length > 0;
    if (isNew) await writeCompany(context, found, company, statements);
    return { person: found, isNew };
  });
  if (isNew) await sendAccessLink(context, person, "first_access", sender, company);
  else await sendPlainMail(context, person, "registered_again", sender, { path: "/", company });
}

/** Registers one more company of somebody who is signed in. @returns its id */
export async function registerAnotherCompany(
  context: Context,
  person: Person,
  company: string,
): Promise<string> {
  await takeTry(context, [
    { what: "register", who: person.userId, limit: REGISTRATIONS_PER_HOUR, windowMs: 3_600_000 },
  ]);
  return await writeCompany(context, person, company);
}

/** @param before the statements that make its admin's account. @returns its id */
async function writeCompany(
  context: Context,
  person: Person,
  name: string,
  before: readonly SQLWrapper[] = [],
): Promise<string> {
  const now = context.now();
  const { orm } = context.directory;
  const tenantId = newId("ten", now);
  const principal = { kind: "member", person, tenantId, role: "admin" } as const;
  const { userId } = person;
  const tenant = { id: tenantId, name, createdAt: now, registeredBy: userId, createdBy: userId };
  const after = [
    orm.insert(members).values({ tenantId, userId, role: "admin", invitedAt: now, acceptedAt: now }),
    auditStatement(
      { ...context, principal },
      { action: "tenant.registered", tenantId, target: tenantId, params: { name } },
    ),
  ];
  await writeTenant(context, tenant, { before, after });
  return tenantId;
}
