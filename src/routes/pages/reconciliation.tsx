import { getReconciliation } from "../../services/reconciliations/get-reconciliation.ts";
import type {
  DifferenceView,
  ReconciliationView,
} from "../../services/reconciliations/reconciliation-view.ts";
import { createReplay } from "../../services/replays/create-replay.ts";
import { inLanguage } from "../../strings/language.ts";
import { reconciliationTexts } from "../../strings/pages-reconciliations.ts";
import { differenceText } from "../../strings/reconciliations.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Badge, Cell, Panel, PostButton, StateBadge, Table } from "./components.tsx";
import { showCount } from "./format.ts";
import { isUnfinished, ReconciliationResult } from "./reconciliation-result.tsx";
import { renderPage, renderPart } from "./render.tsx";
import { seeOther, type TenantVisit } from "./visit.ts";

const pathOf = ({ id }: Pick<ReconciliationView, "id">) => `/reconciliations/${id}`;

const readRun = ({ http, context }: TenantVisit) =>
  getReconciliation(context, http.req.param("reconciliationId") ?? "", currentLanguage());

/** One comparison: its figures, live while it goes on, and each difference with what to do about it. */
export async function showReconciliation(visit: TenantVisit): Promise<Response> {
  const run = await readRun(visit);
  return await renderPage(
    visit.http,
    {
      title: reconciliationTexts.one,
      current: "/reconciliations",
      crumbs: [{ href: "/reconciliations", title: reconciliationTexts.title }],
    },
    <>
      <Panel
        id="result"
        title={reconciliationTexts.result}
        actions={<a href={pathOf(run)}>{reconciliationTexts.refresh}</a>}
      >
        <ReconciliationResult run={run} />
      </Panel>
      <Differences run={run} mayResend={visit.can("sales:write")} />
    </>,
  );
}

/** The figures alone, for the live refresh; the differences only once it is over. */
export async function refreshReconciliation(visit: TenantVisit): Promise<Response> {
  const run = await readRun(visit);
  return await renderPart(
    visit.http,
    <>
      <ReconciliationResult run={run} />
      {isUnfinished(run) ? null : <Differences run={run} mayResend={visit.can("sales:write")} swap={true} />}
    </>,
  );
}

type DifferencesProps = { run: ReconciliationView; mayResend: boolean; swap?: boolean };

function Differences({ run, mayResend, swap = false }: DifferencesProps) {
  const { differences, differenceCount } = run;
  const resendable = differences.filter(
    ({ code, delivery }) => code === "sale_missing" && delivery?.again === false,
  ).length;
  const none = isUnfinished(run) ? reconciliationTexts.foundNoneYet : reconciliationTexts.foundNone;
  return (
    <div id="differences" hx-swap-oob={swap ? "true" : undefined}>
      <Panel id="found" title={reconciliationTexts.found}>
        {differenceCount === 0 ? <p>{none}</p> : <DifferenceTable differences={differences} />}
        {differences.length < differenceCount ? (
          <p class="help">
            {reconciliationTexts.cut(showCount(differences.length), showCount(differenceCount))}
          </p>
        ) : null}
        {resendable === 0 || !mayResend ? null : (
          <>
            <PostButton
              action={`${pathOf(run)}/resend`}
              label={reconciliationTexts.resend(resendable)}
              class="primary"
            />
            <p class="help">{reconciliationTexts.resendHelp}</p>
          </>
        )}
      </Panel>
    </div>
  );
}

function DifferenceTable({ differences }: { differences: readonly DifferenceView[] }) {
  const columns = [
    { label: reconciliationTexts.sale },
    { label: reconciliationTexts.what },
    { label: reconciliationTexts.now },
  ];
  return (
    <Table caption={reconciliationTexts.foundCaption} columns={columns}>
      {differences.map((difference) => (
        <DifferenceRow difference={difference} />
      ))}
    </Table>
  );
}

function DifferenceRow({ difference }: { difference: DifferenceView }) {
  const { externalId, code, message, hint, delivery } = difference;
  return (
    <tr>
      <Cell label={reconciliationTexts.sale} class="key">
        <a href={`/sales/${encodeURIComponent(externalId)}`}>
          <strong>{externalId}</strong>
        </a>
      </Cell>
      <Cell label={reconciliationTexts.what} class="message">
        <div>
          <Badge tone={code === "sale_missing" ? "danger" : "warning"}>
            {inLanguage(differenceText(code).title, currentLanguage())}
          </Badge>
          <p>{message}</p>
          <small class="under">{hint}</small>
        </div>
      </Cell>
      <Cell label={reconciliationTexts.now}>
        {delivery === null ? (
          "—"
        ) : (
          <div>
            <StateBadge state={delivery.state} />
            {delivery.again ? <small class="under">{reconciliationTexts.again}</small> : null}
          </div>
        )}
      </Cell>
    </tr>
  );
}

/** Puts those that the ERP has lost back in the queue, and shows how far they are. */
export async function resendMissing(visit: TenantVisit): Promise<Response> {
  const { id: reconciliationId } = await readRun(visit);
  const { id } = await createReplay(visit.context, { reconciliationId });
  return seeOther(visit, `/replays/${id}`);
}
