import { asc, eq } from "drizzle-orm";
import { attempts, connections, deliveries, logs } from "../../../src/db/schema.ts";
import { type SaleInput, saleInputSchema } from "../../../src/erp/flows/sales.ts";
import { activateConnection } from "../../../src/services/connections/activate-connection.ts";
import { createConnection } from "../../../src/services/connections/create-connection.ts";
import type { ShardContext } from "../../../src/services/context.ts";
import { drainConnection } from "../../../src/services/deliveries/drain-connection.ts";
import { putSale } from "../../../src/services/sales/put-sale.ts";
import { resendSale } from "../../../src/services/sales/resend-sale.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { forTenant, openContext, type TestTenantContext } from "./context.ts";
import { Erp, type Row } from "./erp.ts";

export type Delivery = typeof deliveries.$inferSelect;

export type ShopOptions = {
  switches?: Row;
  settings?: Row;
  activate?: boolean;
  erp?: Erp;
  seed?: "demo" | "minimal";
  context?: Partial<ShardContext>;
};

/** A tenant with a connection to a company of the ERP. */
export class Shop {
  readonly context: TestTenantContext;
  readonly erp: Erp;
  readonly connectionId: string;

  constructor(context: TestTenantContext, erp: Erp, connectionId: string) {
    this.context = context;
    this.erp = erp;
    this.connectionId = connectionId;
  }

  static async open(options: ShopOptions = {}): Promise<Shop> {
    const erp = options.erp ?? (await Erp.open(options.switches, options.seed));
    const context = openContext(options.context);
    const tenant = await createTenant(context, { name: "Padaria Sol" });
    const shop = await Shop.connect(forTenant(context, tenant.id), erp, options.settings);
    if (options.activate ?? true) await shop.activate();
    return shop;
  }

  static async connect(context: TestTenantContext, erp: Erp, settings: Row = {}): Promise<Shop> {
    const { credentials } = erp;
    const { id } = await createConnection(context, {
      provider: "gestaoclick",
      name: "GestãoClick",
      settings,
      credentials,
    });
    return new Shop(context, erp, id);
  }

  async activate(): Promise<void> {
    this.context.clock.advance(1_000);
    await activateConnection(this.context, this.connectionId);
  }

  /** What the CRM does. A second passes before it. */
  async put(externalId: string, input: SaleInput) {
    this.context.clock.advance(1_000);
    return await putSale(this.context, externalId, saleInputSchema.parse(input), "pt");
  }

  async resend(externalId: string): Promise<string> {
    this.context.clock.advance(1_000);
    return (await resendSale(this.context, externalId)).deliveryId;
  }

  async drain(): Promise<void> {
    this.context.clock.advance(1_000);
    await drainConnection(this.context, this.connectionId);
  }

  /**
   * Drains until no delivery waits, moving the clock to whatever is due next.
   * @throws after `rounds` drains, which is more than any delivery may take
   */
  async settle(rounds = 40): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      await this.drain();
      const waiting = (await this.allDeliveries()).flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
      if (waiting.length === 0) return;
      const { resumeAt, leaseUntil } = await this.connectionRow();
      this.context.clock.moveTo(Math.max(Math.min(...waiting), resumeAt, leaseUntil));
    }
    throw new Error(`still waiting: ${JSON.stringify(await this.allDeliveries())}`);
  }

  /** Puts a sale and takes it to its end. @returns its newest delivery */
  async deliver(externalId: string, input: SaleInput): Promise<Delivery> {
    await this.put(externalId, input);
    await this.settle();
    return await this.delivery(externalId);
  }

  async connectionRow() {
    const rows = await this.context.db.orm
      .select()
      .from(connections)
      .where(eq(connections.id, this.connectionId));
    return only(rows);
  }

  async allDeliveries(): Promise<Delivery[]> {
    return await this.context.db.orm
      .select()
      .from(deliveries)
      .where(eq(deliveries.connectionId, this.connectionId))
      .orderBy(asc(deliveries.id));
  }

  /** A sale's deliveries, oldest first. */
  async deliveriesOf(externalId: string): Promise<Delivery[]> {
    return (await this.allDeliveries()).filter(({ subject }) => subject === externalId);
  }

  /** A sale's newest delivery. */
  async delivery(externalId: string): Promise<Delivery> {
    const newest = (await this.deliveriesOf(externalId)).at(-1);
    if (newest === undefined) throw new Error(`no delivery of ${externalId}`);
    return newest;
  }

  async attemptsOf(deliveryId: string) {
    return await this.context.db.orm
      .select()
      .from(attempts)
      .where(eq(attempts.deliveryId, deliveryId))
      .orderBy(asc(attempts.number));
  }

  /** The events of the log, oldest first. */
  async events(): Promise<string[]> {
    const rows = await this.context.db.orm
      .select()
      .from(logs)
      .where(eq(logs.tenantId, this.context.tenantId))
      .orderBy(asc(logs.id));
    return rows.map(({ event }) => event);
  }
}

/** The one element of a list. @throws when there are more or none */
export function only<Value>(values: readonly Value[]): Value {
  const [value] = values;
  if (value === undefined || values.length !== 1) {
    throw new Error(`expected one, got ${values.length}: ${JSON.stringify(values).slice(0, 2_000)}`);
  }
  return value;
}
