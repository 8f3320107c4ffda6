import { sql } from "drizzle-orm";
import { z } from "zod";
import { toInstant } from "../../lib/dates.ts";
import { errorName } from "../../lib/error-name.ts";
import { inLanguage } from "../../strings/language.ts";
import { mailTexts } from "../../strings/mails.ts";
import type { Context } from "../context.ts";
import { composeMail } from "../mail/compose-mail.ts";
import { sinceBeat } from "./heartbeats.ts";

/** The tick comes every three minutes; so long without one is no chance. */
export const TICK_MISSED_MS = 15 * 60_000;
/** Whether the support team knows of a stop: as a heartbeat of its own, which is older than the tick's when it was another. */
const TOLD = "tick_stopped_told";
const OPERATORS_TOLD = 50;

/**
 * Tells the support team when the tick has stopped, once for each time: called by another job than the tick, since what has
 * stopped cannot tell. `GET /metrics` tells monitors the same. @returns whether the tick runs
 */
export async function watchTick(context: Context): Promise<boolean> {
  const sinceMs = await sinceBeat(context, "tick");
  if (sinceMs !== null && sinceMs < TICK_MISSED_MS) return true;
  console.error(JSON.stringify({ message: "the tick does not run", sinceMs }));
  // One that has never run belongs to a hub that was deployed a moment ago.
  if (sinceMs !== null) await tellOnce(context, context.now() - sinceMs);
  return false;
}

async function tellOnce(context: Context, beatAt: number): Promise<void> {
  const { publicUrl } = context.settings;
  if (publicUrl === undefined) return;
  const isNews = await context.db.run(sql`
    INSERT INTO heartbeats (job, at) VALUES (${TOLD}, ${context.now()})
    ON CONFLICT (job) DO UPDATE SET at = excluded.at WHERE heartbeats.at < ${beatAt}`);
  if (isNews === 0) return;
  try {
    await tellOperators(context, beatAt, publicUrl);
  } catch (error) {
    console.error(JSON.stringify({ message: "nobody could be told of the tick", error: errorName(error) }));
    await context.db.run(sql`UPDATE heartbeats SET at = 0 WHERE job = ${TOLD}`);
  }
}

async function tellOperators(context: Context, beatAt: number, publicUrl: string): Promise<void> {
  const rows = await context.db.all(sql`
    SELECT u.email FROM operators o JOIN users u ON u.id = o.user_id WHERE u.email_verified = 1
    ORDER BY o.created_at LIMIT ${OPERATORS_TOLD}`);
  const params = { since: toInstant(beatAt) };
  const { subject, lead, button, after } = mailTexts.tick_stopped;
  for (const { email } of z.array(z.object({ email: z.string() })).parse(rows)) {
    await context.mailer.send(
      composeMail({
        to: email,
        language: "pt",
        subject: inLanguage(subject, "pt", params),
        lead: inLanguage(lead, "pt", params),
        button: { label: inLanguage(button, "pt", params), url: `${publicUrl}/` },
        after: inLanguage(after, "pt", params),
      }),
    );
  }
}
