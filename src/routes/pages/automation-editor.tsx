import type { ContentfulStatusCode } from "hono/utils/http-status";
import { functions } from "../../erp/functions/catalogue.ts";
import { type AutomationCase, listCases } from "../../services/automations/cases.ts";
import { listVersions } from "../../services/automations/get-automation.ts";
import { readMakers } from "../../services/automations/read-makers.ts";
import { partTexts } from "../../strings/automation-parts.ts";
import { functionTitles } from "../../strings/functions.ts";
import { inLanguage } from "../../strings/language.ts";
import { frameTexts } from "../../strings/pages.ts";
import { automationsTexts } from "../../strings/pages-automations.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { type EditorForm, PartControl, PartControls } from "./automation-controls.tsx";
import { emptyDraft } from "./automation-draft.ts";
import { type PlacedProblems, placeProblems, placesOf, titleOf } from "./automation-places.ts";
import { AUTOMATION, type EditorState, INPUT, listPath, type Subject } from "./automation-state.ts";
import { CasesPanel, TestPanel } from "./automation-test.tsx";
import { ResultTable, Variables } from "./automation-variables.tsx";
import { JsonPanel, VersionsPanel } from "./automation-versions.tsx";
import { Badge, NoticeBox } from "./components.tsx";
import { linkTo } from "./forms.ts";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

export function functionTitle(name: keyof typeof functionTitles): string {
  return inLanguage(functionTitles[name], currentLanguage());
}

/** The problems of the editor, each at its control. */
export function problemsOf({ whole, input }: Subject, state: EditorState): PlacedProblems {
  const places = [
    ...placesOf(whole, state.draft, { name: AUTOMATION, path: "", title: automationsTexts.title }),
    ...placesOf(input, state.input, { name: INPUT, path: INPUT, title: automationsTexts.title }),
  ];
  return placeProblems(places, state.problems ?? []);
}

/** The editor of one function, with its test, its cases and its versions. */
export async function renderEditor(
  visit: TenantVisit,
  subject: Subject,
  state: EditorState,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const { connection, name } = subject;
  const { context } = visit;
  const [versions, cases, makers] = await Promise.all([
    listVersions(context, connection.id, name),
    listCases(context, connection.id, name),
    readMakers(context, connection.id),
  ]);
  const mayWrite = visit.can("connections:write");
  return await renderPage(
    visit.http,
    {
      title: functionTitle(name),
      current: "/integrations",
      crumbs: [
        { href: "/integrations", title: frameTexts.integrations },
        {
          href: linkTo(`/integrations/${connection.provider}`, { connection: connection.id }),
          title: connection.name,
        },
        { href: listPath(connection.id), title: automationsTexts.title },
      ],
    },
    <>
      {state.notice === undefined ? null : (
        <NoticeBox tone={state.notice.tone}>{state.notice.text}</NoticeBox>
      )}
      {mayWrite ? null : <NoticeBox tone="info">{automationsTexts.viewer}</NoticeBox>}
      <Editor subject={subject} state={state} cases={cases} mayWrite={mayWrite} />
      <VersionsPanel subject={subject} versions={versions} makers={makers} mayWrite={mayWrite} />
      <JsonPanel subject={subject} state={state} mayWrite={mayWrite} />
    </>,
    status,
  );
}

type EditorProps = {
  subject: Subject;
  state: EditorState;
  cases: readonly AutomationCase[];
  mayWrite: boolean;
};

function Editor({ subject, state, cases, mayWrite }: EditorProps) {
  const { path, name } = subject;
  const { at, others } = problemsOf(subject, state);
  const form: EditorForm = { path, problems: at, focus: state.focus };
  return (
    <form method="post" action={path} class="stack" id="editor" novalidate>
      <input type="hidden" name="version" value={String(state.version)} />
      <fieldset disabled={!mayWrite} class="plain">
        <EnterButton />
        <LiveCheck path={path} />
        <p>
          <Badge tone={functions[name].effect === "read" ? "neutral" : "warning"}>
            {automationsTexts.effects[functions[name].effect]}
          </Badge>
        </p>
        {others.length === 0 ? null : (
          <ul class="problems" aria-label={automationsTexts.otherProblems}>
            {others.map((text) => (
              <li class="error">{text}</li>
            ))}
          </ul>
        )}
        <div class="editor">
          <div class="stack">
            <Automation form={form} subject={subject} state={state} />
            {mayWrite ? (
              <SaveLine count={at.size + others.length} isChecked={state.problems !== undefined} />
            ) : null}
          </div>
          <Variables subject={subject} draft={state.draft} />
        </div>
        <TestPanel form={form} subject={subject} state={state} />
        <CasesPanel form={form} cases={cases} state={state} />
      </fieldset>
    </form>
  );
}

/** What Enter in a text field presses. Nobody sees it. */
function EnterButton() {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing focuses it, for it is out of the tab order.
    <button type="submit" name="do" value="save" class="unseen" tabindex={-1} aria-hidden="true">
      {automationsTexts.save}
    </button>
  );
}

/** While somebody types, what is wrong is told beside each field; nothing that was typed is touched. */
function LiveCheck({ path }: { path: string }) {
  return (
    <div
      hx-post={`${path}/check`}
      hx-trigger="input from:closest form delay:700ms, change from:closest form delay:700ms"
      hx-swap="none"
      hx-sync="this:replace"
    />
  );
}

function Automation({
  form,
  subject: { whole, name },
  state: { draft },
}: {
  form: EditorForm;
  subject: Subject;
  state: EditorState;
}) {
  const { steps, output, ...more } = whole.parts;
  const of = (key: string) => draft.parts[key] ?? emptyDraft;
  return (
    <>
      {steps === undefined ? null : (
        <section class="panel stack">
          <PartControl
            spot={{
              form,
              part: steps,
              draft: of("steps"),
              name: `${AUTOMATION}.steps`,
              title: titleOf("steps"),
              help: automationsTexts.stepsHelp,
            }}
          />
        </section>
      )}
      <section class="panel stack" aria-labelledby="output-title">
        <h2 id="output-title">{automationsTexts.output}</h2>
        <ResultTable name={name} />
        {output === undefined ? null : (
          <PartControl
            spot={{
              form,
              part: output,
              draft: of("output"),
              name: `${AUTOMATION}.output`,
              title: titleOf("output"),
              help: automationsTexts.outputHelp,
            }}
          />
        )}
      </section>
      <section class="panel">
        <details open={Object.keys(more).some((key) => of(key).kind !== "" || of(key).text !== "")}>
          <summary>{partTexts.more}</summary>
          <div class="stack">
            <PartControls form={form} parts={more} draft={draft} name={AUTOMATION} />
          </div>
        </details>
      </section>
    </>
  );
}

function SaveLine({ count, isChecked }: { count: number; isChecked: boolean }) {
  return (
    <div class="buttons">
      <button type="submit" class="primary" name="do" value="save">
        {automationsTexts.save}
      </button>
      <ProblemCount count={count} isChecked={isChecked} />
      <span class="help">{automationsTexts.saveHelp}</span>
    </div>
  );
}

/** How many problems there are, for whoever does not see the fields. `isLive`: it takes the place of the one on the page. */
export function ProblemCount(props: { count: number; isChecked: boolean; isLive?: boolean }) {
  const { count, isChecked, isLive } = props;
  return (
    <span
      id="problem-count"
      role="status"
      class={count === 0 ? "help" : "error"}
      hx-swap-oob={isLive ? "true" : undefined}
    >
      {isChecked ? (count === 0 ? automationsTexts.fine : automationsTexts.problems(count)) : ""}
    </span>
  );
}
