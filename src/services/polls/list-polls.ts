import { eq } from "drizzle-orm";
import { z } from "zod";
import { polls } from "../../db/schema.ts";
import { toInstant, toInstantOrNull } from "../../lib/dates.ts";
import { erpWords } from "../../strings/erp-words.ts";
import type { Language } from "../../strings/language.ts";
import { requireConnection } from "../connections/connection-view.ts";
import { requireScope, type TenantContext } from "../context.ts";

/** Where the reading of one flow stands. Counts are of the round that is on its way, or of the last one. */
export type PollView = {
  flow: string;
  state: "reading" | "waiting" | "failing";
  page: number;
  pages: number | null;
  found: number;
  changed: number;
  startedAt: string | null;
  finishedAt: string | null;
  nextAt: string;
  /** Why the last reading failed: the kind of it, and the system's words. */
  code: string | null;
  message: string | null;
};

const failureSchema = z.object({ erpMessage: z.string() });

/** What Ponte reads by itself from a connection's systems, flow by flow. @throws ApiError connection_not_found */
export async function listPolls(
  context: TenantContext,
  connectionId: string,
  language: Language,
): Promise<PollView[]> {
  requireScope(context, "read");
  await requireConnection(context, connectionId);
  const rows = await context.db.read(
    context.db.orm.select().from(polls).where(eq(polls.connectionId, connectionId)).orderBy(polls.flow),
  );
  return rows.map((row) => ({
    flow: row.flow,
    state: row.code !== null ? "failing" : row.finishedAt === null ? "reading" : "waiting",
    page: row.page,
    pages: row.pages,
    found: row.found,
    changed: row.changed,
    startedAt: toInstantOrNull(row.startedAt),
    finishedAt: toInstantOrNull(row.finishedAt),
    nextAt: toInstant(row.dueAt),
    code: row.code,
    message: row.code === null ? null : saidBy(row.params, language),
  }));
}

function saidBy(params: unknown, language: Language): string | null {
  const message = failureSchema.safeParse(params).data?.erpMessage ?? "";
  return message === "" ? null : erpWords(message, language);
}
