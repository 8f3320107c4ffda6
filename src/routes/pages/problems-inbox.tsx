import { z } from "zod";
import { PROBLEM_STATES } from "../../db/schema.ts";
import { COUNTED_AT_MOST } from "../../services/overview/read-overview.ts";
import { listProblems } from "../../services/problems/list-problems.ts";
import type { ProblemView } from "../../services/problems/problem-view.ts";
import { listTexts } from "../../strings/pages.ts";
import { actorTexts } from "../../strings/pages-deliveries.ts";
import { problemInboxTexts } from "../../strings/pages-problems.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Cell, Empty, Pager, Table } from "./components.tsx";
import { showInstant } from "./format.ts";
import { linkTo, readQuery } from "./forms.ts";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

const PAGE = 50;
const SUBJECTS_SHOWN = 3;

type State = ProblemView["state"];

export const problemQuery = {
  state: z.enum(PROBLEM_STATES).optional(),
  connectionId: z.string().max(128).optional(),
  cursor: z.string().max(200).optional(),
};

/** Problemas: what has failed, grouped by cause. */
export async function showProblems({ http, context }: TenantVisit): Promise<Response> {
  const { cursor, ...filter } = readQuery(http, problemQuery);
  const page = await listProblems(context, filter, { limit: PAGE, cursor }, currentLanguage());
  return await renderPage(
    http,
    { title: problemInboxTexts.title, current: "/problems" },
    <>
      <p class="lead">{problemInboxTexts.lead}</p>
      <States path="/problems" state={filter.state ?? "open"} query={{ connectionId: filter.connectionId }} />
      {page.items.length === 0 ? (
        <NoProblems state={filter.state ?? "open"} />
      ) : (
        <div class="sheet">
          <ProblemTable problems={page.items} />
        </div>
      )}
      <Pager path="/problems" query={filter} cursor={cursor} nextCursor={page.nextCursor} />
    </>,
  );
}

type StatesProps = { path: string; state: State; query: Readonly<Record<string, string | undefined>> };

/** Which of them are shown: a link for each state. */
export function States({ path, state, query }: StatesProps) {
  return (
    <nav aria-label={problemInboxTexts.state}>
      <p class="buttons">
        {PROBLEM_STATES.map((each) => (
          <a
            class={each === state ? "button primary" : "button"}
            href={linkTo(path, { ...query, state: each === "open" ? undefined : each })}
            aria-current={each === state ? "page" : undefined}
          >
            {problemInboxTexts.states[each]}
          </a>
        ))}
      </p>
    </nav>
  );
}

export function NoProblems({ state }: { state: State }) {
  const open = state === "open";
  return (
    <Empty title={open ? problemInboxTexts.none : problemInboxTexts.noneOf}>
      <p>{open ? problemInboxTexts.noneHelp : problemInboxTexts.noneOfHelp}</p>
    </Empty>
  );
}

function ProblemTable({ problems }: { problems: readonly ProblemView[] }) {
  const columns = [
    { label: problemInboxTexts.problem },
    { label: problemInboxTexts.connection },
    { label: problemInboxTexts.open },
    { label: problemInboxTexts.lastSeen },
    { label: listTexts.actions, hidden: true },
  ];
  return (
    <Table caption={problemInboxTexts.title} columns={columns}>
      {problems.map((problem) => (
        <tr>
          <Cell label={problemInboxTexts.problem} class="message">
            <ProblemWords problem={problem} />
          </Cell>
          <Cell label={problemInboxTexts.connection} class="key">
            {problem.connectionName}
          </Cell>
          <Cell label={problemInboxTexts.open}>
            <OpenCount problem={problem} />
          </Cell>
          <Cell label={problemInboxTexts.lastSeen} class="when">
            <Seen problem={problem} />
          </Cell>
          <Cell class="end">
            <a href={`/problems/${problem.id}`} aria-label={problemInboxTexts.openOf(problem.message)}>
              {problemInboxTexts.openShort}
            </a>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

export function ProblemWords({ problem: { message, who } }: { problem: ProblemView }) {
  return (
    <div>
      {message}
      <small class="under">{actorTexts[who]}</small>
    </div>
  );
}

/** How many stand with it, and some of them. */
export function OpenCount({ problem: { open, subjects } }: { problem: ProblemView }) {
  const names = subjects.map(({ subject }) => subject).join(", ");
  return (
    <div>
      {problemInboxTexts.openCount(open, COUNTED_AT_MOST)}
      {names === "" ? null : (
        <small class="under">{problemInboxTexts.subjects(names, open > SUBJECTS_SHOWN)}</small>
      )}
    </div>
  );
}

export function Seen({ problem: { firstSeenAt, lastSeenAt } }: { problem: ProblemView }) {
  return (
    <div>
      <time datetime={lastSeenAt}>{showInstant(lastSeenAt)}</time>
      {firstSeenAt === lastSeenAt ? null : (
        <small class="under">{problemInboxTexts.since(showInstant(firstSeenAt))}</small>
      )}
    </div>
  );
}
