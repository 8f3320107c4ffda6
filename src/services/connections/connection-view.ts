import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { connections } from "../../db/schema.ts";
import type { FlowId } from "../../erp/connector.ts";
import { ApiError } from "../../errors.ts";
import { toInstant, toInstantOrNull } from "../../lib/dates.ts";
import type { TenantContext } from "../context.ts";

export type ConnectionRow = typeof connections.$inferSelect;

/** A connection as it is shown. Credentials never come back, only which of them are set. */
export type ConnectionView = {
  id: string;
  provider: string;
  name: string;
  status: ConnectionRow["status"];
  pausedReason: ConnectionRow["pausedReason"];
  settings: Record<string, unknown>;
  credentialsSet: string[];
  flows: Partial<Record<FlowId, boolean>>;
  activatedAt: string | null;
  /** Since when, and on whose wish, it waits for the support team's approval. */
  approvalRequested: { at: string; by: string | null } | null;
  /** How the last test of what is stored now ended; null when that was never tested. */
  lastTest: { at: string; ok: boolean } | null;
  createdAt: string;
  updatedAt: string;
};

const recordSchema = z.record(z.string(), z.unknown());
const lastTestSchema = z.object({ at: z.string(), ok: z.boolean() });
const flowsSchema = z.record(z.string(), z.boolean());

export function toConnectionView(row: ConnectionRow): ConnectionView {
  return {
    id: row.id,
    provider: row.provider,
    name: row.name,
    status: row.status,
    pausedReason: row.pausedReason,
    settings: recordSchema.parse(row.settings),
    credentialsSet: Object.keys(recordSchema.parse(row.credentials)),
    flows: flowsSchema.parse(row.flows),
    activatedAt: toInstantOrNull(row.activatedAt),
    approvalRequested:
      row.approvalRequestedAt === null
        ? null
        : { at: toInstant(row.approvalRequestedAt), by: row.approvalRequestedBy },
    lastTest: lastTestSchema.nullable().parse(row.lastTest),
    createdAt: toInstant(row.createdAt),
    updatedAt: toInstant(row.updatedAt),
  };
}

/** The tenant's connection, unless it was deleted. */
export function isTenantsConnection(context: TenantContext, id: string) {
  return and(
    eq(connections.tenantId, context.tenantId),
    eq(connections.id, id),
    isNull(connections.deletedAt),
  );
}

/** @throws ApiError connection_not_found, also for another tenant's */
export async function requireConnection(context: TenantContext, id: string): Promise<ConnectionRow> {
  const [row] = await context.db.read(
    context.db.orm.select().from(connections).where(isTenantsConnection(context, id)),
  );
  if (row === undefined) throw new ApiError("connection_not_found", { id });
  return row;
}
