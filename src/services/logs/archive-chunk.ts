import { sql } from "drizzle-orm";
import { z } from "zod";
import { saoPauloDay } from "../../lib/dates.ts";
import type { ShardContext } from "../context.ts";
import type { ArchiveStore } from "./archive-store.ts";
import { logRowSchema, toLogView } from "./list-logs.ts";

/** An object ends after so many entries, or so many characters of them, so that it fits into memory several times. */
const MOST_ENTRIES = 1_000;
const MOST_CHARACTERS = 4_000_000;

/** Whose entries, after which one, and below which id. */
export type ArchiveRange = { tenantId: string; after: string; below: string };

type Row = z.output<typeof logRowSchema>;
type Chunk = { rows: Row[]; more: boolean };

const weightSchema = z.object({ id: z.string(), at: z.number(), characters: z.number() });

/**
 * Moves the oldest entries of a range into the archive, as one object, and forgets their requests and answers. The entries
 * themselves stay in the log until they are too old for it. The object is written before the database says so, and which
 * entries it holds follows from the first of them alone: whoever repeats this after a crash writes the same object again.
 * @returns the last entry that is in the archive now, and whether the range has more; undefined when it is empty
 */
export async function archiveChunk(
  context: ShardContext,
  archive: ArchiveStore,
  range: ArchiveRange,
): Promise<{ last: string; more: boolean } | undefined> {
  const { rows, more } = await readChunk(context, range);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const { tenantId } = range;
  const day = saoPauloDay(first.at);
  const id = first.id.replace(/^log_/, "arc_");
  const key = `logs/${tenantId}/${day}/${first.id}.jsonl.gz`;
  const bytes = await gzip(rows.map(toLine));
  await archive.put(key, bytes);
  await context.db.batch([
    sql`INSERT INTO log_archives (tenant_id, id, object_key, day, first_at, last_at, entries, bytes, created_at)
      VALUES (${tenantId}, ${id}, ${key}, ${day}, ${first.at}, ${last.at}, ${rows.length}, ${bytes.byteLength}, ${context.now()})
      ON CONFLICT (tenant_id, id) DO UPDATE SET last_at = excluded.last_at, entries = excluded.entries, bytes = excluded.bytes`,
    sql`UPDATE tenants SET log_archived_to = ${last.id}
      WHERE id = ${tenantId} AND coalesce(log_archived_to, '') < ${last.id}`,
    sql`DELETE FROM log_details WHERE tenant_id = ${tenantId} AND log_id IN (
      SELECT id FROM logs WHERE tenant_id = ${tenantId} AND id BETWEEN ${first.id} AND ${last.id})`,
  ]);
  return { last: last.id, more };
}

/** The oldest entries of the range: of one day, and no more than an object takes. What they weigh is asked before they are read. */
async function readChunk(context: ShardContext, range: ArchiveRange): Promise<Chunk> {
  const { tenantId, after, below } = range;
  const oldest = z.array(weightSchema).parse(
    await context.db.all(sql`
      SELECT l.id, l.at, length(l.message) + length(l.params) + coalesce(length(x.detail), 0) AS characters
      FROM logs l LEFT JOIN log_details x ON x.log_id = l.id
      WHERE l.tenant_id = ${tenantId} AND l.id > ${after} AND l.id < ${below}
      ORDER BY l.id LIMIT ${MOST_ENTRIES + 1}`),
  );
  const count = countFitting(oldest);
  const [first, last] = [oldest[0], oldest[count - 1]];
  if (first === undefined || last === undefined) return { rows: [], more: false };
  const rows = await context.db.all(sql`
    SELECT l.*, x.detail FROM logs l LEFT JOIN log_details x ON x.log_id = l.id
    WHERE l.tenant_id = ${tenantId} AND l.id BETWEEN ${first.id} AND ${last.id} ORDER BY l.id`);
  return { rows: z.array(logRowSchema).parse(rows), more: count < oldest.length };
}

/** How many of these entries go into one object. */
function countFitting(entries: readonly z.output<typeof weightSchema>[]): number {
  let characters = 0;
  const end = entries.slice(0, MOST_ENTRIES).findIndex((entry) => {
    if (characters >= MOST_CHARACTERS) return true;
    characters += entry.characters;
    return saoPauloDay(entry.at) !== saoPauloDay(entries[0]?.at ?? entry.at);
  });
  return end === -1 ? Math.min(entries.length, MOST_ENTRIES) : end;
}

/** An entry as the API tells it, with what its text mentions and with its requests and answers, masked as they are kept. */
function toLine(row: Row): string {
  const params: unknown = JSON.parse(row.params);
  const detail: unknown = row.detail ? JSON.parse(row.detail) : undefined;
  return `${JSON.stringify({ ...toLogView(row, "pt"), params, detail })}\n`;
}

async function gzip(lines: readonly string[]): Promise<ArrayBuffer> {
  const compressed = new Blob([...lines]).stream().pipeThrough(new CompressionStream("gzip"));
  return await new Response(compressed).arrayBuffer();
}
