import { execFile, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { childEnv, modernNode, ROOT } from "../../scripts/lib/install.mjs";
import { startWorker } from "../../scripts/lib/worker.mjs";
import {
  caller,
  connect,
  type Erp,
  eventually,
  freePort,
  OPERATOR_TOKEN,
  openErp,
  openTenant,
  type Running,
  sale,
  startSandbox,
  type Tenant,
  temporaryFolder,
} from "../common/hub.ts";
import { salesOf } from "../common/running-shop.ts";

/** `ponte`, as an operator types it, against a real hub with a real sandbox behind it. */

const PONTE = join(ROOT, "bin", "ponte.mjs");
const stateDir = temporaryFolder();
let sandbox: Running;
let hub: Running;
let tenant: Tenant;
let erp: Erp;
let connectionId: string;

const KEYS = { k1: "A".repeat(43), k2: `${"B".repeat(42)}A` };

async function startHubWith(credentialKeys: { active: string; keys: Record<string, string> }): Promise<void> {
  hub?.stop();
  hub = await startWorker({
    config: "wrangler.toml",
    name: "hub",
    port: await freePort(),
    stateDir,
    variables: {
      OPERATOR_TOKEN,
      CREDENTIAL_KEYS: JSON.stringify(credentialKeys),
      GESTAOCLICK_BASE_URL: `${sandbox.url}/gestaoclick`,
      PONTE_BOOTED_AT: Date.now(),
    },
  });
}

beforeAll(async () => {
  sandbox = await startSandbox();
  await startHubWith({ active: "k1", keys: { k1: KEYS.k1 } });
  tenant = await openTenant(hub.url);
  erp = await openErp(sandbox.url);
  connectionId = await connect(tenant, erp, {}, false);
});

afterAll(() => {
  hub?.stop();
  sandbox?.stop();
});

type Ran = { status: number; stdout: string; stderr: string };

/** Runs `ponte …` with nobody at the keyboard. */
async function ponte(args: string[], environment: NodeJS.ProcessEnv = {}, input = ""): Promise<Ran> {
  const env = childEnv({ PONTE_URL: hub.url, PONTE_TOKEN: OPERATOR_TOKEN, ...environment });
  return await new Promise((resolve) => {
    const child = execFile(modernNode(), [PONTE, ...args], { env }, (_, stdout, stderr) =>
      resolve({ status: child.exitCode ?? 1, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

/** The same, in the tenant, with its result read. */
async function json(...args: string[]) {
  const ran = await ponte([...args, "--json"], { PONTE_TENANT: tenant.id });
  expect(ran.status, ran.stderr).toBe(0);
  return JSON.parse(ran.stdout);
}

test("an operator makes a tenant and a key that works, lists both, and revokes the key", async () => {
  const created = await ponte(["tenants", "create", "Mercado da Vila"]);
  expect(created).toMatchObject({ status: 0, stderr: "" });
  const id = created.stdout.trim();
  const listed = await ponte(["tenants", "list", "--search", "Mercado da V"]);
  expect(listed.stdout).toMatch(new RegExp(`^id +name +created .*\n${id} +Mercado da Vila +\\d{4}-`));

  const made = await ponte([
    "keys",
    "create",
    "CRM",
    "--tenant",
    id,
    "--scope",
    "read",
    "--scope",
    "sales:write",
  ]);
  const api = caller(hub.url, made.stdout.trim());
  expect((await api("GET", "/v1/sales")).status).toBe(200);
  expect((await api("POST", "/v1/functions/list_plans", { input: {} })).status).toBe(403);

  const keys = JSON.parse((await ponte(["keys", "list", "--tenant", id, "--json"])).stdout);
  expect(keys).toMatchObject([{ name: "CRM", scopes: ["read", "sales:write"], revokedAt: null }]);
  const unasked = await ponte(["keys", "revoke", keys[0].id, "--tenant", id]);
  expect(unasked.status).toBe(2);
  expect(unasked.stderr).toContain("add --yes");
  expect((await api("GET", "/v1/sales")).status).toBe(200);
  expect((await ponte(["keys", "revoke", keys[0].id, "--tenant", id, "--yes"])).status).toBe(0);
  expect((await api("GET", "/v1/sales")).status).toBe(401);
});

test("a replay counts first, goes only after a yes, and shows how far it is until all have arrived", async () => {
  const ids = ["r-1", "r-2", "r-3"];
  for (const externalId of ids)
    await tenant.api("PUT", `/v1/sales/${externalId}`, sale({ number: externalId }));
  await tenant.api("POST", `/v1/connections/${connectionId}/activate`);
  const held = await json("deliveries", "list", "--state", "held");
  expect(held.map(({ subject }: { subject: string }) => subject).sort()).toEqual(ids);
  expect(await json("replay", "--state", "held", "--dry-run")).toEqual({ matched: 3 });

  const unasked = await ponte(["replay", "--state", "held"], { PONTE_TENANT: tenant.id });
  expect(unasked).toMatchObject({ status: 2, stdout: "" });
  expect(unasked.stderr).toContain("3 deliveries match. Put them back in the queue?");
  expect(await json("replay", "--state", "held", "--dry-run")).toEqual({ matched: 3 });

  const ran = await ponte(["replay", "--state", "held", "--yes", "--json", "--progress"], {
    PONTE_TENANT: tenant.id,
  });
  expect(ran.status, ran.stderr).toBe(0);
  expect(JSON.parse(ran.stdout)).toMatchObject({ matched: 3, waiting: 0, delivered: 3, dead: 0 });
  expect(ran.stderr).toMatch(/^\[█{30}\] 100 % 3 of 3, 3 delivered, 0 stopped$/m);
  expect(await salesOf(erp)).toHaveLength(3);
  expect(await json("replay", "--state", "held")).toEqual({ matched: 0 });

  const [first] = await json("deliveries", "list", "--subject", "r-1");
  expect(await json("deliveries", "show", first.id)).toMatchObject({ state: "delivered", subject: "r-1" });
});

test("a replay that somebody else stops ends, and says so", async () => {
  await tenant.api("POST", `/v1/connections/${connectionId}/pause`);
  await tenant.api("PUT", "/v1/sales/r-4", sale({ number: "r-4" }));
  const running = ponte(["replay", "--search", "r-4", "--yes", "--json"], { PONTE_TENANT: tenant.id });
  const replays = async () => (await tenant.api("GET", "/v1/replays")).body.items;
  const [replay] = await eventually(replays, ([newest]) => newest?.state === "running", 20_000);
  await tenant.api("POST", `/v1/replays/${replay.id}/abort`);
  const { status, stdout } = await running;
  expect(JSON.parse(stdout)).toMatchObject({ id: replay.id, state: "aborted", dead: 1 });
  expect(status).toBe(1);
  await tenant.api("POST", `/v1/connections/${connectionId}/resume`);
});

test("stopped by a signal, it leaves nothing running, also where Node must be asked to read types", async () => {
  const env = childEnv({ PONTE_URL: hub.url, PONTE_TOKEN: tenant.key });
  const args = ["--no-experimental-strip-types", PONTE, "logs", "tail"];
  const outer = spawn(modernNode(), args, { env, stdio: ["ignore", "pipe", "ignore"] });
  // Closed once nobody holds it any more: the process within holds it too.
  const closed = new Promise((resolve) => outer.on("close", resolve));
  await new Promise((resolve) => outer.stdout.once("data", resolve));
  outer.kill("SIGTERM");
  expect(await closed).toBe(143);
});

test("connections and functions are listed as tables for people", async () => {
  const connections = await ponte(["connections", "list"], { PONTE_TENANT: tenant.id });
  expect(connections.stdout).toMatch(
    new RegExp(
      `^id +provider +name +status +flows\n${connectionId} +gestaoclick +GestãoClick +active +sales\n$`,
    ),
  );
  const functions = await ponte(["functions", "list"], { PONTE_TENANT: tenant.id });
  expect(functions.stdout).toMatch(/^list_invoices +read /m);
});

test("the log's tail begins with the newest entries, oldest first, and goes on with what happens", async () => {
  const begin = await ponte(["logs", "tail", "--lines", "4", "--no-follow", "--json"], {
    PONTE_TENANT: tenant.id,
  });
  const entries = begin.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const { body } = await tenant.api("GET", "/v1/logs?limit=4");
  expect(entries.map(({ id }) => id)).toEqual(body.items.map(({ id }: { id: string }) => id).reverse());

  const env = childEnv({ PONTE_URL: hub.url, PONTE_TOKEN: tenant.key });
  const follower = spawn(modernNode(), [PONTE, "logs", "tail", "--subject", "t-1"], { env });
  let printed = "";
  follower.stdout.on("data", (chunk) => {
    printed += chunk;
  });
  const ended = new Promise((resolve) => follower.on("exit", resolve));
  try {
    for (const number of ["1", "2"]) {
      await tenant.api("PUT", "/v1/sales/t-1", sale({ number }));
      const lines = async () =>
        printed.split("\n").filter((line) => line.includes("[gestaoclick t-1]") || line.includes("[t-1]"));
      const { body: known } = await tenant.api("GET", "/v1/logs?subject=t-1");
      await eventually(lines, ({ length }) => length === known.items.length && length > 0, 20_000);
    }
    expect(new Set(printed.trim().split("\n")).size).toBe(printed.trim().split("\n").length);
  } finally {
    follower.kill("SIGINT");
  }
  expect(await ended).toBe(0);
});

test("a rotation of the key ring is carried through with progress, and its state is told", async () => {
  const before = JSON.parse((await ponte(["secrets", "status", "--json"])).stdout);
  expect(before).toMatchObject({ activeKey: "k1", total: 2, remaining: 0 });
  await startHubWith({ active: "k2", keys: KEYS });
  const waiting = await ponte(["secrets", "status"]);
  expect(waiting.status).toBe(1);
  expect(waiting.stdout).toContain("2 secrets, 2 remain.");
  const rotated = await ponte(["secrets", "rotate", "--progress"]);
  expect(rotated.stderr).toMatch(/^\[█{30}\] 100 % 2 of 2, secrets$/m);
  expect(rotated.stdout).toMatch(/^k2 +yes +2$/m);
  expect(rotated.stdout).toMatch(/^2 secrets, finished /m);
  expect(rotated.status).toBe(0);
});

test("what the hub refuses is told with its fields and its cure, and as JSON for programs", async () => {
  const nameless = await ponte(["tenants", "create", " "]);
  expect(nameless.status).toBe(1);
  expect(nameless.stderr).toMatch(/^400 validation_failed: .*\n {2}name: /);
  const whose = await ponte(["connections", "list"]);
  expect(whose.status).toBe(1);
  expect(whose.stderr).toContain("tenant_required");
  expect(whose.stderr).toContain("--tenant <id>, or PONTE_TENANT");
  const unserved = await ponte(
    ["functions", "call", "list_invoices", "--input", "-", "--json"],
    {
      PONTE_TENANT: tenant.id,
    },
    '{"document":"529.982.247-25"}',
  );
  expect(unserved.status).toBe(1);
  expect(JSON.parse(unserved.stderr)).toMatchObject({ status: 501, code: "not_configured" });
  const stranger = await ponte(["tenants", "list"], { PONTE_TOKEN: "wrong" });
  expect(stranger).toMatchObject({ status: 1, stdout: "" });
  expect(stranger.stderr).toContain("401 unauthenticated");
  const elsewhere = { PONTE_URL: `http://127.0.0.1:${await freePort()}` };
  const nowhere = await ponte(["tenants", "list"], elsewhere);
  expect(nowhere.status).toBe(1);
  expect(nowhere.stderr).toContain("had no answer");
  const told = await ponte(["tenants", "list", "--json"], elsewhere);
  expect(JSON.parse(told.stderr)).toMatchObject({ code: "no_answer", detail: expect.any(String) });
  const unwritten = await ponte(["tenants", "list", "--limit", "0", "--json"]);
  expect(unwritten.status).toBe(2);
  expect(JSON.parse(unwritten.stderr)).toMatchObject({ code: "usage" });
  const whoseJson = await ponte(["connections", "list", "--json"]);
  expect(JSON.parse(whoseJson.stderr)).toMatchObject({ code: "tenant_required" });
});

test("what is not written as it must be is refused before the hub is asked, with a word about how it is written", async () => {
  const file = join(temporaryFolder(), "input.json");
  writeFileSync(file, "{broken");
  const wrong: [string[], string, NodeJS.ProcessEnv?][] = [
    [["tenant"], 'There is no command "tenant"'],
    [["tenants"], "tenants list, tenants create"],
    [["tennants", "list"], 'Did you mean "tenants list"?'],
    [["help", "nonsense"], 'There is no command "nonsense"'],
    [["tenants", "create"], "ponte tenants create <name>"],
    [["tenants", "list", "--limit", "0"], "--limit takes a whole number from 1 on"],
    [["tenants", "list", "--limits", "5"], "--limits"],
    [["tenants", "list"], "PONTE_TOKEN", { PONTE_TOKEN: "" }],
    [["tenants", "list"], "must begin with https://", { PONTE_URL: "hub.example" }],
    [["keys", "list"], "--tenant <id>, or PONTE_TENANT"],
    [["keys", "create", "x", "--tenant", "t", "--scope", "write"], "--scope takes one of sales:write"],
    [["deliveries", "list", "--state", "lost"], "--state takes one of held, pending"],
    [["functions", "call", "nope"], '"nope" is no function', { PONTE_TENANT: tenant.id }],
    [["functions", "call", "list_plans", "--input", "[]"], "takes a JSON object"],
    [["functions", "call", "list_plans", "--input", `@${file}`], "--input is not JSON"],
    [["functions", "call", "list_plans", "--input", "@/nowhere.json"], "/nowhere.json cannot be read"],
  ];
  for (const [args, message, environment] of wrong) {
    const { status, stdout, stderr } = await ponte(args, environment);
    expect({ args, status, stdout }).toEqual({ args, status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain("See: ponte help");
  }
});

test("the help names every command, and each tells its options; none of it needs a hub", async () => {
  const { stdout, status } = await ponte(["help"], { PONTE_TOKEN: "", PONTE_URL: "" });
  expect(status).toBe(0);
  const names = [
    ...stdout.matchAll(/^ {2}((?:tenants|keys|connections|deliveries|logs|secrets|functions) \w+|replay)/gm),
  ];
  expect(names.length).toBeGreaterThanOrEqual(14);
  for (const [, name = ""] of names) {
    const help = await ponte([...name.split(" "), "--help"], { PONTE_TOKEN: "" });
    expect(help.status, name).toBe(0);
    expect(help.stdout).toContain(`ponte ${name}`);
    expect(help.stdout).toContain("--json");
  }
});
