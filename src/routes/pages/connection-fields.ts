import { z } from "zod";
import { type Connector, describeFields, fieldInfo, type Option } from "../../erp/connector.ts";
import type { FieldProblem } from "../../errors.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { inLanguage } from "../../strings/language.ts";
import { currentLanguage } from "../../strings/texts.ts";

export type FieldGroup = "credentials" | "settings";

/** One field of a connection's form, made from the connector's declaration. */
export type ConnectionField = {
  /** Its name in the form: `settings.storeId`. */
  name: string;
  id: string;
  key: string;
  title: string;
  help: string;
  control: "secret" | "choice" | "options" | "date" | "switch" | "text";
  value: string;
  choices: readonly Option[];
  /** A secret that is stored: its value never comes to the page. */
  saved: boolean;
  error: string | undefined;
};

const describedSchema = z.object({
  properties: z.record(
    z.string(),
    z.looseObject({
      title: z.string().optional(),
      description: z.string().optional(),
      type: z.string().optional(),
      format: z.string().optional(),
      enum: z.array(z.string()).optional(),
      default: z.unknown().optional(),
      "x-secret": z.boolean().optional(),
      "x-options": z.boolean().optional(),
    }),
  ),
});
type Described = z.output<typeof describedSchema>["properties"][string];

/** What the form is filled with: what is stored, and over it what was typed and could not be saved. */
export type FormState = {
  connection: ConnectionView | undefined;
  typed?: Readonly<Record<string, string>>;
  errors?: readonly FieldProblem[];
  options?: Readonly<Record<string, readonly Option[]>>;
};

export function describeGroup(connector: Connector, group: FieldGroup, state: FormState): ConnectionField[] {
  const schema = connector[group];
  const { properties } = describedSchema.parse(describeFields(schema, currentLanguage()));
  return Object.entries(properties).map(([key, described]) => {
    const name = `${group}.${key}`;
    const shape = schema.shape[key];
    const info = shape === undefined ? undefined : fieldInfo(shape);
    const control = controlOf(described);
    const values = (described.enum ?? []).map((value) => {
      const text = info?.values?.[value];
      return { value, label: text === undefined ? value : inLanguage(text, currentLanguage()) };
    });
    return {
      name,
      id: `${group}-${key}`,
      key,
      title: described.title ?? key,
      help: described.description ?? "",
      control,
      value: control === "secret" ? "" : shownValue(key, name, described, state),
      choices: control === "options" ? (state.options?.[key] ?? []) : values,
      saved: group === "credentials" && (state.connection?.credentialsSet.includes(key) ?? false),
      error: errorOf(name, described.title ?? key, state.errors ?? []),
    };
  });
}

function controlOf(described: Described): ConnectionField["control"] {
  if (described["x-secret"]) return "secret";
  if (described["x-options"]) return "options";
  if (described.enum !== undefined) return "choice";
  if (described.format === "date") return "date";
  return described.type === "boolean" ? "switch" : "text";
}

function shownValue(
  key: string,
  name: string,
  described: Described,
  { connection, typed }: FormState,
): string {
  if (typed !== undefined) return typed[name] ?? "";
  const value = connection?.settings[key] ?? described.default ?? "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The texts go on after the field's name: "Access Token é obrigatório". */
function errorOf(name: string, title: string, errors: readonly FieldProblem[]): string | undefined {
  const error = errors.find(({ path }) => path === name);
  return error === undefined ? undefined : `${title} ${inLanguage(error.text, currentLanguage())}.`;
}
