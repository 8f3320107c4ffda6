import { asc, eq } from "drizzle-orm";
import { CODES } from "../../../../sandbox/omie/seed/codes.ts";
import type { JournalLine } from "../../../../sandbox/shared/journal.ts";
import { connections, deliveries, logs } from "../../../../src/db/schema.ts";
import { activateConnection } from "../../../../src/services/connections/activate-connection.ts";
import { createConnection } from "../../../../src/services/connections/create-connection.ts";
import { updateConnection } from "../../../../src/services/connections/update-connection.ts";
import type { ShardContext } from "../../../../src/services/context.ts";
import { drainConnection } from "../../../../src/services/deliveries/drain-connection.ts";
import { createTenant } from "../../../../src/services/tenants/create-tenant.ts";
import { ERP_ORIGIN } from "../../common/constants.ts";
import { forTenant, openContext, type TestTenantContext } from "../../common/context.ts";
import type { Row } from "../../common/erp.ts";

export { CODES };

/** What an administrator of the sandboxes' company would fill in. */
export const SETTINGS = {
  taskStatus: "3",
  quotationStatus: "Aprovado",
  omieAccountId: String(CODES.account),
  omieCategoryCode: CODES.serviceCategory,
  omieStockLocationId: String(CODES.place),
  omieServiceId: String(CODES.service),
} as const;

/** A limit that does not get in a test's way; those of the limits say otherwise. */
const UNLIMITED = { REDUNDANCY_SECONDS: 0, ERRORS_BEFORE_BLOCK: 0, CALLS_PER_MINUTE_AND_ADDRESS: 0 };

export type FieldOptions = {
  settings?: Row;
  auvo?: Row;
  omie?: Row;
  seed?: "demo" | "minimal";
  activate?: boolean;
  /** Which flows are on. Default: tasks. */
  flows?: readonly string[];
  context?: Partial<ShardContext>;
};

const FLOWS = ["customers", "products", "stock", "tasks", "quotations"];

/** One company of a sandbox: a person's and a saboteur's hands on it. */
export class System {
  readonly name: "auvo" | "omie";
  readonly id: string;
  readonly key: Row;

  constructor(name: "auvo" | "omie", id: string, key: Row) {
    this.name = name;
    this.id = id;
    this.key = key;
  }

  static async open(name: "auvo" | "omie", seed: string, switches: Row): Promise<System> {
    const { id, ...key } = await control(name, "POST", "/companies", { seed, switches });
    return new System(name, String(id), key);
  }

  control(method: string, path: string, body?: unknown): Promise<Row> {
    return control(this.name, method, path, body);
  }

  /** What employees do: below the company. */
  act(method: string, path: string, body: unknown = {}): Promise<Row> {
    return this.control(method, `/companies/${this.id}${path}`, body);
  }

  async inject(...faults: Row[]): Promise<void> {
    for (const fault of faults) await this.control("POST", "/faults", { company: this.id, ...fault });
  }

  async clearFaults(): Promise<void> {
    await this.control("DELETE", `/faults?company=${this.id}`);
  }

  /** What it holds of a resource, as it is stored. */
  async stored(resource: string): Promise<Row[]> {
    const state = await this.control("GET", `/state?company=${this.id}&resource=${resource}`);
    const rows = state[resource];
    return Array.isArray(rows) ? rows : [];
  }

  async change(resource: string, id: unknown, change: Row): Promise<void> {
    await this.act("PATCH", `/records/${resource}/${id}`, change);
  }

  async journal(): Promise<JournalLine[]> {
    // Guarantee: the sandbox's own type states the shape.
    return (await this.control("GET", `/journal?company=${this.id}`)) as unknown as JournalLine[];
  }

  /** The paths of the calls that were made, oldest first. */
  async calls(): Promise<string[]> {
    const journal = await this.journal();
    return [...journal].sort((left, right) => left.at - right.at).map(({ path }) => path);
  }
}

/** A field-service company: a tenant with a connection between a company of Auvo's sandbox and one of Omie's. */
export class Field {
  readonly context: TestTenantContext;
  readonly auvo: System;
  readonly omie: System;
  readonly connectionId: string;

  private constructor(context: TestTenantContext, auvo: System, omie: System, connectionId: string) {
    this.context = context;
    this.auvo = auvo;
    this.omie = omie;
    this.connectionId = connectionId;
  }

  static async open(options: FieldOptions = {}): Promise<Field> {
    const { seed = "demo", flows = ["tasks"], activate = true } = options;
    const auvo = await System.open("auvo", seed, { CALLS_PER_MINUTE: 100_000, ...options.auvo });
    const omie = await System.open("omie", seed, { ...UNLIMITED, ...options.omie });
    const context = openContext(options.context);
    const tenant = forTenant(context, (await createTenant(context, { name: "Clima Sul" })).id);
    const { id } = await createConnection(tenant, {
      provider: "auvo-omie",
      name: "Auvo e Omie",
      settings: { ...SETTINGS, ...options.settings },
      credentials: {
        auvoAppKey: String(auvo.key.apiKey),
        auvoAppToken: String(auvo.key.apiToken),
        omieAppKey: String(omie.key.app_key),
        omieAppSecret: String(omie.key.app_secret),
      },
    });
    const field = new Field(tenant, auvo, omie, id);
    await field.switchFlows(flows);
    context.clock.advance(1_000);
    if (activate) await activateConnection(tenant, id);
    return field;
  }

  async switchFlows(on: readonly string[]): Promise<void> {
    const flows = Object.fromEntries(FLOWS.map((flow) => [flow, on.includes(flow)]));
    await this.context.db.orm.update(connections).set({ flows }).where(eq(connections.id, this.connectionId));
  }

  async change(settings: Row): Promise<void> {
    this.context.clock.advance(1_000);
    await updateConnection(this.context, this.connectionId, { settings });
  }

  /** One doorbell: reads what is due to be read, and delivers what is due. */
  async drain(): Promise<void> {
    this.context.clock.advance(1_000);
    await drainConnection(this.context, this.connectionId);
  }

  /** The next tick, at which everything is read anew. */
  async round(): Promise<void> {
    this.context.clock.advance(180_000);
    await drainConnection(this.context, this.connectionId);
  }

  /** Drains until no delivery waits, moving the clock to whatever is due next. */
  async settle(rounds = 40): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      await this.drain();
      const waiting = (await this.allDeliveries()).flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
      if (waiting.length === 0) return;
      const [row] = await this.context.db.orm
        .select()
        .from(connections)
        .where(eq(connections.id, this.connectionId));
      this.context.clock.moveTo(Math.max(Math.min(...waiting), row?.resumeAt ?? 0, row?.leaseUntil ?? 0));
    }
    throw new Error(`still waiting: ${JSON.stringify(await this.allDeliveries())}`);
  }

  async allDeliveries() {
    return await this.context.db.orm
      .select()
      .from(deliveries)
      .where(eq(deliveries.connectionId, this.connectionId))
      .orderBy(asc(deliveries.id));
  }

  /** A subject's newest delivery. */
  async delivery(subject: unknown) {
    const newest = (await this.allDeliveries()).filter((row) => row.subject === String(subject)).at(-1);
    if (newest === undefined) throw new Error(`no delivery of ${subject}`);
    return newest;
  }

  async logged(event: string) {
    const rows = await this.context.db.orm
      .select()
      .from(logs)
      .where(eq(logs.tenantId, this.context.tenantId))
      .orderBy(asc(logs.id));
    return rows.filter((row) => row.event === event);
  }

  /** Opens and finishes a task as a technician would. @returns its number */
  async finishedTask(task: Row = {}, finish: Row = {}): Promise<string> {
    const [users, types, customers] = await Promise.all(
      ["users", "taskTypes", "customers"].map((resource) => this.auvo.stored(resource)),
    );
    const { id } = await this.auvo.act("POST", "/tasks", {
      idUserFrom: Number(users?.[0]?.id),
      priority: 1,
      taskType: Number(types?.[0]?.id),
      orientation: "Trocar o capacitor",
      customerId: Number(customers?.[0]?.id),
      taskDate: "2026-11-20T09:00:00",
      ...task,
    });
    await this.auvo.act("POST", `/tasks/${id}/finish`, finish);
    return String(id);
  }

  /** Omie's service orders, by their integration code. */
  async serviceOrders(): Promise<Map<string, Row>> {
    const orders = await this.omie.stored("os");
    return new Map(orders.map((order) => [String(tagOf(order, "Cabecalho").cCodIntOS), order]));
  }

  /** Omie's service order of a task. */
  async serviceOrderOf(task: string): Promise<Row> {
    const order = (await this.serviceOrders()).get(`AUVO-OS-${task}`);
    if (order === undefined) throw new Error(`no service order of ${task}`);
    return order;
  }
}

/** A block of one of Omie's records, as it is stored. */
export function tagOf(record: Row, tag: string): Row {
  const body = (record.body ?? record) as Row;
  return (body[tag] ?? {}) as Row;
}

/** The rows of a block. */
export function rowsOf(record: Row, tag: string): Row[] {
  const rows = ((record.body ?? record) as Row)[tag];
  return Array.isArray(rows) ? (rows as Row[]) : [];
}

/** Calls a sandbox's control API. The caller names the shape, which the sandbox's own types state. */
async function control(erp: string, method: string, path: string, body?: unknown): Promise<Row> {
  const response = await fetch(`${ERP_ORIGIN}/_sandbox/${erp}${path}`, {
    method,
    ...(body === undefined || method === "GET" ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Row;
  if (!response.ok) throw new Error(`${erp} ${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}
