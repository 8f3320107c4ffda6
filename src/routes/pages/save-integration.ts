import type { Connector } from "../../erp/connector.ts";
import { ApiError, type FieldProblem } from "../../errors.ts";
import { patchTowards } from "../../lib/merge-patch.ts";
import { parseSettings } from "../../services/connections/connection-values.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { createConnection } from "../../services/connections/create-connection.ts";
import { updateConnection } from "../../services/connections/update-connection.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { validationTexts } from "../../strings/validation.ts";
import { connectorOf, nameOfNext, pickConnection } from "./connections-of.ts";
import { leaveNotice } from "./cookies.ts";
import { type FormAction, focusOf, readAction, readSearches } from "./form-actions.ts";
import { type FormState, type FormView, openForm, type WantedLists } from "./form-state.ts";
import { childOf, readTree } from "./form-tree.ts";
import { type Form, linkTo, readForm } from "./forms.ts";
import { renderIntegration } from "./integration.tsx";
import { testSaved } from "./integration-actions.ts";
import { readNewCredentials, type TypedNewCredentials } from "./new-credentials.tsx";
import { editRows } from "./row-edits.ts";
import { readTyped, withoutBlankRows } from "./typed-fields.ts";
import { readValue } from "./typed-values.ts";
import { seeOther, type TenantVisit } from "./visit.ts";

/**
 * "Salvar Campos": stores what was typed, then shows the page with the connection's test. The form's other buttons (a row
 * more or less, a search) store nothing: they show the form anew, with all that was typed but for secrets.
 */
export async function saveIntegration(visit: TenantVisit): Promise<Response> {
  const connector = connectorOf(visit.http);
  const form = await readForm(visit.http);
  const { all, picked } = await pickConnection(visit, connector, form.one("connection"));
  const typed = readTypedForm(openForm(connector, { connection: picked }), form);
  const action = readAction(form);
  if (action.kind !== "save") return await showAnew(visit, connector, { form, all, picked, typed, action });
  const settings = withoutBlankRows(typed.view.settings, typed.settings);
  const refuse = (errors: readonly FieldProblem[], problem?: string) => {
    const state = stateOf(form, picked, { ...typed, settings });
    return renderIntegration(visit, connector, { state: { ...state, errors }, all, problem }, 400);
  };
  const { value, problems } = readValue(typed.view.settings, settings, "settings");
  const wrong = [
    ...missingFields(connector, picked, typed.secrets),
    ...typed.fresh.problems,
    ...problems,
    ...problemsOf(() => parseSettings(connector, value)),
  ];
  if (wrong.length > 0) return await refuse(wrong);
  try {
    const saved = await store(visit, connector, { all, picked }, value, typed.secrets);
    await testSaved(visit, saved.id);
    leaveNotice(visit.http, "saved");
    return seeOther(visit, linkTo(`/integrations/${connector.id}`, { connection: saved.id, test: "1" }));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === "validation_failed") return await refuse(error.errors);
    if (error.code === "account_already_connected") {
      return await refuse([], error.toProblem(currentLanguage()).detail);
    }
    throw error;
  }
}

/** What was typed, and the access as a patch: what was filled in, and null for what is to be deleted. */
type TypedForm = {
  view: FormView;
  settings: FormView["typed"]["settings"];
  credentials: FormView["typed"]["credentials"];
  secrets: Record<string, string | null>;
  /** Credentials whose names were typed too. */
  fresh: TypedNewCredentials;
};

function readTypedForm(view: FormView, form: Form): TypedForm {
  const tree = readTree(form);
  const credentials = readTyped(view.credentials, childOf(tree, "credentials"));
  const secrets = Object.keys(view.credentials.fields).flatMap((key): [string, string | null][] => {
    const text = credentials.fields[key]?.text.trim() ?? "";
    if (text !== "") return [[key, text]];
    return form.one(`forget.credentials.${key}`) === "true" ? [[key, null]] : [];
  });
  const fresh = readNewCredentials(view, form);
  return {
    view,
    settings: readTyped(view.settings, childOf(tree, "settings")),
    credentials,
    secrets: { ...Object.fromEntries(secrets), ...fresh.secrets },
    fresh,
  };
}

function stateOf(
  form: Form,
  connection: ConnectionView | undefined,
  { settings, credentials, secrets, fresh }: TypedForm,
): FormState {
  return {
    connection,
    typed: { settings, credentials },
    searches: readSearches(form),
    secretsTyped: Object.values(secrets).some((value) => value !== null),
    newNames: fresh.names,
  };
}

type Anew = {
  form: Form;
  all: readonly ConnectionView[];
  picked: ConnectionView | undefined;
  typed: TypedForm;
  action: Exclude<FormAction, { kind: "save" }>;
};

async function showAnew(visit: TenantVisit, connector: Connector, anew: Anew): Promise<Response> {
  const { form, all, picked, typed, action } = anew;
  const name = "name" in action ? action.name : "";
  const settings =
    action.kind === "add" || action.kind === "remove"
      ? editRows(typed.view.settings, typed.settings, { kind: action.kind, name: name.split(".").slice(1) })
      : typed.settings;
  const state = {
    ...stateOf(form, picked, { ...typed, settings }),
    focus: focusOf(action, typed.view.settings, settings),
  };
  return await renderIntegration(visit, connector, { state, all, lists: listsFor(action) });
}

function listsFor(action: Anew["action"]): WantedLists {
  if (action.kind === "load") return "all";
  if (action.kind === "search") return { name: action.name, anew: false };
  return action.kind === "reload" ? { name: action.name, anew: true } : "none";
}

/** The problems that a check throws, as a list. */
function problemsOf(check: () => unknown): readonly FieldProblem[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof ApiError && error.code === "validation_failed") return error.errors;
    throw error;
  }
}

/** On this page a connection is saved with its access, or not at all; programs may save drafts by the API. */
function missingFields(
  connector: Connector,
  connection: ConnectionView | undefined,
  typed: TypedForm["secrets"],
): FieldProblem[] {
  return Object.entries(connector.credentials.shape)
    .filter(([key, schema]) => !schema.safeParse(undefined).success && !typed[key])
    .filter(([key]) => key in typed || !connection?.credentialsSet.includes(key))
    .map(([key]) => ({ path: `credentials.${key}`, code: "required", text: validationTexts.required }));
}

/** Only what was changed goes into the log of the change. */
function store(
  { context }: TenantVisit,
  connector: Connector,
  { all, picked: connection }: Pick<Anew, "all" | "picked">,
  value: unknown,
  credentials: TypedForm["secrets"],
): Promise<ConnectionView> {
  // Guarantee: the value of a group is an object.
  const settings = { ...(value as Record<string, unknown>) };
  if (connection === undefined) {
    return createConnection(context, {
      provider: connector.id,
      name: nameOfNext(connector, all),
      settings,
      credentials,
    });
  }
  const patch = patchTowards(connection.settings, settings);
  return updateConnection(context, connection.id, { settings: patch, credentials });
}
