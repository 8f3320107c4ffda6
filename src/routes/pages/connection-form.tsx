import { connectionFormTexts } from "../../strings/pages-connection-form.ts";
import { integrationTexts } from "../../strings/pages-connections.ts";
import type { Field } from "./connection-fields.ts";
import { NEW_CONNECTION } from "./connections-of.ts";
import { Fields } from "./field-controls.tsx";
import { errorText, type Placed } from "./field-notes.tsx";
import { type FormView, listKey, listsOf } from "./form-state.ts";
import { NewCredentials, newCredentialPaths } from "./new-credentials.tsx";
import { blank } from "./typed-fields.ts";
import { pathOfRow } from "./typed-values.ts";

/** A connection's form, whichever ERP it is: everything in it comes from the connector's declaration. */
export function ConnectionForm({ form, disabled }: { form: FormView; disabled: boolean }) {
  const credentials = placeOf(form, "credentials");
  const settings = placeOf(form, "settings");
  return (
    <form method="post" action={form.path} class="stack" id="fields" novalidate>
      <input type="hidden" name="connection" value={form.state.connection?.id ?? NEW_CONNECTION} />
      <fieldset disabled={disabled} class="plain">
        <EnterButton />
        <OtherProblems form={form} places={[credentials, settings]} />
        <section class="panel stack" aria-labelledby="credentials-title">
          <h2 id="credentials-title">{integrationTexts.credentials}</h2>
          <Fields place={credentials} />
          <NewCredentials form={form} />
        </section>
        {Object.keys(form.settings.fields).length === 0 ? null : (
          <section class="panel stack" aria-labelledby="settings-title">
            <h2 id="settings-title">{integrationTexts.settings}</h2>
            <OptionsLine form={form} />
            <Fields place={settings} />
          </section>
        )}
        {disabled ? null : (
          <div class="buttons">
            <button type="submit" class="primary" name="do" value="save">
              {integrationTexts.save}
            </button>
            <span class="help">{integrationTexts.saveHelp}</span>
          </div>
        )}
      </fieldset>
    </form>
  );
}

function placeOf(form: FormView, group: "credentials" | "settings") {
  const field = form[group];
  return { form, field, typed: form.typed[group], name: group, path: group, title: field.title };
}

/** What Enter in a text field presses: the first button of a form. It is no "remove" of some row, and nobody sees it. */
function EnterButton() {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing focuses it, for it is out of the tab order.
    <button type="submit" name="do" value="enter" class="unseen" tabindex={-1} aria-hidden="true">
      {integrationTexts.save}
    </button>
  );
}

function OptionsLine({ form }: { form: FormView }) {
  const lists = listsOf(form);
  if (lists.length === 0) return null;
  if (!form.hasAccess) return <p class="help">{integrationTexts.optionsNeedAccess}</p>;
  if (lists.every((list) => form.state.lists?.has(listKey(list)))) return null;
  return (
    <noscript>
      <p class="help">
        {connectionFormTexts.loadHelp}{" "}
        <button type="submit" name="do" value="load">
          {connectionFormTexts.load(form.connector.title)}
        </button>
      </p>
    </noscript>
  );
}

/** What is wrong with something that has no control: it must not be hidden. */
function OtherProblems({ form, places }: { form: FormView; places: readonly Placed[] }) {
  const known = new Set([
    ...newCredentialPaths,
    ...places.flatMap(({ field, typed, path }) => pathsOf(field, typed, path)),
  ]);
  const others = (form.state.errors ?? []).filter(({ path }) => !known.has(path.replace(/\.#name$/, "")));
  if (others.length === 0) return null;
  return (
    <ul class="problems" aria-label={connectionFormTexts.otherProblems}>
      {others.map((problem) => (
        <li class="error">{errorText(problem.path, problem)}</li>
      ))}
    </ul>
  );
}

/** The paths whose problems a control shows. */
function pathsOf(field: Field, typed: Placed["typed"], path: string): string[] {
  switch (field.control) {
    case "group":
      return [
        path,
        ...Object.entries(field.fields).flatMap(([key, inner]) =>
          pathsOf(inner, typed.fields[key] ?? blank, `${path}.${key}`),
        ),
      ];
    case "list":
      return [
        path,
        ...typed.rows.flatMap(({ value }, index) => pathsOf(field.item, value, `${path}.${index}`)),
      ];
    case "map":
      return [
        path,
        ...typed.rows.flatMap((row, index) => [
          `${path}.#${index}`,
          ...pathsOf(field.value, row.value, pathOfRow(path, row, index)),
        ]),
      ];
    default:
      return [path];
  }
}
