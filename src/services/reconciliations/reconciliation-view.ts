import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { rare } from "../../db/database.ts";
import {
  DELIVERY_STATES,
  type RECONCILIATION_STATES,
  reconciliationDifferences,
  reconciliations,
} from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { toInstant, toInstantOrNull } from "../../lib/dates.ts";
import { inLanguage, type Language } from "../../strings/language.ts";
import { type DifferenceCode, differenceText, reconciliationText } from "../../strings/reconciliations.ts";
import type { TenantContext } from "../context.ts";
import { readParams } from "../deliveries/delivery-view.ts";

/** How far a comparison is, or what it found. */
export type ReconciliationSummary = {
  id: string;
  connectionId: string;
  state: (typeof RECONCILIATION_STATES)[number];
  trigger: "person" | "daily";
  deliveredFrom: string;
  deliveredTo: string;
  checked: number;
  missing: number;
  totals: number;
  cancelled: number;
  doubled: number;
  code: string | null;
  message: string | null;
  nextAttemptAt: string | null;
  createdAt: string;
  finishedAt: string | null;
};

export type DifferenceView = {
  externalId: string;
  code: DifferenceCode;
  message: string;
  hint: string;
  remoteIds: string[];
  /** The sale's newest delivery as it stands now: after a resend it is another one. */
  delivery: { id: string; state: (typeof DELIVERY_STATES)[number]; again: boolean } | null;
};

export type ReconciliationView = ReconciliationSummary & {
  /** The first of them; `differenceCount` says how many there are. */
  differences: DifferenceView[];
  differenceCount: number;
};

export type ReconciliationRow = typeof reconciliations.$inferSelect;

const SHOWN_DIFFERENCES = 200;

export function toSummary(row: ReconciliationRow, language: Language): ReconciliationSummary {
  const isWaiting = row.dueAt !== null && row.code !== null;
  return {
    id: row.id,
    connectionId: row.connectionId,
    state: row.state,
    trigger: row.day === null ? "person" : "daily",
    deliveredFrom: toInstant(row.deliveredFrom),
    deliveredTo: toInstant(row.deliveredTo),
    checked: row.checked,
    missing: row.missing,
    totals: row.totals,
    cancelled: row.cancelled,
    doubled: row.doubled,
    code: row.code,
    message: row.code === null ? null : reconciliationText(row.code, readParams(row.params), language),
    nextAttemptAt: isWaiting && row.dueAt !== null ? toInstant(row.dueAt) : null,
    createdAt: toInstant(row.createdAt),
    finishedAt: toInstantOrNull(row.finishedAt),
  };
}

/** The tenant's comparison. @throws ApiError reconciliation_not_found, also for another tenant's */
export async function requireReconciliation(context: TenantContext, id: string): Promise<ReconciliationRow> {
  const [row] = await context.db.read(
    context.db.orm
      .select()
      .from(reconciliations)
      .where(and(eq(reconciliations.tenantId, context.tenantId), eq(reconciliations.id, id))),
  );
  if (row === undefined) throw new ApiError("reconciliation_not_found", { id });
  return row;
}

const newestSchema = z
  .object({ id: z.string(), state: z.enum(DELIVERY_STATES), updated_at: z.number() })
  .nullable();

/** What it found, those first that are gone from the ERP, each with what has become of its sale since. */
export async function readDifferences(
  context: TenantContext,
  row: ReconciliationRow,
  language: Language,
): Promise<DifferenceView[]> {
  const table = reconciliationDifferences;
  const newest = sql<string | null>`(
    SELECT json_object('id', d.id, 'state', d.state, 'updated_at', d.updated_at) FROM deliveries d
    WHERE d.tenant_id = reconciliation_differences.tenant_id
      AND ${rare(sql`d.subject = reconciliation_differences.external_id`)}
      AND d.connection_id = ${row.connectionId} AND d.flow = 'sales' ORDER BY d.id DESC LIMIT 1)`;
  const found = await context.db.read(
    context.db.orm
      .select({
        externalId: table.externalId,
        code: table.code,
        params: table.params,
        remoteIds: table.remoteIds,
        newest,
      })
      .from(table)
      .where(and(eq(table.tenantId, context.tenantId), eq(table.reconciliationId, row.id)))
      .orderBy(sql`${table.code} <> 'sale_missing'`, asc(table.externalId), asc(table.code))
      .limit(SHOWN_DIFFERENCES),
  );
  return found.map(({ externalId, code, params, remoteIds, newest: stored }) => {
    const { message, hint } = differenceText(code);
    const values = readParams(params);
    const delivery = newestSchema.parse(JSON.parse(stored ?? "null"));
    return {
      externalId,
      code,
      message: inLanguage(message, language, values),
      hint: inLanguage(hint, language, values),
      remoteIds: z.array(z.string()).parse(remoteIds),
      delivery:
        delivery === null
          ? null
          : { id: delivery.id, state: delivery.state, again: delivery.updated_at > row.deliveredTo },
    };
  });
}
