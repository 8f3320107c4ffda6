import { connectors } from "../../erp/registry.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { listLogs } from "../../services/logs/list-logs.ts";
import { inLanguage } from "../../strings/language.ts";
import { frameTexts } from "../../strings/pages.ts";
import {
  connectionStateTexts,
  connectionStateTones,
  integrationsTexts,
  pausedTexts,
} from "../../strings/pages-connections.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Badge } from "./components.tsx";
import { connectionsOf } from "./connections-of.ts";
import { showInstant } from "./format.ts";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

/** Configurações → Integrações: a tile for each ERP that Ponte speaks to. */
export async function showIntegrations(visit: TenantVisit): Promise<Response> {
  const { context, http } = visit;
  const connections = await connectionsOf(visit);
  const tiles = await Promise.all(
    connectors.map(async (connector) => {
      const own = connections.filter(({ provider }) => provider === connector.id);
      const log =
        own.length === 0
          ? null
          : await listLogs(context, { provider: connector.id }, { limit: 1 }, currentLanguage());
      return { connector, connection: own[0], lastAt: log?.items[0]?.at };
    }),
  );
  return await renderPage(
    http,
    { title: frameTexts.integrations, current: "/integrations" },
    <>
      <p class="lead">{integrationsTexts.lead}</p>
      <ul class="tiles">
        {tiles.map(({ connector, connection, lastAt }) => (
          <li class="tile">
            <div class="tile-head">
              <h2>{connector.title}</h2>
              <ConnectionBadge connection={connection} />
            </div>
            <p>{inLanguage(connector.summary, currentLanguage())}</p>
            {connection?.status === "paused" && connection.pausedReason !== null ? (
              <p class="error">{pausedTexts[connection.pausedReason]}</p>
            ) : null}
            <p class="help">
              {integrationsTexts.lastActivity}:{" "}
              {lastAt === undefined ? (
                integrationsTexts.noActivity
              ) : (
                <time datetime={lastAt}>{showInstant(lastAt)}</time>
              )}
            </p>
            <p class="buttons">
              <TileLink
                connection={connection}
                title={connector.title}
                path={`/integrations/${connector.id}`}
              />
            </p>
          </li>
        ))}
      </ul>
    </>,
  );
}

export function ConnectionBadge({ connection }: { connection: ConnectionView | undefined }) {
  const state = connection?.status ?? "none";
  return <Badge tone={connectionStateTones[state]}>{connectionStateTexts[state]}</Badge>;
}

type TileLinkProps = { connection: ConnectionView | undefined; title: string; path: string };

function TileLink({ connection, title, path }: TileLinkProps) {
  return connection === undefined ? (
    <a class="button primary" href={path} aria-label={integrationsTexts.configureOf(title)}>
      {integrationsTexts.configure}
    </a>
  ) : (
    <a class="button" href={path} aria-label={integrationsTexts.openOf(title)}>
      {integrationsTexts.open}
    </a>
  );
}
