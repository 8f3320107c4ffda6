import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { AssetOwner } from "../assets/known-assets.ts";
import type { AssetPlan } from "../assets/plan-assets.ts";
import { assetStatements } from "../assets/write-assets.ts";

/** What an import read, and how it stands then. */
type Read = {
  plan: AssetPlan;
  /** Under which number it is kept what was seen. */
  page: number | SQL;
  issues: readonly unknown[];
  /** Nothing was there to be seen. */
  isEmpty: boolean;
  /** What else becomes of the import's row: assignments. */
  also: SQL;
};

/** What an import changes, what it saw, and what that adds to its counts. It goes on at once, and what failed before is past. */
export function planStatements(
  owner: AssetOwner,
  importId: string,
  { plan, page, issues, isEmpty, also }: Read,
  now: number,
): SQLWrapper[] {
  const { clients, vehicles, ended } = plan.counts;
  return [
    ...assetStatements(owner, plan, now),
    ...(isEmpty
      ? []
      : [
          sql`INSERT INTO import_pages (import_id, page, tenant_id, vehicle_keys, client_keys, issues)
            VALUES (${importId}, ${page}, ${owner.tenantId}, ${JSON.stringify(plan.vehicleKeys)},
              ${JSON.stringify(plan.clientKeys)}, ${JSON.stringify(issues)})`,
        ]),
    sql`UPDATE imports SET ${also},
        clients_created = clients_created + ${clients.created},
        clients_updated = clients_updated + ${clients.updated},
        vehicles_found = vehicles_found + ${vehicles.found},
        vehicles_created = vehicles_created + ${vehicles.created},
        vehicles_updated = vehicles_updated + ${vehicles.updated},
        vehicles_ended = vehicles_ended + ${ended}, issues = issues + ${issues.length},
        due_at = ${now}, code = NULL, params = '{}', failure_count = 0, updated_at = ${now}
      WHERE tenant_id = ${owner.tenantId} AND id = ${importId}`,
  ];
}
