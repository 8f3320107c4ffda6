import { applyD1Migrations } from "cloudflare:test";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { registerCompany } from "../../../src/services/accounts/register-company.ts";
import { createContext } from "../../../src/services/context.ts";
import { Erp } from "../common/erp.ts";
import { saleInput } from "../common/sales.ts";
import { bindings } from "../common/worker.ts";
import { ofCompanies, readTables, rowsOf, TwoDatabases } from "./two-databases.ts";

/** A company, its key and its shop's ERP. */
type Company = { id: string; shard: 1 | 2; email: string; key: string; erp: Erp; connectionId: string };

let hub: TwoDatabases;
let aheadMs = 0;
const realNow = Date.now;

beforeAll(async () => {
  await applyD1Migrations(bindings.FURTHER, bindings.TEST_MIGRATIONS);
  await readTables();
});

beforeEach(() => {
  hub = new TwoDatabases();
  vi.spyOn(Date, "now").mockImplementation(() => realNow() + aheadMs);
});

afterEach(() => {
  vi.restoreAllMocks();
});

const TICK = "*/3 * * * *";
const WATCHDOG = "7-59/15 * * * *";

/** Says that a database holds the least, so that the next company goes there. */
async function makeRoomIn(shard: 1 | 2): Promise<void> {
  const sizes = { 1: shard === 1 ? 1 : 2, 2: shard === 2 ? 1 : 2 };
  for (const [number, bytes] of Object.entries(sizes)) {
    await bindings.DB.prepare("INSERT OR REPLACE INTO database_sizes (shard, bytes, at) VALUES (?, ?, ?)")
      .bind(Number(number), bytes, Date.now())
      .run();
  }
}

let companies = 0;

/** Registers a company by its own admin, and opens its shop. */
async function open(shard: 1 | 2): Promise<Company> {
  await makeRoomIn(shard);
  const name = `Loja${++companies} Sol`;
  const email = `ana${companies}@example.com`;
  const sender = { origin: "https://hub.test", language: "pt", address: "203.0.113.7" } as const;
  await registerCompany(createContext(hub.bindings), { company: name, email }, sender);
  const [tenant] = (await hub.call("GET", `/v1/tenants?q=${encodeURIComponent(name)}`)).body.items;
  const { key } = (await hub.call("POST", `/v1/tenants/${tenant.id}/api-keys`, { body: { name: "CRM" } }))
    .body;
  const erp = await Erp.open();
  const company = { id: String(tenant.id), shard, email, key: String(key), erp, connectionId: "" };
  const { credentials } = erp;
  const made = await api(company, "POST", "/v1/connections", {
    provider: "gestaoclick",
    name: "GestãoClick",
    settings: {},
    credentials,
  });
  const connectionId = String(made.id);
  await api(company, "POST", `/v1/connections/${connectionId}/activate`);
  return { ...company, connectionId };
}

/** Works as a company's CRM; where its rows are elsewhere, nothing of them is asked of the first database. */
async function as<Result>({ shard }: Company, work: () => Promise<Result>): Promise<Result> {
  return shard === 1 ? await work() : await hub.withDirectoryOnly(work);
}

async function api(company: Company, method: string, path: string, body?: unknown) {
  const answer = await as(company, () => hub.call(method, path, { token: company.key, body }));
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
}

/** The tick of all databases, and what it set going. */
async function tick(): Promise<void> {
  await hub.fire(TICK);
  await hub.settle();
}

const stateOf = async (company: Company, sale: string) =>
  (await api(company, "GET", `/v1/sales/${sale}`)).deliveries[0]?.state;

describe.each([1, 2] as const)("the whole life of a company in database %i of two", (shard) => {
  test("from its registration to the end of its connection", async () => {
    const company = await open(shard);
    const { connectionId } = company;

    await api(company, "PUT", "/v1/sales/s-1", saleInput());
    await tick();
    expect(await stateOf(company, "s-1")).toBe("delivered");
    expect(await company.erp.sales()).toHaveLength(1);

    // What cannot go is a problem, and its company's admin gets a mail of it.
    await api(company, "PUT", "/v1/sales/s-2", { ...saleInput(), customer: { name: "Sem documento" } });
    expect(await stateOf(company, "s-2")).toBe("dead");
    const [problem] = (await api(company, "GET", "/v1/problems")).items;
    aheadMs += 61_000;
    await tick();
    const mails = (await hub.call("GET", "/v1/dev/outbox")).body.items;
    expect(mails.filter(({ to }: { to: string }) => to === company.email)[0].text).toMatch(/sem CPF ou CNPJ/);

    // Corrected, it goes by a replay of the problem.
    await api(company, "PUT", "/v1/sales/s-2", saleInput());
    await api(company, "POST", "/v1/replays", { filter: { problemId: problem.id } });
    await api(company, "POST", "/v1/sales/s-1/resend");
    await as(company, () => hub.settle());
    await tick();
    expect(await stateOf(company, "s-2")).toBe("delivered");
    expect(await company.erp.sales()).toHaveLength(2);

    const { items: entries, nextCursor } = await api(company, "GET", "/v1/logs?limit=3");
    expect(entries).toHaveLength(3);
    const older = await api(company, "GET", `/v1/logs?limit=200&cursor=${nextCursor}`);
    const events = [...entries, ...older.items].map(({ event }: { event: string }) => event);
    expect(events).toContain("sale.created");
    expect((await api(company, "GET", `/v1/logs?q=${encodeURIComponent("padaria")}`)).items).not.toEqual([]);

    // The trail is one, wherever its entries stand, page by page.
    const trail: string[] = [];
    for (let cursor = ""; ; ) {
      const path = `/v1/tenants/${company.id}/audit?limit=2&cursor=${cursor}`;
      const page = (await hub.call("GET", path)).body;
      trail.push(...page.items.map(({ action }: { action: string }) => action));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(trail).toEqual([
      "sale.resent",
      "replay.started",
      "connection.activated",
      "connection.created",
      "api_key.created",
      "tenant.registered",
    ]);

    const status = await api(company, "GET", "/v1/status");
    expect(status).toMatchObject({
      routine: { ok: true },
      connections: [{ id: connectionId, health: "fine" }],
    });

    await api(company, "DELETE", `/v1/connections/${connectionId}`);
    await tick();
    expect((await api(company, "GET", "/v1/connections")).items).toEqual([]);
    await api(company, "GET", "/v1/sales");
    const [mine, other] = shard === 1 ? [bindings.DB, bindings.FURTHER] : [bindings.FURTHER, bindings.DB];
    expect(ofCompanies(await rowsOf(mine, company.id))).toEqual(
      expect.arrayContaining([
        "alerts",
        "connections",
        "deliveries",
        "logs",
        "mappings",
        "problems",
        "sales",
      ]),
    );
    expect(ofCompanies(await rowsOf(other, company.id))).toEqual([]);
    if (shard === 1) expect(await rowsOf(other, company.id)).toEqual({});
    else expect(await rowsOf(mine, company.id)).not.toMatchObject({ members: expect.anything() });
    expect(hub.retried).toEqual([]);
  });

  test("an address of webhooks leads to its database, and no other", async () => {
    const company = await open(shard);
    const made = await api(company, "POST", "/v1/connections", {
      provider: "auvo-omie",
      name: "Auvo",
      settings: { taskStatus: "X", quotationStatus: "X" },
    });
    const { url } = await api(company, "POST", `/v1/connections/${made.id}/webhooks-in/omie`);
    expect(await as(company, () => hub.call("POST", url))).toMatchObject({ status: 202 });
    const secret = url.split("/").at(-1);
    expect(secret.startsWith("2.")).toBe(shard === 2);
    const bare = secret.replace(/^2\./, "");
    for (const wrong of [shard === 1 ? `2.${bare}` : bare, `3.${bare}`]) {
      expect(await hub.call("POST", url.replace(secret, wrong))).toMatchObject({ status: 404 });
    }
  });

  test("costs as many round trips as in a hub with one database", async () => {
    const company = await open(shard);
    // The first use of a key in an hour is noted.
    await api(company, "GET", "/v1/sales");
    await api(company, "PUT", "/v1/sales/known", saleInput());
    await tick();
    const accepted = await hub.tripsOf(() =>
      api(company, "PUT", "/v1/sales/s-1", saleInput({ number: "7" })),
    );
    const further =
      shard === 2 ? { connectionId: company.connectionId, shard } : { connectionId: company.connectionId };
    const delivered = await hub.tripsOf(() => as(company, () => hub.deliver(further)));
    expect(await stateOf(company, "s-1")).toBe("delivered");
    const log = await hub.tripsOf(() => api(company, "GET", "/v1/logs"));
    const [own, directory] = shard === 1 ? (["first", "first"] as const) : (["further", "first"] as const);
    expect(accepted.first + accepted.further).toBe(2);
    expect(log.first + log.further).toBe(2);
    expect(delivered[own]).toBe(ONE_DATABASE.delivered);
    expect(delivered[shard === 1 ? "further" : "first"]).toBe(0);
    expect(accepted[directory]).toBeGreaterThanOrEqual(1);
  });
});

/** As `npm run bench -- capacity` counts them in a hub with one database, but for the tick's own. */
const ONE_DATABASE = { delivered: 8 };

describe("a database that does not answer", () => {
  test("delays no other, is told to monitors, and is worked once it answers", async () => {
    const [here, there] = [await open(1), await open(2)];
    await tick();
    await api(here, "PUT", "/v1/sales/s-1", saleInput());
    await api(there, "PUT", "/v1/sales/s-1", saleInput());
    hub.isBroken = true;
    await hub.fire(TICK);
    await hub.settle();
    expect(await stateOf(here, "s-1")).toBe("delivered");
    expect(hub.retried).toEqual([{ job: "tick", shard: 2 }]);
    const metrics = (await hub.call("GET", "/metrics")).body;
    expect(metrics).toContain('ponte_database_up{database="DB"} 1');
    expect(metrics).toContain('ponte_database_up{database="DB_2"} 0');
    const refused = await hub.call("GET", "/v1/sales", { token: there.key });
    expect(refused).toMatchObject({ status: 503, body: { code: "database_unavailable" } });
    await hub.fire(WATCHDOG);

    hub.isBroken = false;
    await hub.deliver({ job: "tick", shard: 2 });
    await hub.settle();
    expect(await stateOf(there, "s-1")).toBe("delivered");
    expect((await hub.call("GET", "/metrics")).body).toContain('ponte_database_up{database="DB_2"} 1');
  });

  test("gets no new company once its tick has stopped", async () => {
    await tick();
    await makeRoomIn(2);
    aheadMs += 16 * 60_000;
    hub.isBroken = true;
    await hub.fire(TICK);
    await hub.settle();
    const { id } = (await hub.call("POST", "/v1/tenants", { body: { name: "Loja nova" } })).body;
    const row = await bindings.DB.prepare("SELECT shard FROM tenants WHERE id = ?").bind(id).first();
    expect(row).toEqual({ shard: 1 });
  });
});

describe("the support team's views", () => {
  test("read all databases: companies, approvals, secrets, and each cause once, with the companies of both", async () => {
    const [here, there] = [await open(1), await open(2)];
    for (const company of [here, there]) {
      await api(company, "PUT", "/v1/sales/s-1", { ...saleInput(), customer: { name: "Sem documento" } });
      aheadMs += 1_000;
    }
    const tenants = (await hub.call("GET", "/v1/tenants")).body.items;
    expect(tenants.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([here.id, there.id]));

    const seen: {
      id: string;
      code: string;
      cause: string;
      tenantCount: number;
      tenants: { id: string }[];
    }[] = [];
    for (let cursor = ""; ; ) {
      const page = (await hub.call("GET", `/v1/problems?limit=1&cursor=${cursor}`)).body;
      seen.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    const causes = seen.map(({ code, cause }) => `${code} ${cause}`);
    expect(new Set(causes).size).toBe(causes.length);
    const shared = seen.find(({ tenants: which }) => which.some(({ id }) => id === there.id));
    expect(shared?.tenants.map(({ id }) => id)).toEqual(expect.arrayContaining([there.id, here.id]));
    expect(shared?.tenantCount).toBeGreaterThanOrEqual(2);
    const one = (await hub.call("GET", `/v1/problems/${shared?.id}`)).body;
    expect(one).toMatchObject({ id: shared?.id, tenantCount: shared?.tenantCount });

    const metrics: string = (await hub.call("GET", "/metrics")).body;
    const dead = Number(/ponte_deliveries_unfinished\{state="dead"\} (\d+)/.exec(metrics)?.[1]);
    const counted = await Promise.all(
      [bindings.DB, bindings.FURTHER].map((db) =>
        db.prepare("SELECT count(*) AS n FROM deliveries WHERE state = 'dead'").first<{ n: number }>(),
      ),
    );
    expect(dead).toBe(counted.reduce((total, row) => total + (row?.n ?? 0), 0));

    const rotation = (await hub.call("GET", "/v1/secrets/rotation")).body;
    expect(rotation.total).toBeGreaterThanOrEqual(4);
    expect(rotation.unreadable).toEqual([]);
  });
});
