import { Database } from "../../../src/db/database.ts";
import { bindings } from "./worker.ts";

/** One round trip to D1. */
export type Trip = { statements: string[]; rowsRead: number };

/**
 * The hub's database, or another one, with every round trip noted.
 * @param before runs before a round trip leaves: what another Worker does in that very moment
 */
export function watchDatabase(
  before: (statements: string[]) => Promise<void> = async () => undefined,
  database = bindings.DB,
) {
  const trips: Trip[] = [];
  const known = new WeakMap<object, { sql: string; inner: D1PreparedStatement }>();

  async function noted<Result>(statements: string[], run: () => Promise<Result>): Promise<Result> {
    await before(statements);
    const result = await run();
    trips.push({ statements, rowsRead: rowsReadOf(result) });
    return result;
  }

  function wrap(sql: string, inner: D1PreparedStatement): D1PreparedStatement {
    const wrapped = new Proxy(inner, {
      get(target, name) {
        if (name === "bind") return (...values: unknown[]) => wrap(sql, target.bind(...values));
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return (...values: unknown[]) =>
          noted([sql], () => Reflect.apply(value, target, values) as Promise<unknown>);
      },
    });
    known.set(wrapped, { sql, inner });
    return wrapped;
  }

  const d1 = new Proxy(database, {
    get(target, name) {
      if (name === "prepare") return (sql: string) => wrap(sql, target.prepare(sql));
      if (name === "batch") {
        return (statements: D1PreparedStatement[]) => {
          const parts = statements.flatMap((statement) => known.get(statement) ?? []);
          return noted(
            parts.map(({ sql }) => sql),
            () => target.batch(parts.map(({ inner }) => inner)),
          );
        };
      }
      return Reflect.get(target, name);
    },
  });
  return { db: new Database(d1), d1, trips };
}

function rowsReadOf(result: unknown): number {
  const results = Array.isArray(result) ? result : [result];
  return results.reduce((total, { meta } = {}) => total + (meta?.rows_read ?? 0), 0);
}
