import { eq, sql } from "drizzle-orm";
import { firstAccesses, users, userVerifications } from "../../db/schema.ts";
import type { Context, Person } from "../context.ts";
import { auditPerson } from "./audit-person.ts";
import { askAuth, type Browser, isRefusal, openAuth, passwordProblem } from "./auth.ts";
import { type SignedIn, signIn } from "./sign-in.ts";

/** Whose link this is; undefined for one that was used, has expired or never was. */
export async function readAccessLink(
  context: Context,
  token: string,
  browser: Browser,
): Promise<Person | undefined> {
  const { internalAdapter } = await openAuth(context, browser).$context;
  const found = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  if (found === null || found.expiresAt.getTime() <= Date.now()) return undefined;
  const [row] = await context.directory.read(
    context.directory.orm
      .select({ userId: users.id, name: users.name, email: users.email })
      .from(users)
      .where(eq(users.id, found.value)),
  );
  return row;
}

export type PasswordSet =
  | { outcome: "link_invalid" }
  | { outcome: "password_too_short" | "password_too_long" }
  | { outcome: "signed_in" | "second_factor"; cookies: Headers };

/**
 * Sets a password with a one-time link and signs in with it. The link, every other link of this person and every session
 * end with that. A second factor is asked for all the same: a mailbox alone does not open such an account.
 */
export async function setPassword(
  context: Context,
  { token, password, name }: { token: string; password: string; name: string },
  browser: Browser,
): Promise<PasswordSet> {
  const person = await readAccessLink(context, token, browser);
  if (person === undefined) return { outcome: "link_invalid" };
  const auth = openAuth(context, browser);
  const answer = await askAuth(() => auth.api.resetPassword({ body: { token, newPassword: password } }));
  if (isRefusal(answer)) return { outcome: passwordProblem(answer) ?? "link_invalid" };
  const { orm } = context.directory;
  const { userId } = person;
  const enteredAt = context.now();
  await context.directory.batch([
    orm
      .insert(firstAccesses)
      .values({ userId, enteredAt })
      .onConflictDoUpdate({
        target: firstAccesses.userId,
        set: { enteredAt: sql`coalesce(entered_at, ${enteredAt})` },
      }),
    orm
      .update(users)
      .set({
        emailVerified: true,
        updatedAt: new Date(context.now()),
        ...(name === "" ? {} : { name }),
      })
      .where(eq(users.id, userId)),
    orm.delete(userVerifications).where(eq(userVerifications.value, userId)),
  ]);
  await auditPerson(context, person, "user.password_set");
  const signedIn: SignedIn = await signIn(context, { email: person.email, password }, browser);
  if (signedIn.outcome === "wrong") return { outcome: "link_invalid" };
  return signedIn;
}
