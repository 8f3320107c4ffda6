import type { Child } from "hono/jsx";
import { connectors } from "../../erp/registry.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { listLogs } from "../../services/logs/list-logs.ts";
import { COUNTED_AT_MOST, type Overview, readOverview } from "../../services/overview/read-overview.ts";
import { connectionStateTexts, connectionStateTones, pausedTexts } from "../../strings/pages-connections.ts";
import { overviewTexts } from "../../strings/pages-overview.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Badge, Empty, NoticeBox, Panel } from "./components.tsx";
import { connectionsOf } from "./connections-of.ts";
import { showTime } from "./format.ts";
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
  const [overview, connections, log] = await Promise.all([
    readOverview(context),
    connectionsOf(visit),
    listLogs(context, {}, { limit: SHOWN_EVENTS }, currentLanguage()),
  ]);
  const active = connections.filter(({ status }) => status === "active");
  const firstSteps = active.length === 0 || !overview.anyDelivered;
  return await renderPage(
    http,
    { title: overviewTexts.title, current: "/" },
    <>
      {connections.map((connection) => (
        <PausedNotice connection={connection} />
      ))}
      {firstSteps ? <FirstSteps visit={visit} connections={connections} overview={overview} /> : null}
      <Figures overview={overview} active={active.length} now={context.now()} />
      {connections.length === 0 ? null : (
        <Panel id="connected" title={overviewTexts.connected}>
          <Connected connections={connections} />
        </Panel>
      )}
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
    <NoticeBox tone="danger" title={`${connection.name}: ${connectionStateTexts.paused.toLowerCase()}`}>
      {pausedTexts[connection.pausedReason]}{" "}
      <a href={`/integrations/${connection.provider}`}>{connection.name}</a>
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

function Connected({ connections }: { connections: readonly ConnectionView[] }) {
  return (
    <ul class="rows">
      {connections.map(({ id, name, provider, status }) => (
        <li>
          <a href={`/integrations/${provider}?connection=${id}`}>{name}</a>
          <Badge tone={connectionStateTones[status]}>{connectionStateTexts[status]}</Badge>
        </li>
      ))}
    </ul>
  );
}

type StepsProps = { visit: TenantVisit; connections: readonly ConnectionView[]; overview: Overview };

/** What to do before the first sale is in the ERP. The first step that is not done is the one to take. */
function FirstSteps({ visit, connections, overview }: StepsProps) {
  const { configure, activate, send } = overviewTexts.steps;
  const configured = connections.some(({ credentialsSet }) => credentialsSet.length > 0);
  const active = connections.some(({ status }) => status === "active" || status === "paused");
  const steps = [
    { ...configure, done: configured, href: "/integrations/gestaoclick" },
    { ...activate, done: active, href: "/integrations/gestaoclick" },
    { ...send, done: overview.anySale, href: "/docs#put-v1-sales-externalId" },
  ];
  const next = steps.findIndex(({ done }) => !done);
  return (
    <Panel id="first-steps" title={overviewTexts.firstTitle}>
      <p class="lead">{overviewTexts.firstLead}</p>
      <ol class="steps">
        {steps.map(({ title, text, done, href }, index) => (
          <Step done={done} next={index === next}>
            {visit.can("connections:write") || index === 2 ? <a href={href}>{title}</a> : title}
            <p>{text}</p>
          </Step>
        ))}
      </ol>
    </Panel>
  );
}

function Step({ done, next, children }: { done: boolean; next: boolean; children: Child }) {
  return (
    <li class={done ? "done" : next ? "next" : undefined}>
      <div>{children}</div>
      {done ? <Badge tone="success">{overviewTexts.stepDone}</Badge> : null}
      {next ? <Badge tone="info">{overviewTexts.stepNext}</Badge> : null}
    </li>
  );
}
