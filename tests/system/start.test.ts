import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { commandOf, processTree } from "../../scripts/lib/processes.mjs";
import { caller, eventually, freePort, OPERATOR_TOKEN, temporaryFolder } from "../common/hub.ts";
import { NpmStart } from "../common/npm-start.ts";

const started: NpmStart[] = [];

afterEach(() => {
  for (const hub of started.splice(0)) hub.kill();
});

function hubOn(
  port: number,
  stateDir = temporaryFolder(),
  environment: Record<string, string> = {},
): NpmStart {
  const hub = new NpmStart(port, stateDir, environment);
  started.push(hub);
  return hub;
}

async function serves(url: string): Promise<boolean> {
  return await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );
}

const gone = async (hub: NpmStart) =>
  await eventually(
    () => serves(hub.url),
    (serving) => !serving,
    10_000,
  );

test.each(["SIGTERM", "SIGKILL"] as const)(
  "when npm alone gets %s, everything below it ends too",
  async (signal) => {
    const hub = hubOn(await freePort());
    await hub.start();
    hub.signal(signal);
    await gone(hub);
  },
);

test("a killed hub leaves no process on its port, and starts again with what it had", async () => {
  const stateDir = temporaryFolder();
  const port = await freePort();
  const first = hubOn(port, stateDir);
  await first.start();
  const operator = caller(first.url, OPERATOR_TOKEN);
  const { body: tenant } = await operator("POST", "/v1/tenants", { name: "Padaria Sol" });
  first.kill();
  await gone(first);

  const second = hubOn(port, stateDir);
  await second.start();
  expect((await operator("GET", "/v1/tenants")).body.items).toMatchObject([tenant]);
});

test("a hub whose workerd alone is killed comes back by itself, with what it had", async () => {
  const hub = hubOn(await freePort());
  await hub.start();
  const operator = caller(hub.url, OPERATOR_TOKEN);
  const { body: tenant } = await operator("POST", "/v1/tenants", { name: "Padaria Sol" });
  const workers = processTree(hub.pid).filter((pid) => /workerd serve/.test(commandOf(pid)));
  expect(workers.length).toBeGreaterThan(0);
  for (const pid of workers) process.kill(pid, "SIGKILL");
  expect(await serves(hub.url)).toBe(false);
  await eventually(
    () => serves(hub.url),
    (serving) => serving,
    60_000,
  );
  expect((await operator("GET", "/v1/tenants")).body.items).toMatchObject([tenant]);
});

test("a second start on the same state folder says so and leaves the first alone", async () => {
  const stateDir = temporaryFolder();
  const first = hubOn(await freePort(), stateDir);
  await first.start();
  await expect(hubOn(await freePort(), stateDir).start()).rejects.toThrow(
    /running already with this state folder/,
  );
  expect(await serves(first.url)).toBe(true);
});

test("a port that is in use is named, with the cure", async () => {
  const port = await freePort();
  const other = createServer().listen(port, "127.0.0.1");
  try {
    await expect(hubOn(port).start()).rejects.toThrow(`The port ${port} is in use by another program`);
  } finally {
    other.close();
  }
});

test("a port that is none is refused before anything starts", async () => {
  await expect(hubOn(0, temporaryFolder(), { PORT: "abc" }).start()).rejects.toThrow(
    /PORT must be a whole number/,
  );
});

test("two hubs run side by side, each with its own database", async () => {
  const hubs = [hubOn(await freePort()), hubOn(await freePort())];
  for (const hub of hubs) await hub.start();
  const [one, two] = hubs.map(({ url }) => caller(url, OPERATOR_TOKEN));
  await one?.("POST", "/v1/tenants", { name: "Só no primeiro" });
  expect((await two?.("GET", "/v1/tenants"))?.body.items).toEqual([]);
});

test("the demo shop delivers its day's sales and prints a curl that works", async () => {
  const hub = hubOn(await freePort(), temporaryFolder(), { PONTE_DEMO: "1" });
  await hub.start();
  const key = /API key\s+(ponte_\S+)/.exec(hub.printed)?.[1] ?? "";
  const api = caller(hub.url, key);
  const sales = await eventually(
    async () => (await api("GET", "/v1/sales")).body.items,
    (items) =>
      items.filter((sale: { delivery: { state: string } | null }) => sale.delivery?.state === "delivered")
        .length === 4,
  );
  const states = Object.fromEntries(
    sales.map((sale: { externalId: string; delivery: { state: string } | null }) => [
      sale.externalId,
      sale.delivery?.state ?? "none",
    ]),
  );
  expect(states).toMatchObject({ "venda-1000": "held", "venda-1004": "dead", "venda-1005": "none" });
  const body = /-d '(\{.*\})'/.exec(hub.printed)?.[1];
  expect((await api("PUT", "/v1/sales/my-first-sale", body)).status).toBe(202);
});
