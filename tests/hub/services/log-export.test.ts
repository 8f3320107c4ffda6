import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { csvLine } from "../../../src/lib/csv.ts";
import { createApiKey } from "../../../src/services/api-keys/create-api-key.ts";
import { exportLogs, type LogFileFormat } from "../../../src/services/logs/export-logs.ts";
import { logStatements } from "../../../src/services/logs/write-log.ts";
import { fc } from "../../common/properties.ts";
import { call, expectProblem } from "../common/api.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { Shop } from "../common/shop.ts";

/** Reads a CSV file as RFC 4180 has it. */
function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; at += separator.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        cell += text[at];
        if (text[at] === '"') at++;
      }
      at++;
    } else {
      for (; at < text.length && text[at] !== separator && text[at] !== "\r"; at++) cell += text[at];
    }
    row.push(cell);
    if (text[at] !== separator) {
      expect(text.slice(at, at + 2)).toBe("\r\n");
      rows.push(row);
      row = [];
      at++;
    }
  }
  return rows;
}

describe("a line of a CSV file", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+55 11", "'+55 11"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", `"'\t=1"`],
    ["=1\n2", `"'=1\n2"`],
    ["＝1", "'＝1"],
    ["a=1", "a=1"],
    ['diz "oi"', '"diz ""oi"""'],
    ["12,50", '"12,50"'],
    ["a;b", '"a;b"'],
    ["", ""],
  ])("%j is %j", (cell, written) => {
    expect(csvLine([cell, "x"], ";")).toBe(`${written};x\r\n`);
  });

  test("comes back as it was, whatever it holds, and no cell of it is a formula", () => {
    const cells = fc.array(fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n\";, 'aé") }), { minLength: 2 });
    fc.assert(
      fc.property(cells, fc.constantFrom(";" as const, "," as const), (line, separator) => {
        const [read, ...more] = parseCsv(csvLine(line, separator), separator);
        expect(more).toEqual([]);
        expect(read?.map((cell, index) => (cell === `'${line[index]}` ? line[index] : cell))).toEqual(line);
        expect(read?.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
      }),
    );
  });
});

const format: LogFileFormat = {
  language: "pt",
  separator: ",",
  columns: [
    { title: "id", value: ({ id }) => id },
    { title: "message", value: ({ message }) => message },
  ],
  showInstant: (instant) => instant,
};

async function write(shop: Shop, count: number) {
  const { tenantId, now } = shop.context;
  await shop.context.db.run(sql`INSERT INTO logs (tenant_id, id, at, level, event, message, search)
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    SELECT ${tenantId}, printf('log_%026d', i), ${now()} + i, 'info', 'x', 'evento ' || i, 'evento ' || i FROM n`);
}

describe("the exported log", () => {
  test.each([{ q: "evento" }, { event: "x" }])("has each entry once, over many pages: %o", async (filter) => {
    const shop = await Shop.open();
    await write(shop, 2_345);
    const { body } = await exportLogs(shop.context, filter, format);
    const [head, ...rows] = parseCsv((await new Response(body).text()).replace("\uFEFF", ""), ",");
    expect(head).toEqual(["id", "message"]);
    expect(rows.map(([, message]) => message)).toEqual(
      Array.from({ length: 2_345 }, (_, index) => `evento ${2_345 - index}`),
    );
  });

  test("says in its last line that it could not hold everything, and only then", async () => {
    const shop = await Shop.open();
    await write(shop, 30);
    const lines = async (maxRows: number) => {
      const { body } = await exportLogs(shop.context, { event: "x" }, format, maxRows);
      return (await new Response(body).text()).trimEnd().split("\r\n");
    };
    expect(await lines(30)).toHaveLength(31);
    const cut = await lines(20);
    expect(cut).toHaveLength(22);
    expect(cut.at(-1)).toContain("Há mais eventos: este arquivo traz os 20 mais recentes");
  });

  test("is read no further than it is downloaded", async () => {
    const shop = await Shop.open();
    await write(shop, 2_500);
    const asked: number[] = [];
    const db = Object.create(shop.context.db, {
      all: { value: (query: never) => asked.push(1) && shop.context.db.all(query) },
      batch: { value: (queries: never) => shop.context.db.batch(queries) },
    });
    const { body } = await exportLogs({ ...shop.context, db }, { event: "x" }, format);
    expect(asked).toHaveLength(1);
    const reader = body.getReader();
    await reader.read();
    await reader.read();
    expect(asked).toHaveLength(2);
    await reader.cancel();
  });
});

describe("GET /v1/logs/export", () => {
  let shop: Shop;
  let key: string;
  beforeAll(async () => {
    shop = await Shop.open();
    key = (await createApiKey(shop.context, shop.context.tenantId, { name: "CRM" })).key;
    const entry = { tenantId: shop.context.tenantId, event: "delivery.dead" as const };
    const params = { reason: '=cmd|"/c calc"!A1, "aspas"', hint: "" };
    await shop.context.db.batch(logStatements(shop.context, { ...entry, params, subject: "=1+1" }));
  });

  test("is a file that no cache keeps, in UTF-8 with a mark, parted by commas, instants in UTC", async () => {
    const query = "level=error&from=2024-01-01T00:00:00Z&to=2024-12-31T12:00:00Z";
    const answer = await call("get", `/v1/logs/export?${query}`, { token: key });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="ponte-log-2023-12-31-2024-12-31.csv"',
      "cache-control": "no-store",
    });
    const [head, row, ...more] = parseCsv(answer.text.replace("\uFEFF", ""), ",");
    expect(more).toEqual([]);
    expect(head?.join()).toBe("id,at,level,event,message,provider,connectionId,deliveryId,subject");
    expect(row?.slice(1, 4)).toEqual([new Date(shop.context.now()).toISOString(), "error", "delivery.dead"]);
    expect(row?.[4]).toContain('=cmd|"/c calc"!A1, "aspas"');
    expect(row?.at(-1)).toBe("'=1+1");
  });

  test("holds the caller's own company alone", async () => {
    const other = await Shop.open();
    const theirs = await createApiKey(other.context, other.context.tenantId, { name: "CRM" });
    const answer = await call("get", "/v1/logs/export?q=aspas", { token: theirs.key });
    expect(answer.text.trimEnd().split("\r\n")).toHaveLength(1);
  });

  test("is in the audit trail with who took it, and what was asked for is not repeated there", async () => {
    await call("get", "/v1/logs/export?q=segredo&level=error", {
      token: OPERATOR_TOKEN,
      tenant: shop.context.tenantId,
    });
    const [entry] = await shop.context.db.all(
      sql`SELECT actor_kind, params FROM audit WHERE tenant_id = ${shop.context.tenantId} AND action = 'log.exported'
        ORDER BY id DESC LIMIT 1`,
    );
    expect(entry).toEqual({ actor_kind: "operator", params: '{"level":"error"}' });
  });

  test.each([
    ["a key that may not read", "", 403, "insufficient_scope"],
    ["a range that is none", "?from=ontem", 400, "validation_failed"],
    ["a page", "?cursor=x", 400, "validation_failed"],
  ])("refuses %s", async (_, query, status, code) => {
    const { tenantId } = shop.context;
    const writer = await createApiKey(shop.context, tenantId, { name: "só vendas", scopes: ["sales:write"] });
    const token = status === 403 ? writer.key : key;
    expectProblem(await call("get", `/v1/logs/export${query}`, { token }), status, code);
  });
});
