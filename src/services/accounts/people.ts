import { eq, type SQLWrapper } from "drizzle-orm";
import { z } from "zod";
import { users } from "../../db/schema.ts";
import { newId } from "../../lib/ids.ts";
import type { Context, Person } from "../context.ts";

/** An e-mail address as accounts know it: lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email({ error: "invalid_email" }).max(254));

export async function findPerson(context: Context, email: string): Promise<Person | undefined> {
  const [row] = await context.db.read(
    context.db.orm
      .select({ userId: users.id, name: users.name, email: users.email })
      .from(users)
      .where(eq(users.email, email)),
  );
  return row;
}

/** Somebody new, and the statement that makes the account: without a password, which only a mailed link can set. */
export function newPerson(context: Context, email: string, name = "") {
  const now = context.now();
  const at = new Date(now);
  const person: Person = { userId: newId("usr", now), name, email };
  const insert = context.db.orm.insert(users).values({
    id: person.userId,
    name,
    email,
    emailVerified: false,
    createdAt: at,
    updatedAt: at,
  });
  return { person, insert };
}

/** The person with this address, and the statements that make the account if there is none yet. */
export async function findOrMakePerson(
  context: Context,
  { email, name }: { email: string; name: string },
): Promise<{ person: Person; statements: SQLWrapper[] }> {
  const person = await findPerson(context, email);
  if (person !== undefined) return { person, statements: [] };
  const made = newPerson(context, email, name);
  return { person: made.person, statements: [made.insert] };
}
