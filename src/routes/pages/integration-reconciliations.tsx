import type { Connector } from "../../erp/connector.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { listReconciliations } from "../../services/reconciliations/list-reconciliations.ts";
import type { ReconciliationSummary } from "../../services/reconciliations/reconciliation-view.ts";
import { reconciliationTexts } from "../../strings/pages-reconciliations.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Panel } from "./components.tsx";
import { linkTo } from "./forms.ts";
import { ReconciliationResult } from "./reconciliation-result.tsx";
import { StartComparison } from "./reconciliations.tsx";
import type { TenantVisit } from "./visit.ts";

/** The newest comparison of a connection whose deliveries are compared. */
export async function readNewestComparison(
  { context }: TenantVisit,
  { reconciles }: Connector,
  connection: ConnectionView | undefined,
): Promise<ReconciliationSummary | undefined> {
  if (reconciles.sales === undefined || connection === undefined) return undefined;
  const { items } = await listReconciliations(context, connection.id, { limit: 1 }, currentLanguage());
  return items[0];
}

type ComparisonsProps = {
  visit: TenantVisit;
  connector: Connector;
  connection: ConnectionView | undefined;
  newest: ReconciliationSummary | undefined;
};

/** "Conferência diária", at the end of the integration's page. */
export function ConnectionComparisons({ visit, connector, connection, newest }: ComparisonsProps) {
  const isCompared = connector.reconciles.sales !== undefined;
  if (!isCompared || connection === undefined || connection.activatedAt === null) return null;
  return (
    <Panel
      id="comparisons"
      title={reconciliationTexts.daily}
      actions={
        <a href={linkTo("/reconciliations", { connection: connection.id })}>{reconciliationTexts.history}</a>
      }
    >
      <p class="help">{reconciliationTexts.lead}</p>
      {newest === undefined ? (
        <p>{reconciliationTexts.none}.</p>
      ) : (
        <>
          <ReconciliationResult run={newest} />
          <p>
            <a href={`/reconciliations/${newest.id}`}>{reconciliationTexts.open}</a>
          </p>
        </>
      )}
      {visit.can("sales:write") ? <StartComparison connection={connection} /> : null}
    </Panel>
  );
}
