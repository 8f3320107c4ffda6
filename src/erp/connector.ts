import { z } from "zod";
import { type Bilingual, inLanguage, type Language, type Params } from "../strings/language.ts";
import type { LogEvent } from "../strings/logs.ts";
import type { AssetSource } from "./assets.ts";
import type { BudgetLimits } from "./budget.ts";
import type { Diagnoses } from "./diagnosis.ts";
import type { MappingStore } from "./effects.ts";
import type { Sale } from "./flows/sales.ts";
import type {
  DeliveryFunction,
  DirectFunction,
  FunctionInput,
  FunctionName,
  FunctionResult,
} from "./functions/catalogue.ts";
import type { Classify, ErpCaller, ErpRequest } from "./http.ts";
import type { Outcome } from "./outcome.ts";
import type { SalesReconciler } from "./reconciliation.ts";
import type { SessionLogin } from "./session.ts";

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
  /** Beside the values of the list others are right too: none is wrong for not being in it. */
  alsoOthers?: true;
  /**
   * An address that the tenant names: it must be public and https, and with another one the credentials are asked for
   * again, so that nobody sends them elsewhere who does not know them.
   */
  host?: true;
  /** No two connections of a company may have the same value, in whichever case it is written. */
  unique?: true;
  /** What each value of an enum means. */
  values?: Record<string, Bilingual>;
  /** A text of several lines. */
  multiline?: true;
  /** Of use only while the field of this name beside it has one of these values: pages hide it meanwhile. */
  onlyFor?: { field: string; values: readonly string[] };
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

export type ProviderId = "gestaoclick" | "voalle" | "automation" | "auvo-omie" | "sga";
/** The flows that a connection may serve, by the names of the contract. */
export type FlowId = "sales" | "orders" | "leads" | "daily_import" | PolledFlowId;
/** The flows whose subjects Ponte itself reads from one system to take them to another. */
export type PolledFlowId = "customers" | "products" | "stock" | "tasks" | "quotations";

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
  /** Whether another of the connection's flows runs: what one makes may be the other's to tell. */
  flowIsOn(flow: FlowId): boolean;
  /** Keeps what was read from the ERP for the rest of this drain. */
  memo<Value>(key: string, load: () => Promise<Value>): Promise<Value>;
};

/**
 * A delivery's success: the ERP's id of what was made, where the ERP tells it, and what the caller is told beside it.
 */
export type Delivered = { remoteId: string | null; details?: Params };

/** What a function works with. */
export type FunctionContext<Settings = unknown> = ConnectionContext<Settings> & {
  effect: EffectName;
  log(event: LogEvent, params?: Params): void;
};

/** What names the effect of a call that writes. A call that only reads has one too, and no use for it. */
export type EffectName = {
  /** A UUID, the same for the same Idempotency-Key, function and connection. */
  key: string;
  /**
   * An earlier call of this key may have reached the ERP, and nobody knows how it ended. Make it again only where the ERP
   * honours the key, or look up what it made; else end with `outcome_unknown`.
   */
  uncertain: boolean;
};

/** What a poll works with. */
export type PollContext<Settings = unknown> = ConnectionContext<Settings> & {
  /** When the connection was activated: what a CRM or an ERP held before that does not go by itself. */
  activatedAt: number;
  log(event: LogEvent, params?: Params): void;
};

/** One page of what was read. What was there with the same content changes nothing. */
export type PollPage = {
  subjects: { externalId: string; title: string; content: unknown }[];
  /** What the next page begins with or, after the last one, the next round. */
  cursor: unknown;
  isLast: boolean;
  pages?: number;
  /** After the last page: the next round is not worth it sooner than after so long. */
  againAfterMs?: number;
};

/** A flow that Ponte reads from one of a connection's systems. */
export type PolledFlow<Settings> = {
  /** How long after a round the next one begins. Default: with the next tick. */
  everyMs?: number;
  /** How soon after a round another may begin when a webhook tells of a change. Default: no sooner for that. */
  soonestMs?: number;
  /**
   * Reads one page from where the cursor points; null is the very first. It may be read again after a crash.
   * A page says what is there: that something is missing from it says nothing.
   */
  read(context: PollContext<Settings>, cursor: unknown): Promise<Outcome<PollPage>>;
  /** Takes what was read to the other system, exactly once. @throws DeliveryStop */
  deliver(context: FlowContext<Settings>, content: unknown): Promise<Delivered>;
};

/**
 * A system that can tell by webhooks that there is something to read. What it tells is not believed, so that anything may
 * stand in it: the flows are read sooner, and that is all.
 */
export type WebhookSource = {
  title: string;
  /** Where and how the address is registered there, and for what. */
  help: Bilingual;
  flows: readonly PolledFlowId[];
};

export type PolledFlows<Settings> = { [Flow in PolledFlowId]?: PolledFlow<Settings> };

/** The functions that one call to the ERP answers, by name. */
export type FunctionHandlers<Settings> = {
  [Name in DirectFunction]?: (
    context: FunctionContext<Settings>,
    input: FunctionInput<Name>,
  ) => Promise<Outcome<FunctionResult<Name>>>;
};

/** The functions that are delivered: once by their externalId, with retries. Each @throws DeliveryStop */
export type DeliveryHandlers<Settings> = {
  [Name in DeliveryFunction]?: (
    context: FlowContext<Settings>,
    input: FunctionInput<Name>,
  ) => Promise<Delivered>;
};

/** The address and the headers of one ERP account. */
export type ErpAccount = {
  baseUrl: string;
  headers: Record<string, string>;
  /** What tells accounts apart: budget, circuit and session belong to it. */
  accountKey: string;
  /** How to log in, where calls carry a token that a login gives. */
  session?: SessionLogin;
  /** Puts into a call what only the account knows, such as secrets that the call names. */
  prepare?(request: ErpRequest): ErpRequest;
  /** What the ERP counts by the name of the call: each such lane has the account's limits to itself. */
  lane?(request: ErpRequest): string;
  /** What the ERP counts by the caller's address: shared by the accounts of all tenants. */
  shared?: { scope: string; limits: BudgetLimits };
};

/** An account of a connection that joins several systems: it brings its own limits and outcome rules. */
export type JoinedAccount = ErpAccount & { limits: BudgetLimits; classify: Classify };

/** Overrides of production hosts, from the environment. */
export type ErpHosts = Partial<Record<"gestaoclick" | "omie" | "auvo" | "sga", string>>;

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
  /** The account's limits, or how they follow from the settings. */
  limits: BudgetLimits | ((settings: z.output<Settings>) => BudgetLimits);
  classify: Classify;
  account(credentials: z.output<Credentials>, hosts: ErpHosts, settings: z.output<Settings>): ErpAccount;
  /** The other systems that the connection joins, by the name that a request's `account` gives. */
  joins?(
    credentials: z.output<Credentials>,
    hosts: ErpHosts,
    settings: z.output<Settings>,
  ): Record<string, JoinedAccount>;
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
  /** What it finds, before anything fails, in what waits to be delivered. */
  diagnoses?: Diagnoses<z.output<Settings>>;
  /** How what its flows delivered is compared with the ERP, once a day. */
  reconciles?: { sales?: SalesReconciler<z.output<Settings>> };
  functions?: FunctionHandlers<z.output<Settings>>;
  deliveries?: DeliveryHandlers<z.output<Settings>>;
  polled?: PolledFlows<z.output<Settings>>;
  /** Which of its systems can tell of changes by webhooks, by a name that stands in the address. */
  webhooksIn?: Record<string, WebhookSource>;
  /** Clients and their vehicles, which Ponte imports. */
  assets?: AssetSource<z.output<Settings>>;
  /** For a connector whose functions are written by the administrator: the connector with these in it. */
  withAutomations?(automations: ReadonlyMap<FunctionName, unknown>): Connector;
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
  readonly checks: readonly { name: string; title: Bilingual }[];
  readonly optionFields: readonly string[];
  /** The setting that an option source depends on, by the source's name. */
  readonly optionParents: Readonly<Record<string, string>>;
  /** By name; the first is the one that a request without a name is for. */
  accounts(credentials: unknown, hosts: ErpHosts, settings: unknown): Map<string, JoinedAccount>;
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
  withAutomations?(automations: ReadonlyMap<FunctionName, unknown>): Connector;
  readonly diagnoses: Diagnoses<unknown>;
  readonly reconciles: { sales?: SalesReconciler<unknown> };
  readonly functions: FunctionHandlers<unknown>;
  readonly deliveries: DeliveryHandlers<unknown>;
  readonly polled: PolledFlows<unknown>;
  readonly webhooksIn: Readonly<Record<string, WebhookSource>>;
  readonly assets?: AssetSource<unknown>;
  readonly reasons: Readonly<Record<string, Bilingual>>;
};

/** The functions that a connector serves. */
export function servedFunctions({ functions, deliveries }: Connector): FunctionName[] {
  return [...Object.keys(deliveries), ...Object.keys(functions)] as FunctionName[];
}

/** Turns a declaration into a connector that parses what was stored before it uses it. */
export function defineConnector<Settings extends z.ZodObject, Credentials extends z.ZodObject>(
  declaration: Declaration<Settings, Credentials>,
): Connector {
  const withSettings = <Context extends ConnectionContext<unknown>>(context: Context) => ({
    ...context,
    settings: declaration.settings.parse(context.settings),
  });
  const { sales, limits, assets } = declaration;
  const compared = declaration.reconciles?.sales;
  type Handler = (context: ConnectionContext<unknown>, input: unknown) => unknown;
  // Every handler takes its settings parsed. Which input belongs to which handler, its name says.
  const parsingSettings = (handlers: object | undefined) => {
    const entries = Object.entries(handlers ?? {}) as [string, Handler][];
    return Object.fromEntries(
      entries.map(([name, handler]): [string, Handler] => [
        name,
        (context, input) => handler(withSettings(context), input),
      ]),
    );
  };
  return {
    ...declaration,
    checks: Object.entries(declaration.checks).map(([name, { title }]) => ({ name, title })),
    optionFields: Object.keys(declaration.options),
    optionParents: Object.fromEntries(
      Object.entries(declaration.options).flatMap(([name, source]) =>
        typeof source === "function" ? [] : [[name, source.dependsOn]],
      ),
    ),
    accounts: (given, hosts, stored) => {
      const credentials = declaration.credentials.parse(given);
      const settings = declaration.settings.parse(stored);
      const own = {
        ...declaration.account(credentials, hosts, settings),
        limits: typeof limits === "function" ? limits(settings) : limits,
        classify: declaration.classify,
      };
      return new Map<string, JoinedAccount>([
        ["", own],
        ...Object.entries(declaration.joins?.(credentials, hosts, settings) ?? {}),
      ]);
    },
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
    diagnoses: parsingSettings(declaration.diagnoses) as Diagnoses<unknown>,
    reconciles:
      compared === undefined
        ? {}
        : {
            sales: {
              days: (settings) => compared.days(declaration.settings.parse(settings)),
              compare: (context, delivered, cursor) =>
                compared.compare(withSettings(context), delivered, cursor),
            },
          },
    functions: parsingSettings(declaration.functions) as FunctionHandlers<unknown>,
    deliveries: parsingSettings(declaration.deliveries) as DeliveryHandlers<unknown>,
    polled: Object.fromEntries(
      Object.entries(declaration.polled ?? {}).map(([flow, { read, deliver, ...rest }]) => [
        flow,
        {
          ...rest,
          read: (context: PollContext, cursor: unknown) => read(withSettings(context), cursor),
          deliver: (context: FlowContext, content: unknown) => deliver(withSettings(context), content),
        },
      ]),
    ),
    webhooksIn: declaration.webhooksIn ?? {},
    ...(sales === undefined ? {} : { sales: (context, sale) => sales(withSettings(context), sale) }),
    ...(assets === undefined
      ? {}
      : {
          assets: {
            importHour: (settings) => assets.importHour(declaration.settings.parse(settings)),
            largestDropPercent: (settings) => assets.largestDropPercent(declaration.settings.parse(settings)),
            absentRunsUntilGone: (settings) =>
              assets.absentRunsUntilGone(declaration.settings.parse(settings)),
            productCode: (settings) => assets.productCode(declaration.settings.parse(settings)),
            readPage: (context, cursor, before) => assets.readPage(withSettings(context), cursor, before),
            readClient: (context, client) => assets.readClient(withSettings(context), client),
            readVehicle: (context, cursor, vehicle) =>
              assets.readVehicle(withSettings(context), cursor, vehicle),
          },
        }),
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
        ...(info.onlyFor === undefined ? {} : { "x-only-for": info.onlyFor }),
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
