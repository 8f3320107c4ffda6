import type { SeedKind } from "../shared/accounts.ts";
import { RecordSeed } from "../shared/seed-records.ts";
import type { Resources } from "./resources.ts";
import { seedCatalogue } from "./seed/catalogue.ts";
import { seedCustomers } from "./seed/customers.ts";
import { seedQuotations } from "./seed/quotations.ts";
import { seedTasks } from "./seed/tasks.ts";
import { seedTeam } from "./seed/team.ts";
import { firstNumber } from "./session.ts";

/** Everything that was added so far, for what is added next to name. */
export type AuvoSeed = RecordSeed<Resources>;

/**
 * The statements that fill a new company: in the demo all of Clima Sul; else its team, one customer, one product, one
 * service and no task.
 */
export function seedCompany(database: D1Database, companyId: number, kind: SeedKind): D1PreparedStatement[] {
  const seed: AuvoSeed = new RecordSeed<Resources>(companyId, firstNumber);
  const nowMs = Date.now();
  const most = kind === "demo" ? Number.POSITIVE_INFINITY : 1;
  seedTeam(seed, nowMs);
  seedCatalogue(seed, nowMs, most);
  seedCustomers(seed, nowMs, most);
  if (kind === "demo") {
    seedTasks(seed, nowMs);
    seedQuotations(seed, nowMs);
  }
  return seed.statements(database);
}
