import { sql } from "drizzle-orm";
import packageJson from "../../../package.json" with { type: "json" };
import type { Context } from "../context.ts";

/** Asks the database for something small, so that "up" means that work can be done. @throws DatabaseError */
export async function checkHealth(context: Context): Promise<{ ok: true; version: string }> {
  await context.directory.all(sql`SELECT 1 FROM tenants LIMIT 1`);
  return { ok: true, version: packageJson.version };
}
