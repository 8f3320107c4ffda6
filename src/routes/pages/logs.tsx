import { listLogs } from "../../services/logs/list-logs.ts";
import { readLogRetention } from "../../services/logs/retention.ts";
import { LOG_EVENTS } from "../../strings/logs.ts";
import { listTexts } from "../../strings/pages.ts";
import { logFileTexts } from "../../strings/pages-log-range.ts";
import { eventTexts, levelTexts, logPageTexts } from "../../strings/pages-logs.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Choice, Empty, Input, Pager } from "./components.tsx";
import { connectorOf } from "./connections-of.ts";
import { linkTo } from "./forms.ts";
import { KeptLine } from "./log-archives.tsx";
import { filtersOf, type LogQuery, readLogQuery, toLogFilter } from "./log-query.ts";
import { RangeFields, readRange } from "./log-range.tsx";
import { LogTable, type LogView } from "./log-table.tsx";
import { renderPage, renderPart } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

const PAGE = 50;
const REFRESH_SECONDS = 4;

/** Integração (Log): the events of one ERP, with filters, refreshing by itself. */
export async function showLogs(visit: TenantVisit): Promise<Response> {
  const { http } = visit;
  const connector = connectorOf(http);
  const path = `/logs/${connector.id}`;
  const asked = readLogQuery(http);
  const [page, { days }] = await Promise.all([
    readEntries(visit, connector.id, asked),
    readLogRetention(visit.context),
  ]);
  // Nothing ever comes into a range that is none.
  const { isWrong } = readRange(asked);
  const live = asked.live === undefined && asked.cursor === undefined && !isWrong;
  return await renderPage(
    http,
    {
      title: logPageTexts.titleOf(connector.title),
      current: path,
      actions: <FileLink path={path} asked={asked} />,
    },
    <>
      <Filters path={path} asked={asked} now={visit.context.now()} />
      {isWrong ? null : <LiveLine path={path} asked={asked} live={live} />}
      <p class="unseen" role="status" id="log-news" />
      <Entries path={path} asked={asked} page={page} live={live} />
      <KeptLine days={days} />
    </>,
  );
}

/** The table alone, for the live refresh. Nothing new is 204: what is on the screen stays as it is. */
export async function refreshLogs(visit: TenantVisit): Promise<Response> {
  const { http } = visit;
  const connector = connectorOf(http);
  const asked = readLogQuery(http);
  const page = await readEntries(visit, connector.id, { ...asked, cursor: undefined });
  const [newest] = page.items;
  if ((newest?.id ?? "") === (asked.newest ?? "")) return http.body(null, 204);
  return await renderPart(
    http,
    <>
      <Entries path={`/logs/${connector.id}`} asked={asked} page={page} live={true} />
      <p class="unseen" role="status" id="log-news" hx-swap-oob="innerHTML">
        {newest === undefined ? "" : logPageTexts.newest(newest.message)}
      </p>
    </>,
  );
}

async function readEntries({ context }: TenantVisit, provider: string, asked: LogQuery) {
  const filter = toLogFilter(provider, asked);
  if (filter === null) return { items: [], nextCursor: null };
  return await listLogs(context, filter, { limit: PAGE, cursor: asked.cursor }, currentLanguage());
}

function Filters({ path, asked, now }: { path: string; asked: LogQuery; now: number }) {
  const levels = Object.entries(levelTexts).map(([value, label]) => ({ value, label }));
  const events = LOG_EVENTS.map((value) => ({ value, label: eventTexts[value] ?? value })).sort(
    (left, right) => left.label.localeCompare(right.label, currentLanguage()),
  );
  return (
    <form method="get" action={path} class="filters">
      <Choice
        name="level"
        label={logPageTexts.level}
        value={asked.level}
        any={logPageTexts.anyLevel}
        choices={levels}
      />
      <Choice
        name="event"
        label={logPageTexts.event}
        value={asked.event}
        any={logPageTexts.anyEvent}
        choices={events}
      />
      <Input name="subject" label={logPageTexts.subjectLabel} value={asked.subject} maxlength={128} />
      <Input name="q" label={logPageTexts.text} value={asked.q} type="search" maxlength={200} />
      <RangeFields
        path={path}
        others={filtersOf({ ...asked, from: undefined, to: undefined })}
        typed={asked}
        now={now}
      />
      <div class="filter-buttons">
        <button type="submit">{listTexts.filter}</button>
        <a href={path}>{listTexts.clear}</a>
      </div>
    </form>
  );
}

/** The same entries as a file. */
function FileLink({ path, asked }: { path: string; asked: LogQuery }) {
  const href = linkTo(`${path}/export`, { ...filtersOf(asked), live: undefined });
  return (
    <a class="button" href={href}>
      {logFileTexts.link}
    </a>
  );
}

function LiveLine({ path, asked, live }: { path: string; asked: LogQuery; live: boolean }) {
  if (asked.cursor !== undefined) return null;
  const filters = filtersOf(asked);
  return (
    <p class={live ? "live on" : "live"}>
      <span data-script-only hidden>
        {live ? logPageTexts.live : logPageTexts.paused}{" "}
        <a href={linkTo(path, { ...filters, live: live ? "off" : undefined })}>
          {live ? logPageTexts.pause : logPageTexts.resume}
        </a>
      </span>
      <a href={linkTo(path, filters)}>{logPageTexts.refresh}</a>
    </p>
  );
}

type EntriesProps = {
  path: string;
  asked: LogQuery;
  page: { items: LogView[]; nextCursor: string | null };
  live: boolean;
};

function Entries({ path, asked, page, live }: EntriesProps) {
  const filters = filtersOf(asked);
  const refresh = live
    ? {
        "hx-get": linkTo(`${path}/refresh`, { ...filters, newest: page.items[0]?.id }),
        "hx-trigger": `every ${REFRESH_SECONDS}s`,
        "hx-swap": "outerHTML",
        "data-live": "",
      }
    : {};
  return (
    <div id="entries" class="sheet" {...refresh}>
      {page.items.length === 0 ? (
        <Empty title={logPageTexts.none}>
          <p>{logPageTexts.noneHelp}</p>
        </Empty>
      ) : (
        <LogTable entries={page.items} />
      )}
      <Pager path={path} query={filters} cursor={asked.cursor} nextCursor={page.nextCursor} />
    </div>
  );
}
