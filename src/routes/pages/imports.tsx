import { z } from "zod";
import { ASSET_PROVIDERS } from "../../erp/registry.ts";
import { ApiError } from "../../errors.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { listImports } from "../../services/imports/list-imports.ts";
import { startImport } from "../../services/imports/start-import.ts";
import { importTexts } from "../../strings/pages-assets.ts";
import { integrationsTexts } from "../../strings/pages-connections.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Cell, Empty, Pager, Panel, PostButton, Table } from "./components.tsx";
import { connectionsOf } from "./connections-of.ts";
import { leaveNotice } from "./cookies.ts";
import { showCount, showInstant } from "./format.ts";
import { linkTo, readForm, readQuery, requireField } from "./forms.ts";
import { ImportBadge, type ImportSummary } from "./import-progress.tsx";
import { renderPage } from "./render.tsx";
import { seeOther, type TenantVisit } from "./visit.ts";

const PAGE = 25;
const PATH = "/imports";

const query = {
  connection: z.string().max(128).optional(),
  cursor: z.string().max(200).optional(),
};

/** Importações: every run, and the button that starts one. */
export async function showImports(visit: TenantVisit): Promise<Response> {
  const { cursor, connection } = readQuery(visit.http, query);
  const [page, all] = await Promise.all([
    listImports(visit.context, { connectionId: connection }, { limit: PAGE, cursor }, currentLanguage()),
    connectionsOf(visit),
  ]);
  const connections = all.filter(({ provider }) => ASSET_PROVIDERS.some((id) => id === provider));
  const names = new Map(connections.map(({ id, name }) => [id, name]));
  const mayStart = visit.can("imports:write");
  return await renderPage(
    visit.http,
    { title: importTexts.title, current: PATH },
    <>
      {mayStart ? <Starters connections={connections} /> : null}
      {page.items.length === 0 ? (
        <Empty title={importTexts.none}>
          <p>{mayStart ? importTexts.noneHelp : importTexts.noneReadOnly}</p>
        </Empty>
      ) : (
        <div class="sheet">
          <ImportTable runs={page.items} names={names} />
        </div>
      )}
      <Pager path={PATH} query={{ connection }} cursor={cursor} nextCursor={page.nextCursor} />
    </>,
  );
}

/** A button for each connection that brings clients and vehicles. */
function Starters({ connections }: { connections: readonly ConnectionView[] }) {
  if (connections.length === 0) {
    return (
      <p>
        <a class="button primary" href="/integrations/sga">
          {integrationsTexts.configureOf("SGA")}
        </a>
      </p>
    );
  }
  return (
    <Panel id="start" title={importTexts.progress}>
      <p class="help">{importTexts.startHelp}</p>
      <div class="buttons">
        {connections.map((connection) => (
          <StartButton connection={connection} several={connections.length > 1} />
        ))}
      </div>
    </Panel>
  );
}

/** "Sincronizar Ativos SGA". With several connections, the button names its own. */
export function StartButton(props: { connection: ConnectionView; several?: boolean }) {
  const { id, name, status } = props.connection;
  if (status !== "active") {
    return (
      <p class="help">
        <a href={linkTo("/integrations/sga", { connection: id })}>{name}</a>: {importTexts.notActive}
      </p>
    );
  }
  return (
    <PostButton
      action={PATH}
      label={props.several ? importTexts.startOf(name) : importTexts.start}
      values={{ connection: id }}
      class="primary"
    />
  );
}

type TableProps = { runs: readonly ImportSummary[]; names: ReadonlyMap<string, string> };

function ImportTable({ runs, names }: TableProps) {
  const several = names.size > 1;
  const columns = [
    { label: importTexts.started },
    ...(several ? [{ label: importTexts.connection }] : []),
    { label: importTexts.state },
    { label: importTexts.origin },
    { label: importTexts.clients, numeric: true },
    { label: importTexts.vehicles, numeric: true },
    { label: importTexts.errors, numeric: true },
    { label: importTexts.open, hidden: true },
  ];
  return (
    <Table caption={importTexts.caption} columns={columns}>
      {runs.map((run) => (
        <ImportRow run={run} name={several ? (names.get(run.connectionId) ?? "—") : undefined} />
      ))}
    </Table>
  );
}

function ImportRow({ run, name }: { run: ImportSummary; name: string | undefined }) {
  const when = showInstant(run.startedAt ?? run.createdAt);
  return (
    <tr>
      <Cell label={importTexts.started} class="when">
        <time datetime={run.startedAt ?? run.createdAt}>{when}</time>
      </Cell>
      {name === undefined ? null : <Cell label={importTexts.connection}>{name}</Cell>}
      <Cell label={importTexts.state}>
        <ImportBadge state={run.state} />
      </Cell>
      <Cell label={importTexts.origin}>{originOf(run)}</Cell>
      <Cell label={importTexts.clients} class="numeric">
        <Read counts={run.clients} />
      </Cell>
      <Cell label={importTexts.vehicles} class="numeric">
        <Read counts={run.vehicles} />
      </Cell>
      <Cell label={importTexts.errors} class="numeric">
        {showCount(run.errorCount)}
      </Cell>
      <Cell class="end">
        <a href={`${PATH}/${run.id}`} aria-label={importTexts.openOf(when)}>
          {importTexts.open}
        </a>
      </Cell>
    </tr>
  );
}

function Read({ counts: { found, created } }: { counts: { found: number; created: number } }) {
  return (
    <div>
      {showCount(found)}
      {created === 0 ? null : <small class="under">{importTexts.newOf(created, showCount(created))}</small>}
    </div>
  );
}

function originOf({ trigger }: ImportSummary): string {
  return trigger === "daily" ? importTexts.daily : importTexts.byPerson;
}

/** "Sincronizar Ativos SGA": starts an import, or shows the one that is on its way already. */
export async function beginImport(visit: TenantVisit): Promise<Response> {
  const connectionId = requireField(await readForm(visit.http), "connection");
  try {
    const { id } = await startImport(visit.context, connectionId);
    leaveNotice(visit.http, "import_started");
    return seeOther(visit, `${PATH}/${id}`);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "import_running") throw error;
    leaveNotice(visit.http, "import_running");
    const { items } = await listImports(visit.context, { connectionId }, { limit: 1 }, currentLanguage());
    return seeOther(visit, items[0] === undefined ? PATH : `${PATH}/${items[0].id}`);
  }
}
