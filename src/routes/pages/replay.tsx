import { abortReplay } from "../../services/replays/abort-replay.ts";
import { getReplay, type ReplayView } from "../../services/replays/get-replay.ts";
import { frameTexts } from "../../strings/pages.ts";
import { replayTexts } from "../../strings/pages-replays.ts";
import { Badge, Facts, Panel, PostButton } from "./components.tsx";
import { connectionsOf } from "./connections-of.ts";
import { showCount, showInstant } from "./format.ts";
import { renderPage, renderPart } from "./render.tsx";
import { describeFilter } from "./replay-filter-words.ts";
import { seeOther, type TenantVisit } from "./visit.ts";

const REFRESH_SECONDS = 2;

export const replayTones = { running: "info", finished: "success", aborted: "warning" } as const;

/** How far a replay is. */
export async function showReplay(visit: TenantVisit): Promise<Response> {
  const { http, context } = visit;
  const replay = await getReplay(context, http.req.param("replayId") ?? "");
  const connections = await connectionsOf(visit);
  return await renderPage(
    http,
    {
      title: replayTexts.progressTitle,
      current: "/sales",
      crumbs: [{ href: "/sales", title: frameTexts.sales }],
      narrow: true,
    },
    <Panel
      id="progress"
      title={replayTexts.progress}
      actions={<a href={`/replays/${replay.id}`}>{replayTexts.refresh}</a>}
    >
      <Facts facts={describeFilter(replay.filter, connections)} />
      <Progress replay={replay} mayAbort={visit.can("sales:write")} />
      <End replay={replay} />
    </Panel>,
  );
}

/** Stops what has not gone yet. */
export async function stopReplay(visit: TenantVisit): Promise<Response> {
  const { id } = await abortReplay(visit.context, visit.http.req.param("replayId") ?? "");
  return seeOther(visit, `/replays/${id}`);
}

export async function refreshReplay({ http, context, can }: TenantVisit): Promise<Response> {
  const replay = await getReplay(context, http.req.param("replayId") ?? "");
  return await renderPart(
    http,
    <>
      <Progress replay={replay} mayAbort={can("sales:write")} />
      {replay.state === "running" ? null : <End replay={replay} isNews />}
    </>,
  );
}

/** What came of it, read out once, when it ends: not every two seconds before. */
function End({ replay, isNews = false }: { replay: ReplayView; isNews?: boolean }) {
  const { state, matched, delivered, dead, skipped } = replay;
  const ended = [
    replayTexts.arrived(delivered, matched),
    ...(dead === 0 ? [] : [replayTexts.needAttention(dead)]),
    ...(skipped === 0 ? [] : [replayTexts.leftBefore(skipped)]),
  ].join("; ");
  return (
    <p id="replay-end" role="status" {...(isNews ? { "hx-swap-oob": "true" } : {})}>
      {state === "running" ? "" : `${replayTexts[state]}: ${ended}.`}
    </p>
  );
}

function Progress({ replay, mayAbort }: { replay: ReplayView; mayAbort: boolean }) {
  const { id, matched, waiting, delivered, dead, skipped, createdAt, state } = replay;
  const running = state === "running";
  // It asks again only while there is something to tell: the last answer has no trigger any more.
  const refresh = running
    ? {
        "hx-get": `/replays/${id}/refresh`,
        "hx-trigger": `every ${REFRESH_SECONDS}s`,
        "hx-swap": "outerHTML",
        "data-live": "",
      }
    : {};
  const done = matched - waiting;
  return (
    <div class="stack" {...refresh}>
      <p>
        <Badge tone={replayTones[state]}>{replayTexts[state]}</Badge>
      </p>
      <progress max={Math.max(1, matched)} value={done} aria-label={replayTexts.progress} />
      <Facts
        facts={[
          [replayTexts.total, showCount(matched)],
          [replayTexts.waiting, showCount(waiting)],
          [replayTexts.delivered, showCount(delivered)],
          [replayTexts.dead, showCount(dead)],
          ...(skipped === 0 ? [] : [[replayTexts.skipped, showCount(skipped)] as const]),
          [replayTexts.started, showInstant(createdAt)],
        ]}
      />
      {running && mayAbort ? <PostButton action={`/replays/${id}/abort`} label={replayTexts.abort} /> : null}
    </div>
  );
}
