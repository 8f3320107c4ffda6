import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { childEnv, modernNode, ROOT } from "../../scripts/lib/install.mjs";
import { startFakeCloudflare } from "../common/fake-cloudflare.ts";
import { freePort, temporaryFolder } from "../common/hub.ts";

/**
 * `npm run deploy`, with a wrangler that keeps an account in a file and records what it is asked for; the dry run is with
 * the real one.
 */

const QUEUES = ["ponte-doorbells", "ponte-resends", "ponte-doorbells-dead", "ponte-resends-dead"];
const BUCKET = "ponte-log-archive";
/** Every step of a first deploy, in its order. */
const FIRST_DEPLOY = [
  "whoami --json",
  "d1 list --json",
  "d1 create ponte",
  "d1 list --json",
  "queues list --page 1",
  "queues list --page 2",
  ...QUEUES.map((name) => `queues create ${name}`),
  "r2 bucket list",
  `r2 bucket create ${BUCKET}`,
  "secret list --format json --config wrangler.toml",
  "d1 time-travel info ponte --json --config wrangler.toml",
  "d1 migrations apply ponte --remote --config wrangler.toml",
  "deploy --keep-vars --secrets-file secrets.json --config wrangler.toml",
];

const FAKE_WRANGLER = join(ROOT, "tests", "common", "fake-wrangler.mjs");
/** What the machine that runs the tests may have set for its own deploys. */
const NOT_OURS = { CLOUDFLARE_ACCOUNT_ID: "", OPERATOR_TOKEN: "", AUTH_SECRET: "", CREDENTIAL_KEYS: "" };
const all = temporaryFolder();
let folder: string;
let hub: Server;
let hubUrl: string;
/** What /healthz answers, one after the other; the last one for ever. */
let health: { status: number; body: unknown }[];
let asked = 0;

const HEALTHY = { status: 200, body: { ok: true, version: "0.1.0" } };

beforeAll(async () => {
  hub = createServer((request, response) => {
    expect(request.url).toBe("/healthz");
    const { status, body } = health[Math.min(asked, health.length - 1)] ?? HEALTHY;
    asked += 1;
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => hub.listen(port, "127.0.0.1", resolve));
  hubUrl = `http://127.0.0.1:${port}`;
});

afterAll(() => hub?.close());

beforeEach(() => {
  folder = mkdtempSync(join(all, "run-"));
  health = [HEALTHY];
  asked = 0;
});

type Ran = { status: number; output: string };

async function deploy(args: string[] = ["--url", hubUrl], environment: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const env = {
    ...childEnv({
      PONTE_WRANGLER: FAKE_WRANGLER,
      PONTE_DEPLOY_DIR: join(folder, "deploy"),
      PONTE_DEPLOY_CONFIG: join(folder, "wrangler.toml"),
      PONTE_DEPLOY_WAIT_MS: "3000",
      FAKE_ACCOUNT: join(folder, "account.json"),
    }),
    ...NOT_OURS,
    ...environment,
  };
  const script = join(ROOT, "scripts", "deploy.mjs");
  return await new Promise((resolve) => {
    const child = execFile(modernNode(), [script, ...args], { env }, (_error, stdout, stderr) =>
      resolve({ status: child.exitCode ?? 1, output: stdout + stderr }),
    );
  });
}

const readJson = (...path: string[]) => JSON.parse(readFileSync(join(folder, ...path), "utf8"));
const account = () => readJson("account.json");

/** What wrangler was asked since the account was looked at last. */
function newCalls(): string[] {
  const { calls, ...rest } = account();
  writeFileSync(join(folder, "account.json"), JSON.stringify({ ...rest, calls: [] }));
  return calls;
}

test("from nothing to a running hub: each step in its order, the secrets with the Worker and in a file of one's own", async () => {
  health = [{ status: 404, body: {} }, { status: 503, body: { ok: false } }, HEALTHY];
  const { status, output } = await deploy();
  expect(status, output).toBe(0);
  expect(newCalls()).toEqual(FIRST_DEPLOY);
  expect(asked).toBe(3);
  expect(output).toContain(`${hubUrl} answers: Ponte 0.1.0`);

  const { secrets, configs } = account();
  expect(secrets).toEqual(readJson("deploy", "secrets.json"));
  expect(Object.keys(secrets)).toEqual(["OPERATOR_TOKEN", "AUTH_SECRET", "CREDENTIAL_KEYS"]);
  expect(secrets.AUTH_SECRET).toMatch(/^[\w-]{43}$/);
  expect(JSON.parse(secrets.CREDENTIAL_KEYS)).toEqual({
    active: "k1",
    keys: { k1: expect.stringMatching(/^[\w-]{43}$/) },
  });
  expect(statSync(join(folder, "deploy", "secrets.json")).mode & 0o777).toBe(0o600);
  for (const secret of Object.values<string>(secrets)) expect(output).not.toContain(secret);

  const committed = readFileSync(join(ROOT, "wrangler.toml"), "utf8");
  expect(committed).toContain('database_id = "00000000-0000-0000-0000-000000000000"');
  expect(configs[0]).toContain('database_id = "uuid-of-ponte"');
  expect(configs[0].split("\n").length).toBe(committed.split("\n").length + 1);
});

test("a database for further companies is made, migrated before the Worker and remembered like the first", async () => {
  const committed = readFileSync(join(ROOT, "wrangler.toml"), "utf8");
  const second = `
[[d1_databases]]
binding = "DB_2"
database_name = "ponte-2"
database_id = "00000000-0000-0000-0000-000000000002"
migrations_dir = "migrations"
`;
  const config = join(folder, "committed.toml");
  writeFileSync(config, committed + second);
  const { status, output } = await deploy(undefined, { PONTE_WRANGLER_CONFIG: config });
  expect(status, output).toBe(0);
  const ofDatabases = newCalls().filter((call) => /^d1|^deploy/.test(call));
  expect(ofDatabases).toEqual([
    ...["ponte", "ponte-2"].flatMap((name) => ["d1 list --json", `d1 create ${name}`, "d1 list --json"]),
    ...["ponte", "ponte-2"].map((name) => `d1 time-travel info ${name} --json --config wrangler.toml`),
    ...["ponte", "ponte-2"].map((name) => `d1 migrations apply ${name} --remote --config wrangler.toml`),
    "deploy --keep-vars --secrets-file secrets.json --config wrangler.toml",
  ]);
  const [written] = account().configs;
  expect(written).toMatch(/database_name = "ponte"\ndatabase_id = "uuid-of-ponte"/);
  expect(written).toMatch(/database_name = "ponte-2"\ndatabase_id = "uuid-of-ponte-2"/);
  const [{ bookmarks }] = readJson("deploy", "history.json");
  expect(Object.keys(bookmarks)).toEqual(["ponte", "ponte-2"]);
});

test("a second deploy creates nothing, changes no secret, and remembers where to go back to", async () => {
  await deploy();
  const { secrets, databases, queues } = account();
  newCalls();
  const { status, output } = await deploy();
  expect(status, output).toBe(0);
  expect(newCalls()).toEqual([
    "whoami --json",
    "d1 list --json",
    "queues list --page 1",
    "queues list --page 2",
    "queues list --page 3",
    "r2 bucket list",
    "secret list --format json --config wrangler.toml",
    "d1 time-travel info ponte --json --config wrangler.toml",
    "deployments list --json --config wrangler.toml",
    "d1 migrations apply ponte --remote --config wrangler.toml",
    "deploy --keep-vars --config wrangler.toml",
  ]);
  expect(account()).toMatchObject({ secrets, databases, queues, versions: ["v1", "v2"] });
  expect(readJson("deploy", "history.json")).toMatchObject([
    { bookmarks: { ponte: "bookmark-0-0" }, versionId: "v1" },
    { bookmarks: { ponte: "bookmark-1-1" }, versionBefore: "v1", versionId: "v2", url: hubUrl },
  ]);
});

test.each([
  "whoami",
  "d1 list",
  "d1 create",
  "queues list",
  `queues create ${QUEUES[2]}`,
  "r2 bucket list",
  "r2 bucket create",
  "secret list",
  "d1 time-travel",
  "d1 migrations",
  "deploy",
])("a run that breaks off at %s says where, and the next one goes on from there", async (failing) => {
  const broken = await deploy(undefined, { FAKE_FAILURE: failing });
  expect(broken.status).toBe(1);
  expect(broken.output).toMatch(/Stopped at step \d, ".+"\.\nwrangler .* failed:\n.*the network is down/);
  expect(account().versions).toEqual([]);
  const made = existsSync(join(folder, "deploy", "secrets.json"))
    ? readJson("deploy", "secrets.json")
    : undefined;

  const mended = await deploy();
  expect(mended.status, mended.output).toBe(0);
  const { calls, secrets, databases, queues, versions } = account();
  expect(calls.filter((call: string) => call === "d1 create ponte").length).toBe(
    failing === "d1 create" ? 2 : 1,
  );
  expect(databases).toHaveLength(1);
  expect(account().buckets).toEqual([BUCKET]);
  expect([...queues].sort()).toEqual(["mails", "others", ...QUEUES].sort());
  expect(versions).toEqual(["v1"]);
  expect(secrets).toEqual(made ?? readJson("deploy", "secrets.json"));
});

test("a bucket that the list does not name is taken as it is, and an account without R2 is told what to do", async () => {
  await deploy();
  const again = await deploy(undefined, { FAKE_HIDDEN_BUCKETS: "1" });
  expect(again.status, again.output).toBe(0);
  expect(account()).toMatchObject({ buckets: [BUCKET], versions: ["v1", "v2"] });
  const without = await deploy(undefined, { FAKE_NO_R2: "1" });
  expect(without.status).toBe(1);
  expect(without.output).toContain("take [[r2_buckets]] out of wrangler.toml");
  expect(account().versions).toHaveLength(2);
});

test("secrets that are in the Worker stay, and those of the environment are taken instead of new ones", async () => {
  await deploy(undefined, { OPERATOR_TOKEN: "a token that somebody keeps" });
  expect(account().secrets.OPERATOR_TOKEN).toBe("a token that somebody keeps");
  const before = account();
  delete before.secrets.AUTH_SECRET;
  writeFileSync(join(folder, "account.json"), JSON.stringify(before));
  const { status } = await deploy(undefined, { OPERATOR_TOKEN: "another" });
  expect(status).toBe(0);
  const { secrets } = account();
  expect(secrets.OPERATOR_TOKEN).toBe("a token that somebody keeps");
  expect(secrets.AUTH_SECRET).toBe(readJson("deploy", "secrets.json").AUTH_SECRET);
});

test("nobody logged in, or several accounts, is said with the cure, and nothing is touched", async () => {
  const stranger = await deploy(undefined, { FAKE_ACCOUNTS: "" });
  expect(stranger).toMatchObject({ status: 1, output: expect.stringContaining("npx wrangler login") });
  const accounts = '[{"id":"a1","name":"Sol"},{"id":"a2","name":"Lua"}]';
  const unclear = await deploy(undefined, { FAKE_ACCOUNTS: accounts });
  expect(unclear.status).toBe(1);
  expect(unclear.output).toMatch(/Set CLOUDFLARE_ACCOUNT_ID to one of\n {2}a1 {2}Sol\n {2}a2 {2}Lua\n/);
  expect(newCalls()).toEqual(["whoami --json", "whoami --json"]);
  expect((await deploy(undefined, { FAKE_ACCOUNTS: accounts, CLOUDFLARE_ACCOUNT_ID: "a2" })).status).toBe(0);
});

test("a hub that does not come up fails the deploy, and the way back is named", async () => {
  health = [{ status: 503, body: { ok: false, code: "database_unavailable" } }];
  const { status, output } = await deploy(undefined, { PONTE_DEPLOY_WAIT_MS: "200" });
  expect(status).toBe(1);
  expect(output).toContain("503");
  expect(output).toContain("database_unavailable");
  expect(output).toContain("npm run deploy -- --rollback");
  // Without --url it is the address that wrangler tells, not one of the other targets.
  const unnamed = await deploy([], { PONTE_DEPLOY_WAIT_MS: "100" });
  expect(unnamed.output).toContain("https://ponte.sol.invalid/healthz does not answer as it must");
});

test("a rollback goes to the version before, and tells how the database would go back", async () => {
  await deploy();
  const first = await deploy(["--rollback"]);
  expect(first).toMatchObject({
    status: 1,
    output: expect.stringContaining("there is no version before it"),
  });
  await deploy();
  newCalls();
  const back = await deploy(["--rollback"]);
  expect(back.status, back.output).toBe(0);
  expect(newCalls()).toContain("rollback v1 --message npm run deploy --yes --config wrangler.toml");
  expect(account().versions.at(-1)).toBe("v1");
  expect(back.output).toContain(`${hubUrl} answers`);
  expect(back.output).toContain(
    `npx wrangler d1 time-travel restore ponte --config ${join(folder, "wrangler.toml")} --bookmark=bookmark-1-1`,
  );
  expect(newCalls().join()).not.toContain("restore");

  const again = await deploy(["--rollback"]);
  expect(again).toMatchObject({ status: 1, output: expect.stringContaining("--version-id <id>") });
  expect((await deploy(["--rollback", "--version-id", "v2"])).status).toBe(0);
  expect(account().versions.at(-1)).toBe("v2");
});

test("a machine that has deployed nothing rolls back to what wrangler knows as the version before", async () => {
  await deploy();
  await deploy();
  const elsewhere = { PONTE_DEPLOY_DIR: join(folder, "elsewhere") };
  const { status, output } = await deploy(["--rollback", "--url", hubUrl], elsewhere);
  expect(status, output).toBe(0);
  expect(account().calls).toContain("rollback --message npm run deploy --yes --config wrangler.toml");
});

test("the real wrangler is understood: the first deploy and the second against an account behind Cloudflare's API", async () => {
  const cloudflare = await startFakeCloudflare();
  const environment = {
    PONTE_WRANGLER: "",
    // Beside wrangler.toml, whose paths it has.
    PONTE_DEPLOY_CONFIG: join(ROOT, "wrangler.deploy-test.toml"),
    CLOUDFLARE_API_BASE_URL: cloudflare.url,
    CLOUDFLARE_API_TOKEN: "A".repeat(40),
  };
  try {
    const first = await deploy(undefined, environment);
    expect(first.status, first.output).toBe(0);
    expect(cloudflare.databases).toMatchObject([{ name: "ponte" }]);
    expect(cloudflare.queues).toEqual(QUEUES);
    expect(cloudflare.buckets).toEqual([BUCKET]);
    expect(cloudflare.secrets).toEqual(["OPERATOR_TOKEN", "AUTH_SECRET", "CREDENTIAL_KEYS"]);
    expect(cloudflare.migrations()).toEqual(readdirSync(join(ROOT, "migrations")).sort());
    expect(JSON.stringify(cloudflare.uploads[0])).toContain(`"id":"${cloudflare.databases[0]?.uuid}"`);

    const second = await deploy(undefined, environment);
    expect(second.status, second.output).toBe(0);
    expect(cloudflare).toMatchObject({
      databases: { length: 1 },
      queues: QUEUES,
      buckets: [BUCKET],
      secrets: { length: 3 },
    });
    const bookmarks = ["bookmark-of-0", "bookmark-of-1"];
    const history = readJson("deploy", "history.json");
    const noted = history.map((entry: { bookmarks: { ponte: string } }) => entry.bookmarks.ponte);
    expect(noted).toEqual(bookmarks);
    expect(history[1]).toMatchObject({ versionBefore: "version-1" });
  } finally {
    cloudflare.stop();
    rmSync(environment.PONTE_DEPLOY_CONFIG, { force: true });
  }
});

test("the dry run needs no account: the migrations apply to a new database, the Worker builds, every step is told", async () => {
  const { status, output } = await deploy(["--dry-run"], { PONTE_WRANGLER: "", CLOUDFLARE_API_TOKEN: "" });
  expect(status, output).toBe(0);
  expect(output.match(/^\d\. /gm)).toHaveLength(9);
  for (const step of [
    "d1 create ponte",
    ...QUEUES,
    `r2 bucket create ${BUCKET}`,
    "d1 migrations apply ponte --remote",
    "OPERATOR_TOKEN",
  ])
    expect(output).toContain(step);
  expect(output).toContain("tried on a new local database: they apply");
  expect(output).toContain("tried with wrangler deploy --dry-run: it builds");
  for (const name of ["deploy", "wrangler.toml", "account.json"])
    expect(existsSync(join(folder, name))).toBe(false);
});
