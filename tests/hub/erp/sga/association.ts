import { asc, eq } from "drizzle-orm";
import { expect } from "vitest";
import type { JournalLine } from "../../../../sandbox/shared/journal.ts";
import { clients, connections, imports, logs, vehicles } from "../../../../src/db/schema.ts";
import { createApiKey } from "../../../../src/services/api-keys/create-api-key.ts";
import { activateConnection } from "../../../../src/services/connections/activate-connection.ts";
import { createConnection } from "../../../../src/services/connections/create-connection.ts";
import type { ShardContext } from "../../../../src/services/context.ts";
import { drainConnection } from "../../../../src/services/deliveries/drain-connection.ts";
import { getImport } from "../../../../src/services/imports/get-import.ts";
import { startImport } from "../../../../src/services/imports/start-import.ts";
import { createTenant } from "../../../../src/services/tenants/create-tenant.ts";
import { type Answer, call } from "../../common/api.ts";
import { ERP_ORIGIN } from "../../common/constants.ts";
import { forTenant, openContext, type TestTenantContext } from "../../common/context.ts";
import type { Row } from "../../common/erp.ts";

export type AssociationOptions = {
  switches?: Row;
  settings?: Row;
  /** With the supplier's key, or with user, password and chave API alone. */
  mode?: "sync" | "manual";
  credentials?: Row;
  /** Another tenant of the same association. */
  company?: Row;
  context?: Partial<ShardContext>;
};

/** A new association in SGA's sandbox. */
export function openCompany(order: Row = {}): Promise<Row> {
  return control("POST", "/companies", order);
}

/** A tracking company with a connection to an association of SGA's sandbox. */
export class Association {
  readonly context: TestTenantContext;
  readonly company: Row;
  readonly connectionId: string;
  readonly key: string;

  private constructor(context: TestTenantContext, company: Row, connectionId: string, key: string) {
    this.context = context;
    this.company = company;
    this.connectionId = connectionId;
    this.key = key;
  }

  static async open(options: AssociationOptions = {}): Promise<Association> {
    const { switches = {}, settings = {}, mode = "sync", credentials = {} } = options;
    const company: Row = options.company ?? (await openCompany({ switches }));
    const context = openContext(options.context);
    const tenant = forTenant(context, (await createTenant(context, { name: "Rastreio Demo" })).id);
    const { user, password, apiKey, syncKey, productCode } = company;
    const connection = await createConnection(tenant, {
      provider: "sga",
      name: "SGA",
      settings: { productCode, largestDropPercent: 100, ...settings },
      credentials: { user, password, apiKey, ...(mode === "sync" ? { syncKey } : {}), ...credentials },
    });
    const { key } = await createApiKey(context, tenant.tenantId, { name: "painel" });
    context.clock.advance(1_000);
    await activateConnection(tenant, connection.id);
    return new Association(tenant, company, connection.id, key);
  }

  control(method: string, path: string, body?: unknown): Promise<Row> {
    return control(method, `/companies/${this.company.id}${path}`, body);
  }

  /** Orders a bad day of this association's SGA. */
  fault(rule: Row): Promise<Row> {
    return control("POST", "/faults", { company: Number(this.company.id), ...rule });
  }

  journal(): Promise<JournalLine[]> {
    return control("GET", `/journal?company=${this.company.id}`);
  }

  async drain(): Promise<void> {
    this.context.clock.advance(1_000);
    await drainConnection(this.context, this.connectionId);
  }

  async start(): Promise<string> {
    this.context.clock.advance(1_000);
    return (await startImport(this.context, this.connectionId)).id;
  }

  /** Works an import to its end, moving the clock to whenever it goes on. */
  async settle(id: string, rounds = 60) {
    for (let round = 0; round < rounds; round++) {
      await this.drain();
      const view = await this.import(id);
      if (view.finishedAt !== null) return view;
      const row = await this.importRow(id);
      this.context.clock.moveTo(Math.max(row.dueAt ?? 0, (await this.connectionRow()).leaseUntil));
    }
    throw new Error(`still not over: ${JSON.stringify(await this.import(id))}`);
  }

  async importAll() {
    return await this.settle(await this.start());
  }

  import(id: string) {
    return getImport(this.context, id, "pt");
  }

  async importRow(id: string) {
    const [row] = await this.context.db.orm.select().from(imports).where(eq(imports.id, id));
    if (row === undefined) throw new Error("no such import");
    return row;
  }

  async connectionRow() {
    const [row] = await this.context.db.orm
      .select()
      .from(connections)
      .where(eq(connections.id, this.connectionId));
    if (row === undefined) throw new Error("no such connection");
    return row;
  }

  vehicles() {
    return this.context.db.orm
      .select()
      .from(vehicles)
      .where(eq(vehicles.connectionId, this.connectionId))
      .orderBy(asc(vehicles.vehicleKey));
  }

  clients() {
    return this.context.db.orm
      .select()
      .from(clients)
      .where(eq(clients.connectionId, this.connectionId))
      .orderBy(asc(clients.clientKey));
  }

  async vehicle(plate: string) {
    const found = (await this.vehicles()).filter((row) => row.plate === plate);
    const [row] = found;
    if (row === undefined || found.length > 1) throw new Error(`${found.length} vehicles of ${plate}`);
    return row;
  }

  async events(): Promise<string[]> {
    const rows = await this.context.db.orm
      .select()
      .from(logs)
      .where(eq(logs.tenantId, this.context.tenantId))
      .orderBy(asc(logs.id));
    return rows.map(({ event }) => event);
  }

  /** Calls the hub as the outside does. */
  ask(method: string, path: string, body?: unknown): Promise<Answer> {
    return call(method, path, { token: this.key, ...(body === undefined ? {} : { body }) });
  }

  /** The answer of a call that succeeds. */
  async get<Result = Row>(path: string): Promise<Result> {
    const answer = await this.ask("get", path);
    expect(answer.status, answer.text).toBe(200);
    // Guarantee: the caller names the shape that the document states, and the expectations look at it.
    return answer.body as Result;
  }
}

async function control<Result = Row>(method: string, path: string, body?: unknown): Promise<Result> {
  const response = await fetch(`${ERP_ORIGIN}/_sandbox/sga${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return answer as Result;
}
