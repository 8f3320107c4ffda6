import type { Child } from "hono/jsx";
import { connectionFormTexts } from "../../strings/pages-connection-form.ts";
import type { Field, FieldOf } from "./connection-fields.ts";
import { FieldControl, Fields } from "./field-controls.tsx";
import { describedBy, idOf, Notes, type Placed } from "./field-notes.tsx";
import { blank, PRESENT, type Typed, type TypedRow } from "./typed-fields.ts";
import { NAME, pathOfRow } from "./typed-values.ts";

/** Says whether a list, a map or a group was there, since nothing in it may mean either. */
export function PresentMark({ name, typed }: { name: string; typed: Typed }) {
  return <input type="hidden" name={`${name}.${PRESENT}`} value={typed.present ? "1" : "0"} />;
}

/** Fields that belong together. */
export function GroupField({ place }: { place: Placed<FieldOf<"group">> }) {
  return (
    <fieldset class="group" {...describedBy(place)}>
      <legend class={place.bare ? "unseen" : undefined}>{place.title}</legend>
      <Notes place={place} />
      <PresentMark name={place.name} typed={place.typed} />
      <Fields place={place} />
    </fieldset>
  );
}

/** Rows that are added and removed: with scripts in place, without them by showing the form anew. */
export function RowsField({ place }: { place: Placed<FieldOf<"list" | "map">> }) {
  const { form, field, typed, name, title, bare } = place;
  const id = idOf(name);
  return (
    <fieldset class="group" id={`${id}-rows`} {...describedBy(place)}>
      <legend class={bare ? "unseen" : undefined}>{title}</legend>
      <Notes place={place} />
      <PresentMark name={name} typed={typed} />
      {typed.rows.length === 0 ? <p class="help">{connectionFormTexts.noRows}</p> : null}
      <ol class="edit-rows">
        {typed.rows.map((row, index) => (
          <li class={isWide(field) ? "wide" : undefined}>
            {field.control === "list" ? (
              <ListRow place={{ ...place, field }} row={row} index={index} />
            ) : (
              <MapRow place={{ ...place, field }} row={row} index={index} />
            )}
            <RowButton
              place={place}
              action={`remove:${name}.${index}`}
              label={connectionFormTexts.removeRow(title, index + 1)}
              class="quiet"
            >
              {connectionFormTexts.remove}
            </RowButton>
          </li>
        ))}
      </ol>
      <p>
        <RowButton
          place={place}
          action={`add:${name}`}
          label={connectionFormTexts.addTo(title)}
          focused={form.state.focus === name}
        >
          {connectionFormTexts.add}
        </RowButton>
      </p>
    </fieldset>
  );
}

/** Rows with several controls are blocks; a row of one control is a line. */
function isWide(field: FieldOf<"list" | "map">): boolean {
  const inner = field.control === "list" ? field.item : field.value;
  return inner.control === "group" || inner.control === "list" || inner.control === "map";
}

type RowProps<Name extends "list" | "map"> = { place: Placed<FieldOf<Name>>; row: TypedRow; index: number };

function ListRow({ place, row, index }: RowProps<"list">) {
  const { form, field, name, path, title } = place;
  return (
    <FieldControl
      place={{
        form,
        field: field.item,
        typed: row.value,
        name: `${name}.${index}`,
        path: `${path}.${index}`,
        title: connectionFormTexts.row(title, index + 1),
        bare: true,
        inRow: true,
      }}
    />
  );
}

/** The name of a row, and beside or under it what belongs to the name. */
function MapRow({ place, row, index }: RowProps<"map">) {
  const { form, field, name, title } = place;
  const path = pathOfRow(place.path, row, index);
  const inner = `${name}.${index}`;
  const value: Placed = {
    form,
    field: field.value,
    typed: row.value,
    name: `${inner}.value`,
    path,
    title: field.value.title || connectionFormTexts.value,
    inRow: true,
  };
  const legend = row.key.trim() || connectionFormTexts.row(title, index + 1);
  return (
    <fieldset class="pair">
      <legend class="unseen">{legend}</legend>
      <KeyControl place={place} row={row} index={index} path={path} />
      <RowValue place={value} />
    </fieldset>
  );
}

function RowValue({ place }: { place: Placed }) {
  const { field } = place;
  if (field.control !== "group") return <FieldControl place={place} />;
  return (
    <>
      <PresentMark name={place.name} typed={place.typed} />
      <Fields place={{ ...place, field }} />
    </>
  );
}

function KeyControl({ place, row, index, path }: RowProps<"map"> & { path: string }) {
  const { form, field } = place;
  const key: Field = field.key;
  const title = key.title || connectionFormTexts.name;
  // What is wrong with a row as a whole is wrong with its name, unless its value is one control, which shows it.
  const paths = [`${place.path}.#${index}`, `${path}.${NAME}`, ...(isWide(field) ? [path] : [])];
  const wrong = paths.find((one) => form.state.errors?.some((error) => error.path === one));
  return (
    <FieldControl
      place={{
        form,
        field: key,
        typed: { ...blank, text: row.key },
        name: `${place.name}.${index}.key`,
        path: wrong ?? "",
        title,
        inRow: true,
      }}
    />
  );
}

type ButtonProps = {
  place: Placed;
  action: string;
  label: string;
  class?: string;
  focused?: boolean;
  children: Child;
};

/** A button that shows the form anew; with scripts only the rows, so that what else was typed stays as it is. */
function RowButton({ place, action, label, focused = false, children, ...more }: ButtonProps) {
  const rows = `#${idOf(place.name)}-rows`;
  return (
    <button
      type="submit"
      name="do"
      value={action}
      aria-label={label}
      autofocus={focused}
      hx-post={place.form.path}
      hx-target={rows}
      hx-select={rows}
      hx-swap="outerHTML"
      hx-sync="closest form:queue all"
      {...more}
    >
      {children}
    </button>
  );
}
