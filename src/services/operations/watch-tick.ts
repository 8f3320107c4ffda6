import { sql } from "drizzle-orm";
import { z } from "zod";
import { FIRST_SHARD } from "../../db/shards.ts";
import { toInstant } from "../../lib/dates.ts";
import { errorName } from "../../lib/error-name.ts";
import { inLanguage } from "../../strings/language.ts";
import { mailTexts } from "../../strings/mails.ts";
import type { Context, ShardContext } from "../context.ts";
import { composeMail } from "../mail/compose-mail.ts";
import { readBeats, sinceBeat, tickOf } from "./heartbeats.ts";

/** The tick comes every three minutes; so long without one is no chance. */
export const TICK_MISSED_MS = 15 * 60_000;
/** Whether the support team knows of a stop: as a heartbeat of its own, which is older than the tick's when it was another. */
const TOLD = "tick_stopped_told";
const OPERATORS_TOLD = 50;

/** Has the tick of a database run to its end lately? */
export async function doesTickRun(context: ShardContext): Promise<boolean> {
  return !isLate(await sinceBeat(context, tickOf(context.shard)));
}

const isLate = (sinceMs: number | null) => sinceMs === null || sinceMs >= TICK_MISSED_MS;

/**
 * Tells the support team when the tick of a database has stopped, once for each time: called by another job than the tick,
 * since what has stopped cannot tell. `GET /metrics` tells monitors the same.
 */
export async function watchTicks(context: Context): Promise<void> {
  const beats = await readBeats(context);
  for (const { number } of context.shards) {
    const sinceMs = beats.get(tickOf(number)) ?? null;
    if (!isLate(sinceMs)) continue;
    console.error(JSON.stringify({ message: "the tick does not run", shard: number, sinceMs }));
    // One that has never run belongs to a hub that was deployed a moment ago.
    if (sinceMs !== null) await tellOnce(context, number, context.now() - sinceMs);
  }
}

async function tellOnce(context: Context, shard: number, beatAt: number): Promise<void> {
  const { publicUrl } = context.settings;
  if (publicUrl === undefined) return;
  const told = shard === FIRST_SHARD ? TOLD : `${TOLD}_${shard}`;
  const isNews = await context.directory.run(sql`
    INSERT INTO heartbeats (job, at) VALUES (${told}, ${context.now()})
    ON CONFLICT (job) DO UPDATE SET at = excluded.at WHERE heartbeats.at < ${beatAt}`);
  if (isNews === 0) return;
  try {
    await tellOperators(context, beatAt, publicUrl);
  } catch (error) {
    console.error(JSON.stringify({ message: "nobody could be told of the tick", error: errorName(error) }));
    await context.directory.run(sql`UPDATE heartbeats SET at = 0 WHERE job = ${told}`);
  }
}

async function tellOperators(context: Context, beatAt: number, publicUrl: string): Promise<void> {
  const rows = await context.directory.all(sql`
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
