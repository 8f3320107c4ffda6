import { z } from "zod";
import { type Bilingual, inLanguage, type Language, type Params } from "../strings/language.ts";
import type { LogEvent } from "../strings/logs.ts";
import type { BudgetLimits } from "./budget.ts";
import type { MappingStore } from "./effects.ts";
import type { Sale } from "./flows/sales.ts";
import type { Classify, ErpCaller } from "./http.ts";
import type { Outcome } from "./outcome.ts";

/**
 * What a person is told of a field of a connection, and how the page treats it. It may stand on any schema: a field, an
 * object's or a list's inner one, a record's key. Which control the page shows follows from the schema itself.
 */
export type FieldInfo = {
  title: Bilingual;
  help?: Bilingual;
  /** Where in the ERP a person finds it. */
  where?: Bilingual;
  /** Never shown, never logged, stored encrypted. */
  secret?: true;
  /**
   * The values are read from the ERP, by the source of the field's own name or of this one: `GET …/options/{source}`.
   * Such a field is optional, since the ERP can be asked only once the access is saved; a check says when it is missing.
   */
  options?: true | string;
  /** What each value of an enum means. */
  values?: Record<string, Bilingual>;
  /** A text of several lines. */
  multiline?: true;
};

const fieldInfos = z.registry<FieldInfo>();

/** Declares what people are told of a field. */
export function field<Schema extends z.ZodType>(schema: Schema, info: FieldInfo): Schema {
  fieldInfos.add(schema, info);
  return schema;
}

export function fieldInfo(schema: z.core.$ZodType): FieldInfo | undefined {
  return fieldInfos.get(schema);
}

export type ProviderId = "gestaoclick";
/** The flows that a connection may serve, by the names of the contract. */
export type FlowId = "sales";

/** A check that passes with a code is a warning: it works, and somebody should look at it all the same. */
export type CheckResult =
  | { ok: true; code?: string; message: Bilingual }
  | { ok: false; code: string; message: Bilingual };
export type Option = { value: string; label: string };

/**
 * Reads the values of a field from the ERP, all of them: the hub keeps them for a while and searches among them itself. A list
 * that depends on another setting (the price lists of a campaign) names it, and is given what is chosen there, be it saved or not.
 */
export type OptionSource<Settings> =
  | ((context: ConnectionContext<Settings>) => Promise<Outcome<Option[]>>)
  | {
      dependsOn: Extract<keyof Settings, string>;
      list(context: ConnectionContext<Settings>, chosen: string): Promise<Outcome<Option[]>>;
    };

/** What every call of a connection needs, whoever makes it. */
export type ConnectionContext<Settings> = {
  settings: Settings;
  caller: ErpCaller;
  now: () => number;
};

/** What a delivery's attempt works with. */
export type FlowContext<Settings = unknown> = ConnectionContext<Settings> & {
  mappings: MappingStore;
  /** Ponte's own id of the subject: written into the ERP's record as its marker. */
  subjectId: string;
  /** The subject's key of the CRM. */
  subject: string;
  /** When the CRM said what is delivered: what it has said since then, of a customer or a product, stays. */
  contentAt: number;
  log(event: LogEvent, params?: Params): void;
  /** Keeps what was read from the ERP for the rest of this drain. */
  memo<Value>(key: string, load: () => Promise<Value>): Promise<Value>;
};

export type Delivered = { remoteId: string };

/** The address and the headers of one ERP account. */
export type ErpAccount = {
  baseUrl: string;
  headers: Record<string, string>;
  /** What tells accounts apart: budget, circuit and session belong to it. */
  accountKey: string;
};

/** Overrides of production hosts, from the environment. */
export type ErpHosts = Partial<Record<ProviderId, string>>;

type Declaration<Settings extends z.ZodObject, Credentials extends z.ZodObject> = {
  id: ProviderId;
  title: string;
  /** One sentence for the tile. */
  summary: Bilingual;
  credentials: Credentials;
  settings: Settings;
  flows: Partial<Record<FlowId, Bilingual>>;
  /** Whose yes it takes before data flows. Without it, the company that activates decides alone. */
  approval?: "support_team";
  limits: BudgetLimits;
  classify: Classify;
  account(credentials: z.output<Credentials>, hosts: ErpHosts): ErpAccount;
  /** The cheapest call that tells whether the credentials are accepted. */
  probe(context: ConnectionContext<z.output<Settings>>): Promise<Outcome<unknown>>;
  checks: Record<
    string,
    { title: Bilingual; run(context: ConnectionContext<z.output<Settings>>): Promise<CheckResult> }
  >;
  options: Record<string, OptionSource<z.output<Settings>>>;
  /** Takes one sale to the ERP, exactly once. @throws DeliveryStop */
  sales?(context: FlowContext<z.output<Settings>>, sale: Sale): Promise<Delivered>;
  /** The mappings that a sale will ask for, so that those of many sales are read in one round trip. */
  mappingKeys?(sale: Sale, subject: string): { kind: string; key: string }[];
  /** Why each request is made, by `ErpRequest.reason`. */
  reasons: Record<string, Bilingual>;
};

/** A connector as the rest of Ponte sees it: settings and credentials go in as they were stored. */
export type Connector = {
  readonly id: ProviderId;
  readonly title: string;
  readonly summary: Bilingual;
  readonly credentials: z.ZodObject;
  readonly settings: z.ZodObject;
  readonly flows: Partial<Record<FlowId, Bilingual>>;
  readonly approval?: "support_team";
  readonly limits: BudgetLimits;
  readonly classify: Classify;
  readonly checks: readonly { name: string; title: Bilingual }[];
  readonly optionFields: readonly string[];
  /** The setting that an option source depends on, by the source's name. */
  readonly optionParents: Readonly<Record<string, string>>;
  account(credentials: unknown, hosts: ErpHosts): ErpAccount;
  probe(context: ConnectionContext<unknown>): Promise<Outcome<unknown>>;
  check(name: string, context: ConnectionContext<unknown>): Promise<CheckResult>;
  /** @param chosen what is chosen in the setting that the source depends on, if it depends on one */
  options(
    source: string,
    context: ConnectionContext<unknown>,
    chosen?: string,
  ): Promise<Outcome<Option[]>> | undefined;
  sales?(context: FlowContext<unknown>, sale: Sale): Promise<Delivered>;
  mappingKeys?(sale: Sale, subject: string): { kind: string; key: string }[];
  readonly reasons: Readonly<Record<string, Bilingual>>;
};

/** Turns a declaration into a connector that parses what was stored before it uses it. */
export function defineConnector<Settings extends z.ZodObject, Credentials extends z.ZodObject>(
  declaration: Declaration<Settings, Credentials>,
): Connector {
  const withSettings = <Context extends ConnectionContext<unknown>>(context: Context) => ({
    ...context,
    settings: declaration.settings.parse(context.settings),
  });
  const { sales } = declaration;
  return {
    ...declaration,
    checks: Object.entries(declaration.checks).map(([name, { title }]) => ({ name, title })),
    optionFields: Object.keys(declaration.options),
    optionParents: Object.fromEntries(
      Object.entries(declaration.options).flatMap(([name, source]) =>
        typeof source === "function" ? [] : [[name, source.dependsOn]],
      ),
    ),
    account: (credentials, hosts) => declaration.account(declaration.credentials.parse(credentials), hosts),
    probe: (context) => declaration.probe(withSettings(context)),
    check: (name, context) => {
      const check = declaration.checks[name];
      if (check === undefined) throw new Error(`no check ${name}`);
      return check.run(withSettings(context));
    },
    options: (name, context, chosen = "") => {
      const source = Object.hasOwn(declaration.options, name) ? declaration.options[name] : undefined;
      if (typeof source === "function") return source(withSettings(context));
      return source?.list(withSettings(context), chosen);
    },
    ...(sales === undefined ? {} : { sales: (context, sale) => sales(withSettings(context), sale) }),
  };
}

/** The fields of a declaration as JSON Schema, with titles and help in the caller's language. */
export function describeFields(schema: z.ZodObject, language: Language): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      const info = fieldInfos.get(zodSchema);
      if (info === undefined) return;
      Object.assign(jsonSchema, {
        title: inLanguage(info.title, language),
        ...(info.help === undefined ? {} : { description: inLanguage(info.help, language) }),
        ...(info.where === undefined ? {} : { "x-where": inLanguage(info.where, language) }),
        ...(info.secret ? { writeOnly: true, "x-secret": true } : {}),
        ...(info.options ? { "x-options": true } : {}),
        ...(typeof info.options === "string" ? { "x-options-source": info.options } : {}),
        ...(info.multiline ? { "x-multiline": true } : {}),
        ...(info.values === undefined ? {} : { "x-values": inEach(info.values, language) }),
      });
    },
  });
}

function inEach(texts: Readonly<Record<string, Bilingual>>, language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([value, text]) => [value, inLanguage(text, language)]),
  );
}
