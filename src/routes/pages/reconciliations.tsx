import { z } from "zod";
import { RECONCILED_PROVIDERS } from "../../erp/registry.ts";
import { ApiError } from "../../errors.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { listReconciliations } from "../../services/reconciliations/list-reconciliations.ts";
import type { ReconciliationSummary } from "../../services/reconciliations/reconciliation-view.ts";
import { startReconciliation } from "../../services/reconciliations/start-reconciliation.ts";
import { integrationsTexts } from "../../strings/pages-connections.ts";
import { reconciliationTexts } from "../../strings/pages-reconciliations.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Cell, Empty, Pager, PostButton, Table } from "./components.tsx";
import { connectionsOf } from "./connections-of.ts";
import { leaveNotice } from "./cookies.ts";
import { showCount, showInstant } from "./format.ts";
import { linkTo, readForm, readQuery, requireField } from "./forms.ts";
import { originOf, ReconciliationBadges } from "./reconciliation-result.tsx";
import { renderPage } from "./render.tsx";
import { seeOther, type TenantVisit } from "./visit.ts";

const PAGE = 25;
const PATH = "/reconciliations";

const query = {
  connection: z.string().max(128).optional(),
  cursor: z.string().max(200).optional(),
};

/** Conferências: every comparison of a connection, and the button that starts one. */
export async function showReconciliations(visit: TenantVisit): Promise<Response> {
  const { cursor, connection: asked } = readQuery(visit.http, query);
  const all = (await connectionsOf(visit)).filter(({ provider }) =>
    RECONCILED_PROVIDERS.some((id) => id === provider),
  );
  const picked = asked === undefined ? all[0] : all.find(({ id }) => id === asked);
  if (picked === undefined && asked !== undefined) throw new ApiError("connection_not_found", { id: asked });
  const page =
    picked === undefined
      ? undefined
      : await listReconciliations(visit.context, picked.id, { limit: PAGE, cursor }, currentLanguage());
  return await renderPage(
    visit.http,
    { title: reconciliationTexts.title, current: PATH, actions: startOf(visit, picked) },
    <>
      <p class="lead">{reconciliationTexts.lead}</p>
      {picked === undefined || page === undefined ? (
        <NoConnection />
      ) : (
        <>
          <Connections all={all} current={picked.id} />
          <Runs runs={page.items} mayStart={visit.can("sales:write")} />
          <Pager path={PATH} query={{ connection: picked.id }} cursor={cursor} nextCursor={page.nextCursor} />
        </>
      )}
    </>,
  );
}

function startOf(visit: TenantVisit, connection: ConnectionView | undefined) {
  return connection !== undefined && visit.can("sales:write") ? (
    <StartComparison connection={connection} />
  ) : undefined;
}

/** "Conferir agora". */
export function StartComparison({ connection: { id, name, status } }: { connection: ConnectionView }) {
  if (status !== "active") {
    return (
      <p class="help">
        {name}: {reconciliationTexts.notActive}
      </p>
    );
  }
  return (
    <PostButton
      action={PATH}
      label={reconciliationTexts.start}
      name={reconciliationTexts.startOf(name)}
      values={{ connection: id }}
      class="primary"
    />
  );
}

function NoConnection() {
  return (
    <Empty title={reconciliationTexts.noConnection}>
      <p>{reconciliationTexts.noConnectionHelp}</p>
      <p>
        <a class="button primary" href={`/integrations/${RECONCILED_PROVIDERS[0]}`}>
          {integrationsTexts.configure}
        </a>
      </p>
    </Empty>
  );
}

function Connections({ all, current }: { all: readonly ConnectionView[]; current: string }) {
  if (all.length < 2) return null;
  return (
    <nav class="others" aria-label={reconciliationTexts.several}>
      <p>{reconciliationTexts.several}</p>
      <ul>
        {all.map(({ id, name }) => (
          <li>
            <a href={linkTo(PATH, { connection: id })} aria-current={id === current ? "page" : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Runs({ runs, mayStart }: { runs: readonly ReconciliationSummary[]; mayStart: boolean }) {
  if (runs.length > 0) {
    return (
      <div class="sheet">
        <RunTable runs={runs} />
      </div>
    );
  }
  return (
    <Empty title={reconciliationTexts.none}>
      <p>{mayStart ? reconciliationTexts.noneHelp : reconciliationTexts.noneReadOnly}</p>
    </Empty>
  );
}

function RunTable({ runs }: { runs: readonly ReconciliationSummary[] }) {
  const columns = [
    { label: reconciliationTexts.when },
    { label: reconciliationTexts.result },
    { label: reconciliationTexts.origin },
    { label: reconciliationTexts.checked, numeric: true },
    { label: reconciliationTexts.missing, numeric: true },
    { label: reconciliationTexts.open, hidden: true },
  ];
  return (
    <Table caption={reconciliationTexts.caption} columns={columns}>
      {runs.map((run) => (
        <tr>
          <Cell label={reconciliationTexts.when} class="when">
            <time datetime={run.createdAt}>{showInstant(run.createdAt)}</time>
          </Cell>
          <Cell label={reconciliationTexts.result}>
            <div>
              <ReconciliationBadges run={run} />
            </div>
          </Cell>
          <Cell label={reconciliationTexts.origin}>{originOf(run)}</Cell>
          <Cell label={reconciliationTexts.checked} class="numeric">
            {showCount(run.checked)}
          </Cell>
          <Cell label={reconciliationTexts.missing} class="numeric">
            {showCount(run.missing)}
          </Cell>
          <Cell class="end">
            <a href={`${PATH}/${run.id}`} aria-label={reconciliationTexts.openOf(showInstant(run.createdAt))}>
              {reconciliationTexts.open}
            </a>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

/** Starts a comparison, or shows the one that is on its way already. */
export async function beginReconciliation(visit: TenantVisit): Promise<Response> {
  const connectionId = requireField(await readForm(visit.http), "connection");
  try {
    const { id } = await startReconciliation(visit.context, connectionId);
    leaveNotice(visit.http, "comparison_started");
    return seeOther(visit, `${PATH}/${id}`);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "reconciliation_running") throw error;
    leaveNotice(visit.http, "comparison_running");
    return seeOther(visit, linkTo(PATH, { connection: connectionId }));
  }
}
