import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { childEnv, modernNode, ROOT, tool, WRANGLER } from "../../scripts/lib/install.mjs";
import { sealValue } from "../../src/services/secrets/seal.ts";
import { type Caller, caller, freePort, OPERATOR_TOKEN, openTenant, temporaryFolder } from "../common/hub.ts";
import { NpmStart } from "../common/npm-start.ts";

/** A key's rotation as the README tells it: the commands, a hub that starts again between them, and the proof. */

const CONNECTIONS = 30;
const stateDir = temporaryFolder();
let hub: NpmStart;
let port: number;

/** A command, without holding up what the test itself has under way. */
async function execute(command: string, args: string[], environment: Record<string, string> = {}) {
  return await new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    const options = { cwd: ROOT, env: { ...childEnv(), ...environment }, maxBuffer: 100_000_000 };
    const child = execFile(command, args, options, (_, stdout, stderr) => {
      resolve({ status: child.exitCode ?? 1, stdout, stderr });
    });
  });
}

/** `npm run secrets -- …` on this hub's state folder. */
function secrets(args: string[], environment: Record<string, string> = {}) {
  return execute(modernNode(), [join(ROOT, "scripts", "secrets.mjs"), ...args], {
    PORT: String(port),
    PONTE_STATE_DIR: stateDir,
    OPERATOR_TOKEN,
    ...environment,
  });
}

const ring = () =>
  JSON.parse(JSON.parse(readFileSync(join(stateDir, "secrets.json"), "utf8")).credentialKeys) as {
    active: string;
    keys: Record<string, string>;
  };

/** Statements on the database, past the hub. */
async function sql(...statements: string[]): Promise<void> {
  const [node = "", ...wrangler] = tool(WRANGLER);
  const where = ["--config", join(ROOT, "wrangler.toml"), "--local", "--persist-to", stateDir];
  const command = [...wrangler, "d1", "execute", "ponte", ...where, "--command", statements.join(";\n")];
  const { status, stdout, stderr } = await execute(node, command);
  expect(status, `${stdout}${stderr}`).toBe(0);
}

async function restart(): Promise<void> {
  hub?.kill();
  hub = new NpmStart(port, stateDir);
  await hub.start();
}

const tokens: string[] = [];
/** One more of the ERP's tokens. */
function token(): string {
  const made = randomBytes(20).toString("hex");
  tokens.push(made);
  return made;
}

let tenant: Awaited<ReturnType<typeof openTenant>>;
let operator: Caller;
const ids: string[] = [];

beforeAll(async () => {
  port = await freePort();
  await restart();
  operator = caller(hub.url, OPERATOR_TOKEN);
  tenant = await openTenant(hub.url);
  for (let number = 0; number < CONNECTIONS; number++) {
    const body = {
      provider: "gestaoclick",
      name: `Loja ${number}`,
      credentials: { accessToken: token(), secretAccessToken: token() },
    };
    ids.push((await tenant.api("POST", "/v1/connections", body)).body.id);
  }
});

afterAll(() => hub?.kill());

const rotation = async () => (await operator("GET", "/v1/secrets/rotation")).body;

test("before: every secret is under the one key, and the proof says so", async () => {
  const { status, stdout } = await secrets(["prove"]);
  expect(stdout).toMatch(new RegExp(`^k1 +yes +${CONNECTIONS * 2} +${CONNECTIONS * 2}$`, "m"));
  expect(stdout).toContain("PROVED: no secret is left on a key other than k1.");
  expect(status).toBe(0);
});

test("a new key, a start, a rotation under load, and the proof", async () => {
  const made = await secrets(["new-key", "--write"]);
  expect(made.status).toBe(0);
  expect(ring()).toMatchObject({ active: "k2", keys: { k1: expect.any(String), k2: expect.any(String) } });
  expect(`${made.stdout}${made.stderr}`).not.toContain(ring().keys.k2);
  await restart();

  const unproved = await secrets(["prove"]);
  expect(unproved.status).toBe(1);
  expect(unproved.stdout).toContain("NOT PROVED");
  expect(unproved.stdout).toContain(`connections.credentials ${ids[0]}, accessToken: key k1`);
  expect(unproved.stdout).toMatch(/^60 are not .*\n(?: {2}.+\n){50} {2}… and 10 more$/m);
  expect((await secrets([])).stdout).toContain(`${CONNECTIONS * 2} remain`);

  const renewed = new Map<string, number>();
  let rotating = true;
  const load = (async () => {
    for (let number = 0; rotating; number++) {
      const id = ids[number % ids.length] ?? "";
      const body = { credentials: { accessToken: token() } };
      expect((await tenant.api("PATCH", `/v1/connections/${id}`, body)).status).toBe(200);
      renewed.set(id, (renewed.get(id) ?? 0) + 1);
    }
  })();
  let state = await rotation();
  while (state.finishedAt === null) state = (await operator("POST", "/v1/secrets/rotation")).body;
  rotating = false;
  await load;
  expect(state).toMatchObject({ activeKey: "k2", remaining: 0, unreadable: [], total: CONNECTIONS * 2 });

  const rotated = await secrets(["rotate"]);
  expect(rotated.status).toBe(0);
  expect(rotated.stdout).toMatch(/^k1 +0$/m);
  expect(rotated.stdout).toMatch(/60 secrets, \d+ rewritten since k2 is active, finished /);
  const proved = await secrets(["prove"]);
  expect(proved.stdout).toMatch(/^k2 +yes +60 +60$/m);
  expect(proved.status).toBe(0);
  const { body: trail } = await operator("GET", "/v1/audit");
  expect(JSON.stringify(trail)).toContain("secrets.rotated");
});

test("one row that is put back to the old key is named, wherever it stands, and keeps the old key in the ring", async () => {
  const [id = ""] = ids;
  const { active: _, keys } = ring();
  const owner = { tenant: tenant.id, connection: id, field: "accessToken" };
  const old = await sealValue({ active: "k1", keys }, owner, token());
  await sql(
    `UPDATE connections SET credentials = json_set(credentials, '$.accessToken', '${old}') WHERE id = '${id}'`,
  );
  const named = await secrets(["prove"]);
  expect(named.status).toBe(1);
  expect(named.stdout).toContain(`connections.credentials ${id}, accessToken: key k1`);
  expect((await secrets(["drop-old-keys", "--write"])).status).toBe(1);
  expect(Object.keys(ring().keys)).toEqual(["k1", "k2"]);
  expect((await secrets(["rotate"])).status).toBe(0);
  expect((await secrets(["prove"])).status).toBe(0);

  // In a column where no secret belongs, in the midst of a text, of a table with a key of two columns.
  await sql(`INSERT INTO mappings (connection_id, kind, key, tenant_id, effect_sent, updated_at)
    VALUES ('${id}', 'sale', 'it''s; "ç" 1', '${tenant.id}', 'x ${old} y', 0)`);
  const elsewhere = await secrets(["prove"]);
  expect(elsewhere.status).toBe(1);
  expect(elsewhere.stdout).toContain(`mappings.effect_sent ${id}/sale/it's; "ç" 1, effect_sent: key k1`);
  await sql("DELETE FROM mappings");
});

test("a value that is not sealed, and one that was changed, are no proof either", async () => {
  const [id = "", other = ""] = ids;
  await sql(
    `UPDATE connections SET credentials = json_set(credentials, '$.accessToken', 'in the clear') WHERE id = '${id}'`,
  );
  await sql(
    `UPDATE connections SET credentials = replace(credentials, '"}', 'AAAA"}') WHERE id = '${other}'`,
  );
  const { status, stdout } = await secrets(["prove"]);
  expect(status).toBe(1);
  expect(stdout).toContain(`connections.credentials ${id}, accessToken: not sealed`);
  expect(stdout).toContain(`connections.credentials ${other}, secretAccessToken: does not open`);
  expect(stdout).not.toContain("in the clear");
  await sql(`DELETE FROM connections WHERE id IN ('${id}', '${other}')`);
});

test("thousands of rows are searched page by page, with keys of every character", async () => {
  const [id = ""] = ids.slice(2);
  const old = await sealValue({ active: "k1", keys: ring().keys }, { x: "y" }, "z");
  await sql(`INSERT INTO mappings (connection_id, kind, key, tenant_id, effect_sent, updated_at)
    SELECT '${id}', 'sale', 'ação "''; --' || char(10) || printf('%06d', value), '${tenant.id}', CASE WHEN value = 7654 THEN '${old}' ELSE 'eyJ' END, 0
    FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 9000) SELECT value FROM n)`);
  const { status, stdout } = await secrets(["prove"]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/1 are not as they must be/);
  expect(stdout).toContain("007654, effect_sent: key k1");
  await sql("DELETE FROM mappings");
});

test("after the proof the old key is dropped, and the hub works on without it", async () => {
  expect((await secrets(["drop-old-keys", "--write"])).status).toBe(0);
  expect(Object.keys(ring().keys)).toEqual(["k2"]);
  await restart();
  expect(await rotation()).toMatchObject({
    keys: [{ id: "k2", active: true }],
    remaining: 0,
    unreadable: [],
  });
  for (const id of ids.slice(2)) {
    const answer = await tenant.api("POST", `/v1/connections/${id}/test`);
    expect(answer.status).toBe(200);
  }
});

test("a ring is printed for another place, alone on its output, and a wrong verb or ring is named", async () => {
  const CREDENTIAL_KEYS = JSON.stringify({ active: "prod", keys: { prod: "A".repeat(43) } });
  const printed = await secrets(["new-key"], { CREDENTIAL_KEYS });
  const made = JSON.parse(printed.stdout);
  expect(made).toEqual({
    active: "k1",
    keys: { prod: "A".repeat(43), k1: expect.stringMatching(/^[\w-]{43}$/) },
  });
  const standby = JSON.parse((await secrets(["new-key", "--standby"], { CREDENTIAL_KEYS })).stdout);
  expect(standby).toMatchObject({ active: "prod", keys: { k1: expect.any(String) } });
  const active = await secrets(["activate"], { CREDENTIAL_KEYS: JSON.stringify(standby) });
  expect(JSON.parse(active.stdout).active).toBe("k1");
  expect((await secrets(["forget"])).status).toBe(1);
  const wrong = await secrets(["new-key"], { CREDENTIAL_KEYS: '{"active":"k9","keys":{"k1":"top-secret"}}' });
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).not.toContain("top-secret");
  const nowhere = { PONTE_STATE_DIR: temporaryFolder() };
  expect((await secrets(["prove"], nowhere)).stderr).toContain("no hub has kept its secrets in");
  expect((await secrets(["prove"], { ...nowhere, CREDENTIAL_KEYS })).stderr).toContain(
    "there is no database",
  );
  expect(readdirSync(nowhere.PONTE_STATE_DIR)).toEqual([]);
});

test("what the hub has printed since its last start holds no secret", () => {
  const printed = readFileSync(join(stateDir, "hub.log"), "utf8") + hub.printed;
  expect(printed).toContain("/v1/connections");
  for (const secret of [...tokens, tenant.key, OPERATOR_TOKEN, ...Object.values(ring().keys)]) {
    expect(printed).not.toContain(secret);
  }
});
