import type { SQLWrapper } from "drizzle-orm";
import { deadAlerts } from "../alerts/alert-statement.ts";
import { deliveryStatement } from "../webhooks/events.ts";

/**
 * Whom a stopped delivery concerns is told: the company's systems by webhook, its admins by an alert. For the batch that
 * stops it. @param which of the tenant's deliveries, as a condition on `d`
 */
export function deadStatements(told: { tenantId: string; now: number }, which: SQLWrapper): SQLWrapper[] {
  return [deliveryStatement({ ...told, event: "delivery.dead" }, which), deadAlerts(told, which)];
}
