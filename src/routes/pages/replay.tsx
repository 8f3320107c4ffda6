import { z } from "zod";
import { abortReplay } from "../../services/replays/abort-replay.ts";
import { createReplay } from "../../services/replays/create-replay.ts";
import { getReplay, listReplays, type ReplayView } from "../../services/replays/get-replay.ts";
import { frameTexts } from "../../strings/pages.ts";
import { deliveryStateTexts, replayTexts } from "../../strings/pages-deliveries.ts";
import { Badge, Choice, Facts, Input, Panel, PostButton } from "./components.tsx";
import { readLocalTime, showInstant } from "./format.ts";
import { readForm, readQuery } from "./forms.ts";
import { renderPage, renderPart } from "./render.tsx";
import { seeOther, type TenantVisit } from "./visit.ts";

const REFRESH_SECONDS = 2;
const HISTORY = 10;

const stateTones = { running: "info", finished: "success", aborted: "warning" } as const;

/** What can be put back; what is queued, on its way or replaced cannot. */
const replayableSchema = z.enum(["held", "pending", "retrying", "dead", "delivered"]);
const query = {
  state: replayableSchema.optional(),
  from: z.string().max(20).optional(),
  to: z.string().max(20).optional(),
  code: z.string().max(60).optional(),
  count: z.string().max(5).optional(),
};
type Asked = {
  state?: z.output<typeof replayableSchema> | undefined;
  from?: string | undefined;
  to?: string | undefined;
  code?: string | undefined;
};

/** Reenviar por filtro: first counts what matches, then asks. */
export async function showReplayForm({ http, context, can }: TenantVisit): Promise<Response> {
  const { count, ...asked } = readQuery(http, query);
  const counted =
    count === undefined ? undefined : await createReplay(context, toFilter(asked), { dryRun: true });
  const history = can("read") ? (await listReplays(context, { limit: HISTORY })).items : [];
  return await renderPage(
    http,
    {
      title: replayTexts.title,
      current: "/sales",
      crumbs: [{ href: "/sales", title: frameTexts.sales }],
      narrow: true,
    },
    <>
      <p class="lead">{replayTexts.lead}</p>
      <form method="get" action="/replays/new" class="panel stack">
        <Choice
          name="state"
          label={replayTexts.state}
          value={asked.state}
          any={replayTexts.defaultState}
          choices={replayableSchema.options.map((value) => ({
            value,
            label: deliveryStateTexts[value].label,
          }))}
        />
        <Input name="from" label={replayTexts.from} value={asked.from} type="datetime-local" />
        <Input name="to" label={replayTexts.to} value={asked.to} type="datetime-local" />
        <Input name="code" label={replayTexts.codeFilter} value={asked.code} maxlength={60} />
        <div class="buttons">
          <button type="submit" name="count" value="1">
            {replayTexts.count}
          </button>
        </div>
      </form>
      {counted === undefined ? null : <Matched matched={counted.matched} asked={asked} />}
      {history.length === 0 ? null : (
        <Panel id="history" title={replayTexts.history}>
          <History replays={history} />
        </Panel>
      )}
    </>,
  );
}

function History({ replays }: { replays: readonly ReplayView[] }) {
  return (
    <ul>
      {replays.map(({ id, createdAt, matched, state }) => (
        <li>
          <a href={`/replays/${id}`}>{showInstant(createdAt)}</a>{" "}
          <Badge tone={stateTones[state]}>{replayTexts[state]}</Badge> {replayTexts.matched(matched)}
        </li>
      ))}
    </ul>
  );
}

function Matched({ matched, asked }: { matched: number; asked: Asked }) {
  return (
    <section class="panel stack" aria-live="polite">
      <p>
        <strong>{replayTexts.matched(matched)}</strong>
      </p>
      {matched === 0 ? null : (
        <form method="post" action="/replays" class="stack">
          <p class="help">{replayTexts.matchedHelp}</p>
          <input type="hidden" name="state" value={asked.state ?? ""} />
          <input type="hidden" name="from" value={asked.from ?? ""} />
          <input type="hidden" name="to" value={asked.to ?? ""} />
          <input type="hidden" name="code" value={asked.code ?? ""} />
          <div class="buttons">
            <button type="submit" class="primary">
              {replayTexts.confirm(matched)}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

function toFilter({ state, from, to, code }: Asked) {
  return {
    state,
    from: readLocalTime(from, "00.000"),
    to: readLocalTime(to, "59.999"),
    code: code === "" ? undefined : code,
  };
}

/** Puts everything that matches back in the queue. */
export async function startReplay(visit: TenantVisit): Promise<Response> {
  const form = await readForm(visit.http);
  const state = replayableSchema.safeParse(form.one("state")).data;
  const filter = toFilter({ state, from: form.one("from"), to: form.one("to"), code: form.one("code") });
  const { id } = await createReplay(visit.context, filter);
  return seeOther(visit, `/replays/${id}`);
}

/** How far a replay is. */
export async function showReplay(visit: TenantVisit): Promise<Response> {
  const { http, context, can } = visit;
  const replay = await getReplay(context, http.req.param("replayId") ?? "");
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
      <Progress replay={replay} />
      {replay.state === "running" && can("sales:write") ? (
        <PostButton action={`/replays/${replay.id}/abort`} label={replayTexts.abort} />
      ) : null}
    </Panel>,
  );
}

/** Stops what has not gone yet. */
export async function stopReplay(visit: TenantVisit): Promise<Response> {
  const { id } = await abortReplay(visit.context, visit.http.req.param("replayId") ?? "");
  return seeOther(visit, `/replays/${id}`);
}

export async function refreshReplay({ http, context }: TenantVisit): Promise<Response> {
  const replay = await getReplay(context, http.req.param("replayId") ?? "");
  return await renderPart(http, <Progress replay={replay} />);
}

function Progress({ replay }: { replay: Awaited<ReturnType<typeof getReplay>> }) {
  const { id, matched, waiting, delivered, dead, createdAt, state } = replay;
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
    <div class="stack" aria-live="polite" {...refresh}>
      <p>
        <Badge tone={stateTones[state]}>{replayTexts[state]}</Badge>
      </p>
      <progress max={Math.max(1, matched)} value={done} aria-label={replayTexts.progress} />
      <Facts
        facts={[
          [replayTexts.total, String(matched)],
          [replayTexts.waiting, String(waiting)],
          [replayTexts.delivered, String(delivered)],
          [replayTexts.dead, String(dead)],
          [replayTexts.started, showInstant(createdAt)],
        ]}
      />
    </div>
  );
}
