import type { Child } from "hono/jsx";
import type { DeliveryView } from "../../services/deliveries/delivery-view.ts";
import { listTexts } from "../../strings/pages.ts";
import { deliveryStateTexts, deliveryStateTones } from "../../strings/pages-deliveries.ts";
import { linkTo } from "./forms.ts";

export type Tone = "success" | "warning" | "danger" | "info" | "neutral";

/** Something that the person must notice. A problem interrupts a screen reader; the rest waits its turn. */
export function NoticeBox({ tone, title, children }: { tone: Tone; title?: string; children: Child }) {
  return (
    <div class={`notice ${tone}`} role={tone === "danger" ? "alert" : "status"}>
      {title === undefined ? null : <strong>{title}</strong>}
      <div>{children}</div>
    </div>
  );
}

/** A state in a word. The tone repeats what the word says and is never alone. */
export function Badge({ tone, children }: { tone: Tone; children: Child }) {
  return <span class={`badge ${tone}`}>{children}</span>;
}

export function StateBadge({ state }: { state: DeliveryView["state"] }) {
  return <Badge tone={deliveryStateTones[state]}>{deliveryStateTexts[state].label}</Badge>;
}

/** A titled part of a page. */
export function Panel(props: { id: string; title: string; actions?: Child; children: Child }) {
  return (
    <section class="panel" aria-labelledby={`${props.id}-title`}>
      <div class="panel-head">
        <h2 id={`${props.id}-title`}>{props.title}</h2>
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}

export type Column = { label: string; numeric?: boolean; hidden?: boolean };

type TableProps = { caption: string; columns: Column[]; compact?: boolean; children: Child };

/**
 * A table that becomes a list of cards on a phone: each cell carries its column's name. A compact one, whose cells speak
 * for themselves, becomes a list of short rows.
 */
export function Table({ caption, columns, compact = false, children }: TableProps) {
  return (
    <table class={compact ? "cards compact" : "cards"}>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, numeric, hidden }) => (
            <th scope="col" class={numeric ? "numeric" : undefined}>
              {hidden ? <span class="unseen">{label}</span> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

export function Cell(props: { label?: string; class?: string; children?: Child }) {
  return (
    <td data-label={props.label} class={props.class}>
      {props.children}
    </td>
  );
}

export function Empty({ title, children }: { title: string; children?: Child }) {
  return (
    <div class="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}

type PagerProps = {
  path: string;
  query: Readonly<Record<string, string | undefined>>;
  cursor: string | undefined;
  nextCursor: string | null;
};

/** Lists are read by key, so there is an older page and the newest, and no page numbers. */
export function Pager({ path, query, cursor, nextCursor }: PagerProps) {
  if (cursor === undefined && nextCursor === null) return null;
  return (
    <nav class="pager" aria-label={listTexts.pages}>
      {cursor === undefined ? null : <a href={linkTo(path, query)}>{listTexts.newest}</a>}
      {nextCursor === null ? null : (
        <a href={linkTo(path, { ...query, cursor: nextCursor })} rel="next">
          {listTexts.older}
        </a>
      )}
    </nav>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  value: string | undefined;
  /** What choosing none means; left out where one of them is always chosen. */
  any?: string;
  choices: readonly { value: string; label: string }[];
  error?: string | undefined;
};

/** A filter with a fixed list of values. One that is not among them is shown all the same: it filters, or its error is to be understood. */
export function Choice({ name, label, value, any, choices, error }: ChoiceProps) {
  const isStray = Boolean(value) && !choices.some((choice) => choice.value === value);
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name} {...invalidBy(name, error)}>
        {any === undefined ? null : <option value="">{any}</option>}
        {isStray ? (
          <option value={value} selected>
            {value}
          </option>
        ) : null}
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
      <FieldError name={name} error={error} />
    </div>
  );
}

/** What ties a field to its error. */
const invalidBy = (name: string, error: string | undefined) =>
  error === undefined ? {} : ({ "aria-describedby": `${name}-error`, "aria-invalid": "true" } as const);

function FieldError({ name, error }: { name: string; error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <p class="error" id={`${name}-error`}>
      {error}
    </p>
  );
}

export function Input(props: {
  name: string;
  label: string;
  value?: string | undefined;
  type?: string;
  placeholder?: string;
  maxlength?: number;
  error?: string | undefined;
}) {
  const { name, label, error, ...attributes } = props;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input id={name} name={name} {...invalidBy(name, error)} {...attributes} />
      <FieldError name={name} error={error} />
    </div>
  );
}

/** A name and its value, in pairs. */
export function Facts({ facts }: { facts: readonly (readonly [string, Child])[] }) {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A button that changes something, by a form of its own. */
export function PostButton(props: {
  action: string;
  label: string;
  values?: Readonly<Record<string, string>>;
  class?: string;
  name?: string;
}) {
  return (
    <form method="post" action={props.action}>
      {Object.entries(props.values ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={props.class} aria-label={props.name}>
        {props.label}
      </button>
    </form>
  );
}

/** Preformatted text that scrolls by itself, by keyboard too. */
export function Code({ label, children }: { label: string; children: string }) {
  return (
    <section class="code" tabindex={0} aria-label={label}>
      <pre>{children}</pre>
    </section>
  );
}
