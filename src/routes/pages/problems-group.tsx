import { COUNTED_AT_MOST } from "../../services/overview/read-overview.ts";
import { changeProblem, type ProblemChange } from "../../services/problems/change-problem.ts";
import { getProblem } from "../../services/problems/get-problem.ts";
import type { ProblemView } from "../../services/problems/problem-view.ts";
import { replayProblem } from "../../services/problems/replay-problem.ts";
import { actorTexts, deliveryTexts } from "../../strings/pages-deliveries.ts";
import { problemInboxTexts } from "../../strings/pages-problems.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Badge, Facts, NoticeBox, Panel, PostButton } from "./components.tsx";
import { leaveNotice } from "./cookies.ts";
import { SubjectLink } from "./delivery-table.tsx";
import { showCount, showInstant } from "./format.ts";
import { linkTo } from "./forms.ts";
import { renderPage } from "./render.tsx";
import { seeOther, type TenantVisit } from "./visit.ts";

const stateTones = { open: "danger", resolved: "success", ignored: "neutral" } as const;

/** One cause: what happened, whom it concerns, and what can be done with all that stopped by it. */
export async function showProblem({ http, context, can }: TenantVisit): Promise<Response> {
  const problem = await getProblem(context, http.req.param("problemId") ?? "", currentLanguage());
  return await renderPage(
    http,
    {
      title: problemInboxTexts.problem,
      current: "/problems",
      crumbs: [{ href: "/problems", title: problemInboxTexts.title }],
      narrow: true,
    },
    <>
      <NoticeBox tone={problem.state === "open" ? "danger" : "info"} title={problem.message}>
        {problem.hint}
      </NoticeBox>
      <section class="panel stack">
        <Facts facts={factsOf(problem)} />
        <p>
          <a href={linkTo("/deliveries", { problemId: problem.id })}>{problemInboxTexts.seeDeliveries}</a>
        </p>
      </section>
      {can("sales:write") ? <Actions problem={problem} /> : null}
    </>,
  );
}

function factsOf(problem: ProblemView) {
  const { state, connectionName, open, who, cause, code, occurrences, firstSeenAt, lastSeenAt } = problem;
  return [
    [
      deliveryTexts.state,
      <Badge tone={stateTones[state]}>{problemInboxTexts.stateNames[state]}</Badge>,
    ] as const,
    [problemInboxTexts.connection, connectionName] as const,
    [problemInboxTexts.open, problemInboxTexts.openCount(open, COUNTED_AT_MOST)] as const,
    ...(problem.subjects.length === 0
      ? []
      : [[problemInboxTexts.example, <Subjects problem={problem} />] as const]),
    [deliveryTexts.who, actorTexts[who]] as const,
    ...(cause === "" ? [] : [[problemInboxTexts.cause, cause] as const]),
    [deliveryTexts.code, <code>{code}</code>] as const,
    [problemInboxTexts.occurrences, showCount(occurrences)] as const,
    [problemInboxTexts.firstSeen, <time datetime={firstSeenAt}>{showInstant(firstSeenAt)}</time>] as const,
    [problemInboxTexts.lastSeen, <time datetime={lastSeenAt}>{showInstant(lastSeenAt)}</time>] as const,
  ];
}

function Subjects({ problem: { subjects } }: { problem: ProblemView }) {
  return (
    <>
      {subjects.map(({ flow, subject }, index) => (
        <>
          {index === 0 ? null : ", "}
          <SubjectLink flow={flow} subject={subject} />
        </>
      ))}
    </>
  );
}

function Actions({ problem: { id, open, state } }: { problem: ProblemView }) {
  const path = `/problems/${id}`;
  return (
    <Panel id="actions" title={problemInboxTexts.actions}>
      {open === 0 ? (
        <p class="help">{problemInboxTexts.nothingOpen}</p>
      ) : (
        <Action
          action={`${path}/replay`}
          label={problemInboxTexts.resend}
          help={problemInboxTexts.resendHelp}
          primary
        />
      )}
      {state === "open" ? (
        <>
          <Action
            action={`${path}/resolve`}
            label={problemInboxTexts.resolve}
            help={problemInboxTexts.resolveHelp}
          />
          <Action
            action={`${path}/ignore`}
            label={problemInboxTexts.ignore}
            help={problemInboxTexts.ignoreHelp}
          />
        </>
      ) : (
        <Action
          action={`${path}/reopen`}
          label={problemInboxTexts.reopen}
          help={problemInboxTexts.reopenHelp}
        />
      )}
    </Panel>
  );
}

type ActionProps = { action: string; label: string; help: string; primary?: boolean };

function Action({ action, label, help, primary = false }: ActionProps) {
  return (
    <div class="stack">
      <PostButton action={action} label={label} class={primary ? "primary" : ""} />
      <p class="help">{help}</p>
    </div>
  );
}

const notices = {
  resolved: "problem_resolved",
  ignored: "problem_ignored",
  open: "problem_reopened",
} as const satisfies Record<ProblemChange, string>;

/** Resolves, ignores or reopens a group, by its page's buttons. */
export function changeOnPage(state: ProblemChange): (visit: TenantVisit) => Promise<Response> {
  return async (visit) => {
    const { id } = await changeProblem(
      visit.context,
      visit.http.req.param("problemId") ?? "",
      state,
      currentLanguage(),
    );
    leaveNotice(visit.http, notices[state]);
    return seeOther(visit, state === "open" ? `/problems/${id}` : "/problems");
  };
}

/** Puts all of a group's deliveries back in the queue. */
export async function replayOnPage(visit: TenantVisit): Promise<Response> {
  const problemId = visit.http.req.param("problemId") ?? "";
  const { id } = await replayProblem(visit.context, problemId, currentLanguage());
  return seeOther(visit, `/replays/${id}`);
}
