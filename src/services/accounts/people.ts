import { eq, type SQLWrapper } from "drizzle-orm";
import { z } from "zod";
import { users } from "../../db/schema.ts";
import { DatabaseError } from "../../errors.ts";
import { newId } from "../../lib/ids.ts";
import type { Context, Person } from "../context.ts";

/** An e-mail address as accounts know it: lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email({ error: "invalid_email" }).max(254));

export async function findPerson(context: Context, email: string): Promise<Person | undefined> {
  const [row] = await context.directory.read(
    context.directory.orm
      .select({ userId: users.id, name: users.name, email: users.email })
      .from(users)
      .where(eq(users.email, email)),
  );
  return row;
}

/** Somebody new, and the statement that makes the account: without a password, which only a mailed link can set. */
function newPerson(context: Context, email: string, name: string) {
  const now = context.now();
  const at = new Date(now);
  const person: Person = { userId: newId("usr", now), name, email };
  const insert = context.directory.orm.insert(users).values({
    id: person.userId,
    name,
    email,
    emailVerified: false,
    createdAt: at,
    updatedAt: at,
  });
  return { person, insert };
}

/**
 * Writes something about the person with this address, who gets an account if there is none yet. When somebody else makes
 * that account in the same moment, it is written about theirs.
 * @param write takes the statements that make the account into its batch
 */
export async function withPerson<Result>(
  context: Context,
  { email, name }: { email: string; name: string },
  write: (person: Person, statements: readonly SQLWrapper[]) => Promise<Result>,
): Promise<Result> {
  const known = await findPerson(context, email);
  if (known !== undefined) return await write(known, []);
  const { person, insert } = newPerson(context, email, name);
  try {
    return await write(person, [insert]);
  } catch (error) {
    const made = await findPerson(context, email);
    if (!(error instanceof DatabaseError && error.isDuplicate) || made === undefined) throw error;
    return await write(made, []);
  }
}
