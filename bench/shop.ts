import { z } from "zod";
import { connect, type Erp, openErp, openTenant, sleep, type Tenant } from "../tests/common/hub.ts";
import type { SaleBody } from "./sales.ts";
import type { Bench } from "./workers.ts";

const statisticsSchema = z.object({
  calls: z.number(),
  firstAt: z.number().nullable(),
  lastAt: z.number().nullable(),
  callsOverLimit: z.number(),
  maxCallsInAnySecond: z.number(),
});
const journalSchema = z.array(
  z.object({ at: z.number(), method: z.string(), resource: z.string(), durationMs: z.number() }),
);
const stateSchema = z.object({ vendas: z.array(z.object({ observacoes_interna: z.string().nullish() })) });

/** Puts at once when a backlog is made: a CRM's nightly export, not the figure. */
const PUTS_AT_ONCE = 8;

/** A tenant with an active connection to an ERP company of its own. */
export class Shop {
  readonly tenant: Tenant;
  readonly erp: Erp;
  readonly connectionId: string;

  private constructor(tenant: Tenant, erp: Erp, connectionId: string) {
    this.tenant = tenant;
    this.erp = erp;
    this.connectionId = connectionId;
  }

  static async open({ hub, sandboxUrl }: Bench): Promise<Shop> {
    const erp = await openErp(sandboxUrl);
    const tenant = await openTenant(hub.url);
    const shop = new Shop(tenant, erp, await connect(tenant, erp));
    // The activation rings; what its empty drain does is nobody's figure.
    await sleep(500);
    return shop;
  }

  /** @throws when the hub does not accept it */
  async put(externalId: string, sale: SaleBody): Promise<void> {
    const { status, body } = await this.tenant.api("PUT", `/v1/sales/${externalId}`, sale);
    if (status >= 300) throw new Error(`sale ${externalId} was not accepted: ${JSON.stringify(body)}`);
  }

  /** Accepts the sales from `from` up to `to`, some at a time. */
  async putAll(from: number, to: number, saleAt: (index: number) => SaleBody): Promise<void> {
    let next = from;
    const work = async () => {
      while (next < to) {
        const index = next++;
        await this.put(`s-${index}`, saleAt(index));
      }
    };
    await Promise.all(Array.from({ length: PUTS_AT_ONCE }, work));
  }

  async resend(externalId: string): Promise<void> {
    const { status, body } = await this.tenant.api("POST", `/v1/sales/${externalId}/resend`);
    if (status !== 202) throw new Error(`sale ${externalId} was not resent: ${JSON.stringify(body)}`);
  }

  async clearJournal(): Promise<void> {
    await this.erp.control("DELETE", `/journal?company=${this.erp.id}`);
  }

  async journal() {
    return journalSchema.parse((await this.erp.control("GET", `/journal?company=${this.erp.id}`)).body);
  }

  async statistics() {
    return statisticsSchema.parse(await this.erp.stats());
  }

  /** How often each sale's number stands in a sale that Ponte wrote into the ERP. */
  async writtenSales(): Promise<Map<string, number>> {
    const { vendas } = stateSchema.parse(await this.erp.state());
    const counts = new Map<string, number>();
    for (const { observacoes_interna: note } of vendas) {
      const number = /Venda (\d+) do CRM \[Ponte /.exec(note ?? "")?.[1];
      if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    return counts;
  }
}
