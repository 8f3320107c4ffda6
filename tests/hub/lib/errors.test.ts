import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { Database } from "../../../src/db/database.ts";
import { tenants } from "../../../src/db/schema.ts";
import { DatabaseError } from "../../../src/errors.ts";
import { errorName, errorPlace } from "../../../src/lib/error-name.ts";
import { bindings } from "../common/worker.ts";

/** What a log may say of an error: never its text, which may quote whatever was at hand. */

const SECRET = "5a4db0c0c1e5a11d0000da7a";

describe("the place of an error", () => {
  test("is where it was thrown, without its text, also when that has several lines", () => {
    for (const text of [
      SECRET,
      `x\n${SECRET}`,
      `x\n    at ${SECRET}\n at (${SECRET})`,
      `${SECRET}\n`.repeat(9),
    ]) {
      const error = new TypeError(text);
      expect(errorPlace(error).length).toBeGreaterThan(0);
      expect(errorPlace(error).join("\n")).toMatch(/errors\.test\.ts:\d+:\d+/);
      expect(errorPlace(error).join("\n") + errorName(error)).not.toContain(SECRET);
    }
  });

  test("of what is no error is nowhere", () => {
    expect(errorPlace(SECRET)).toEqual([]);
    expect(errorPlace({ stack: SECRET })).toEqual([]);
  });

  test("of a JSON that cannot be read does not quote it", () => {
    try {
      JSON.parse(`{"token": \n ${SECRET}`);
      expect.unreachable();
    } catch (error) {
      expect(errorPlace(error).join("\n")).not.toContain(SECRET);
    }
  });
});

describe("a failed statement", () => {
  const db = new Database(bindings.DB);
  const row = { id: SECRET, name: SECRET, createdAt: 1 };

  test.each<[string, () => Promise<unknown>]>([
    ["that violates a key", () => db.batch([db.orm.insert(tenants).values([row, row])])],
    [
      "that puts text where a number belongs",
      () => db.run(sql`INSERT INTO tenants VALUES (${SECRET}, 'x', ${SECRET}, NULL)`),
    ],
    ["that names no table", () => db.all(sql`SELECT ${SECRET} FROM nowhere`)],
    ["with a value that D1 does not take", () => db.run(sql`SELECT ${{ toString: () => SECRET } as never}`)],
    ["with a list", () => db.all(sql`SELECT ${sql.param([SECRET] as never)}`)],
    ["with a function", () => db.batch([sql`SELECT ${sql.param((() => SECRET) as never)}`])],
    ["by drizzle", () => db.read(db.orm.insert(tenants).values([row, row]))],
  ])("%s does not tell its values", async (_, work) => {
    const failed: unknown = await work().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(DatabaseError);
    const { message, stack = "", cause } = failed as DatabaseError;
    expect(`${message}${stack}${String(cause)}`).not.toContain(SECRET);
  });
});
