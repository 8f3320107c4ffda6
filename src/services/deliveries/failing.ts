import { type SQLWrapper, sql } from "drizzle-orm";
import type { DeliveryCode } from "../../strings/deliveries.ts";
import type { Context } from "../context.ts";

/** The ERP did not take the credentials: at all, or for this operation. */
export const REJECTIONS: readonly DeliveryCode[] = ["credentials_rejected", "permission_missing"];

/** What concerns all of a connection's deliveries: the ERP is down, limits us, or does not take the credentials. */
const OF_THE_ERP: readonly DeliveryCode[] = [
  "erp_unavailable",
  "erp_timeout",
  "erp_rate_limited",
  "erp_blocked",
  "erp_answer_unreadable",
  ...REJECTIONS,
];
/** Longer than two tries of one failing connection lie apart: what fails after that begins anew. */
const FORGOTTEN_MS = 2 * 3_600_000;

/**
 * Notes on the connection that an attempt ended without an arrival, and since when all of them have: what its status tells,
 * and what warns before anything stops. For the batch that ends the attempt.
 */
export function failingStatements(
  { now }: Pick<Context, "now">,
  { connectionId, tenantId }: { connectionId: string; tenantId: string },
  code: DeliveryCode,
): SQLWrapper[] {
  if (!OF_THE_ERP.includes(code)) return [];
  const at = now();
  return [
    sql`UPDATE connections SET failing_at = ${at}, failing_code = ${code},
        failing_since = CASE WHEN failing_at >= ${at - FORGOTTEN_MS} THEN coalesce(failing_since, ${at}) ELSE ${at} END
      WHERE tenant_id = ${tenantId} AND id = ${connectionId}`,
  ];
}

/** Something has arrived: the connection works. It writes only where that is news. */
export function workingStatement({
  connectionId,
  tenantId,
}: {
  connectionId: string;
  tenantId: string;
}): SQLWrapper {
  return sql`UPDATE connections SET failing_since = NULL, failing_at = NULL, failing_code = NULL
    WHERE tenant_id = ${tenantId} AND id = ${connectionId} AND failing_since IS NOT NULL`;
}
