import type { Child } from "hono/jsx";
import { connectionFormTexts } from "../../strings/pages-connection-form.ts";
import { integrationTexts } from "../../strings/pages-connections.ts";
import { Badge } from "./components.tsx";
import type { Field, FieldOf } from "./connection-fields.ts";
import { describedBy, idOf, Notes, type Placed } from "./field-notes.tsx";
import { GroupField, RowsField } from "./field-rows.tsx";
import { OptionPicker } from "./option-picker.tsx";
import { blank } from "./typed-fields.ts";

/** The fields of a group, each with its control. */
export function Fields({ place }: { place: Placed<FieldOf<"group">> }) {
  const { form, field, typed, name, path, inRow } = place;
  return (
    <>
      {Object.entries(field.fields).map(([key, inner]) => (
        <OnlyFor field={inner} beside={name}>
          <FieldControl
            place={{
              form,
              field: inner,
              typed: typed.fields[key] ?? blank,
              name: `${name}.${key}`,
              path: `${path}.${key}`,
              title: inner.title,
              inRow: inRow ?? false,
            }}
          />
        </OnlyFor>
      ))}
    </>
  );
}

/** With scripts a field shows only while it is of use; without them all are there. What stands in it stays either way. */
function OnlyFor({
  field: { onlyFor },
  beside,
  children,
}: {
  field: Field;
  beside: string;
  children: Child;
}) {
  if (onlyFor === undefined) return <>{children}</>;
  return (
    <div data-only-for={`${beside}.${onlyFor.field}`} data-only-values={onlyFor.values.join(" ")}>
      {children}
    </div>
  );
}

/** Is this place one of a field with this control? */
function isOf<Name extends Field["control"]>(
  place: Placed,
  ...controls: readonly Name[]
): place is Placed<FieldOf<Name>> {
  return controls.some((control) => control === place.field.control);
}

/** One field: its label, its control, its notes. */
export function FieldControl({ place }: { place: Placed }) {
  if (isOf(place, "list", "map")) return <RowsField place={place} />;
  if (isOf(place, "group")) return <GroupField place={place} />;
  if (isOf(place, "options")) return <TickField place={place} />;
  if (isOf(place, "choice") && isRadio(place)) return <Radios place={place} />;
  if (isOf(place, "switch")) return <Switch place={place} />;
  const id = idOf(place.name);
  return (
    <div class="field">
      <label for={id} class={place.bare ? "unseen" : undefined}>
        {place.title} <SavedMark place={place} />
      </label>
      <Control place={place} />
      <Notes place={place} />
      <SecretNotes place={place} />
    </div>
  );
}

function isSecret(place: Placed): boolean {
  return place.field.control === "text" && place.field.secret;
}

function isSaved({ form, path }: Placed): boolean {
  const [group, key = ""] = path.split(".");
  return group === "credentials" && (form.state.connection?.credentialsSet.includes(key) ?? false);
}

function SavedMark({ place }: { place: Placed }) {
  return isSaved(place) ? <Badge tone="success">{integrationTexts.saved}</Badge> : null;
}

function SecretNotes({ place }: { place: Placed }) {
  const { form, field, name } = place;
  const id = idOf(name);
  return (
    <>
      {isSecret(place) && form.state.secretsTyped ? (
        <p class="help" id={`${id}-again`}>
          {connectionFormTexts.typeAgain}
        </p>
      ) : null}
      {isSaved(place) && field.optional ? (
        <label class="tick-label" for={`${id}-forget`}>
          <input type="checkbox" id={`${id}-forget`} name={`forget.${name}`} value="true" />
          {connectionFormTexts.forget}
        </label>
      ) : null}
    </>
  );
}

function Control({ place }: { place: Placed }) {
  const { form, field, typed, name } = place;
  const common = {
    id: idOf(name),
    name,
    autofocus: form.state.focus === name,
    ...describedBy(place),
  };
  switch (field.control) {
    case "option":
      return <OptionPicker place={{ ...place, field }} />;
    case "choice":
      return <ChoiceSelect place={{ ...place, field }} />;
    case "number":
      return (
        <input
          {...common}
          type="text"
          inputmode={field.base === "integer" ? "numeric" : "decimal"}
          value={typed.text}
          maxlength={40}
          autocomplete="off"
        />
      );
    case "date":
      return <input {...common} type="date" value={typed.text} />;
    default:
      return isSecret(place) ? <Secret place={place} /> : <TextControl place={place} />;
  }
}

function Secret({ place }: { place: Placed }) {
  return (
    <input
      id={idOf(place.name)}
      name={place.name}
      type="password"
      autocomplete="off"
      spellcheck={false}
      maxlength={2_000}
      placeholder={isSaved(place) ? integrationTexts.savedPlaceholder : undefined}
      {...describedBy(place)}
    />
  );
}

function TextControl({ place }: { place: Placed }) {
  const { form, field, typed, name } = place;
  const common = {
    id: idOf(name),
    name,
    autofocus: form.state.focus === name,
    maxlength: 10_000,
    ...describedBy(place),
  };
  const multiline = field.control === "text" && field.multiline;
  // A stored text of several lines would lose them in a field of one.
  if (multiline || typed.text.includes("\n")) {
    // A browser drops the first line break of a textarea.
    return (
      <textarea {...common} rows={5}>
        {`\n${typed.text}`}
      </textarea>
    );
  }
  const inputmode = field.control === "text" ? field.inputmode : undefined;
  return (
    <input
      {...common}
      type="text"
      inputmode={inputmode}
      value={typed.text}
      placeholder={isSaved(place) ? integrationTexts.savedPlaceholder : undefined}
      spellcheck={inputmode === undefined ? undefined : false}
    />
  );
}

/** A few that one has to choose among are all seen at once. What is none of them would be lost there. */
function isRadio({ field, typed, inRow }: Placed<FieldOf<"choice">>): boolean {
  const { choices, optional, default: preset } = field;
  const known = typed.text === "" || choices.some(({ value }) => value === typed.text);
  return known && !inRow && choices.length <= 5 && (!optional || preset !== undefined);
}

function ChoiceSelect({ place }: { place: Placed<FieldOf<"choice">> }) {
  const { form, field, typed, name } = place;
  const known = field.choices.some(({ value }) => value === typed.text);
  return (
    <select id={idOf(name)} name={name} autofocus={form.state.focus === name} {...describedBy(place)}>
      <option value="">{connectionFormTexts.none}</option>
      {known || typed.text === "" ? null : (
        <option value={typed.text} selected>
          {typed.text}
        </option>
      )}
      {field.choices.map(({ value, label }) => (
        <option value={value} selected={value === typed.text}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Radios({ place }: { place: Placed<FieldOf<"choice">> }) {
  const { field, typed, name, title, bare } = place;
  const id = idOf(name);
  return (
    <fieldset class="choices" {...describedBy(place)}>
      <legend class={bare ? "unseen" : undefined}>{title}</legend>
      <Notes place={place} />
      {field.choices.map(({ value, label }) => (
        <label for={`${id}-${value}`}>
          <input
            type="radio"
            id={`${id}-${value}`}
            name={name}
            value={value}
            checked={value === typed.text}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function Switch({ place }: { place: Placed }) {
  const { typed, name, title } = place;
  const id = idOf(name);
  return (
    <div class="field">
      <label class="tick-label" for={id}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value="true"
          checked={typed.text === "true"}
          {...describedBy(place)}
        />
        {title}
      </label>
      <Notes place={place} />
    </div>
  );
}

function TickField({ place }: { place: Placed<FieldOf<"options">> }) {
  return (
    <fieldset class="choices" {...describedBy(place)}>
      <legend class={place.bare ? "unseen" : undefined}>{place.title}</legend>
      <Notes place={place} />
      <OptionPicker place={place} />
    </fieldset>
  );
}
