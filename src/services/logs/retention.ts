import { eq } from "drizzle-orm";
import { tenants } from "../../db/schema.ts";
import { addDays, saoPauloDay, saoPauloMidnight } from "../../lib/dates.ts";
import { idFloor } from "../../lib/ids.ts";
import { auditStatement } from "../audit/audit.ts";
import { type Context, requireScope, type TenantContext } from "../context.ts";

export const LOG_DAYS = { least: 7, most: 3_650, byDefault: 90 };
/** Requests and answers take most of the space, and are looked at while a problem is new. */
export const DETAIL_DAYS = 30;

export type LogRetention = {
  /** How long an entry stays in the log. */
  days: number;
  /** How long its requests and answers do. */
  detailDays: number;
  /** Do entries go into the archive before they are deleted? */
  archived: boolean;
};

/** How long a company's log is kept. @throws ApiError insufficient_scope */
export async function readLogRetention(context: TenantContext): Promise<LogRetention> {
  requireScope(context, "read");
  const [row] = await context.db.read(
    context.db.orm.select({ logDays: tenants.logDays }).from(tenants).where(eq(tenants.id, context.tenantId)),
  );
  return toRetention(context, row?.logDays ?? LOG_DAYS.byDefault);
}

/** Keeps a company's log for so many days from the next daily job on. @throws ApiError insufficient_scope, admin_only */
export async function setLogRetention(context: TenantContext, days: number): Promise<LogRetention> {
  requireScope(context, "connections:write");
  await context.db.batch([
    context.db.orm.update(tenants).set({ logDays: days }).where(eq(tenants.id, context.tenantId)),
    auditStatement(context, {
      action: "log.retention_changed",
      tenantId: context.tenantId,
      params: { days },
    }),
  ]);
  return toRetention(context, days);
}

function toRetention({ archive }: Context, days: number): LogRetention {
  return { days, detailDays: Math.min(days, DETAIL_DAYS), archived: archive !== undefined };
}

/**
 * The id below which entries are older than so many days. Whole days in São Paulo go together: what is due of a day is
 * then always the whole day, whenever somebody looks.
 */
export function dueBelow(now: number, days: number): string {
  return idFloor("log", saoPauloMidnight(addDays(saoPauloDay(now), -days)));
}
