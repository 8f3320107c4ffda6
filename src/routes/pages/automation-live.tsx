import { checkDraft } from "./automation-check.ts";
import { ProblemCount, problemsOf } from "./automation-editor.tsx";
import { placesOf } from "./automation-places.ts";
import { AUTOMATION, readState, subjectOf } from "./automation-state.ts";
import { StepVariables } from "./automation-variables.tsx";
import { idOf } from "./field-notes.tsx";
import { readTree } from "./form-tree.ts";
import { readForm, requireField } from "./forms.ts";
import { renderPart } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

/**
 * What is wrong with an automation while somebody writes it, each problem for its place on the page. What is only not there
 * yet is no problem before it is saved or tested.
 */
export async function checkWhileTyping(visit: TenantVisit): Promise<Response> {
  const subject = await subjectOf(visit);
  const form = await readForm(visit.http);
  requireField(form, "version");
  const state = readState(subject, readTree(form));
  const { problems } = checkDraft(subject, state.draft);
  const told = problems.filter(({ code }) => code !== "required");
  const { at, others } = problemsOf(subject, { ...state, problems: told });
  const places = placesOf(subject.whole, state.draft, { name: AUTOMATION, path: "", title: "" });
  const names = new Set(places.map(({ name }) => name).filter((name) => name !== AUTOMATION));
  return await renderPart(
    visit.http,
    <>
      {[...names].map((name) => (
        <p class="error" id={`${idOf(name)}-error`} hx-swap-oob="true">
          {at.get(name) ?? ""}
        </p>
      ))}
      <ProblemCount count={at.size + others.length} isChecked isLive />
      <StepVariables draft={state.draft} isLive />
    </>,
  );
}
