import type { AutomationVersion } from "../../services/automations/automation-view.ts";
import { listTexts } from "../../strings/pages.ts";
import { auditTexts } from "../../strings/pages-audit.ts";
import { automationRunTexts } from "../../strings/pages-automations.ts";
import { readDraftValue } from "./automation-draft.ts";
import { withoutEmptyOutput } from "./automation-schemas.ts";
import type { EditorState, Subject } from "./automation-state.ts";
import { Badge, Code, Panel, PostButton } from "./components.tsx";
import { showInstant, showJson } from "./format.ts";

type Makers = ReadonlyMap<string, string | null>;

/** Who made a version, in words. */
export function madeBy({ createdBy }: Pick<AutomationVersion, "createdBy">, makers: Makers): string {
  if (createdBy === null) return listTexts.none;
  const name = makers.get(createdBy);
  return name === null ? auditTexts.token : (name ?? listTexts.none);
}

type VersionsProps = {
  subject: Subject;
  versions: readonly AutomationVersion[];
  makers: Makers;
  mayWrite: boolean;
};

/** Every version, who made it and when: each can be looked at and restored. */
export function VersionsPanel({ subject: { path }, versions, makers, mayWrite }: VersionsProps) {
  const [newest] = versions;
  return (
    <Panel id="versions" title={automationRunTexts.versions}>
      <div class="stack">
        {versions.length === 0 ? <p class="help">{automationRunTexts.noVersions}</p> : null}
        <ul class="connections">
          {versions.map((one) => (
            <li>
              <p class="call-facts">
                <strong>{automationRunTexts.version(one.version)}</strong>
                {one === newest ? <Badge tone="success">{automationRunTexts.current}</Badge> : null}
                {one.automation === null ? <Badge tone="warning">{automationRunTexts.gone}</Badge> : null}
                <span class="help">
                  {madeBy(one, makers)}, <time datetime={one.createdAt}>{showInstant(one.createdAt)}</time>
                </span>
              </p>
              {one.automation === null || one === newest ? null : (
                <div class="buttons">
                  <a
                    href={`${path}?version=${one.version}`}
                    aria-label={automationRunTexts.versionOf(automationRunTexts.view, one.version)}
                  >
                    {automationRunTexts.view}
                  </a>
                  {mayWrite ? (
                    <PostButton
                      action={`${path}/restore`}
                      label={automationRunTexts.restore}
                      name={automationRunTexts.versionOf(automationRunTexts.restore, one.version)}
                      values={{ version: String(one.version) }}
                      class="quiet"
                    />
                  ) : null}
                </div>
              )}
            </li>
          ))}
        </ul>
        {newest === undefined || newest.automation === null || !mayWrite ? null : (
          <div class="buttons">
            <PostButton
              action={`${path}/remove`}
              label={automationRunTexts.remove}
              values={{ version: String(newest.version) }}
              class="danger"
            />
            <span class="help">{automationRunTexts.removeHelp}</span>
          </div>
        )}
      </div>
    </Panel>
  );
}

const SHOWN_CHARACTERS = 60_000;

type JsonProps = { subject: Subject; state: EditorState; mayWrite: boolean };

/** The automation as the API has it: to read, and to bring one in. */
export function JsonPanel({ subject: { name, whole, path }, state, mayWrite }: JsonProps) {
  const { value } = readDraftValue(whole, withoutEmptyOutput(name, state.draft));
  const { imported } = state;
  return (
    <section class="panel" id="json">
      <details open={imported !== undefined}>
        <summary>{automationRunTexts.json}</summary>
        <div class="stack">
          <Code label={automationRunTexts.jsonNow}>{showJson(value, SHOWN_CHARACTERS)}</Code>
          {mayWrite ? <ImportForm path={path} imported={imported} /> : null}
        </div>
      </details>
    </section>
  );
}

function ImportForm({ path, imported }: { path: string; imported: EditorState["imported"] }) {
  return (
    <form method="post" action={`${path}/import`} class="stack" novalidate>
      <h3>{automationRunTexts.importTitle}</h3>
      <div class="field">
        <label for="json-text">{automationRunTexts.importLabel}</label>
        <textarea
          id="json-text"
          name="json"
          rows={8}
          maxlength={60_000}
          spellcheck={false}
          aria-describedby="json-error json-help"
          aria-invalid={imported === undefined ? undefined : "true"}
        >
          {`\n${imported?.text ?? ""}`}
        </textarea>
        <ul class="problems error" id="json-error">
          {(imported?.problems ?? []).map((problem) => (
            <li>{problem}</li>
          ))}
        </ul>
        <p class="help" id="json-help">
          {automationRunTexts.importHelp}
        </p>
      </div>
      <div class="buttons">
        <button type="submit">{automationRunTexts.import}</button>
      </div>
    </form>
  );
}
