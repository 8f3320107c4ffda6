import { and, desc, eq, gt, ne } from "drizzle-orm";
import { userSessions } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import type { Context } from "../context.ts";
import { auditPerson } from "./audit-person.ts";
import { askAuth, type Browser, isRefusal, openAuth, passwordProblem, type Refusal } from "./auth.ts";
import type { SignedInPerson } from "./read-person.ts";
import { takeTry } from "./throttle.ts";

export type SessionView = {
  id: string;
  current: boolean;
  address: string | null;
  browser: string | null;
  since: string;
  until: string;
};

/** The open sessions of a person, newest first. */
export async function listSessions(context: Context, me: SignedInPerson): Promise<SessionView[]> {
  const rows = await context.directory.read(
    context.directory.orm
      .select()
      .from(userSessions)
      .where(
        and(eq(userSessions.userId, me.person.userId), gt(userSessions.expiresAt, new Date(context.now()))),
      )
      .orderBy(desc(userSessions.createdAt))
      .limit(100),
  );
  return rows.map((row) => ({
    id: row.id,
    current: row.id === me.sessionId,
    address: row.ipAddress,
    browser: row.userAgent,
    since: toInstant(row.createdAt.getTime()),
    until: toInstant(row.expiresAt.getTime()),
  }));
}

/** Ends one session of a person, at once. @throws ApiError session_not_found */
export async function endSession(context: Context, me: SignedInPerson, id: string): Promise<void> {
  const ended = await context.directory.run(
    context.directory.orm
      .delete(userSessions)
      .where(and(eq(userSessions.id, id), eq(userSessions.userId, me.person.userId))),
  );
  if (ended === 0) throw new ApiError("session_not_found", { id });
  await auditPerson(context, me.person, "user.sessions_ended", { count: ended });
}

/** Ends every session of a person but this one. */
export async function endOtherSessions(context: Context, me: SignedInPerson): Promise<void> {
  const count = await context.directory.run(
    context.directory.orm
      .delete(userSessions)
      .where(and(eq(userSessions.userId, me.person.userId), ne(userSessions.id, me.sessionId))),
  );
  await auditPerson(context, me.person, "user.sessions_ended", { count });
}

/** Ends this session. @returns the cookies that take it out of the browser */
export async function signOutPerson(context: Context, browser: Browser): Promise<Headers> {
  const auth = openAuth(context, browser);
  const answer = await askAuth(() => auth.api.signOut({ headers: browser.headers, returnHeaders: true }));
  return isRefusal(answer) ? new Headers() : answer.headers;
}

export type PasswordChange =
  | { outcome: "changed"; cookies: Headers }
  | { outcome: "wrong_password" | "password_too_short" | "password_too_long" };

/** Changes a password that is known, and ends the other sessions. @throws ApiError too_many_attempts */
export async function changePassword(
  context: Context,
  me: SignedInPerson,
  { current, next }: { current: string; next: string },
  browser: Browser,
): Promise<PasswordChange> {
  const answer = await askCounted(context, me, browser, (auth) =>
    auth.api.changePassword({
      body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
      headers: browser.headers,
      returnHeaders: true,
    }),
  );
  if (isRefusal(answer)) return { outcome: passwordProblem(answer) ?? "wrong_password" };
  await keepTenant(context, me, answer.headers);
  await auditPerson(context, me.person, "user.password_set");
  return { outcome: "changed", cookies: answer.headers };
}

/** Asks the library, ten times in a quarter of an hour: whoever finds a browser unlocked must not try passwords at it. */
async function askCounted<Answer>(
  context: Context,
  me: SignedInPerson,
  browser: Browser,
  call: (auth: ReturnType<typeof openAuth>) => Promise<Answer>,
): Promise<Answer | Refusal> {
  await takeTry(context, [{ what: "password", who: me.person.userId, limit: 10, windowMs: 15 * 60_000 }]);
  const auth = openAuth(context, browser);
  return await askAuth(() => call(auth));
}

/**
 * Begins the second factor: the address that the app reads as a QR code, and ten codes for the day the phone is lost.
 * It counts only once `confirmTwoFactor` has seen a code. @returns undefined for a wrong password
 */
export async function beginTwoFactor(
  context: Context,
  me: SignedInPerson,
  password: string,
  browser: Browser,
): Promise<{ uri: string; backupCodes: string[] } | undefined> {
  const answer = await askCounted(context, me, browser, (auth) =>
    auth.api.enableTwoFactor({ body: { password, method: "totp" }, headers: browser.headers }),
  );
  if (isRefusal(answer) || answer.method !== "totp") return undefined;
  return { uri: answer.totpURI, backupCodes: answer.backupCodes };
}

/** Switches the second factor on, with a code that proves the app has it. @returns undefined for a wrong code */
export async function confirmTwoFactor(
  context: Context,
  me: SignedInPerson,
  code: string,
  browser: Browser,
): Promise<Headers | undefined> {
  const answer = await askCounted(context, me, browser, (auth) =>
    auth.api.verifyTOTP({ body: { code }, headers: browser.headers, returnHeaders: true }),
  );
  if (isRefusal(answer)) return undefined;
  await keepTenant(context, me, answer.headers);
  await auditPerson(context, me.person, "user.two_factor_on");
  return answer.headers;
}

/** Switches the second factor off. @returns undefined for a wrong password */
export async function endTwoFactor(
  context: Context,
  me: SignedInPerson,
  password: string,
  browser: Browser,
): Promise<Headers | undefined> {
  const answer = await askCounted(context, me, browser, (auth) =>
    auth.api.disableTwoFactor({ body: { password }, headers: browser.headers, returnHeaders: true }),
  );
  if (isRefusal(answer)) return undefined;
  await keepTenant(context, me, answer.headers);
  await auditPerson(context, me.person, "user.two_factor_off");
  return answer.headers;
}

/** The library gives the browser a new session with such a change: it looks at the company that the old one looked at. */
async function keepTenant(context: Context, me: SignedInPerson, cookies: Headers): Promise<void> {
  const line = cookies.getSetCookie().find((cookie) => /^[^=]*session_token=./.test(cookie)) ?? "";
  const token = /=([^.;]+)/.exec(line)?.[1];
  if (token === undefined || me.chosenTenantId === null) return;
  await context.directory.run(
    context.directory.orm
      .update(userSessions)
      .set({ tenantId: me.chosenTenantId })
      .where(and(eq(userSessions.token, token), eq(userSessions.userId, me.person.userId))),
  );
}

/** Lets this browser look at another company of the person. The caller has checked that it is theirs to see. */
export async function choosePersonsTenant(
  context: Context,
  me: SignedInPerson,
  tenantId: string | null,
): Promise<void> {
  await context.directory.run(
    context.directory.orm
      .update(userSessions)
      .set({ tenantId })
      .where(and(eq(userSessions.id, me.sessionId), eq(userSessions.userId, me.person.userId))),
  );
}
