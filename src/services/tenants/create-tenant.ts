import { tenants } from "../../db/schema.ts";
import { toInstant } from "../../lib/dates.ts";
import { newId } from "../../lib/ids.ts";
import type { Context } from "../context.ts";

export type Tenant = { id: string; name: string; createdAt: string };

/** Creates a tenant. The route has checked that the operator asks. */
export async function createTenant(context: Context, input: { name: string }): Promise<Tenant> {
  const now = context.now();
  const row = { id: newId("ten", now), name: input.name, createdAt: now };
  await context.db.run(context.db.orm.insert(tenants).values(row));
  return { ...row, createdAt: toInstant(now) };
}
