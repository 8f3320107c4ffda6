import type { Connector, Option } from "../../erp/connector.ts";
import { ApiError, type FieldProblem } from "../../errors.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import {
  type OptionListName,
  readKeptOptions,
  readOptions,
} from "../../services/connections/read-options.ts";
import { currentLanguage } from "../../strings/texts.ts";
import {
  describeFreeCredential,
  describeGroup,
  type Field,
  type FieldOf,
  fieldAt,
} from "./connection-fields.ts";
import { blank, type Typed, toTyped } from "./typed-fields.ts";
import { placeOfProblem } from "./typed-values.ts";
import type { TenantVisit } from "./visit.ts";

/** What the form is filled with: what is stored, and over it what was typed and is not saved. */
export type FormState = {
  connection: ConnectionView | undefined;
  typed?: { credentials: Typed; settings: Typed };
  errors?: readonly FieldProblem[];
  /** The lists that are at hand. A field whose list is not has it loaded after the first paint. */
  lists?: OptionLists;
  /** What is searched for, by the name of the field. */
  searches?: Readonly<Record<string, string>>;
  /** The name of the control where whoever pressed a button goes on. */
  focus?: string | undefined;
  /** A secret was typed, and is not shown again. */
  secretsTyped?: boolean;
  /** Names that were given to new credentials, where the connector does not name them. */
  newNames?: readonly string[];
};

/** A list of the ERP, or why it is not there. */
export type LoadedList = { options: readonly Option[] } | { problem: string };
export type OptionLists = ReadonlyMap<string, LoadedList>;

/** A connection's form with everything that its fields need. */
export type FormView = {
  connector: Connector;
  path: string;
  state: FormState;
  credentials: FieldOf<"group">;
  settings: FieldOf<"group">;
  typed: { credentials: Typed; settings: Typed };
  /** The administrator names the credentials: what each of them is. */
  freeCredential: Field | undefined;
  /** The ERP can be asked. */
  hasAccess: boolean;
};

export function openForm(connector: Connector, state: FormState): FormView {
  const declared = describeGroup(connector, "credentials");
  const settings = describeGroup(connector, "settings");
  const saved = state.connection?.credentialsSet ?? [];
  const freeCredential = describeFreeCredential(connector);
  const credentials = withNames(declared, freeCredential, saved);
  const required = Object.entries(credentials.fields).filter(([, { optional }]) => !optional);
  return {
    connector,
    path: `/integrations/${connector.id}`,
    state: { ...state, errors: (state.errors ?? []).map(placeOfProblem) },
    credentials,
    settings,
    freeCredential,
    typed: state.typed ?? {
      credentials: toTyped(credentials, {}),
      settings: toTyped(settings, state.connection?.settings ?? {}),
    },
    hasAccess: saved.length > 0 && required.every(([key]) => saved.includes(key)),
  };
}

/** A credential that the administrator has named is a field like those that the connector names. */
function withNames(
  declared: FieldOf<"group">,
  free: Field | undefined,
  saved: readonly string[],
): FieldOf<"group"> {
  if (free === undefined) return declared;
  const named = saved
    .filter((name) => !Object.hasOwn(declared.fields, name))
    .map((name): [string, Field] => [name, { ...free, title: name, help: undefined }]);
  return { ...declared, fields: { ...declared.fields, ...Object.fromEntries(named) } };
}

export function listKey({ source, chosen }: OptionListName): string {
  return `${source}\u0000${chosen}`;
}

/** Which list a field picks from; undefined while nothing is chosen where that depends on it. */
export function listOf(
  { source, parent }: FieldOf<"option" | "options">,
  settings: Typed,
): OptionListName | undefined {
  if (parent === undefined) return { source, chosen: "" };
  const chosen = settings.fields[parent]?.text ?? "";
  return chosen === "" ? undefined : { source, chosen };
}

/** Every list that the form's fields pick from, each once. */
export function listsOf(form: FormView): OptionListName[] {
  const lists = new Map<string, OptionListName>();
  const visit = (field: Field, typed: Typed): void => {
    switch (field.control) {
      case "option":
      case "options": {
        const list = listOf(field, form.typed.settings);
        if (list !== undefined) lists.set(listKey(list), list);
        return;
      }
      case "group":
        for (const [key, inner] of Object.entries(field.fields)) visit(inner, typed.fields[key] ?? blank);
        return;
      case "list":
        for (const { value } of typed.rows) visit(field.item, value);
        return;
      case "map":
        for (const { value } of typed.rows) visit(field.value, value);
    }
  };
  visit(form.settings, form.typed.settings);
  return [...lists.values()];
}

/** Which lists a page has the ERP read: those that are not at hand, of all fields or of one; `anew` also when it is. */
export type WantedLists = "none" | "all" | { name: string; anew: boolean };

/** The lists that are at hand, and those that the page wants read now. One that cannot be read leaves the form usable. */
export async function openLists(
  { context }: TenantVisit,
  form: FormView,
  wanted: WantedLists,
): Promise<OptionLists> {
  const { connection } = form.state;
  const lists = new Map<string, LoadedList>();
  if (connection === undefined || !form.hasAccess) return lists;
  const anew = typeof wanted === "object" && wanted.anew;
  for (const kept of await readKeptOptions(context, connection.id)) {
    lists.set(listKey(kept), { options: kept.options });
  }
  let problem: string | undefined;
  for (const list of wantedLists(form, wanted)) {
    if (lists.has(listKey(list)) && !anew) continue;
    if (problem === undefined) {
      try {
        const { options } = await readOptions(context, connection.id, { ...list, anew });
        lists.set(listKey(list), { options });
        continue;
      } catch (error) {
        if (!(error instanceof ApiError) || error.status === 404) throw error;
        problem = error.toProblem(currentLanguage()).detail;
      }
    }
    // The ERP that did not give the one will not give the next: nobody waits for it again.
    lists.set(listKey(list), { problem });
  }
  return lists;
}

function wantedLists(form: FormView, wanted: WantedLists): OptionListName[] {
  if (wanted === "none") return [];
  if (wanted === "all") return listsOf(form);
  const field = fieldAt(form.settings, wanted.name.split(".").slice(1));
  if (field?.control !== "option" && field?.control !== "options") return [];
  const list = listOf(field, form.typed.settings);
  return list === undefined ? [] : [list];
}
