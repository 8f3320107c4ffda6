import { connectors } from "../../erp/registry.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { listLogs } from "../../services/logs/list-logs.ts";
import { COUNTED_AT_MOST, type Overview, readOverview } from "../../services/overview/read-overview.ts";
import { connectionStateTexts, pausedTexts, pausedTones } from "../../strings/pages-connections.ts";
import { overviewTexts } from "../../strings/pages-overview.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Empty, NoticeBox, Panel } from "./components.tsx";
import { showTime } from "./format.ts";
import { linkTo } from "./forms.ts";
import { ConnectionSteps } from "./integration-steps.tsx";
import { readTiles, Tiles } from "./integration-tiles.tsx";
import { LogTable } from "./log-table.tsx";
import { renderPage } from "./render.tsx";
import { renderSignIn } from "./sign-in-form.tsx";
import { forTenant, type Http, readVisit, seeOther, type TenantVisit } from "./visit.ts";

const TICK_MS = 3 * 60_000;
const SHOWN_EVENTS = 5;

/** `/`: the sign-in for whoever is not signed in, the overview for whoever is. */
export async function showHome(http: Http): Promise<Response> {
  const visit = await readVisit(http);
  if (visit === undefined) return await renderSignIn(http);
  if (visit.principal.kind === "operator" && visit.tenant === null) return seeOther(visit, "/tenants");
  if (visit.principal.kind === "person") return seeOther(visit, "/invitations");
  if (!visit.can("read")) {
    const content = <NoticeBox tone="warning">{overviewTexts.noRead}</NoticeBox>;
    return await renderPage(http, { title: overviewTexts.title, current: "/" }, content);
  }
  return await forTenant("read", showOverview)(http);
}

async function showOverview(visit: TenantVisit): Promise<Response> {
  const { context, http } = visit;
  const [overview, tiles, log] = await Promise.all([
    readOverview(context),
    readTiles(visit),
    listLogs(context, {}, { limit: SHOWN_EVENTS }, currentLanguage()),
  ]);
  const { connections } = tiles;
  const active = connections.filter(({ status }) => status === "active");
  return await renderPage(
    http,
    { title: overviewTexts.title, current: "/" },
    <>
      {connections.map((connection) => (
        <PausedNotice connection={connection} />
      ))}
      <FirstSteps visit={visit} connections={connections} overview={overview} />
      <Figures overview={overview} active={active.length} now={context.now()} />
      <section class="stack" aria-labelledby="connected-title">
        <h2 id="connected-title">{overviewTexts.connected}</h2>
        <Tiles {...tiles} heading="h3" />
      </section>
      <Panel
        id="recent"
        title={overviewTexts.recent}
        actions={<a href={`/logs/${connectors[0]?.id}`}>{overviewTexts.recentAll}</a>}
      >
        {log.items.length === 0 ? (
          <Empty title={overviewTexts.recentNone} />
        ) : (
          <LogTable entries={log.items} />
        )}
      </Panel>
    </>,
  );
}

function PausedNotice({ connection }: { connection: ConnectionView }) {
  if (connection.status !== "paused" || connection.pausedReason === null) return null;
  return (
    <NoticeBox
      tone={pausedTones[connection.pausedReason]}
      title={`${connection.name}: ${connectionStateTexts.paused.toLowerCase()}`}
    >
      {pausedTexts[connection.pausedReason]} <a href={pageOf(connection)}>{connection.name}</a>
    </NoticeBox>
  );
}

function Figures({ overview, active, now }: { overview: Overview; active: number; now: number }) {
  const { waiting, dead, held } = overview;
  const nextTick = Math.ceil((now + 1) / TICK_MS) * TICK_MS;
  const count = (figure: number) => overviewTexts.atLeast(figure, figure === COUNTED_AT_MOST);
  return (
    <ul class="figures">
      <Figure
        href="/deliveries?state=dead"
        tone={dead > 0 ? "danger" : "success"}
        figure={count(dead)}
        title={overviewTexts.dead}
        help={dead > 0 ? overviewTexts.deadHelp : overviewTexts.deadNone}
      />
      <Figure
        href="/deliveries"
        figure={count(waiting)}
        title={overviewTexts.waiting}
        help={overviewTexts.waitingHelp(showTime(nextTick))}
      />
      <Figure
        href="/deliveries?state=held"
        figure={count(held)}
        title={overviewTexts.held}
        help={overviewTexts.heldHelp}
      />
      <Figure
        href="/integrations"
        figure={String(active)}
        title={overviewTexts.connections}
        help={overviewTexts.connectionsHelp}
      />
    </ul>
  );
}

type FigureProps = { href: string; figure: string; title: string; help: string; tone?: "danger" | "success" };

function Figure({ href, figure, title, help, tone }: FigureProps) {
  return (
    <li class={tone === undefined ? "figure" : `figure ${tone}`}>
      <a href={href}>
        <strong>{figure}</strong>
        <span>{title}</span>
      </a>
      <small>{help}</small>
    </li>
  );
}

type StepsProps = { visit: TenantVisit; connections: readonly ConnectionView[]; overview: Overview };

/** What to do before the first sale is in the ERP. */
function FirstSteps({ visit, connections, overview }: StepsProps) {
  if (connections.some(({ activatedAt }) => activatedAt !== null)) {
    return overview.anyDelivered ? null : <FirstSale />;
  }
  const [connection] = connections;
  const connector = connectors.find(({ id }) => id === connection?.provider) ?? connectors[0];
  if (connector === undefined) return null;
  return (
    <ConnectionSteps
      connector={connector}
      connection={connection}
      byOperator={visit.principal.kind === "operator"}
      mayWrite={visit.can("connections:write")}
      // With no connection yet, which ERP it will be is for the tiles to choose.
      href={connection === undefined ? "/integrations" : pageOf(connection)}
    />
  );
}

function FirstSale() {
  return (
    <Panel id="first-sale" title={overviewTexts.firstSale}>
      <p>{overviewTexts.firstSaleText}</p>
      <p>
        <a href="/docs#put-v1-sales-externalId">{overviewTexts.firstSaleLink}</a>
      </p>
    </Panel>
  );
}

function pageOf({ id, provider }: ConnectionView): string {
  return linkTo(`/integrations/${provider}`, { connection: id });
}
