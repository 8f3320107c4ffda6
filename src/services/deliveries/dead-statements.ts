import type { SQLWrapper } from "drizzle-orm";
import { deadAlerts } from "../alerts/alert-statement.ts";
import { problemStatements, type Stopped } from "../problems/problem-statements.ts";
import { deliveryStatement } from "../webhooks/events.ts";

/**
 * A stopped delivery goes into its group, and whom it concerns is told: the company's systems by webhook, its admins by an
 * alert, unless the group is one that they ignore. For the batch that stops it.
 * @param which of the tenant's deliveries, as a condition on `d`
 */
export function deadStatements(stopped: Stopped, which: SQLWrapper): SQLWrapper[] {
  const { tenantId, now } = stopped;
  return [
    ...problemStatements(stopped, which),
    deliveryStatement({ tenantId, now, event: "delivery.dead" }, which),
    deadAlerts({ tenantId, now }, which),
  ];
}
