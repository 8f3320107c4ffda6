import type { Connector } from "../../erp/connector.ts";
import { connectors } from "../../erp/registry.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { type ConnectionFigures, NO_FIGURES, readFigures } from "../../services/connections/read-figures.ts";
import { COUNTED_AT_MOST } from "../../services/overview/read-overview.ts";
import { inLanguage } from "../../strings/language.ts";
import {
  connectionStateTexts,
  connectionStateTones,
  integrationsTexts,
  pausedTexts,
  pausedTones,
} from "../../strings/pages-connections.ts";
import { overviewTexts } from "../../strings/pages-overview.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Badge } from "./components.tsx";
import { connectionsOf, NEW_CONNECTION } from "./connections-of.ts";
import { showInstant } from "./format.ts";
import { linkTo } from "./forms.ts";
import type { TenantVisit } from "./visit.ts";

export type TilesProps = {
  connections: readonly ConnectionView[];
  figures: ReadonlyMap<string, ConnectionFigures>;
  mayWrite: boolean;
  /** Which heading an ERP's name is, by where the tiles stand. */
  heading?: "h2" | "h3";
};

/** What the tiles show, in two round trips however many connections there are. */
export async function readTiles(visit: TenantVisit): Promise<TilesProps> {
  const [connections, figures] = await Promise.all([connectionsOf(visit), readFigures(visit.context)]);
  return { connections, figures, mayWrite: visit.can("connections:write") };
}

/** A tile for each ERP that Ponte speaks to, with the company's connections to it. */
export function Tiles({ connections, figures, mayWrite, heading = "h2" }: TilesProps) {
  return (
    <ul class="tiles">
      {connectors.map((connector) => (
        <Tile
          connector={connector}
          own={connections.filter(({ provider }) => provider === connector.id)}
          figures={figures}
          mayWrite={mayWrite}
          heading={heading}
        />
      ))}
    </ul>
  );
}

type TileProps = {
  connector: Connector;
  own: readonly ConnectionView[];
  figures: TilesProps["figures"];
  mayWrite: boolean;
  heading: "h2" | "h3";
};

function Tile({
  connector: { id, title, summary, assets },
  own,
  figures,
  mayWrite,
  heading: Heading,
}: TileProps) {
  const path = `/integrations/${id}`;
  return (
    <li class="tile">
      <div class="tile-head">
        <Heading>{title}</Heading>
        {own.length === 0 ? <ConnectionBadge connection={undefined} /> : null}
      </div>
      <p>{inLanguage(summary, currentLanguage())}</p>
      {own.length === 0 ? null : (
        <ul class="connections">
          {own.map((connection) => (
            <ConnectionItem
              connection={connection}
              path={path}
              figures={figures.get(connection.id) ?? NO_FIGURES}
              imports={assets !== undefined}
            />
          ))}
        </ul>
      )}
      <p class="buttons">
        <TileLink path={path} title={title} isNew={own.length === 0} mayWrite={mayWrite} />
      </p>
    </li>
  );
}

export function ConnectionBadge({ connection }: { connection: ConnectionView | undefined }) {
  const state = connection?.status ?? "none";
  return <Badge tone={toneOf(connection)}>{connectionStateTexts[state]}</Badge>;
}

type ItemProps = {
  connection: ConnectionView;
  path: string;
  figures: ConnectionFigures;
  /** Its work are imports, and it delivers nothing. */
  imports: boolean;
};

function ConnectionItem({ connection, path, figures, imports }: ItemProps) {
  const trouble = troubleOf(connection);
  return (
    <li>
      <div class="tile-head">
        <a href={linkTo(path, { connection: connection.id })}>
          <strong>{connection.name}</strong>
        </a>
        <ConnectionBadge connection={connection} />
      </div>
      {trouble === undefined ? null : <p class={trouble.tone}>{trouble.text}</p>}
      {connection.status === "pending_approval" ? <p class="help">{integrationsTexts.approvals}</p> : null}
      {imports ? <ImportLine figures={figures} /> : <FiguresLine connection={connection} figures={figures} />}
    </li>
  );
}

type Trouble = { text: string; tone: "error" | "warning" };

function troubleOf({ status, pausedReason, lastTest }: ConnectionView): Trouble | undefined {
  if (status === "paused" && pausedReason !== null) return pauseOf(pausedReason);
  return lastTest?.ok === false ? { text: integrationsTexts.testFailed, tone: "error" } : undefined;
}

/** Why a connection is paused, in the colour of who paused it: a person's own pause is no failure. */
export function pauseOf(reason: NonNullable<ConnectionView["pausedReason"]>): Trouble {
  return { text: pausedTexts[reason], tone: pausedTones[reason] === "danger" ? "error" : "warning" };
}

/** A connection's state as its badge shows it. */
function toneOf(connection: ConnectionView | undefined) {
  if (connection?.status === "paused" && connection.pausedReason !== null) {
    return pausedTones[connection.pausedReason];
  }
  return connectionStateTones[connection?.status ?? "none"];
}

const shown = (count: number) => overviewTexts.atLeast(count, count === COUNTED_AT_MOST);

/** How much waits, how much has stopped, and when the last delivery arrived. */
export function FiguresLine({
  connection: { id, name },
  figures,
}: Pick<ItemProps, "connection" | "figures">) {
  const { waiting, dead, lastDeliveredAt } = figures;
  const deadText = integrationsTexts.dead(dead, shown(dead));
  return (
    <ul class="facts-line">
      <li>{integrationsTexts.waiting(waiting, shown(waiting))}</li>
      <li>
        {dead === 0 ? (
          integrationsTexts.noneDead
        ) : (
          <a
            class="error"
            href={linkTo("/deliveries", { state: "dead", connectionId: id })}
            aria-label={integrationsTexts.deadOf(deadText, name)}
          >
            {deadText}
          </a>
        )}
      </li>
      <li>
        {lastDeliveredAt === null ? (
          integrationsTexts.noneDelivered
        ) : (
          <>
            {integrationsTexts.lastDelivered}:{" "}
            <time datetime={lastDeliveredAt}>{showInstant(lastDeliveredAt)}</time>
          </>
        )}
      </li>
    </ul>
  );
}

/** When the last import ended. */
function ImportLine({ figures: { lastImportedAt } }: Pick<ItemProps, "figures">) {
  return (
    <ul class="facts-line">
      <li>
        {lastImportedAt === null ? (
          integrationsTexts.noneImported
        ) : (
          <a href="/imports">
            {integrationsTexts.lastImported}:{" "}
            <time datetime={lastImportedAt}>{showInstant(lastImportedAt)}</time>
          </a>
        )}
      </li>
    </ul>
  );
}

type TileLinkProps = { path: string; title: string; isNew: boolean; mayWrite: boolean };

function TileLink({ path, title, isNew, mayWrite }: TileLinkProps) {
  if (!isNew) {
    if (!mayWrite) return null;
    return (
      <a
        class="button"
        href={linkTo(path, { connection: NEW_CONNECTION })}
        aria-label={integrationsTexts.addAnotherOf(title)}
      >
        {integrationsTexts.addAnother}
      </a>
    );
  }
  return mayWrite ? (
    <a class="button primary" href={path} aria-label={integrationsTexts.configureOf(title)}>
      {integrationsTexts.configure}
    </a>
  ) : (
    <a class="button" href={path} aria-label={integrationsTexts.openOf(title)}>
      {integrationsTexts.open}
    </a>
  );
}
