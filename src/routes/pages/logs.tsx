import { z } from "zod";
import { listLogs } from "../../services/logs/list-logs.ts";
import { LOG_EVENTS } from "../../strings/logs.ts";
import { listTexts } from "../../strings/pages.ts";
import { eventTexts, levelTexts, logPageTexts } from "../../strings/pages-logs.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Choice, Empty, Input, Pager } from "./components.tsx";
import { connectorOf } from "./connections-of.ts";
import { readLocalTime } from "./format.ts";
import { linkTo, readQuery } from "./forms.ts";
import { LogTable, type LogView } from "./log-table.tsx";
import { renderPage, renderPart } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

const PAGE = 50;
const REFRESH_SECONDS = 4;

const text = (max: number) => z.string().max(max).optional();
const query = {
  level: z.enum(["info", "warning", "error"]).optional(),
  event: text(60),
  subject: text(128),
  q: text(200),
  from: text(20),
  to: text(20),
  cursor: text(200),
  live: z.literal("off").optional(),
  newest: text(60),
};
type Query = ReturnType<typeof readQuery<typeof query>>;

/** Integração (Log): the events of one ERP, with filters, refreshing by itself. */
export async function showLogs(visit: TenantVisit): Promise<Response> {
  const { http } = visit;
  const connector = connectorOf(http);
  const path = `/logs/${connector.id}`;
  const asked = readQuery(http, query);
  const page = await readEntries(visit, connector.id, asked);
  const live = asked.live === undefined && asked.cursor === undefined;
  return await renderPage(
    http,
    { title: logPageTexts.titleOf(connector.title), current: path },
    <>
      <Filters path={path} asked={asked} />
      <LiveLine path={path} asked={asked} live={live} />
      <p class="unseen" role="status" id="log-news" />
      <Entries path={path} asked={asked} page={page} live={live} />
    </>,
  );
}

/** The table alone, for the live refresh. Nothing new is 204: what is on the screen stays as it is. */
export async function refreshLogs(visit: TenantVisit): Promise<Response> {
  const { http } = visit;
  const connector = connectorOf(http);
  const asked = readQuery(http, query);
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

function readEntries({ context }: TenantVisit, provider: string, asked: Query) {
  const { level, event, subject, q, cursor } = asked;
  const from = readLocalTime(asked.from, "00.000");
  const to = readLocalTime(asked.to, "59.999");
  return listLogs(
    context,
    { provider, level, event, subject, q, from, to },
    { limit: PAGE, cursor },
    currentLanguage(),
  );
}

/** What the filters hold, without the page's place in the list. */
function filtersOf({ level, event, subject, q, from, to, live }: Query) {
  return { level, event, subject, q, from, to, live };
}

function Filters({ path, asked }: { path: string; asked: Query }) {
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
      <Input name="from" label={logPageTexts.from} value={asked.from} type="datetime-local" />
      <Input name="to" label={logPageTexts.to} value={asked.to} type="datetime-local" />
      <div class="filter-buttons">
        <button type="submit">{listTexts.filter}</button>
        <a href={path}>{listTexts.clear}</a>
      </div>
    </form>
  );
}

function LiveLine({ path, asked, live }: { path: string; asked: Query; live: boolean }) {
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
  asked: Query;
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
