import { bindings } from "./worker.ts";

/** Every row of every table, as stored: what a stolen copy of the database would tell. */
export async function dumpDatabase(): Promise<Record<string, unknown[]>> {
  const tables = await bindings.DB.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' ORDER BY name",
  ).all<{ name: string }>();
  const entries = tables.results.map(async ({ name }) => {
    const { results } = await bindings.DB.prepare(`SELECT * FROM "${name}"`).all();
    return [name, results] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
