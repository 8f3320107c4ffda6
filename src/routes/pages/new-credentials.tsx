import type { FieldProblem } from "../../errors.ts";
import { connectionFormTexts } from "../../strings/pages-connection-form.ts";
import { type ValidationKey, validationTexts } from "../../strings/validation.ts";
import { errorText } from "./field-notes.tsx";
import type { FormView } from "./form-state.ts";
import type { Form } from "./forms.ts";

/** So many can be added at a time; saving makes room for more. */
const ROWS = 3;
const NEW = "newCredentials";

const nameOf = (row: number) => `${NEW}.${row}.name`;
const secretOf = (row: number) => `${NEW}.${row}.value`;

/** Rows for credentials with names of the administrator's choice. A secret is never shown again; a name that was typed is. */
export function NewCredentials({ form }: { form: FormView }) {
  const { freeCredential, state } = form;
  if (freeCredential === undefined) return null;
  const problemAt = (path: string) => state.errors?.find((error) => error.path === path);
  return (
    <fieldset class="group">
      <legend>{connectionFormTexts.newCredentials}</legend>
      <p class="help">{freeCredential.help}</p>
      {state.secretsTyped ? <p class="help">{connectionFormTexts.typeAgain}</p> : null}
      <ol class="edit-rows">
        {Array.from({ length: ROWS }, (_, row) => (
          <li>
            <div class="pair">
              <NewField
                name={nameOf(row)}
                label={connectionFormTexts.newCredentialName(row + 1)}
                value={state.newNames?.[row] ?? ""}
                problem={problemAt(nameOf(row))}
              />
              <NewField
                name={secretOf(row)}
                label={connectionFormTexts.newCredentialValue(row + 1)}
                problem={problemAt(secretOf(row))}
              />
            </div>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

type FieldProps = { name: string; label: string; value?: string; problem: FieldProblem | undefined };

/** Without a value it is a secret. */
function NewField({ name, label, value, problem }: FieldProps) {
  const id = name.replaceAll(".", "-");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={value === undefined ? "password" : "text"}
        value={value}
        maxlength={value === undefined ? 4_000 : 60}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={problem === undefined ? undefined : `${id}-error`}
        aria-invalid={problem === undefined ? undefined : "true"}
      />
      {problem === undefined ? null : (
        <p class="error" id={`${id}-error`}>
          {errorText(label, problem)}
        </p>
      )}
    </div>
  );
}

export const newCredentialPaths: readonly string[] = Array.from({ length: ROWS }, (_, row) => [
  nameOf(row),
  secretOf(row),
]).flat();

export type TypedNewCredentials = {
  names: readonly string[];
  secrets: Readonly<Record<string, string>>;
  problems: readonly FieldProblem[];
};

/** What the rows bring. A name or a value alone is a problem: half of it would be lost unseen. */
export function readNewCredentials(
  { freeCredential, credentials }: FormView,
  form: Form,
): TypedNewCredentials {
  const problems: FieldProblem[] = [];
  const secrets = new Map<string, string>();
  const names = Array.from({ length: ROWS }, (_, row) => form.one(nameOf(row)).trim().slice(0, 60));
  if (freeCredential === undefined) return { names: [], secrets: {}, problems };
  const report = (path: string, code: ValidationKey) =>
    problems.push({ path, code, text: validationTexts[code] });
  // A name that is there already is given another value, as by a second click on the same form.
  const isTypedAbove = (name: string) =>
    Object.hasOwn(credentials.fields, name) && form.one(`credentials.${name}`).trim() !== "";
  for (const [row, name] of names.entries()) {
    const value = form.one(secretOf(row)).trim();
    if (name === "" && value === "") continue;
    if (name === "") report(nameOf(row), "required");
    else if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) report(nameOf(row), "variable_name_format");
    else if (secrets.has(name) || isTypedAbove(name)) report(nameOf(row), "repeated_name");
    else if (value === "") report(secretOf(row), "required");
    else secrets.set(name, value);
  }
  return { names, secrets: Object.fromEntries(secrets), problems };
}
