import { and, eq } from "drizzle-orm";
import { webhooksIn } from "../../db/schema.ts";
import { findConnector } from "../../erp/registry.ts";
import { toInstant } from "../../lib/dates.ts";
import { requireConnection } from "../connections/connection-view.ts";
import { requireScope, type TenantContext } from "../context.ts";

/** A system that can tell of changes. The address itself is shown when it is made, and never again. */
export type AddressView = {
  system: string;
  title: string;
  /** What is read sooner when it tells of something. */
  flows: string[];
  /** Null where it has no address. */
  createdAt: string | null;
  lastReceivedAt: string | null;
};

/** The systems of a connection that can tell of changes by webhooks. @throws ApiError connection_not_found */
export async function listAddresses(context: TenantContext, connectionId: string): Promise<AddressView[]> {
  requireScope(context, "read");
  const { provider } = await requireConnection(context, connectionId);
  const sources = Object.entries(findConnector(provider)?.webhooksIn ?? {});
  if (sources.length === 0) return [];
  const { orm } = context.db;
  const rows = await context.db.read(
    orm
      .select()
      .from(webhooksIn)
      .where(and(eq(webhooksIn.tenantId, context.tenantId), eq(webhooksIn.connectionId, connectionId))),
  );
  return sources.map(([system, { title, flows }]) => {
    const row = rows.find((candidate) => candidate.system === system);
    return {
      system,
      title,
      flows: [...flows],
      createdAt: row === undefined ? null : toInstant(row.createdAt),
      lastReceivedAt: row?.receivedAt == null ? null : toInstant(row.receivedAt),
    };
  });
}
