import type { Child } from "hono/jsx";
import { partTexts } from "../../strings/automation-parts.ts";
import { type Draft, emptyDraft } from "./automation-draft.ts";
import {
  BODY_KINDS,
  kindParts,
  type Part,
  type PartOf,
  type Parts,
  TEMPLATE_KINDS,
} from "./automation-parts.ts";
import { bodyValue, titleOf } from "./automation-places.ts";
import { RecordControl, RowsControl } from "./automation-rows.tsx";
import { StepsControl } from "./automation-steps.tsx";
import { idOf } from "./field-notes.tsx";

/** The editor as its controls see it. */
export type EditorForm = {
  /** Where its buttons send it. */
  path: string;
  /** What is wrong, by the name of the control. */
  problems: ReadonlyMap<string, string>;
  /** The control where whoever pressed a button goes on. */
  focus: string | undefined;
};

/** A part where it stands in the editor. */
export type Spot<One extends Part = Part> = {
  form: EditorForm;
  part: One;
  draft: Draft;
  /** `steps.0.query.1.value` */
  name: string;
  title: string;
  help?: string | undefined;
  /** The title is said, not shown: the row's place says it. */
  bare?: boolean;
};

function isOf<Name extends Part["control"]>(
  spot: Spot,
  ...controls: readonly Name[]
): spot is Spot<PartOf<Name>> {
  return controls.some((control) => control === spot.part.control);
}

/** One part, with whatever belongs to it. */
export function PartControl({ spot }: { spot: Spot }) {
  if (isOf(spot, "steps")) return <StepsControl spot={spot} />;
  if (isOf(spot, "rows")) return <RowsControl spot={spot} />;
  if (isOf(spot, "record")) return <RecordControl spot={spot} />;
  if (isOf(spot, "template")) return <TemplateControl spot={spot} />;
  if (isOf(spot, "body")) return <BodyControl spot={spot} />;
  if (isOf(spot, "group")) return <GroupControl spot={spot} />;
  if (isOf(spot, "union")) return <UnionControl spot={spot} />;
  if (isOf(spot, "maybe")) return <MaybeControl spot={spot} />;
  if (isOf(spot, "ticks")) return <TicksControl spot={spot} />;
  if (isOf(spot, "flag")) return <FlagControl spot={spot} />;
  if (isOf(spot, "word")) return <WordControl spot={spot} />;
  return <TextControl spot={spot} />;
}

/** The parts of a group, in their order. */
export function PartControls(props: { form: EditorForm; parts: Parts; draft: Draft; name: string }) {
  const help: Readonly<Record<string, string>> = partTexts.help;
  return (
    <>
      {Object.entries(props.parts).map(([key, part]) => (
        <PartControl
          spot={{
            form: props.form,
            part,
            draft: props.draft.parts[key] ?? emptyDraft,
            name: `${props.name}.${key}`,
            title: titleOf(key, part),
            help: part.title === undefined && Object.hasOwn(help, key) ? help[key] : undefined,
          }}
        />
      ))}
    </>
  );
}

/** Where the problem of a control stands. It is there also while there is none, so that one can come while somebody types. */
export function Problem({ form, name }: { form: EditorForm; name: string }) {
  return (
    <p class="error" id={`${idOf(name)}-error`}>
      {form.problems.get(name) ?? ""}
    </p>
  );
}

export function describedBy({ form, name, help }: Pick<Spot, "form" | "name" | "help">) {
  const id = idOf(name);
  return {
    "aria-describedby": help === undefined ? `${id}-error` : `${id}-error ${id}-help`,
    "aria-invalid": form.problems.has(name) ? ("true" as const) : undefined,
  };
}

export function Help({ name, help }: Pick<Spot, "name" | "help">) {
  if (help === undefined) return null;
  return (
    <p class="help" id={`${idOf(name)}-help`}>
      {help}
    </p>
  );
}

function Label({ spot: { name, title, bare } }: { spot: Spot }) {
  return (
    <label for={idOf(name)} class={bare ? "unseen" : undefined}>
      {title}
    </label>
  );
}

/** A button that shows the editor anew; with scripts only the part around it, so that what else was typed stays. */
export function EditButton(props: {
  form: EditorForm;
  action: string;
  /** The name of the part that is shown anew. */
  around: string;
  label: string;
  class?: string;
  children: Child;
}) {
  const box = `#${idOf(props.around)}-box`;
  return (
    <button
      type="submit"
      name="do"
      value={props.action}
      aria-label={props.label}
      class={props.class}
      autofocus={props.form.focus === props.action}
      hx-post={props.form.path}
      hx-target={box}
      hx-select={box}
      hx-select-oob="#step-variables"
      hx-swap="outerHTML"
      hx-sync="closest form:queue all"
    >
      {props.children}
    </button>
  );
}

/** A choice that decides which controls follow: they come at once with scripts, and by a button without. */
export function KindSelect(props: {
  spot: Spot;
  /** What is chosen now. */
  kind: string;
  none?: string;
  choices: Readonly<Record<string, string>>;
  label: string;
  shown?: boolean;
}) {
  const { form, name } = props.spot;
  const box = `#${idOf(name)}-box`;
  const id = `${idOf(name)}-kind`;
  return (
    <div class="field kind">
      <label for={id} class={props.shown ? undefined : "unseen"}>
        {props.label}
      </label>
      <select
        id={id}
        name={`${name}.kind`}
        autofocus={form.focus === `${name}.kind`}
        hx-post={form.path}
        hx-vals={JSON.stringify({ do: `show:${name}.kind` })}
        hx-trigger="change"
        hx-target={box}
        hx-select={box}
        hx-swap="outerHTML"
        hx-sync="closest form:queue all"
      >
        {props.none === undefined ? null : <option value="">{props.none}</option>}
        {Object.entries(props.choices).map(([value, label]) => (
          <option value={value} selected={value === props.kind}>
            {label}
          </option>
        ))}
      </select>
      <noscript>
        <button
          type="submit"
          name="do"
          value={`show:${name}.kind`}
          aria-label={partTexts.changeKind(props.spot.title)}
        >
          {partTexts.change}
        </button>
      </noscript>
    </div>
  );
}

function TextInput({
  spot,
  long = false,
  holds,
}: {
  spot: Spot;
  long?: boolean;
  holds: "plain" | "text" | "expression";
}) {
  const { form, draft, name } = spot;
  const common = {
    id: idOf(name),
    name,
    autofocus: form.focus === name,
    maxlength: 20_000,
    spellcheck: false,
    autocomplete: "off",
    "data-completes": holds === "plain" ? undefined : holds,
    ...describedBy(spot),
  };
  // A stored text of several lines would lose them in a field of one; a browser drops the first line break.
  return long || draft.text.includes("\n") ? (
    <textarea {...common} rows={3}>
      {`\n${draft.text}`}
    </textarea>
  ) : (
    <input {...common} type="text" value={draft.text} />
  );
}

function TextControl({ spot }: { spot: Spot }) {
  const { part } = spot;
  const line = part.control === "line" ? part : undefined;
  return (
    <div class="field">
      <Label spot={spot} />
      <TextInput spot={spot} long={line?.long === true} holds={line?.holds ?? "plain"} />
      <Problem {...spot} />
      <Help {...spot} />
    </div>
  );
}

function wordTitle(name: string, word: string): string {
  const groups: Readonly<Record<string, Readonly<Record<string, string>>>> = partTexts.words;
  const key = name.split(".").at(-1) ?? "";
  const titles = groups[key === "otherwise" || key === "continueOn" ? "outcome" : key] ?? {};
  return Object.hasOwn(titles, word) ? (titles[word] ?? word) : word;
}

function WordControl({ spot }: { spot: Spot<PartOf<"word">> }) {
  const { form, part, draft, name } = spot;
  return (
    <div class="field">
      <Label spot={spot} />
      <select id={idOf(name)} name={name} autofocus={form.focus === name} {...describedBy(spot)}>
        {part.preset === undefined ? <option value="">{partTexts.choose}</option> : null}
        {part.words.map((word) => (
          <option value={word} selected={word === draft.text}>
            {wordTitle(name, word)}
          </option>
        ))}
      </select>
      <Problem {...spot} />
      <Help {...spot} />
    </div>
  );
}

function FlagControl({ spot }: { spot: Spot }) {
  const { draft, name, title } = spot;
  const id = idOf(name);
  return (
    <div class="field">
      <label class="tick-label" for={id}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value="true"
          checked={draft.text === "true"}
          {...describedBy(spot)}
        />
        {title}
      </label>
      <Problem {...spot} />
      <Help {...spot} />
    </div>
  );
}

function TicksControl({ spot }: { spot: Spot<PartOf<"ticks">> }) {
  const { part, draft, name, title } = spot;
  return (
    <fieldset class="choices" {...describedBy(spot)}>
      <legend>{title}</legend>
      {part.words.map((word) => (
        <label for={`${idOf(name)}-${word}`}>
          <input
            type="checkbox"
            id={`${idOf(name)}-${word}`}
            name={name}
            value={word}
            checked={draft.ticks.includes(word)}
          />
          {wordTitle(name, word)}
        </label>
      ))}
      <Problem {...spot} />
      <Help {...spot} />
    </fieldset>
  );
}

function GroupControl({ spot }: { spot: Spot<PartOf<"group">> }) {
  const { form, part, draft, name, title, bare } = spot;
  return (
    <fieldset class="group" {...describedBy(spot)}>
      <legend class={bare ? "unseen" : undefined}>{title}</legend>
      <Problem {...spot} />
      <Help {...spot} />
      <PartControls form={form} parts={part.parts} draft={draft} name={name} />
    </fieldset>
  );
}

/** A value: a text with expressions in it, fields, a list, or what JSON has beside these. */
function TemplateControl({ spot }: { spot: Spot<PartOf<"template">> }) {
  const { draft, name, title, bare } = spot;
  const kind = TEMPLATE_KINDS.find((one) => one === draft.kind) ?? "text";
  const choose = (
    <KindSelect spot={spot} kind={kind} choices={partTexts.templates} label={partTexts.kindOf(title)} />
  );
  if (kind === "fields" || kind === "list") {
    return (
      <fieldset class="group" id={`${idOf(name)}-box`} {...describedBy(spot)}>
        <legend class={bare ? "unseen" : undefined}>{title}</legend>
        {choose}
        <RecordControl spot={{ ...spot, bare: true }} boxed />
      </fieldset>
    );
  }
  return (
    <div class="field" id={`${idOf(name)}-box`}>
      <Label spot={spot} />
      <div class="template">
        {choose}
        <TextInput spot={spot} holds={kind === "text" ? "text" : "plain"} />
      </div>
      <Problem {...spot} />
      <Help {...spot} />
    </div>
  );
}

function BodyControl({ spot }: { spot: Spot<PartOf<"body">> }) {
  const { form, draft, name, title } = spot;
  const kind = BODY_KINDS.find((one) => one === draft.kind) ?? "";
  const inner: Spot = {
    form,
    part: { control: "template" },
    draft: bodyValue(draft),
    name: `${name}.value`,
    title,
  };
  return (
    <div class="stack" id={`${idOf(name)}-box`}>
      <KindSelect
        spot={spot}
        kind={kind}
        none={partTexts.noBody}
        choices={partTexts.bodies}
        label={title}
        shown
      />
      <Problem {...spot} />
      {kind === "json" ? <PartControl spot={{ ...inner, bare: true }} /> : null}
      {kind === "form" || kind === "multipart" ? <FormBody spot={inner} /> : null}
      {kind === "text" ? (
        <TextControl spot={{ ...inner, bare: true, part: { control: "line", holds: "text", long: true } }} />
      ) : null}
    </div>
  );
}

/** Fields and nothing else: a form holds no other values. */
function FormBody({ spot }: { spot: Spot }) {
  return (
    <fieldset class="group" id={`${idOf(spot.name)}-box`}>
      <legend class="unseen">{spot.title}</legend>
      <RecordControl spot={{ ...spot, bare: true }} boxed />
    </fieldset>
  );
}

function UnionControl({ spot }: { spot: Spot<PartOf<"union">> }) {
  const { form, part, draft, name, title } = spot;
  return (
    <div class="stack" id={`${idOf(name)}-box`}>
      <KindSelect
        spot={spot}
        kind={draft.kind}
        none={partTexts.inherit}
        choices={partTexts.words.type}
        label={title}
        shown
      />
      <Problem {...spot} />
      <Help {...spot} />
      <PartControls form={form} parts={kindParts(part, draft.kind)} draft={draft} name={name} />
    </div>
  );
}

/** Fields that appear when they are wanted. */
function MaybeControl({ spot }: { spot: Spot<PartOf<"maybe">> }) {
  const { form, part, draft, name } = spot;
  const id = `${idOf(name)}-kind`;
  const box = `#${idOf(name)}-box`;
  return (
    <div class="stack" id={`${idOf(name)}-box`}>
      <label class="tick-label" for={id}>
        <input
          type="checkbox"
          id={id}
          name={`${name}.kind`}
          value="on"
          checked={draft.kind === "on"}
          hx-post={form.path}
          hx-vals={JSON.stringify({ do: `show:${name}.kind` })}
          hx-trigger="change"
          hx-target={box}
          hx-select={box}
          hx-swap="outerHTML"
        />
        {spot.title}
      </label>
      <noscript>
        <button
          type="submit"
          name="do"
          value={`show:${name}.kind`}
          aria-label={partTexts.changeKind(spot.title)}
        >
          {partTexts.change}
        </button>
      </noscript>
      <Problem {...spot} />
      <Help {...spot} />
      {draft.kind === "on" ? (
        <PartControls form={form} parts={part.part.parts} draft={draft} name={name} />
      ) : null}
    </div>
  );
}
