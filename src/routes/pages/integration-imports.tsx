import type { Connector } from "../../erp/connector.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { listImports } from "../../services/imports/list-imports.ts";
import { importTexts } from "../../strings/pages-assets.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Panel } from "./components.tsx";
import { linkTo } from "./forms.ts";
import { ImportProgress, type ImportSummary, isUnfinished } from "./import-progress.tsx";
import { StartButton } from "./imports.tsx";
import type { TenantVisit } from "./visit.ts";

/** The newest import of a connection that imports clients and vehicles. */
export async function readNewestImport(
  { context }: TenantVisit,
  { assets }: Connector,
  connection: ConnectionView | undefined,
): Promise<ImportSummary | undefined> {
  if (assets === undefined || connection === undefined) return undefined;
  const { items } = await listImports(
    context,
    { connectionId: connection.id },
    { limit: 1 },
    currentLanguage(),
  );
  return items[0];
}

type ActionProps = { visit: TenantVisit; connection: ConnectionView; newest: ImportSummary | undefined };

/** "Sincronizar Ativos SGA", or the way to what it started. */
export function ImportAction({ visit, connection, newest }: ActionProps) {
  if (newest !== undefined && isUnfinished(newest)) {
    return (
      <a class="button primary" href={`/imports/${newest.id}`}>
        {importTexts.open}
      </a>
    );
  }
  return visit.can("imports:write") ? <StartButton connection={connection} /> : undefined;
}

type ImportsProps = {
  visit: TenantVisit;
  connector: Connector;
  connection: ConnectionView | undefined;
  newest: ImportSummary | undefined;
};

/** "Andamento de importação SGA", at the end of the integration's page. */
export function ConnectionImports({ visit, connector, connection, newest }: ImportsProps) {
  if (connector.assets === undefined || connection === undefined || connection.activatedAt === null)
    return null;
  return (
    <Panel
      id="imports"
      title={importTexts.progress}
      actions={<a href={linkTo("/imports", { connection: connection.id })}>{importTexts.history}</a>}
    >
      <p class="help">{importTexts.startHelp}</p>
      {newest === undefined ? (
        <p>{importTexts.none}.</p>
      ) : (
        <>
          <ImportProgress run={newest} now={visit.context.now()} />
          <p>
            <a href={`/imports/${newest.id}`}>{importTexts.open}</a>
          </p>
        </>
      )}
    </Panel>
  );
}
