import type { ReconciliationSummary } from "../../services/reconciliations/reconciliation-view.ts";
import {
  reconciliationStateTexts,
  reconciliationStateTones,
  reconciliationTexts,
} from "../../strings/pages-reconciliations.ts";
import { Badge, Facts, NoticeBox } from "./components.tsx";
import { showCount, showInstant } from "./format.ts";

const REFRESH_SECONDS = 2;

/** Does it go on? */
export function isUnfinished({ state }: Pick<ReconciliationSummary, "state">): boolean {
  return state === "queued" || state === "running";
}

export function countDifferences(run: ReconciliationSummary): number {
  return run.missing + run.totals + run.cancelled + run.doubled;
}

/** How far a comparison is, or how it ended, in a word or two. */
export function ReconciliationBadges({ run }: { run: ReconciliationSummary }) {
  const { state } = run;
  const count = countDifferences(run);
  return (
    <>
      <Badge tone={reconciliationStateTones[state]}>{reconciliationStateTexts[state]}</Badge>{" "}
      {count > 0 ? (
        <Badge tone={run.missing > 0 ? "danger" : "warning"}>
          {reconciliationTexts.differences(count, showCount(count))}
        </Badge>
      ) : state === "finished" ? (
        <Badge tone="success">{reconciliationTexts.allSame}</Badge>
      ) : null}
    </>
  );
}

type ResultProps = { run: ReconciliationSummary };

/** A comparison in figures. It asks again only while there is something to tell: the last answer has no trigger any more. */
export function ReconciliationResult({ run }: ResultProps) {
  const refresh = isUnfinished(run)
    ? {
        "hx-get": `/reconciliations/${run.id}/refresh`,
        "hx-trigger": `every ${REFRESH_SECONDS}s`,
        "hx-swap": "outerHTML",
        "data-live": "",
      }
    : {};
  return (
    <div class="stack" {...refresh}>
      <p>
        <ReconciliationBadges run={run} />
      </p>
      <Reason run={run} />
      <Facts facts={factsOf(run)} />
    </div>
  );
}

/** Why it waits or stopped. */
function Reason({ run }: ResultProps) {
  const { state, message, nextAttemptAt } = run;
  if (message === null) {
    return isUnfinished(run) ? <p class="help">{reconciliationTexts.goesOn}</p> : null;
  }
  const retry = nextAttemptAt === null ? undefined : reconciliationTexts.retryAt(showInstant(nextAttemptAt));
  return (
    <NoticeBox tone={state === "failed" ? "danger" : "warning"}>
      {[message, retry].filter(Boolean).join(" ")}
    </NoticeBox>
  );
}

function factsOf(run: ReconciliationSummary): (readonly [string, string])[] {
  const window = [showInstant(run.deliveredFrom), showInstant(run.deliveredTo)] as const;
  return [
    [reconciliationTexts.when, showInstant(run.createdAt)],
    [reconciliationTexts.origin, originOf(run)],
    [reconciliationTexts.window, reconciliationTexts.windowOf(...window)],
    [reconciliationTexts.checked, showCount(run.checked)],
    ...(["missing", "totals", "cancelled", "doubled"] as const).map(
      (name) => [reconciliationTexts[name], showCount(run[name])] as const,
    ),
  ];
}

export function originOf({ trigger }: ReconciliationSummary): string {
  return trigger === "daily" ? reconciliationTexts.byDay : reconciliationTexts.byPerson;
}
