import type { Connector } from "../../erp/connector.ts";
import { ApiError, type FieldProblem } from "../../errors.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { createConnection } from "../../services/connections/create-connection.ts";
import { updateConnection } from "../../services/connections/update-connection.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { validationTexts } from "../../strings/validation.ts";
import type { FieldGroup } from "./connection-fields.ts";
import { connectorOf, pickConnection } from "./connections-of.ts";
import { leaveNotice } from "./cookies.ts";
import { type Form, linkTo, readForm } from "./forms.ts";
import { renderIntegration } from "./integration.tsx";
import { seeOther, type TenantVisit } from "./visit.ts";

/** "Salvar Campos": stores what was typed, then shows the page with the connection's test. */
export async function saveIntegration(visit: TenantVisit): Promise<Response> {
  const connector = connectorOf(visit.http);
  const form = await readForm(visit.http);
  const { all, picked } = await pickConnection(visit, connector, form.one("connection"));
  const typed = readTyped(connector, form);
  const refuse = (errors: readonly FieldProblem[], problem?: string) =>
    renderIntegration(
      visit,
      connector,
      { state: { connection: picked, typed: typed.shown, errors }, all, problem },
      400,
    );
  const missing = missingFields(connector, picked, typed.credentials);
  if (missing.length > 0) return await refuse(missing);
  try {
    const saved = await store(visit, connector, picked, typed);
    leaveNotice(visit.http, "saved");
    return seeOther(visit, linkTo(`/integrations/${connector.id}`, { connection: saved.id, test: "1" }));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === "validation_failed") return await refuse(error.errors);
    if (error.code === "account_already_connected")
      return await refuse([], error.toProblem(currentLanguage()).detail);
    throw error;
  }
}

type Typed = {
  settings: Record<string, unknown>;
  /** Only those that were filled in: an empty one keeps what is stored. */
  credentials: Record<string, string>;
  /** What goes back into the form when nothing could be saved. Secrets do not. */
  shown: Record<string, string>;
};

function readTyped(connector: Connector, form: Form): Typed {
  const read = (group: FieldGroup) =>
    Object.keys(connector[group].shape).map((key) => [key, form.one(`${group}.${key}`).trim()] as const);
  const settings = read("settings");
  const credentials = read("credentials").filter(([, value]) => value !== "");
  return {
    settings: Object.fromEntries(settings),
    credentials: Object.fromEntries(credentials),
    shown: Object.fromEntries(settings.map(([key, value]) => [`settings.${key}`, value])),
  };
}

/** On this page a connection is saved with its access, or not at all; programs may save drafts by the API. */
function missingFields(
  connector: Connector,
  connection: ConnectionView | undefined,
  credentials: Readonly<Record<string, string>>,
): FieldProblem[] {
  return Object.entries(connector.credentials.shape)
    .filter(([key, schema]) => !schema.safeParse(undefined).success && !(key in credentials))
    .filter(([key]) => !connection?.credentialsSet.includes(key))
    .map(([key]) => ({ path: `credentials.${key}`, code: "required", text: validationTexts.required }));
}

function store(
  { context }: TenantVisit,
  connector: Connector,
  connection: ConnectionView | undefined,
  { settings, credentials }: Typed,
): Promise<ConnectionView> {
  if (connection === undefined) {
    return createConnection(context, {
      provider: connector.id,
      name: connector.title,
      settings,
      credentials,
    });
  }
  return updateConnection(context, connection.id, { settings, credentials });
}
