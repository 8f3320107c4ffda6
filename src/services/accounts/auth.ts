import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import { userAccounts, userSessions, users, userTwoFactors, userVerifications } from "../../db/schema.ts";
import { DatabaseError } from "../../errors.ts";
import { newId } from "../../lib/ids.ts";
import type { Context } from "../context.ts";

/** How long a person stays signed in without coming back. */
const SESSION_SECONDS = 14 * 86_400;
export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 128;

/** The browser that a person is at: its headers carry the cookies, its address is what attackers are counted by. */
export type Browser = { headers: Headers; origin: string; address: string };

type LinkOptions = {
  /** How long the one-time link lives. */
  lifetimeSeconds: number;
  take: (token: string) => void;
};

const isSecure = (origin: string) => origin.startsWith("https:");

/**
 * The library that keeps passwords, sessions, one-time links and second factors, set up for this hub. Its HTTP endpoints
 * are not mounted: Ponte's verbs call it, and Ponte's forms call them.
 * Every method of it may throw an APIError with a code of its own; `askAuth` runs one.
 */
export function openAuth(context: Context, { origin }: { origin: string }, link?: LinkOptions) {
  const { authSecret } = context.settings;
  if (authSecret === undefined) throw new Error("AUTH_SECRET is not set: nobody can have an account");
  const secure = isSecure(origin);
  return betterAuth({
    appName: "Ponte",
    baseURL: origin,
    secret: authSecret,
    database: drizzleAdapter(context.directory.orm, {
      provider: "sqlite",
      schema: {
        user: users,
        session: userSessions,
        account: userAccounts,
        verification: userVerifications,
        twoFactor: userTwoFactors,
      },
    }),
    emailAndPassword: {
      enabled: true,
      // An account comes from a registration or an invitation, and its password from a link that was mailed to it.
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: link?.lifetimeSeconds ?? 0,
      sendResetPassword: async ({ token }) => link?.take(token),
    },
    session: {
      expiresIn: SESSION_SECONDS,
      updateAge: 86_400,
      additionalFields: { tenantId: { type: "string", required: false, input: false } },
    },
    verification: { storeIdentifier: "hashed" },
    plugins: [twoFactor({ issuer: "Ponte" })],
    // Ponte's own throttle counts by account too, and in every isolate.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its messages name addresses; what matters is answered or thrown.
    logger: { disabled: true },
    advanced: {
      database: { generateId: () => newId("usr", context.now()) },
      // The prefix binds a cookie to this host and to https; plain http is a local hub.
      cookiePrefix: secure ? "__Host-ponte" : "ponte",
      useSecureCookies: false,
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
    },
  });
}

/** What the library refused, by its own code, such as INVALID_EMAIL_OR_PASSWORD. */
export type Refusal = { refused: string };

/** Runs one call of the library. A refusal comes back as data; a failure loses the values that drizzle put in its text. */
export async function askAuth<Answer>(call: () => Promise<Answer>): Promise<Answer | Refusal> {
  try {
    return await call();
  } catch (error) {
    const code = codeOf(error);
    if (code !== undefined) return { refused: code };
    throw new DatabaseError(error);
  }
}

export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === "object" && answer !== null && "refused" in answer;
}

/** What the library has against a new password; undefined when it refused for another reason. */
export function passwordProblem({
  refused,
}: Refusal): "password_too_short" | "password_too_long" | undefined {
  if (refused === "PASSWORD_TOO_SHORT") return "password_too_short";
  return refused === "PASSWORD_TOO_LONG" ? "password_too_long" : undefined;
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== "APIError" || !("body" in error)) return undefined;
  // A database that failed comes as the library's own error, and refuses nobody: who is signed in stays so.
  if ("statusCode" in error && Number(error.statusCode) >= 500) return undefined;
  const { body } = error;
  const named = typeof body === "object" && body !== null && "code" in body && typeof body.code === "string";
  return named ? String(body.code) : "UNKNOWN";
}
