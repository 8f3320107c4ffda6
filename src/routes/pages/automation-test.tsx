import { functions } from "../../erp/functions/catalogue.ts";
import type { AutomationCase } from "../../services/automations/cases.ts";
import type { TestRun } from "../../services/automations/test-automation.ts";
import { automationRunTexts } from "../../strings/pages-automations.ts";
import { type EditorForm, PartControls } from "./automation-controls.tsx";
import { type EditorState, INPUT, type Subject } from "./automation-state.ts";
import { Badge, Code, NoticeBox, Panel } from "./components.tsx";
import { showInstant, showJson, showQuantity } from "./format.ts";

/** What of a run a page shows at most. */
const SHOWN_CHARACTERS = 40_000;

type TestProps = { form: EditorForm; subject: Subject; state: EditorState };

/** Runs what is on the screen: the input, whether it may write, what came of it. */
export function TestPanel({ form, subject: { input, name, path }, state }: TestProps) {
  return (
    <Panel id="test" title={automationRunTexts.testTitle}>
      <div class="stack">
        <p class="help">{automationRunTexts.testHelp}</p>
        <div class="test-input">
          <PartControls form={form} parts={input.parts} draft={state.input} name={INPUT} />
        </div>
        {functions[name].effect === "read" ? null : (
          <label class="tick-label" for="dryRun">
            <input type="checkbox" id="dryRun" name="dryRun" value="true" checked={state.dryRun} />
            {automationRunTexts.dryRun}
          </label>
        )}
        <div class="buttons">
          <RunButton path={path} action="test">
            {automationRunTexts.run}
          </RunButton>
        </div>
        <KeepLine path={path} state={state} />
        <RunResult run={state.run} />
      </div>
    </Panel>
  );
}

/** A run shows the whole page anew, since it may find something wrong anywhere. */
function RunButton({ path, action, children }: { path: string; action: string; children: string }) {
  return (
    <button type="submit" name="do" value={action} formaction={`${path}#run`}>
      {children}
    </button>
  );
}

function KeepLine({ path, state: { caseName, caseProblem } }: { path: string; state: EditorState }) {
  return (
    <div class="field">
      <label for="caseName">{automationRunTexts.caseName}</label>
      <div class="search-row">
        <input
          id="caseName"
          name="caseName"
          type="text"
          value={caseName}
          maxlength={100}
          autocomplete="off"
          aria-describedby="caseName-error caseName-help"
          aria-invalid={caseProblem === undefined ? undefined : "true"}
        />
        <RunButton path={path} action="keep">
          {automationRunTexts.keep}
        </RunButton>
      </div>
      <p class="error" id="caseName-error">
        {caseProblem ?? ""}
      </p>
      <p class="help" id="caseName-help">
        {automationRunTexts.keepHelp}
      </p>
    </div>
  );
}

function RunResult({ run }: { run: TestRun | undefined }) {
  return (
    <div id="run" class="stack" tabindex={-1}>
      {run === undefined ? null : <RunOf run={run} />}
    </div>
  );
}

/** What a run came to, and step by step what was asked and answered. Secrets are masked already. */
function RunOf({ run: { result, error, trace } }: { run: TestRun }) {
  const each = Math.floor(SHOWN_CHARACTERS / Math.max(1, trace.length * 3));
  return (
    <>
      <h3>{automationRunTexts.result}</h3>
      {error === undefined ? (
        <>
          <NoticeBox tone="success">{automationRunTexts.succeeded}</NoticeBox>
          <Code label={automationRunTexts.result}>{showJson(result ?? null, SHOWN_CHARACTERS)}</Code>
        </>
      ) : (
        <NoticeBox tone="danger" title={automationRunTexts.failed}>
          {error.message}
        </NoticeBox>
      )}
      <h3>{automationRunTexts.trace}</h3>
      {trace.length === 0 ? <p class="help">{automationRunTexts.noSteps}</p> : null}
      <ol class="exchanges" aria-label={automationRunTexts.trace}>
        {trace.map((entry) => (
          <TraceItem entry={entry} maxCharacters={each} />
        ))}
      </ol>
    </>
  );
}

type Entry = TestRun["trace"][number];

function TraceItem({ entry, maxCharacters }: { entry: Entry; maxCharacters: number }) {
  const { step, request, response, output, durationMs, outcome, error } = entry;
  return (
    <li>
      <p class="call-facts">
        <strong>{step}</strong>
        {outcome === undefined ? null : (
          <Badge tone={error === undefined ? "neutral" : "danger"}>{outcome}</Badge>
        )}
        <span class="help">{automationRunTexts.stepTook(showQuantity(String(Math.round(durationMs))))}</span>
      </p>
      {error === undefined ? null : <p class="error">{error}</p>}
      {request === undefined ? null : (
        <>
          <p class="call">
            <code class="method">{request.method}</code> <code>{request.path}</code>
          </p>
          <Shown
            title={automationRunTexts.request}
            step={step}
            value={shownRequest(request)}
            maxCharacters={maxCharacters}
          />
        </>
      )}
      {response === undefined ? null : (
        <Shown
          title={automationRunTexts.responseStatus(response.status)}
          step={step}
          value={response.body}
          maxCharacters={maxCharacters}
        />
      )}
      <Shown
        title={automationRunTexts.stepResult}
        step={step}
        value={output ?? null}
        maxCharacters={maxCharacters}
        open={request === undefined}
      />
    </li>
  );
}

function shownRequest({ query, headers, body }: NonNullable<Entry["request"]>): unknown {
  const shown = Object.entries({ query, headers, body }).filter(([, value]) => value !== undefined);
  return shown.length === 0 ? undefined : Object.fromEntries(shown);
}

type ShownProps = { title: string; step: string; value: unknown; maxCharacters: number; open?: boolean };

function Shown({ title, step, value, maxCharacters, open = false }: ShownProps) {
  if (value === undefined) return null;
  return (
    <details open={open}>
      <summary>{title}</summary>
      <Code label={`${step}: ${title}`}>{showJson(value, maxCharacters)}</Code>
    </details>
  );
}

/** The kept cases, each to run again with what is on the screen. */
export function CasesPanel(props: {
  form: EditorForm;
  cases: readonly AutomationCase[];
  state: EditorState;
}) {
  const { form, cases, state } = props;
  return (
    <Panel id="cases" title={automationRunTexts.cases}>
      <div class="stack">
        <p class="help">{automationRunTexts.casesHelp}</p>
        {cases.length === 0 ? <p class="help">{automationRunTexts.noCases}</p> : null}
        <ul class="connections">
          {cases.map((one) => (
            <CaseItem
              form={form}
              one={one}
              rerun={state.rerun?.caseId === one.id ? state.rerun : undefined}
            />
          ))}
        </ul>
      </div>
    </Panel>
  );
}

type CaseProps = { form: EditorForm; one: AutomationCase; rerun: EditorState["rerun"] };

function CaseItem({ form: { path }, one, rerun }: CaseProps) {
  const button = (verb: "rerun" | "forget") => (
    <button
      type="submit"
      name="do"
      value={`${verb}:${one.id}`}
      formaction={`${path}#cases`}
      class="quiet"
      aria-label={automationRunTexts.caseOf(automationRunTexts[verb], one.name)}
    >
      {automationRunTexts[verb]}
    </button>
  );
  return (
    <li>
      <p class="call-facts">
        <strong>{one.name}</strong>
        <span class="help">
          <time datetime={one.createdAt}>{showInstant(one.createdAt)}</time>
        </span>
        {rerun === undefined ? null : (
          <Badge tone={rerun.same ? "success" : "danger"}>
            {rerun.same ? automationRunTexts.same : automationRunTexts.different}
          </Badge>
        )}
      </p>
      <div class="buttons">
        {button("rerun")}
        {button("forget")}
      </div>
      {rerun === undefined ? null : <Compared one={one} rerun={rerun} />}
    </li>
  );
}

function Compared({ one, rerun }: { one: AutomationCase; rerun: NonNullable<EditorState["rerun"]> }) {
  const half = SHOWN_CHARACTERS / 4;
  return (
    <>
      {rerun.same ? null : (
        <div class="columns even">
          <div>
            <p class="help">{automationRunTexts.before}</p>
            <Code label={automationRunTexts.caseOf(automationRunTexts.before, one.name)}>
              {showJson(one.result ?? one.error ?? null, half)}
            </Code>
          </div>
          <div>
            <p class="help">{automationRunTexts.now}</p>
            <Code label={automationRunTexts.caseOf(automationRunTexts.now, one.name)}>
              {showJson(rerun.result ?? rerun.error ?? null, half)}
            </Code>
          </div>
        </div>
      )}
      <ol class="exchanges" aria-label={automationRunTexts.trace}>
        {rerun.trace.map((entry) => (
          <TraceItem entry={entry} maxCharacters={2_000} />
        ))}
      </ol>
    </>
  );
}
