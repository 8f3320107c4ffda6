import { partTexts } from "../../strings/automation-parts.ts";
import {
  describedBy,
  EditButton,
  type EditorForm,
  Help,
  PartControls,
  Problem,
  type Spot,
} from "./automation-controls.tsx";
import { type Draft, type DraftRow, isBlank } from "./automation-draft.ts";
import { kindParts, type PartOf, type Parts, STEP_KINDS, stepUnion } from "./automation-parts.ts";
import { kindTitle } from "./automation-places.ts";
import { idOf } from "./field-notes.tsx";

/** What few steps need: it is shown when asked for, or when something stands in it. */
const RARE: Readonly<Record<string, readonly string[]>> = {
  http: ["headers", "answer", "charset", "continueOn"],
  find: ["message"],
  poll: ["everyMs", "times", "continue"],
  each: ["most"],
};
const PRESETS = ["json", "text"];

/** Steps as cards, in the order in which they run, and a list of kinds to add one more. */
export function StepsControl({ spot }: { spot: Spot<PartOf<"steps">> }) {
  const { form, draft, name, title } = spot;
  return (
    <fieldset class="group steps-box" id={`${idOf(name)}-box`} {...describedBy(spot)}>
      <legend>{title}</legend>
      <Help {...spot} />
      <Problem {...spot} />
      {draft.rows.length === 0 ? <p class="help">{partTexts.noSteps}</p> : null}
      <ol class="step-cards">
        {draft.rows.map((row, index) => (
          <StepCard form={form} around={name} row={row} index={index} count={draft.rows.length} />
        ))}
      </ol>
      <AddStep spot={spot} />
    </fieldset>
  );
}

type CardProps = { form: EditorForm; around: string; row: DraftRow; index: number; count: number };

function StepCard({ form, around, row: { value }, index, count }: CardProps) {
  const name = `${around}.${index}`;
  const title = partTexts.stepTitle(index + 1, kindTitle(value.kind));
  const move = (verb: "up" | "down" | "remove") => (
    <EditButton
      form={form}
      action={`${verb}:${name}`}
      around={around}
      label={partTexts.ofStep(partTexts[verb], title)}
      class="quiet"
    >
      {partTexts[verb]}
    </EditButton>
  );
  return (
    <li>
      <fieldset class="step-card" {...describedBy({ form, name, help: undefined })}>
        <legend>{title}</legend>
        <div class="buttons">
          {index === 0 ? null : move("up")}
          {index === count - 1 ? null : move("down")}
          {move("remove")}
        </div>
        <input type="hidden" name={`${name}.kind`} value={value.kind} />
        <Problem form={form} name={name} />
        <StepFields form={form} step={value} name={name} title={title} />
      </fieldset>
    </li>
  );
}

function StepFields(props: { form: EditorForm; step: Draft; name: string; title: string }) {
  const { form, step, name, title } = props;
  const rare = RARE[step.kind] ?? [];
  const parts = kindParts(stepUnion, step.kind);
  const some = (wanted: boolean): Parts =>
    Object.fromEntries(Object.entries(parts).filter(([key]) => rare.includes(key) === wanted));
  const isOpen = rare.some((key) => {
    const draft = step.parts[key];
    const isUsed = draft !== undefined && !isBlank(draft) && !PRESETS.includes(draft.text);
    return isUsed || [...form.problems.keys()].some((one) => one.startsWith(`${name}.${key}`));
  });
  return (
    <>
      <PartControls form={form} parts={some(false)} draft={step} name={name} />
      {rare.length === 0 ? null : (
        <details open={isOpen}>
          <summary aria-label={partTexts.moreOf(title)}>{partTexts.more}</summary>
          <div class="stack">
            <PartControls form={form} parts={some(true)} draft={step} name={name} />
          </div>
        </details>
      )}
    </>
  );
}

function AddStep({ spot: { form, name, title } }: { spot: Spot }) {
  const id = `${idOf(name)}-new`;
  return (
    <div class="add-step">
      <div class="field">
        <label for={id} class="unseen">
          {partTexts.newStepIn(title)}
        </label>
        <select id={id} name={`${name}.new`}>
          {STEP_KINDS.map((kind) => (
            <option value={kind}>{kindTitle(kind)}</option>
          ))}
        </select>
      </div>
      <EditButton form={form} action={`add:${name}`} around={name} label={partTexts.addStepIn(title)}>
        {partTexts.addStep}
      </EditButton>
    </div>
  );
}
