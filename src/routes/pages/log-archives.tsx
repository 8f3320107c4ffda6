import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { downloadArchive } from "../../services/logs/download-archive.ts";
import { type ArchiveView, listArchives } from "../../services/logs/list-archives.ts";
import {
  LOG_DAYS,
  type LogRetention,
  readLogRetention,
  setLogRetention,
} from "../../services/logs/retention.ts";
import { logArchiveTexts } from "../../strings/pages-log-archives.ts";
import { logDays } from "../log-archives/schemas.ts";
import { GZIP, logFileResponse } from "../logs/log-file-response.ts";
import { Cell, Empty, Pager, Panel, Table } from "./components.tsx";
import { leaveNotice } from "./cookies.ts";
import { showBytes, showCount, showDate, showInstant } from "./format.ts";
import { readForm, readQuery } from "./forms.ts";
import { renderPage } from "./render.tsx";
import { TextField } from "./text-field.tsx";
import { seeOther, type TenantVisit } from "./visit.ts";

export const LOG_ARCHIVES = "/log-archives";
const PAGE = 50;
const query = { cursor: z.string().max(200).optional() };

/** Guarda do log: how long it is kept, and what of it is in the archive. */
export function showLogArchives(visit: TenantVisit): Promise<Response> {
  return renderLogArchives(visit);
}

async function renderLogArchives(
  visit: TenantVisit,
  refused?: string,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const { http, context } = visit;
  const { cursor } = readQuery(http, query);
  const [retention, page] = await Promise.all([
    readLogRetention(context),
    listArchives(context, { limit: PAGE, cursor }),
  ]);
  return await renderPage(
    http,
    { title: logArchiveTexts.title, current: LOG_ARCHIVES },
    <>
      <Panel id="retention" title={logArchiveTexts.panel}>
        <Explained retention={retention} />
        {visit.can("connections:write") ? <DaysForm days={retention.days} refused={refused} /> : null}
      </Panel>
      <h2>{logArchiveTexts.archive}</h2>
      {page.items.length === 0 ? (
        <Empty title={logArchiveTexts.none}>
          {retention.archived ? <p>{logArchiveTexts.noneHelp}</p> : null}
        </Empty>
      ) : (
        <>
          <p class="help">{logArchiveTexts.format}</p>
          <div class="sheet">
            <ArchiveTable archives={page.items} />
          </div>
        </>
      )}
      <Pager path={LOG_ARCHIVES} query={{}} cursor={cursor} nextCursor={page.nextCursor} />
    </>,
    status,
  );
}

function Explained({ retention: { days, detailDays, archived } }: { retention: LogRetention }) {
  return (
    <p>
      {logArchiveTexts.explainEntries(days)} {logArchiveTexts.explainDetails(detailDays)}{" "}
      {archived ? logArchiveTexts.explainArchive : logArchiveTexts.explainNoArchive}
    </p>
  );
}

function DaysForm({ days, refused }: { days: number; refused: string | undefined }) {
  const [least, most] = [LOG_DAYS.least, showCount(LOG_DAYS.most)];
  return (
    <form method="post" action={LOG_ARCHIVES} class="stack short">
      <TextField
        name="days"
        label={logArchiveTexts.days}
        value={refused ?? String(days)}
        help={logArchiveTexts.daysHelp(least, most)}
        error={refused === undefined ? undefined : logArchiveTexts.daysInvalid(least, most)}
        inputmode="numeric"
        autocomplete="off"
        maxlength={5}
        required
      />
      <div class="buttons">
        <button type="submit" class="primary">
          {logArchiveTexts.save}
        </button>
      </div>
    </form>
  );
}

function ArchiveTable({ archives }: { archives: readonly ArchiveView[] }) {
  const columns = [
    { label: logArchiveTexts.day },
    { label: logArchiveTexts.entries, numeric: true },
    { label: logArchiveTexts.size, numeric: true },
    { label: logArchiveTexts.download, hidden: true },
  ];
  return (
    <Table caption={logArchiveTexts.caption} columns={columns}>
      {archives.map(({ id, day, from, entries, bytes }) => (
        <tr>
          <Cell label={logArchiveTexts.day}>
            <time datetime={day}>{showDate(day)}</time>
          </Cell>
          <Cell label={logArchiveTexts.entries} class="numeric">
            {showCount(entries)}
          </Cell>
          <Cell label={logArchiveTexts.size} class="numeric">
            {showBytes(bytes)}
          </Cell>
          <Cell class="end">
            <a
              href={`${LOG_ARCHIVES}/${id}/file`}
              aria-label={logArchiveTexts.downloadOf(showDate(day), showInstant(from))}
            >
              {logArchiveTexts.download}
            </a>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

export async function saveLogRetention(visit: TenantVisit): Promise<Response> {
  const typed = (await readForm(visit.http)).one("days").trim();
  const days = logDays.safeParse(/^\d+$/.test(typed) ? Number(typed) : undefined);
  if (!days.success) return await renderLogArchives(visit, typed.slice(0, 20), 400);
  await setLogRetention(visit.context, days.data);
  leaveNotice(visit.http, "saved");
  return seeOther(visit, LOG_ARCHIVES);
}

export async function downloadLogArchive(visit: TenantVisit): Promise<Response> {
  const id = visit.http.req.param("archiveId") ?? "";
  return logFileResponse(visit.http, await downloadArchive(visit.context, id), GZIP);
}

/** On the log itself: until when its events are there, and where that is changed. */
export function KeptLine({ days }: { days: number }) {
  return (
    <p class="help">
      {logArchiveTexts.kept(days)} <a href={LOG_ARCHIVES}>{logArchiveTexts.change}</a>
    </p>
  );
}
