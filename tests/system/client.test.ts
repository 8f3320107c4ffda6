import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  createPonte,
  type Ponte,
  PonteConnectionError,
  PonteError,
} from "../../clients/typescript/src/index.ts";
import { readDocument, typesProblem } from "../../scripts/lib/client-types.mjs";
import { childEnv, modernNode, ROOT, tool } from "../../scripts/lib/install.mjs";
import { startWorker } from "../../scripts/lib/worker.mjs";
import {
  caller,
  freePort,
  OPERATOR_TOKEN,
  openTenant,
  type Running,
  sale,
  startSandbox,
  type Tenant,
  temporaryFolder,
} from "../common/hub.ts";

/** The typed client as an integrator has it: packed, installed, compiled against, and run against a real hub. */

const ITEM = { type: "product", code: "1", name: "Pão", price: "1.00", quantity: "1" } as const;

let sandbox: Running;
let hub: Running;
let tenant: Tenant;
let ponte: Ponte;
/** What stands in the ERP. */
let tickets: () => Promise<unknown[]>;

beforeAll(async () => {
  sandbox = await startSandbox();
  hub = await startWorker({
    config: "wrangler.toml",
    name: "hub",
    port: await freePort(),
    stateDir: temporaryFolder(),
    variables: {
      OPERATOR_TOKEN,
      CREDENTIAL_KEYS: JSON.stringify({ active: "k1", keys: { k1: "A".repeat(43) } }),
      ALLOW_PRIVATE_HOSTS: "1",
    },
  });
  tenant = await openTenant(hub.url);
  await connectVoalle();
  ponte = createPonte({ url: hub.url, token: tenant.key, language: "en" });
});

afterAll(() => {
  hub?.stop();
  sandbox?.stop();
});

async function connectVoalle(): Promise<void> {
  const suite = caller(`${sandbox.url}/_sandbox/voalle`, null);
  const company = await suite("POST", "/companies", { name: "Provedor", seed: "demo" });
  tickets = async () =>
    (await suite("GET", `/state?company=${company.body.id}&resource=solicitations`)).body.solicitations;
  const { clientId, clientSecret, syndata } = company.body;
  const { body } = await tenant.api("POST", "/v1/connections", {
    provider: "voalle",
    name: "Voalle",
    credentials: { clientId, clientSecret, syndata },
    settings: {
      authUrl: `${sandbox.url}/voalle/auth`,
      apiUrl: `${sandbox.url}/voalle/api`,
      integrationUser: "integracao.teste.datacake",
      leadIntegratorAlias: "DATACAKE",
      leadContactOriginCode: "SITE",
    },
  });
  const { status } = await tenant.api("POST", `/v1/connections/${body.id}/activate`);
  expect(status, JSON.stringify(body)).toBe(200);
}

async function execute(command: string, args: string[], cwd: string, environment: NodeJS.ProcessEnv = {}) {
  return await new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(command, args, { cwd, env: childEnv(environment) }, (_, stdout, stderr) =>
      resolve({ status: child.exitCode ?? 1, stdout, stderr }),
    );
  });
}

/** A folder of somebody's own, with the packed client installed and the README's example in it. */
async function integrator(): Promise<string> {
  const folder = temporaryFolder();
  const packed = await execute("npm", ["pack", "./clients/typescript", "--pack-destination", folder], ROOT);
  expect(packed.status, packed.stderr).toBe(0);
  const [archive = ""] = readdirSync(folder);
  expect((await execute("tar", ["-xzf", archive], folder)).status).toBe(0);
  mkdirSync(join(folder, "node_modules", "@ponte"), { recursive: true });
  renameSync(join(folder, "package"), join(folder, "node_modules", "@ponte", "client"));
  for (const name of ["openapi-fetch", "openapi-typescript-helpers"])
    cpSync(join(ROOT, "node_modules", name), join(folder, "node_modules", name), { recursive: true });
  const readme = readFileSync(join(ROOT, "clients", "typescript", "README.md"), "utf8");
  const [, example = ""] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  writeFileSync(
    join(folder, "example.ts"),
    `${example}\ndeclare const process: { env: Record<string, string> };\n`,
  );
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  return folder;
}

test("the committed types are those of the hub's OpenAPI document", async () => {
  expect(typesProblem(await readDocument(hub.url))).toBeUndefined();
});

test("a route that changes makes the committed types stale, in whatever order its keys stand", async () => {
  const document = await readDocument(hub.url);
  const { info, ...rest } = document;
  expect(typesProblem({ ...rest, info })).toBe(typesProblem(document));
  const changed = structuredClone(document);
  changed.paths["/v1/sales"].get.summary += " ";
  expect(typesProblem(changed)).toContain("Run `npm run client`");
});

test("the README's example compiles against the packed client, and does what it says", async () => {
  const folder = await integrator();
  expect(existsSync(join(folder, "node_modules", "@ponte", "client", "src"))).toBe(false);
  const strict = [
    "--strict",
    "--noEmit",
    "--target",
    "es2022",
    "--module",
    "nodenext",
    "--lib",
    "es2022,dom",
  ];
  const [node = "", ...tsc] = tool("typescript/bin/tsc");
  const compile = () => execute(node, [...tsc, ...strict, "--types", "", "example.ts"], folder);
  const compiled = await compile();
  expect(compiled.status, compiled.stdout).toBe(0);

  const strip = process.features.typescript === false ? ["--experimental-strip-types"] : [];
  const ran = await execute(modernNode(), ["--no-warnings", ...strip, "example.ts"], folder, {
    PONTE_URL: hub.url,
    PONTE_TOKEN: tenant.key,
  });
  expect(ran.stderr).toBe("");
  expect(ran.stdout).toMatch(
    /^accepted 1042\nsale 1042: Padaria Sol, 37\.50\n(invoice \S+: \d+\.\d\d, (open|overdue|paid|cancelled)\n)+$/,
  );
  expect((await tenant.api("GET", "/v1/sales/1042")).body.total).toBe("37.50");

  const example = readFileSync(join(folder, "example.ts"), "utf8");
  writeFileSync(join(folder, "example.ts"), example.replace('kind: "sale"', 'kind: "sail"'));
  const wrong = await compile();
  expect(wrong.status).not.toBe(0);
  expect(wrong.stdout).toContain('"sail"');
});

test("every item of a list comes once, over all of its pages", async () => {
  const operator = createPonte({ url: `${hub.url}/`, token: OPERATOR_TOKEN, tenantId: tenant.id });
  const ids = ["p-1", "p-2", "p-3", "p-4", "p-5"];
  for (const externalId of ids) await tenant.api("PUT", `/v1/sales/${externalId}`, sale());
  const read: string[] = [];
  for await (const { externalId } of operator.pages("/v1/sales", { params: { query: { limit: 2 } } }))
    read.push(externalId);
  expect(read.filter((externalId) => externalId.startsWith("p-")).sort()).toEqual(ids);
  expect(new Set(read).size).toBe(read.length);
});

test("a refusal is an error with its code, its fields and what to do, in the language that was asked for", async () => {
  const body = { kind: "sale" as const, date: "20/11/2026", customer: { name: "Rita" }, items: [ITEM] };
  const refused = await ponte
    .put("/v1/sales/{externalId}", { params: { path: { externalId: "x" } }, body })
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(PonteError);
  expect(refused).toMatchObject({ status: 400, code: "validation_failed", requestId: expect.any(String) });
  expect((refused as PonteError).errors.map(({ path }) => path)).toContain("date");
  expect((refused as PonteError).message).toContain("\n  date: ");

  const stranger = createPonte({ url: hub.url, token: "ponte_none" });
  await expect(stranger.get("/v1/sales")).rejects.toMatchObject({
    status: 401,
    title: "Acesso não autorizado",
  });
  const page = createPonte({ url: `${sandbox.url}/nowhere`, token: "x" });
  await expect(page.get("/v1/sales")).rejects.toMatchObject({ code: "unreadable_answer" });
  const nobody = createPonte({ url: `http://127.0.0.1:${await freePort()}`, token: "x", retries: 0 });
  await expect(nobody.get("/v1/sales")).rejects.toThrow(/GET .*\/v1\/sales had no answer: .*ECONNREFUSED/);
});

/** Stands before the hub and swallows the answers of the first requests, which the hub has already carried out. */
async function swallowing(count: number): Promise<{ url: string; calls: string[]; server: Server }> {
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const key = request.headers["idempotency-key"];
    calls.push(`${request.method}${key === undefined ? "" : ` ${key}`}`);
    const swallowed = calls.length <= count;
    const answer = await fetch(hub.url + request.url, {
      method: request.method ?? "GET",
      headers: Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
        /^(authorization|content-type|idempotency-key|accept-language)$/.test(name)
          ? [[name, String(value)]]
          : [],
      ),
      ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
    });
    if (swallowed) return request.socket.destroy();
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${port}`, calls, server };
}

test("what may be repeated is repeated when its answer was lost, and has one effect", async () => {
  const lossy = await swallowing(2);
  try {
    const client = createPonte({ url: lossy.url, token: tenant.key });
    const params = { path: { externalId: "lost-1" } };
    const body = { kind: "sale" as const, date: "2026-11-20", customer: { name: "Rita" }, items: [ITEM] };
    const accepted = await client.put("/v1/sales/{externalId}", { params, body });
    expect(accepted.externalId).toBe("lost-1");
    expect(lossy.calls).toEqual(["PUT", "PUT", "PUT"]);
  } finally {
    lossy.server.close();
  }
});

test("a function that writes is repeated under one key, and the ERP has one ticket", async () => {
  const lossy = await swallowing(1);
  try {
    const client = createPonte({ url: lossy.url, token: tenant.key });
    const document = "529.982.247-25";
    const { result: plans } = await ponte.call("list_plans", { document });
    const contractId = String(plans[0]?.contractId);
    const before = (await tickets()).length;
    const input = { document, contractId, subject: "Sem sinal", description: "Desde ontem" };
    const { result } = await client.call("open_ticket", input);
    expect(result.protocol).not.toBe("");
    expect(lossy.calls).toHaveLength(2);
    expect(lossy.calls[0]).toMatch(/^POST [\w-]{36}$/);
    expect(lossy.calls[1]).toBe(lossy.calls[0]);
    expect(await tickets()).toHaveLength(before + 1);
  } finally {
    lossy.server.close();
  }
});

test("what might have its effect twice is sent once, and the caller is told that no answer came", async () => {
  const lossy = await swallowing(1);
  try {
    const client = createPonte({ url: lossy.url, token: OPERATOR_TOKEN });
    const lost = client.post("/v1/tenants", { body: { name: "Sem resposta" } });
    await expect(lost).rejects.toBeInstanceOf(PonteConnectionError);
    expect(lossy.calls).toEqual(["POST"]);
  } finally {
    lossy.server.close();
  }
});
