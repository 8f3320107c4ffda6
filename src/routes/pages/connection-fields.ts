import { z } from "zod";
import { type Connector, describeFields, type Option } from "../../erp/connector.ts";
import { connectionFormTexts } from "../../strings/pages-connection-form.ts";
import { currentLanguage } from "../../strings/texts.ts";

export type FieldGroup = "credentials" | "settings";

/** How a text that stands for a value is read: as it is, or as a number. */
export type Base = "text" | "number" | "integer";

export type Choice = Option & { typed: unknown };

/** Values that the ERP lists: by which source, and on which setting that depends. */
type FromErp = { source: string; parent: string | undefined; base: Base };

type Control =
  | { control: "text"; multiline: boolean; secret: boolean; inputmode: "url" | "email" | undefined }
  | { control: "date" }
  | { control: "number"; base: Base; min: number | undefined; max: number | undefined }
  | { control: "switch" }
  | { control: "choice"; choices: readonly Choice[] }
  | ({ control: "option" } & FromErp)
  /** Several values of a list of the ERP. */
  | ({ control: "options"; minItems: number } & FromErp)
  | { control: "list"; item: Field; minItems: number }
  /** Rows of a name and what belongs to it. */
  | { control: "map"; key: Field; value: Field; minItems: number }
  | { control: "group"; fields: Readonly<Record<string, Field>> };

/** One field of a connection's form, made from the connector's declaration. A list, a map or a group has others in it. */
export type Field = Control & {
  title: string;
  help: string | undefined;
  /** Where in the ERP its value is found. */
  where: string | undefined;
  /** It may be absent. */
  optional: boolean;
  default: unknown;
  /** Shown only while the field of this name beside it has one of these values. */
  onlyFor: OnlyFor | undefined;
};
type OnlyFor = { field: string; values: string[] };

export type FieldOf<Name extends Field["control"]> = Extract<Field, { control: Name }>;

type Described = {
  title?: string | undefined;
  description?: string | undefined;
  type?: string | string[] | undefined;
  format?: string | undefined;
  enum?: (string | number)[] | undefined;
  const?: string | number | undefined;
  default?: unknown;
  minimum?: number | undefined;
  maximum?: number | undefined;
  minItems?: number | undefined;
  required?: string[] | undefined;
  properties?: Record<string, Described> | undefined;
  items?: Described | undefined;
  propertyNames?: Described | undefined;
  additionalProperties?: Described | boolean | undefined;
  "x-where"?: string | undefined;
  "x-secret"?: boolean | undefined;
  "x-options"?: boolean | undefined;
  "x-options-source"?: string | undefined;
  "x-multiline"?: boolean | undefined;
  "x-values"?: Record<string, string> | undefined;
  "x-only-for"?: OnlyFor | undefined;
};

const describedSchema: z.ZodType<Described> = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  const: z.union([z.string(), z.number()]).optional(),
  default: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  required: z.array(z.string()).optional(),
  properties: z
    .record(
      z.string(),
      z.lazy(() => describedSchema),
    )
    .optional(),
  items: z.lazy(() => describedSchema).optional(),
  propertyNames: z.lazy(() => describedSchema).optional(),
  additionalProperties: z.union([z.boolean(), z.lazy(() => describedSchema)]).optional(),
  "x-where": z.string().optional(),
  "x-secret": z.boolean().optional(),
  "x-options": z.boolean().optional(),
  "x-options-source": z.string().optional(),
  "x-multiline": z.boolean().optional(),
  "x-values": z.record(z.string(), z.string()).optional(),
  "x-only-for": z.object({ field: z.string(), values: z.array(z.string()) }).optional(),
});

type Place = { key: string; optional: boolean; connector: Connector };

/** The fields of a connector's credentials or settings. @throws Error for a schema that no control can show */
export function describeGroup(connector: Connector, group: FieldGroup): FieldOf<"group"> {
  const described = describedSchema.parse(describeFields(connector[group], currentLanguage()));
  return {
    ...textsOf(described, { key: group, optional: false, connector }),
    ...groupOf(described, connector),
  };
}

/** What a credential is whose name the administrator chooses; undefined where the connector names them all. */
export function describeFreeCredential(connector: Connector): Field | undefined {
  const described = describedSchema.parse(describeFields(connector.credentials, currentLanguage()));
  const { additionalProperties: free } = described;
  if (typeof free !== "object" || free.type === undefined) return undefined;
  return describe(free, { key: "", optional: true, connector });
}

function describe(described: Described, place: Place): Field {
  return { ...textsOf(described, place), ...controlOf(described, place) };
}

function textsOf(described: Described, { key, optional }: Place) {
  return {
    title: described.title ?? key,
    help: described.description,
    where: described["x-where"],
    optional,
    default: described.default,
    onlyFor: described["x-only-for"],
  };
}

function controlOf(described: Described, place: Place): Control {
  const values = described.const === undefined ? described.enum : [described.const];
  if (described["x-options"]) return optionsOf(described, described.type === "array", place);
  if (values !== undefined) return { control: "choice", choices: choicesOf(values, described) };
  const type = [described.type ?? []].flat().filter((name) => name !== "null");
  switch (type.join()) {
    case "string":
      return textOf(described);
    case "integer":
    case "number":
      return numberOf(described);
    case "boolean":
      return switchOf(described, place);
    case "array":
      return listOf(described, place);
    case "object":
      return described.properties === undefined
        ? mapOf(described, place)
        : groupOf(described, place.connector);
  }
  throw new Error(`no control of a form shows the field ${place.key} of ${place.connector.id}`);
}

/** Without a default, an absent one is neither yes nor no. */
function switchOf(described: Described, { optional }: Place): Control {
  if (!optional || described.default !== undefined) return { control: "switch" };
  const choices = [
    { value: "true", label: connectionFormTexts.yes, typed: true },
    { value: "false", label: connectionFormTexts.no, typed: false },
  ];
  return { control: "choice", choices };
}

function choicesOf(values: readonly (string | number)[], described: Described): Choice[] {
  const titles = described["x-values"] ?? {};
  return values.map((typed) => {
    const value = String(typed);
    return { value, label: Object.hasOwn(titles, value) ? (titles[value] ?? value) : value, typed };
  });
}

function textOf(described: Described): Control {
  if (described.format === "date") return { control: "date" };
  const inputmode = { uri: "url", email: "email" } as const;
  const format = described.format === "uri" || described.format === "email" ? described.format : undefined;
  return {
    control: "text",
    multiline: described["x-multiline"] ?? false,
    secret: described["x-secret"] ?? false,
    inputmode: format === undefined ? undefined : inputmode[format],
  };
}

function baseOf({ type }: Described): Base {
  const [base] = [type ?? []].flat();
  return base === "integer" || base === "number" ? base : "text";
}

function numberOf(described: Described): Control {
  // zod says of every integer that it is one that JavaScript can hold: that is no range to tell people of.
  const told = (bound: number | undefined) =>
    bound === undefined || Math.abs(bound) === Number.MAX_SAFE_INTEGER ? undefined : bound;
  return {
    control: "number",
    base: baseOf(described),
    min: told(described.minimum),
    max: told(described.maximum),
  };
}

function optionsOf(described: Described, several: boolean, { key, connector }: Place): Control {
  const source = described["x-options-source"] ?? key;
  if (!connector.optionFields.includes(source)) {
    throw new Error(`${connector.id} declares no option source ${source}, which its field ${key} names`);
  }
  const fromErp = {
    source,
    parent: connector.optionParents[source],
    base: baseOf(several ? (described.items ?? {}) : described),
  };
  return several
    ? { control: "options", minItems: described.minItems ?? 0, ...fromErp }
    : { control: "option", ...fromErp };
}

function listOf(described: Described, place: Place): Control {
  const items = described.items ?? {};
  if (items["x-options"]) {
    return optionsOf({ ...items, items, minItems: described.minItems }, true, place);
  }
  const item = describe(items, { ...place, key: described.title ?? place.key, optional: false });
  return { control: "list", item, minItems: described.minItems ?? 0 };
}

function mapOf(described: Described, place: Place): Control {
  const { propertyNames = { type: "string" }, additionalProperties: inner } = described;
  if (typeof inner !== "object") throw new Error(`no control of a form shows the field ${place.key}`);
  return {
    control: "map",
    key: describe(propertyNames, { ...place, key: "", optional: false }),
    value: describe(inner, { ...place, key: "", optional: false }),
    minItems: 0,
  };
}

function groupOf(described: Described, connector: Connector): Control & { control: "group" } {
  const required = described.required ?? [];
  const entries = Object.entries(described.properties ?? {}).map(([key, inner]): [string, Field] => [
    key,
    describe(inner, { key, optional: !required.includes(key), connector }),
  ]);
  return { control: "group", fields: Object.fromEntries(entries) };
}

/** The field that a name in the form points to: `settings.paymentMethods.0.value.companyId`, without its first part. */
export function fieldAt(field: Field, [head, ...rest]: readonly string[]): Field | undefined {
  if (head === undefined) return field;
  if (field.control === "group") {
    const inner = Object.hasOwn(field.fields, head) ? field.fields[head] : undefined;
    return inner === undefined ? undefined : fieldAt(inner, rest);
  }
  if (!/^\d+$/.test(head)) return undefined;
  if (field.control === "list") return fieldAt(field.item, rest);
  if (field.control !== "map") return undefined;
  const [part, ...inside] = rest;
  return part === "value" ? fieldAt(field.value, inside) : undefined;
}
