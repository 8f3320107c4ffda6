import { findConnector } from "../../erp/registry.ts";
import { COUNTED_AT_MOST } from "../../services/overview/read-overview.ts";
import { type ConnectionStatus, readStatus, type StatusView } from "../../services/status/read-status.ts";
import { pausedTexts } from "../../strings/pages-connections.ts";
import { overviewTexts } from "../../strings/pages-overview.ts";
import { healthTones, statusTexts } from "../../strings/pages-status.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Badge, Empty, Facts, NoticeBox, Panel } from "./components.tsx";
import { showInstant } from "./format.ts";
import { linkTo } from "./forms.ts";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

/** Situação: how each of the company's integrations stands, in plain words. */
export async function showStatus({ http, context }: TenantVisit): Promise<Response> {
  const status = await readStatus(context, currentLanguage());
  const { ok, connections } = status;
  return await renderPage(
    http,
    { title: statusTexts.title, current: "/status", narrow: true },
    <>
      <NoticeBox tone={ok ? "success" : "warning"} title={ok ? statusTexts.allWell : statusTexts.notWell}>
        {ok ? statusTexts.allWellText : statusTexts.notWellText}
      </NoticeBox>
      {connections.length === 0 ? (
        <Empty title={statusTexts.none}>
          <p>{statusTexts.noneHelp}</p>
          <p>
            <a href="/integrations">{statusTexts.configure}</a>
          </p>
        </Empty>
      ) : (
        connections.map((connection) => <Standing connection={connection} />)
      )}
      <Routine routine={status.routine} />
    </>,
  );
}

function Standing({ connection }: { connection: ConnectionStatus }) {
  const { id, name, provider, health } = connection;
  const title = findConnector(provider)?.title ?? provider;
  return (
    <Panel
      id={id}
      title={name === title ? name : `${title}: ${name}`}
      actions={<Badge tone={healthTones[health]}>{statusTexts.healths[health]}</Badge>}
    >
      <Sentence connection={connection} />
      {health === "off" ? null : <Facts facts={factsOf(connection)} />}
      <p>
        <a href={linkTo(`/integrations/${provider}`, { connection: id })}>{statusTexts.open(name)}</a>
      </p>
    </Panel>
  );
}

function Sentence({
  connection: { status, pausedReason, failing, health },
}: {
  connection: ConnectionStatus;
}) {
  if (status === "paused") return <p>{pausedTexts[pausedReason ?? "by_user"]}</p>;
  if (status !== "active") return <p>{statusTexts.off[status]}</p>;
  if (failing !== null) return <p>{statusTexts.failing(showInstant(failing.since))}</p>;
  const sentence = health === "needs_you" || health === "working" || health === "fine" ? health : undefined;
  return sentence === undefined ? null : <p>{statusTexts.sentences[sentence]}</p>;
}

function factsOf(connection: ConnectionStatus) {
  const { id, lastSuccessAt, waiting, waitingSince, nextAttemptAt, dead, held, failing } = connection;
  const count = (figure: number) => overviewTexts.atLeast(figure, figure === COUNTED_AT_MOST);
  return [
    [
      statusTexts.lastSuccess,
      lastSuccessAt === null ? (
        statusTexts.never
      ) : (
        <time datetime={lastSuccessAt}>{showInstant(lastSuccessAt)}</time>
      ),
    ],
    [
      statusTexts.waiting,
      waitingSince === null
        ? statusTexts.waitingNone
        : statusTexts.waitingSince(count(waiting), showInstant(waitingSince)),
    ],
    ...(nextAttemptAt === null ? [] : [[statusTexts.next, showInstant(nextAttemptAt)] as const]),
    [
      statusTexts.dead,
      dead === 0 ? (
        statusTexts.deadNone
      ) : (
        <>
          {count(dead)} (<a href={linkTo("/problems", { connectionId: id })}>{statusTexts.seeProblems}</a>)
        </>
      ),
    ],
    ...(held === 0 ? [] : [[statusTexts.held, count(held)] as const]),
    ...(failing === null || failing.message === "" ? [] : [[statusTexts.erp, failing.message] as const]),
  ] as const;
}

function Routine({ routine: { ok, lastRunAt } }: Pick<StatusView, "routine">) {
  const when = lastRunAt === null ? null : showInstant(lastRunAt);
  return (
    <Panel id="routine" title={statusTexts.routine}>
      <p>
        {when === null
          ? statusTexts.routineNever
          : ok
            ? statusTexts.routineRuns(when)
            : statusTexts.routineStopped(when)}
      </p>
    </Panel>
  );
}
