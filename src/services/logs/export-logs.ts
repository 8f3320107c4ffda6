import { csvLine } from "../../lib/csv.ts";
import { saoPauloDay, toInstant } from "../../lib/dates.ts";
import { inLanguage, type Language } from "../../strings/language.ts";
import { logExportCut } from "../../strings/log-export.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type LogFilter, type LogView, listLogs } from "./list-logs.ts";

/** Fifty pages of a thousand: within what one invocation may ask of D1, and half a megabyte in memory at a time. */
export const MAX_EXPORTED = 50_000;
const PAGE = 1_000;

/** Without it Excel takes UTF-8 for the machine's old code page. */
const BYTE_ORDER_MARK = "\uFEFF";

export type LogFileFormat = {
  language: Language;
  /** Excel in Brazil takes a comma for the decimal sign, so its lists are parted by semicolons. */
  separator: ";" | ",";
  columns: readonly { title: string; value: (entry: LogView) => string | null }[];
  showInstant: (instant: string) => string;
};

export type LogFile = { name: string; body: ReadableStream<Uint8Array> };

/**
 * The log as a CSV file, newest first, read and sent page by page. The first page is read before anything is answered, so
 * that a failure is a proper one; that it was exported goes into the audit trail.
 */
export async function exportLogs(
  context: TenantContext,
  filter: LogFilter,
  format: LogFileFormat,
  maxRows = MAX_EXPORTED,
): Promise<LogFile> {
  requireScope(context, "read");
  const pages = readPages(context, filter, format, maxRows);
  const first = await pages.next();
  const { q: _, ...params } = filter;
  await context.db.batch([
    auditStatement(context, { action: "log.exported", tenantId: context.tenantId, params }),
  ]);
  return { name: fileName(filter, context.now()), body: toBytes(first, pages) };
}

async function* readPages(
  context: TenantContext,
  filter: LogFilter,
  { language, separator, columns, showInstant }: LogFileFormat,
  maxRows: number,
): AsyncGenerator<string, void> {
  const heading = csvLine(
    columns.map(({ title }) => title),
    separator,
  );
  let text = `${BYTE_ORDER_MARK}${heading}`;
  let cursor: string | undefined;
  for (let rows = 0; ; ) {
    const limit = Math.min(PAGE, maxRows - rows);
    const { items, nextCursor } = await listLogs(context, filter, { limit, cursor }, language);
    for (const entry of items) {
      text += csvLine(
        columns.map(({ value }) => value(entry) ?? ""),
        separator,
      );
    }
    rows += items.length;
    const last = items.at(-1);
    if (nextCursor !== null && last !== undefined && rows >= maxRows) {
      const params = { rows: maxRows.toLocaleString(language), oldest: showInstant(last.at) };
      text += csvLine([inLanguage(logExportCut, language, params)], separator);
    }
    yield text;
    if (nextCursor === null || rows >= maxRows) return;
    text = "";
    cursor = nextCursor;
  }
}

function toBytes(
  first: IteratorResult<string, void>,
  pages: AsyncGenerator<string, void>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting: IteratorResult<string, void> | undefined = first;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const page: IteratorResult<string, void> = waiting ?? (await pages.next());
        waiting = undefined;
        if (page.done) controller.close();
        else controller.enqueue(encoder.encode(page.value));
      },
      cancel: async () => {
        await pages.return();
      },
    },
    // Nothing is read ahead of who downloads.
    { highWaterMark: 0 },
  );
}

/** "ponte-log-gestaoclick-2026-11-01-2026-11-25.csv": the days in São Paulo that were asked for. */
function fileName({ provider, from, to }: LogFilter, now: number): string {
  const day = (instant: string) => saoPauloDay(Date.parse(instant));
  const parts = ["ponte-log", provider, from && day(from), day(to ?? toInstant(now))];
  return `${parts
    .filter(Boolean)
    .join("-")
    .replace(/[^\w-]/g, "_")}.csv`;
}
