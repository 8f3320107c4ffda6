import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { idFloor } from "../../../src/lib/ids.ts";
import { downloadArchive } from "../../../src/services/logs/download-archive.ts";
import { keepLogs } from "../../../src/services/logs/keep-logs.ts";
import { listArchives } from "../../../src/services/logs/list-archives.ts";
import { readLogRetention, setLogRetention } from "../../../src/services/logs/retention.ts";
import { prune } from "../../../src/services/operations/prune.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { forTenant, openContext, type TestTenantContext } from "../common/context.ts";
import { bindings } from "../common/worker.ts";

const DAY_MS = 86_400_000;
/** More than any test needs. */
const whole = { begin: true, pieces: 1_000 };
/** Noon in São Paulo: so many days before it is one day of its calendar, wherever the test runs. */
const NOON = Date.UTC(2025, 6, 1, 15);

async function openTenant(): Promise<TestTenantContext> {
  const context = openContext();
  context.clock.moveTo(NOON);
  return forTenant(context, (await createTenant(context, { name: "Padaria Sol" })).id);
}

/** Entries of one instant so many days ago, each with its requests and answers. */
async function write({ db, tenantId, now }: TestTenantContext, ageDays: number, count = 1, detail = "{}") {
  const at = now() - ageDays * DAY_MS;
  const ids = sql`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    SELECT ${idFloor("log", at)} || ${tenantId.slice(-8)} || printf('%08d', i) AS id, i FROM n`;
  await db.batch([
    sql`INSERT INTO logs (tenant_id, id, at, level, event, message, params)
      SELECT ${tenantId}, id, ${at} + i, 'info', 'x', ${`há ${ageDays} dias`}, '{"n":1}' FROM (${ids})`,
    sql`INSERT INTO log_details (log_id, tenant_id, detail) SELECT id, ${tenantId}, ${detail} FROM (${ids})`,
  ]);
}

async function ages({ db, tenantId, now }: TestTenantContext, table: "logs" | "log_details" = "logs") {
  const key = table === "logs" ? sql`l.id` : sql`d.log_id`;
  const rows =
    await db.all(sql`SELECT ${key} AS id, l.at FROM logs l LEFT JOIN log_details d ON d.log_id = l.id
    WHERE l.tenant_id = ${tenantId} ORDER BY l.id DESC`);
  return rows
    .filter(({ id }) => id !== null)
    .map(({ at }) => Math.abs(Math.round((now() - Number(at)) / DAY_MS)));
}

/** What is in the archive, line by line, oldest first. */
async function readArchive(context: TestTenantContext): Promise<Record<string, unknown>[]> {
  const { items } = await listArchives(context, { limit: 200 });
  const texts: string[] = [];
  for (const { id, bytes } of items.reverse()) {
    const { body } = await downloadArchive(context, id);
    const packed = await new Response(body).arrayBuffer();
    expect(packed.byteLength).toBe(bytes);
    const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    texts.push(await new Response(plain).text());
  }
  return texts.flatMap((text) =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  );
}

const objects = async ({ tenantId }: TestTenantContext) =>
  (await bindings.ARCHIVE?.list({ prefix: `logs/${tenantId}/` }))?.objects.map(({ key }) => key) ?? [];

describe("how long a log is kept", () => {
  test("requests and answers thirty days, entries ninety, and nothing younger is touched", async () => {
    const context = await openTenant();
    for (const age of [0, 29, 30, 31, 89, 90, 91]) await write(context, age, 2);
    expect(await keepLogs(context, whole)).toMatchObject({ archived: 4, deleted: 2, failed: 0, done: true });
    expect(await ages(context)).toEqual([0, 0, 29, 29, 30, 30, 31, 31, 89, 89, 90, 90]);
    expect(await ages(context, "log_details")).toEqual([0, 0, 29, 29, 30, 30]);
    expect(await keepLogs(context, whole)).toMatchObject({ archived: 0, deleted: 0 });
  });

  test("as each company wants it: a shorter log loses its details with it, a longer one keeps its entries", async () => {
    const [short, usual, long] = [await openTenant(), await openTenant(), await openTenant()];
    await setLogRetention(short, 7);
    await setLogRetention(long, 365);
    expect(await readLogRetention(short)).toEqual({ days: 7, detailDays: 7, archived: true });
    expect(await readLogRetention(usual)).toEqual({ days: 90, detailDays: 30, archived: true });
    for (const context of [short, usual, long]) {
      for (const age of [6, 8, 100, 364, 366]) await write(context, age);
    }
    await keepLogs(short, whole);
    expect(await ages(short)).toEqual([6]);
    expect(await ages(short, "log_details")).toEqual([6]);
    expect(await ages(usual)).toEqual([6, 8]);
    expect(await ages(long)).toEqual([6, 8, 100, 364]);
  });

  test("a hub without a bucket deletes the same, and archives nothing", async () => {
    const context = { ...(await openTenant()), archive: undefined };
    for (const age of [0, 29, 31, 89, 91]) await write(context, age, 2);
    await prune(context);
    expect(await ages(context, "log_details")).toEqual([0, 0, 29, 29]);
    expect(await keepLogs(context, whole)).toMatchObject({ archived: 0, deleted: 2 });
    expect(await ages(context)).toEqual([0, 0, 29, 29, 31, 31, 89, 89]);
    expect(await readLogRetention(context)).toMatchObject({ archived: false });
    expect((await listArchives(context, { limit: 50 })).items).toEqual([]);
  });
});

describe("the archive", () => {
  test("holds each entry once, with its requests and answers, one object for a day", async () => {
    const context = await openTenant();
    for (const age of [40, 39, 31]) await write(context, age, 3, '{"exchanges":[{"answer":"***"}]}');
    await write(context, 20);
    await keepLogs(context, whole);
    const lines = await readArchive(context);
    expect(lines.map(({ message }) => message)).toEqual([
      ...Array(3).fill("há 40 dias"),
      ...Array(3).fill("há 39 dias"),
      ...Array(3).fill("há 31 dias"),
    ]);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(9);
    expect(lines[0]).toMatchObject({
      at: new Date(context.now() - 40 * DAY_MS + 1).toISOString(),
      level: "info",
      event: "x",
      params: { n: 1 },
      detail: { exchanges: [{ answer: "***" }] },
    });
    const { items } = await listArchives(context, { limit: 50 });
    expect(items.map(({ day, entries }) => [day, entries])).toEqual([
      ["2025-05-31", 3],
      ["2025-05-23", 3],
      ["2025-05-22", 3],
    ]);
    expect(await objects(context)).toHaveLength(3);
  });

  test("parts a long day into objects, and large details before they fill the memory", async () => {
    const context = await openTenant();
    await write(context, 40, 2_100);
    await write(context, 35, 30, JSON.stringify({ text: "x".repeat(400_000) }));
    await keepLogs(context, whole);
    const { items } = await listArchives(context, { limit: 50 });
    expect(items.map(({ entries }) => entries).reverse()).toEqual([1_000, 1_000, 100, 10, 10, 10]);
    expect(new Set((await readArchive(context)).map(({ id }) => id)).size).toBe(2_130);
  });

  test("a crash at any moment loses no entry and doubles none", async () => {
    const places = ["before the object", "after the object", "after the batch"] as const;
    for (const place of places) {
      const context = await openTenant();
      for (const age of [100, 40]) await write(context, age, 3);
      const { archive, db } = context;
      if (archive === undefined) throw new Error("the test's hub has no bucket");
      const crash = new Error(place);
      const batch = async (queries: Parameters<typeof db.batch>[0]) => {
        if (place === "after the batch") await db.batch(queries);
        throw crash;
      };
      const dying = new Proxy(db, {
        get: (target, name) => {
          const value: unknown = name === "batch" ? batch : Reflect.get(target, name);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
      const put = async (key: string, bytes: ArrayBuffer) => {
        if (place === "before the object") throw crash;
        await archive.put(key, bytes);
      };
      const { failed } = await keepLogs({ ...context, db: dying, archive: { ...archive, put } }, whole);
      expect(failed, place).toBe(1);
      await keepLogs(context, whole);
      expect(await ages(context), place).toEqual([40, 40, 40]);
      const lines = await readArchive(context);
      expect(
        lines.map(({ message }) => message),
        place,
      ).toEqual([...Array(3).fill("há 100 dias"), ...Array(3).fill("há 40 dias")]);
      expect(await objects(context), place).toHaveLength(2);
    }
  });

  test("two rounds at once write the same objects", async () => {
    const context = await openTenant();
    for (const age of [95, 60, 40]) await write(context, age, 700);
    await Promise.all([keepLogs(context, whole), keepLogs(context, whole)]);
    expect(new Set((await readArchive(context)).map(({ id }) => id)).size).toBe(2_100);
    expect(await objects(context)).toHaveLength(3);
    expect(await ages(context)).toHaveLength(1_400);
  });

  test("an archive that cannot be written keeps its entries in the log, and nobody else waits for it", async () => {
    const [first, second] = [await openTenant(), await openTenant()];
    for (const context of [first, second]) await write(context, 100);
    const { archive } = first;
    if (archive === undefined) throw new Error("the test's hub has no bucket");
    const put = async (key: string, bytes: ArrayBuffer) => {
      if (key.includes(first.tenantId)) throw new Error("R2 is down");
      await archive.put(key, bytes);
    };
    expect(await keepLogs({ ...first, archive: { ...archive, put } }, whole)).toMatchObject({ failed: 1 });
    expect(await ages(first)).toEqual([100]);
    expect(await ages(first, "log_details")).toEqual([100]);
    expect(await ages(second)).toEqual([]);
    await keepLogs(first, whole);
    expect(await ages(first)).toEqual([]);
    expect(await readArchive(first)).toHaveLength(1);
  });

  test("what is another company's is not there, nor what the storage lost", async () => {
    const [mine, other] = [await openTenant(), await openTenant()];
    await write(other, 40);
    await keepLogs(other, whole);
    const [theirs] = (await listArchives(other, { limit: 50 })).items;
    expect((await listArchives(mine, { limit: 50 })).items).toEqual([]);
    const refused = { code: "log_archive_not_found" };
    await expect(downloadArchive(mine, theirs?.id ?? "")).rejects.toMatchObject(refused);
    await bindings.ARCHIVE?.delete(await objects(other));
    await expect(downloadArchive(other, theirs?.id ?? "")).rejects.toMatchObject(refused);
  });
});

describe("a round", () => {
  test("that is too much for one call goes on in the next ones, and only a daily job begins one", async () => {
    const context = await openTenant();
    await write(context, 100, 2_600);
    await write(context, 40, 1_500);
    expect(await keepLogs(context, { begin: false, pieces: 5 })).toMatchObject({ archived: 0, deleted: 0 });
    expect(await keepLogs(context, { begin: true, pieces: 3 })).toMatchObject({ archived: 2, done: false });
    let calls = 0;
    for (let done = false; !done; calls++) ({ done } = await keepLogs(context, { begin: false, pieces: 3 }));
    expect(calls).toBeGreaterThan(3);
    expect(await ages(context)).toHaveLength(1_500);
    expect(await readArchive(context)).toHaveLength(4_100);
    await write(context, 99);
    expect(await keepLogs(context, { begin: false, pieces: 5 })).toMatchObject({ archived: 0, deleted: 0 });
  });
});
