import { findConnector } from "../../erp/registry.ts";
import type { SharedProblemView } from "../../services/problems/problem-view.ts";
import { listSharedProblems } from "../../services/problems/shared-problems.ts";
import { problemInboxTexts } from "../../strings/pages-problems.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Cell, Pager, PostButton, Table } from "./components.tsx";
import { readQuery } from "./forms.ts";
import { NoProblems, OpenCount, ProblemWords, problemQuery, Seen, States } from "./problems-inbox.tsx";
import { renderPage } from "./render.tsx";
import type { Visit } from "./visit.ts";

const PAGE = 50;
const PATH = "/operators/problems";

/** What has failed at all companies: each cause in each system once, with the companies that have it. */
export async function showProblemsEverywhere({ http, context }: Visit): Promise<Response> {
  const { cursor, state } = readQuery(http, problemQuery);
  const page = await listSharedProblems(context, { state }, { limit: PAGE, cursor }, currentLanguage());
  return await renderPage(
    http,
    { title: problemInboxTexts.everywhere, current: PATH },
    <>
      <p class="lead">{problemInboxTexts.everywhereLead}</p>
      <States path={PATH} state={state ?? "open"} query={{}} />
      {page.items.length === 0 ? (
        <NoProblems state={state ?? "open"} />
      ) : (
        <div class="sheet">
          <SharedTable problems={page.items} />
        </div>
      )}
      <Pager path={PATH} query={{ state }} cursor={cursor} nextCursor={page.nextCursor} />
    </>,
  );
}

function SharedTable({ problems }: { problems: readonly SharedProblemView[] }) {
  const columns = [
    { label: problemInboxTexts.problem },
    { label: problemInboxTexts.connection },
    { label: problemInboxTexts.open },
    { label: problemInboxTexts.lastSeen },
    { label: problemInboxTexts.companies },
  ];
  return (
    <Table caption={problemInboxTexts.everywhere} columns={columns}>
      {problems.map((problem) => (
        <tr>
          <Cell label={problemInboxTexts.problem} class="message">
            <ProblemWords problem={problem} />
          </Cell>
          <Cell label={problemInboxTexts.connection} class="key">
            {findConnector(problem.provider)?.title ?? problem.provider}
          </Cell>
          <Cell label={problemInboxTexts.open}>
            <OpenCount problem={problem} />
          </Cell>
          <Cell label={problemInboxTexts.lastSeen} class="when">
            <Seen problem={problem} />
          </Cell>
          <Cell label={problemInboxTexts.companies} class="message">
            <Companies problem={problem} />
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

/** Each leads to the company's own group: what is done with it is done there. */
function Companies({ problem: { tenants, tenantCount } }: { problem: SharedProblemView }) {
  return (
    <div>
      {problemInboxTexts.companyCount(tenantCount)}
      <div class="buttons">
        {tenants.map(({ id, name, problemId }) => (
          <PostButton
            action="/tenants/choose"
            label={name}
            name={problemInboxTexts.openAt(name)}
            values={{ tenant: id, next: `/problems/${problemId}` }}
            class="quiet"
          />
        ))}
      </div>
    </div>
  );
}
