import type { Connector, Option } from "../../erp/connector.ts";
import { integrationTexts } from "../../strings/pages-connections.ts";
import { Badge } from "./components.tsx";
import { type ConnectionField, describeGroup, type FormState } from "./connection-fields.ts";
import { linkTo } from "./forms.ts";

type FormProps = {
  connector: Connector;
  state: FormState;
  /** Why the options of the ERP are not there, when they were asked for. */
  optionsProblem?: string | undefined;
  optionsLoaded: boolean;
  disabled: boolean;
};

/** A connection's form, whichever ERP it is: everything in it comes from the connector's declaration. */
export function ConnectionForm({ connector, state, optionsProblem, optionsLoaded, disabled }: FormProps) {
  const { connection } = state;
  const credentials = describeGroup(connector, "credentials", state);
  const settings = describeGroup(connector, "settings", state);
  const hasAccess = credentials.every(({ saved }) => saved);
  return (
    <form method="post" action={`/integrations/${connector.id}`} class="stack" id="fields" novalidate>
      <input type="hidden" name="connection" value={connection?.id ?? "new"} />
      <fieldset disabled={disabled} class="plain">
        <section class="panel stack" aria-labelledby="credentials-title">
          <h2 id="credentials-title">{integrationTexts.credentials}</h2>
          {credentials.map((field) => (
            <Field field={field} connector={connector} state={state} />
          ))}
        </section>
        <section class="panel stack" aria-labelledby="settings-title">
          <h2 id="settings-title">{integrationTexts.settings}</h2>
          <OptionsLine
            connector={connector}
            connectionId={connection?.id}
            problem={optionsProblem}
            hidden={optionsLoaded || !settings.some(({ control }) => control === "options")}
            hasAccess={hasAccess}
          />
          {settings.map((field) => (
            <Field
              field={field}
              connector={connector}
              state={state}
              load={hasAccess && !optionsLoaded && state.typed === undefined}
            />
          ))}
        </section>
        {disabled ? null : (
          <div class="buttons">
            <button type="submit" class="primary">
              {integrationTexts.save}
            </button>
            <span class="help">{integrationTexts.saveHelp}</span>
          </div>
        )}
      </fieldset>
    </form>
  );
}

type OptionsLineProps = {
  connector: Connector;
  connectionId: string | undefined;
  problem: string | undefined;
  hidden: boolean;
  hasAccess: boolean;
};

function OptionsLine({ connector, connectionId, problem, hidden, hasAccess }: OptionsLineProps) {
  if (problem !== undefined) return <p class="error">{integrationTexts.optionsFailed(problem)}</p>;
  if (hidden) return null;
  if (!hasAccess) return <p class="help">{integrationTexts.optionsNeedAccess}</p>;
  const path = linkTo(`/integrations/${connector.id}`, { connection: connectionId, options: "1" });
  return (
    <noscript>
      <p class="help">
        {integrationTexts.loadOptionsHelp} <a href={path}>{integrationTexts.loadOptions(connector.title)}</a>
      </p>
    </noscript>
  );
}

type FieldProps = { field: ConnectionField; connector: Connector; state: FormState; load?: boolean };

function Field({ field, connector, state, load = false }: FieldProps) {
  if (field.control === "choice") return <Choices field={field} />;
  return (
    <div class="field">
      <label for={field.id}>
        {field.title} {field.saved ? <Badge tone="success">{integrationTexts.saved}</Badge> : null}
      </label>
      <Control field={field} connector={connector} state={state} load={load} />
      <Notes field={field} />
    </div>
  );
}

function Notes({ field: { id, help, error } }: { field: ConnectionField }) {
  return (
    <>
      {error === undefined ? null : (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <p class="help" id={`${id}-help`}>
        {help}
      </p>
    </>
  );
}

function describedBy({ id, error }: ConnectionField) {
  return {
    "aria-describedby": error === undefined ? `${id}-help` : `${id}-error ${id}-help`,
    "aria-invalid": error === undefined ? undefined : ("true" as const),
  };
}

function Control({ field, connector, state, load }: Required<FieldProps>) {
  const { id, name, value, control } = field;
  if (control === "options") {
    const { connection } = state;
    const query = { connection: connection?.id, value };
    const source = linkTo(`/integrations/${connector.id}/options/${field.key}`, query);
    return <OptionSelect field={field} source={load ? source : undefined} />;
  }
  if (control === "secret") {
    return (
      <input
        id={id}
        name={name}
        type="password"
        autocomplete="off"
        spellcheck={false}
        maxlength={400}
        placeholder={field.saved ? integrationTexts.savedPlaceholder : undefined}
        {...describedBy(field)}
      />
    );
  }
  if (control === "switch") {
    return (
      <input
        id={id}
        name={name}
        type="checkbox"
        value="true"
        checked={value === "true"}
        {...describedBy(field)}
      />
    );
  }
  return (
    <input
      id={id}
      name={name}
      type={control === "date" ? "date" : "text"}
      value={value}
      maxlength={400}
      {...describedBy(field)}
    />
  );
}

/** The values that the ERP offers. Until they are loaded, the stored one is there alone. */
export function OptionSelect({ field, source }: { field: ConnectionField; source?: string | undefined }) {
  const { id, name, value, choices } = field;
  const known = choices.some((choice) => choice.value === value);
  // GestãoClick lists the situations of all documents together, so that two may have one name: then the id tells them apart.
  const isRepeated = ({ label }: Option) => choices.filter((choice) => choice.label === label).length > 1;
  const load = source === undefined ? {} : { "hx-get": source, "hx-trigger": "load", "hx-swap": "outerHTML" };
  return (
    <select id={id} name={name} {...describedBy(field)} {...load}>
      <option value="">{integrationTexts.empty}</option>
      {value === "" || known ? null : (
        <option value={value} selected>
          {integrationTexts.savedOption(value)}
        </option>
      )}
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === value}>
          {isRepeated(choice) ? integrationTexts.optionWithId(choice.label, choice.value) : choice.label}
        </option>
      ))}
    </select>
  );
}

function Choices({ field }: { field: ConnectionField }) {
  const { id, name, title, value, choices } = field;
  return (
    <fieldset class="choices" {...describedBy(field)}>
      <legend>{title}</legend>
      <Notes field={field} />
      {choices.map((choice) => (
        <label for={`${id}-${choice.value}`}>
          <input
            type="radio"
            id={`${id}-${choice.value}`}
            name={name}
            value={choice.value}
            checked={choice.value === value}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
