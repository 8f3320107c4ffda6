import type { ImportView } from "../../services/imports/import-view.ts";
import {
  importPhaseTexts,
  importStateHelp,
  importStateTexts,
  importStateTones,
  importTexts,
} from "../../strings/pages-assets.ts";
import { Badge, Cell, Facts, NoticeBox, Table } from "./components.tsx";
import { showCount, showInstant } from "./format.ts";
import { linkTo } from "./forms.ts";

const REFRESH_SECONDS = 2;
const MINUTE_MS = 60_000;

/** Does it go on? */
export function isUnfinished({ state }: Pick<ImportView, "state">): boolean {
  return state === "queued" || state === "running";
}

export function ImportBadge({ state }: Pick<ImportView, "state">) {
  return <Badge tone={importStateTones[state]}>{importStateTexts[state]}</Badge>;
}

/** A run without its single errors, as lists have it. */
export type ImportSummary = Omit<ImportView, "errors">;

type ProgressProps = { run: ImportSummary; now: number };

/**
 * How far an import is. It asks again only while there is something to tell: the last answer has no trigger any more.
 */
export function ImportProgress({ run, now }: ProgressProps) {
  const { id, state, phase, page, pages } = run;
  const going = isUnfinished(run);
  const refresh = going
    ? {
        "hx-get": linkTo(`/imports/${id}/refresh`, { errors: String(run.errorCount) }),
        "hx-trigger": `every ${REFRESH_SECONDS}s`,
        "hx-swap": "outerHTML",
        "data-live": "",
      }
    : {};
  return (
    <div class="stack" {...refresh}>
      <p>
        <ImportBadge state={state} /> {going ? importPhaseTexts[phase] : null}
      </p>
      {going ? (
        // Without `value` the bar says that it goes on and not how far it is.
        <progress
          max={pages ?? undefined}
          value={pages === null ? undefined : Math.min(page, pages)}
          aria-label={importTexts.progress}
        />
      ) : null}
      <Reason run={run} />
      <Facts facts={factsOf(run, now)} />
      <Counts run={run} />
    </div>
  );
}

/** Why it waits or stopped, and what that means for what stands here. */
function Reason({ run: { state, message, nextAttemptAt } }: { run: ImportSummary }) {
  if (message === null) return <p class="help">{importStateHelp[state]}</p>;
  const retry = nextAttemptAt === null ? undefined : importTexts.retryAt(showInstant(nextAttemptAt));
  return (
    <NoticeBox tone={state === "failed" ? "danger" : state === "cancelled" ? "neutral" : "warning"}>
      {[message, retry].filter(Boolean).join(" ")}
    </NoticeBox>
  );
}

function factsOf(run: ImportSummary, now: number): (readonly [string, string])[] {
  const { page, pages, startedAt, finishedAt } = run;
  const pace = run.state === "running" ? paceOf(run, now) : undefined;
  return [
    [importTexts.page, pages === null ? showCount(page) : importTexts.pageOf(page, pages)],
    [importTexts.started, startedAt === null ? importTexts.waiting : showInstant(startedAt)],
    ...(finishedAt === null ? [] : [[importTexts.finished, showInstant(finishedAt)] as const]),
    ...(pace === undefined
      ? []
      : [[importTexts.speed, importTexts.perMinute(showCount(pace.perMinute))] as const]),
    ...(run.state === "running" ? [[importTexts.timeLeft, timeLeft(pace?.leftMs)] as const] : []),
  ];
}

/** How fast vehicles came so far, and how long the pages that are left would take at that pace. */
function paceOf({ startedAt, page, pages, vehicles }: ImportSummary, now: number) {
  const spentMs = startedAt === null ? 0 : now - Date.parse(startedAt);
  if (spentMs <= 0 || page === 0) return undefined;
  return {
    perMinute: Math.round((vehicles.found * MINUTE_MS) / spentMs),
    leftMs: pages === null ? undefined : (Math.max(0, pages - page) * spentMs) / page,
  };
}

function timeLeft(leftMs: number | undefined): string {
  if (leftMs === undefined) return importTexts.unknownYet;
  const minutes = Math.round(leftMs / MINUTE_MS);
  if (minutes === 0) return importTexts.underAMinute;
  return minutes < 60
    ? importTexts.minutes(minutes)
    : importTexts.hours(Math.floor(minutes / 60), minutes % 60);
}

function Counts({ run: { clients, vehicles } }: { run: ImportSummary }) {
  const columns = [
    { label: importTexts.what },
    { label: importTexts.found, numeric: true },
    { label: importTexts.created, numeric: true },
    { label: importTexts.updated, numeric: true },
    { label: importTexts.unchanged, numeric: true },
    { label: importTexts.ended, numeric: true },
  ];
  const rows = [
    { title: importTexts.clients, counts: { ...clients, ended: undefined } },
    { title: importTexts.vehicles, counts: vehicles },
  ];
  return (
    <Table caption={importTexts.counts} columns={columns}>
      {rows.map(({ title, counts }) => (
        <tr>
          <Cell label={importTexts.what}>
            <strong>{title}</strong>
          </Cell>
          {(["found", "created", "updated", "unchanged", "ended"] as const).map((name) => (
            <Cell label={importTexts[name]} class="numeric">
              {counts[name] === undefined ? "—" : showCount(counts[name])}
            </Cell>
          ))}
        </tr>
      ))}
    </Table>
  );
}
