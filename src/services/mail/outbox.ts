import { desc } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../../db/database.ts";
import { outbox } from "../../db/schema.ts";
import type { KeyRing } from "../../env.ts";
import { ApiError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import { newId } from "../../lib/ids.ts";
import { type CallerContext, requireOperator } from "../context.ts";
import { openValue, sealValue } from "../secrets/seal.ts";
import type { Mail } from "./mailer.ts";

const mailSchema = z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() });

/** A mail that a local hub would have sent. */
export type KeptMail = Mail & { id: string; at: string };

const ownerOf = (id: string) => ({ outbox: id });

/** Keeps a mail instead of sending it, encrypted: it may hold a one-time link. */
export async function keepInOutbox(
  directory: Database,
  ring: KeyRing | undefined,
  mail: Mail,
): Promise<void> {
  const now = Date.now();
  const id = newId("mal", now);
  const sealed = await sealValue(ring, ownerOf(id), JSON.stringify(mail));
  await directory.run(directory.orm.insert(outbox).values({ id, at: now, mail: sealed }));
}

/**
 * The newest mails of a local hub, newest first. A hub that sends its mails has no outbox.
 * @throws ApiError operator_only, not_found
 */
export async function listOutbox(context: CallerContext, limit: number): Promise<KeptMail[]> {
  requireOperator(context);
  if (!context.settings.mail.devOutbox) throw new ApiError("not_found", { path: "/v1/dev/outbox" });
  const rows = await context.directory.read(
    context.directory.orm.select().from(outbox).orderBy(desc(outbox.id)).limit(limit),
  );
  const ring = context.settings.credentialKeys;
  return await Promise.all(
    rows.map(async ({ id, at, mail }) => {
      const opened = await openValue(ring, ownerOf(id), mail);
      return { id, at: toInstant(at), ...mailSchema.parse(JSON.parse(opened)) };
    }),
  );
}
