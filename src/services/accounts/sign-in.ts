import type { Context, Person } from "../context.ts";
import { auditPerson } from "./audit-person.ts";
import { askAuth, type Browser, isRefusal, openAuth } from "./auth.ts";
import { forgetTries, type Limit, takeTry } from "./throttle.ts";

const QUARTER_HOUR_MS = 15 * 60_000;

export type SignedIn =
  | { outcome: "wrong" }
  /** The cookies are to be set in the browser: a session's, or those of the question for the second factor. */
  | { outcome: "signed_in" | "second_factor"; cookies: Headers };

/**
 * Signs a person in with a password. A wrong address and a wrong password are one answer, and take the same time.
 * @throws ApiError too_many_attempts: counted by account, by address, and by both together
 */
export async function signIn(
  context: Context,
  { email, password }: { email: string; password: string },
  browser: Browser,
): Promise<SignedIn> {
  const limits: Limit[] = [
    { what: "sign-in", who: browser.address, limit: 30, windowMs: QUARTER_HOUR_MS },
    { what: "sign-in", who: email, limit: 20, windowMs: QUARTER_HOUR_MS },
    { what: "sign-in", who: `${email}|${browser.address}`, limit: 8, windowMs: QUARTER_HOUR_MS },
  ];
  await takeTry(context, limits);
  const auth = openAuth(context, browser);
  const answer = await askAuth(() =>
    auth.api.signInEmail({
      body: { email, password },
      headers: browser.headers,
      returnHeaders: true,
    }),
  );
  if (isRefusal(answer)) return { outcome: "wrong" };
  await forgetTries(context, limits);
  if ("twoFactorRedirect" in answer.response) return { outcome: "second_factor", cookies: answer.headers };
  await auditPerson(context, toPerson(answer.response.user), "user.signed_in");
  return { outcome: "signed_in", cookies: answer.headers };
}

export type SecondFactor = { code: string } | { backupCode: string };

/**
 * Answers the question for the second factor: a code of the app, or one of the backup codes. A code that was used does
 * not work again while the app still shows it. The library allows five tries a question and ten in a row an account.
 */
export async function answerSecondFactor(
  context: Context,
  factor: SecondFactor,
  browser: Browser,
): Promise<SignedIn | { outcome: "expired" | "locked" }> {
  const auth = openAuth(context, browser);
  const { headers } = browser;
  const answer = await askAuth(() =>
    "code" in factor
      ? auth.api.verifyTOTP({ body: { code: factor.code }, headers, returnHeaders: true })
      : auth.api.verifyBackupCode({ body: { code: factor.backupCode }, headers, returnHeaders: true }),
  );
  if (isRefusal(answer)) return { outcome: outcomeOf(answer.refused) };
  const person = toPerson(answer.response.user);
  if ("code" in factor && !(await isFirstUse(context, person, factor.code))) {
    await auth.api.signOut({ headers: asRequestCookies(answer.headers) });
    return { outcome: "wrong" };
  }
  await auditPerson(context, person, "user.signed_in");
  return { outcome: "signed_in", cookies: answer.headers };
}

function outcomeOf(refused: string): "wrong" | "expired" | "locked" {
  if (refused === "INVALID_TWO_FACTOR_COOKIE" || refused === "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE")
    return "expired";
  return refused === "ACCOUNT_TEMPORARILY_LOCKED" ? "locked" : "wrong";
}

// The app shows a code for 30 seconds, and the library takes the one before and after it too.
async function isFirstUse(context: Context, person: Person, code: string): Promise<boolean> {
  const limit: Limit = { what: "totp", who: `${person.userId}|${code}`, limit: 1, windowMs: 120_000 };
  return await takeTry(context, [limit]).then(
    () => true,
    () => false,
  );
}

/** The cookies that an answer sets, as a browser would send them back. */
function asRequestCookies(answer: Headers): Headers {
  const pairs = answer.getSetCookie().map((cookie) => cookie.split(";", 1)[0] ?? "");
  return new Headers({ cookie: pairs.join("; ") });
}

function toPerson({ id, name, email }: { id: string; name: string; email: string }): Person {
  return { userId: id, name, email };
}
