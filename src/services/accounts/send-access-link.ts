import { sql } from "drizzle-orm";
import { firstAccesses } from "../../db/schema.ts";
import type { Language } from "../../strings/language.ts";
import { inLanguage } from "../../strings/language.ts";
import type { MailName } from "../../strings/mails.ts";
import { mailTexts } from "../../strings/mails.ts";
import type { Context, Person } from "../context.ts";
import { composeMail } from "../mail/compose-mail.ts";
import { askAuth, openAuth } from "./auth.ts";
import { type Limit, takeTry } from "./throttle.ts";

/** Why somebody gets a link, and how long it lives: a first access may wait for the weekend to pass. */
const LIFETIME_HOURS = { first_access: 72, invited: 168, support_team: 72, forgotten: 1 } as const;
export type LinkReason = keyof typeof LIFETIME_HOURS;

/** Where a hub's links lead, and in which language its mails speak. */
export type Sender = { origin: string; language: Language };

const MAILS_PER_HOUR = 5;
const HOUR_MS = 3_600_000;

/**
 * Mails a one-time link with which a person sets a password. Links sent before still work, until one is used.
 * @param company what the mail mentions
 * @throws ApiError mail_unavailable, too_many_attempts (five mails an hour to one address)
 */
export async function sendAccessLink(
  context: Context,
  person: Person,
  reason: LinkReason,
  sender: Sender,
  company = "",
): Promise<void> {
  await takeTry(context, [mailLimit(person.email)]);
  const hours = LIFETIME_HOURS[reason];
  let token: string | undefined;
  const auth = openAuth(context, sender, {
    lifetimeSeconds: hours * 3_600,
    take: (made) => {
      token = made;
    },
  });
  await askAuth(() => auth.api.requestPasswordReset({ body: { email: person.email } }));
  if (token === undefined) throw new Error("no link was made");
  const url = `${linkOrigin(context, sender)}/access/${token}`;
  await context.mailer.send(composeAccess(person, reason, sender.language, { url, company, hours }));
  await noteLink(context, person.userId, hours);
}

// An earlier link that lives longer still works: the later of both ends counts.
async function noteLink(context: Context, userId: string, hours: number): Promise<void> {
  const sentAt = context.now();
  const expiresAt = sentAt + hours * HOUR_MS;
  await context.directory.run(
    context.directory.orm
      .insert(firstAccesses)
      .values({ userId, sentAt, expiresAt })
      .onConflictDoUpdate({
        target: firstAccesses.userId,
        set: { sentAt, expiresAt: sql`max(coalesce(expires_at, 0), ${expiresAt})` },
      }),
  );
}

/** Mails somebody who has an account where to go on. @throws as `sendAccessLink` */
export async function sendPlainMail(
  context: Context,
  person: Person,
  name: MailName,
  sender: Sender,
  params: { path: string; company: string },
): Promise<void> {
  await takeTry(context, [mailLimit(person.email)]);
  const url = `${linkOrigin(context, sender)}${params.path}`;
  await context.mailer.send(
    composeAccess(person, name, sender.language, { url, company: params.company, hours: 0 }),
  );
}

function composeAccess(
  person: Person,
  name: MailName,
  language: Language,
  params: { url: string; company: string; hours: number },
) {
  const say = (part: "subject" | "lead" | "button" | "after") =>
    inLanguage(mailTexts[name][part], language, { ...params, name: person.name });
  return composeMail({
    to: person.email,
    language,
    subject: say("subject"),
    lead: say("lead"),
    button: { label: say("button"), url: params.url },
    after: say("after"),
  });
}

/** Mails to one address. Also counted for an address that nobody has, so that the limit tells nothing about it. */
export const mailLimit = (email: string): Limit => ({
  what: "mail",
  who: email,
  limit: MAILS_PER_HOUR,
  windowMs: HOUR_MS,
});

// A forged Host header must not lead a link elsewhere: a hub that is told its address uses that one.
function linkOrigin(context: Context, sender: Sender): string {
  return context.settings.publicUrl ?? sender.origin;
}
