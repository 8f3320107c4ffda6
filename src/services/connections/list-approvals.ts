import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../../db/database.ts";
import { connections, tenants } from "../../db/schema.ts";
import { toInstant } from "../../lib/dates.ts";
import { type CallerContext, requireOperator } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";

/** A connection that waits for the support team's yes. */
export type ApprovalView = {
  connectionId: string;
  tenantId: string;
  tenantName: string;
  provider: string;
  name: string;
  requestedAt: string;
  /** The member's e-mail address, or the API key's name. */
  requestedBy: string | null;
  /** What will be sent once it is approved, flow by flow; one that is not named is on. */
  flows: Record<string, boolean>;
};

const flowsSchema = z.record(z.string(), z.boolean());

/** Every company's connections that wait for approval, oldest first. @throws ApiError operator_only */
export async function listApprovals(context: CallerContext, page: PageRequest): Promise<Page<ApprovalView>> {
  requireOperator(context);
  const after = readCursor(page);
  const found = await Promise.all(context.shards.map(({ db }) => readPending(db, after, page.limit + 1)));
  const rows = found.flat().sort((left, right) => (left.id < right.id ? -1 : 1));
  return toPage(rows, page, ({ id, requestedAt, updatedAt, flows, ...row }) => ({
    connectionId: id,
    ...row,
    flows: flowsSchema.parse(flows),
    requestedAt: toInstant(requestedAt ?? updatedAt),
  }));
}

function readPending(db: Database, after: string | null, limit: number) {
  return db.read(
    db.orm
      .select({
        id: connections.id,
        tenantId: connections.tenantId,
        tenantName: tenants.name,
        provider: connections.provider,
        name: connections.name,
        requestedAt: connections.approvalRequestedAt,
        requestedBy: connections.approvalRequestedBy,
        flows: connections.flows,
        updatedAt: connections.updatedAt,
      })
      .from(connections)
      .innerJoin(tenants, eq(tenants.id, connections.tenantId))
      .where(
        and(
          // The state stands in the statement itself, so that the index of the pending ones is used.
          sql`${connections.status} = 'pending_approval'`,
          isNull(connections.deletedAt),
          after === null ? undefined : gt(connections.id, after),
        ),
      )
      .orderBy(asc(connections.id))
      .limit(limit),
  );
}
