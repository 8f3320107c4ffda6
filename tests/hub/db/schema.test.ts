/// <reference types="@cloudflare/vitest-plugin/types" />
import { applyD1Migrations } from "cloudflare:test";
import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, test } from "vitest";
import * as schema from "../../../src/db/schema.ts";
import { dumpDatabase } from "../common/dump.ts";
import { saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";
import { bindings } from "../common/worker.ts";

const tables = Object.values<unknown>(schema).flatMap((value) =>
  is(value, SQLiteTable) ? [getTableConfig(value)] : [],
);
/** Tables that drizzle need not know, and why. */
const SQL_ONLY = ["d1_migrations", "lease_fence", "log_search", "tenant_search", "tenant_words"];
/** Where FTS5 keeps its index. */
const isShadow = (table: string) => /^(log|tenant)_search_(data|idx|content|docsize|config)$/.test(table);

type Column = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number };

async function columnsOf(table: string): Promise<Column[]> {
  return (
    await bindings.DB.prepare(`SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)`)
      .bind(table)
      .all<Column>()
  ).results;
}

describe("drizzle's view is the migrated database", () => {
  test("every table is in it, and it has no other", async () => {
    const { results } = await bindings.DB.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'",
    ).all<{ name: string }>();
    const names = results
      .map(({ name }) => name)
      .filter((name) => !SQL_ONLY.includes(name) && !isShadow(name));
    expect(tables.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  test.each(tables.map((table) => [table.name, table] as const))(
    "%s: columns, types, NOT NULL, defaults and key",
    async (name, table) => {
      const key = new Set(table.primaryKeys.flatMap(({ columns }) => columns.map((column) => column.name)));
      const wanted = table.columns.map((column) => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
        required: column.notNull || column.primary,
        inKey: column.primary || key.has(column.name),
      }));
      const found = (await columnsOf(name)).map((column) => ({
        name: column.name,
        type: column.type,
        required: column.notnull === 1 || column.pk > 0,
        inKey: column.pk > 0,
      }));
      expect(wanted).toEqual(found);
      const defaults = new Map((await columnsOf(name)).map((column) => [column.name, column.dflt_value]));
      for (const column of table.columns.filter(({ default: value }) => typeof value === "number")) {
        expect(defaults.get(column.name)).toBe(String(column.default));
      }
    },
  );

  test.each(
    tables.flatMap(({ name, columns }) =>
      columns
        .filter(({ enumValues }) => enumValues !== undefined)
        .map((column) => [name, column.name, column.enumValues ?? []] as const),
    ),
  )("%s.%s takes exactly the values of its enum", async (name, column, values) => {
    const row = await bindings.DB.prepare("SELECT sql FROM sqlite_schema WHERE name = ?")
      .bind(name)
      .first<{ sql: string }>();
    const check = new RegExp(`CHECK \\(${column} IN \\(([^)]*)\\)`).exec(row?.sql ?? "")?.[1];
    expect(check?.split(", ").map((value) => value.replaceAll("'", ""))).toEqual([...values]);
  });
});

describe("migrations", () => {
  const queries = bindings.TEST_MIGRATIONS.flatMap((migration) =>
    migration.queries.map((query) => [migration.name, query] as const),
  );

  test.each([
    /DROP\s+TABLE/i,
    /__new_/i,
    /ON\s+DELETE\s+CASCADE/i,
    /ALTER\s+TABLE\s+\w+\s+RENAME\s+TO/i,
    /\bDELETE\s+FROM\b/i,
  ])("never hold %s: a rebuilt table loses its children on D1", (forbidden) => {
    // A trigger runs when somebody deletes, not when the migration does.
    const run = queries.filter(([, query]) => !/^\s*(--.*\s+)*CREATE TRIGGER/.test(query));
    expect(run.filter(([, query]) => forbidden.test(query))).toEqual([]);
  });

  test("are numbered without gaps, so that they run in order", () => {
    const numbers = bindings.TEST_MIGRATIONS.map(({ name }) => Number.parseInt(name, 10));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  test("applied again to a database in use keep every row", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput());
    const before = await dumpDatabase();
    await applyD1Migrations(bindings.DB, bindings.TEST_MIGRATIONS);
    expect(await dumpDatabase()).toEqual(before);
  });

  test("a later one that adds a column and an index to a database in use keeps every row", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput());
    const before = await dumpDatabase();
    await applyD1Migrations(bindings.DB, [
      ...bindings.TEST_MIGRATIONS,
      {
        name: "9999_test.sql",
        queries: [
          "ALTER TABLE sales ADD COLUMN test_only TEXT",
          "CREATE INDEX test_only ON sales (test_only)",
        ],
      },
    ]);
    const { d1_migrations: applied, sales, ...rest } = await dumpDatabase();
    const { d1_migrations: _, sales: known, ...others } = before;
    expect(rest).toEqual(others);
    expect(sales).toEqual(known?.map((row) => ({ ...(row as object), test_only: null })));
    expect(applied).toHaveLength(bindings.TEST_MIGRATIONS.length + 1);
  });
});

describe("what the database itself refuses", () => {
  test.each([
    ["a due delivery without an instant", "UPDATE deliveries SET due_at = NULL WHERE state = 'pending'"],
    ["an instant without something to do", "UPDATE deliveries SET due_at = 1 WHERE state = 'superseded'"],
    ["a state that is none", "UPDATE deliveries SET state = 'lost', due_at = NULL"],
    ["a row in the fence", "INSERT INTO lease_fence (ok) VALUES (0)"],
    ["a text where an instant belongs", "UPDATE deliveries SET created_at = 'hoje'"],
    ["a delivery of a connection that is none", "UPDATE deliveries SET connection_id = 'con_none'"],
  ])("%s", async (_, statement) => {
    const shop = await Shop.open();
    await shop.put("s-1", saleInput());
    await shop.put("s-1", saleInput({ notes: "x" }));
    await expect(bindings.DB.prepare(statement).run()).rejects.toThrow(/constraint|datatype|cannot store/i);
  });
});
