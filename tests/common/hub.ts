import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startWorker } from "../../scripts/lib/worker.mjs";

/** What tests over whole processes share: a sandbox, a hub, and callers of both. */

export const OPERATOR_TOKEN = "operator-token-of-the-tests";

export type Running = { url: string; stop(): void };

/** A port that nobody listens on, with its neighbour free too. */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject()));
    });
  });
}

/** A folder that goes with the test run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "ponte-test-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function startSandbox(stateDir = temporaryFolder()): Promise<Running> {
  return await startWorker({
    config: "sandbox/wrangler.toml",
    name: "sandbox",
    port: await freePort(),
    stateDir,
    healthPath: "/",
  });
}

/** @param script another main module than the hub's own, for a hub that has something more */
export async function startHub(
  erpUrl: string,
  stateDir = temporaryFolder(),
  script?: string,
  more: { port?: number; variables?: Record<string, string | number> } = {},
): Promise<Running> {
  return await startWorker({
    config: "wrangler.toml",
    script,
    name: "hub",
    port: more.port ?? (await freePort()),
    stateDir,
    variables: {
      OPERATOR_TOKEN,
      CREDENTIAL_KEYS: JSON.stringify({ active: "k1", keys: { k1: randomBytes(32).toString("base64url") } }),
      AUTH_SECRET: randomBytes(32).toString("base64url"),
      DEV_OUTBOX: "1",
      // The sandbox, whose address a company names itself where its ERP has no address of its own.
      ALLOW_PRIVATE_HOSTS: "1",
      GESTAOCLICK_BASE_URL: `${erpUrl}/gestaoclick`,
      SGA_BASE_URL: `${erpUrl}/sga`,
      OMIE_BASE_URL: `${erpUrl}/omie`,
      AUVO_BASE_URL: `${erpUrl}/auvo`,
      PONTE_BOOTED_AT: Date.now(),
      ...more.variables,
    },
  });
}

// biome-ignore lint/suspicious/noExplicitAny: answers of the API are read freely in tests; the assertions are the types.
export type Answer = { status: number; headers: Headers; body: any };

/** A caller with a token. A body that is a text is sent as it is. */
export function caller(baseUrl: string, token: string | null, headers: Record<string, string> = {}) {
  return async (
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
        ...more,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parseOr(text) };
  };
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export type Caller = ReturnType<typeof caller>;

/** Fires the three-minute cron by hand. */
export async function tick(hubUrl: string): Promise<void> {
  await fetch(`${hubUrl}/cdn-cgi/handler/scheduled?cron=*/3+*+*+*+*`);
}

export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again until the answer is what is waited for. @throws with the last answer after the time is up */
export async function eventually<Value>(
  ask: () => Promise<Value>,
  isIt: (value: Value) => boolean,
  withinMs = 60_000,
): Promise<Value> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await ask();
    if (isIt(value)) return value;
    if (Date.now() > deadline)
      throw new Error(`waited in vain; last: ${JSON.stringify(value).slice(0, 2_000)}`);
    await sleep(250);
  }
}

export type Erp = {
  id: string;
  credentials: { accessToken: string; secretAccessToken: string };
  /** The sandbox's control API. */
  control: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** The ERP's own API, past its limit and faults: what a person does in the ERP. */
  api: (method: string, path: string, body?: unknown) => Promise<Answer>;
  // biome-ignore lint/suspicious/noExplicitAny: the sandbox's dump is read freely in tests.
  state: () => Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: likewise.
  stats: () => Promise<any>;
};

/** A new company in the ERP's sandbox. */
export async function openErp(
  sandboxUrl: string,
  options: { switches?: Record<string, unknown> } = {},
): Promise<Erp> {
  const control = caller(`${sandboxUrl}/_sandbox/gestaoclick`, null);
  const { body } = await control("POST", "/companies", {
    name: "Empresa de teste",
    seed: "demo",
    ...options,
  });
  const credentials = { accessToken: body.accessToken, secretAccessToken: body.secretAccessToken };
  return {
    id: String(body.id),
    credentials,
    control,
    api: caller(`${sandboxUrl}/gestaoclick`, null, {
      "access-token": credentials.accessToken,
      "secret-access-token": credentials.secretAccessToken,
      "sandbox-control": "1",
    }),
    state: async () => (await control("GET", `/state?company=${body.id}`)).body,
    stats: async () => (await control("GET", `/stats?company=${body.id}`)).body,
  };
}

export type Tenant = { id: string; key: string; api: Caller };

export async function openTenant(hubUrl: string, scopes?: string[]): Promise<Tenant> {
  const operator = caller(hubUrl, OPERATOR_TOKEN);
  const tenant = (await operator("POST", "/v1/tenants", { name: "Padaria Sol" })).body;
  const key = await operator("POST", `/v1/tenants/${tenant.id}/api-keys`, {
    name: "CRM",
    ...(scopes === undefined ? {} : { scopes }),
  });
  return { id: tenant.id, key: key.body.key, api: caller(hubUrl, key.body.key) };
}

/** A tenant's connection to a company of the ERP. @returns its id */
export async function connect(
  tenant: Tenant,
  erp: Erp,
  settings: Record<string, unknown> = {},
  activate = true,
) {
  const { credentials } = erp;
  const body = { provider: "gestaoclick", name: "GestãoClick", settings, credentials };
  const { id } = (await tenant.api("POST", "/v1/connections", body)).body;
  if (activate) await tenant.api("POST", `/v1/connections/${id}/activate`);
  return String(id);
}

export type SalePatch = Record<string, unknown>;

/** A sale whose instalments add up: 3 × 12.00 − 1.00 + 15.00 = 50.00. */
export function sale(patch: SalePatch = {}): Record<string, unknown> {
  return {
    kind: "sale",
    number: "1042",
    date: "2026-11-20",
    seller: { name: "Ana Paula" },
    customer: {
      externalId: "c-77",
      name: "Padaria Sol",
      legalName: "Sol Pães Ltda",
      document: "12.ABC.345/01DE-35",
      email: "a@b.com",
      phone: "11988887777",
      address: {
        street: "Rua A",
        number: "10",
        complement: "",
        district: "Centro",
        city: "Campinas",
        state: "SP",
        zip: "13000-000",
      },
    },
    items: [
      {
        type: "product",
        code: "0222",
        name: "Fermento 1 kg",
        price: "12.50",
        quantity: "3",
        unitPrice: "12.00",
        discount: "1.00",
      },
    ],
    shipping: "15.00",
    discount: "0.00",
    notes: "entregar cedo",
    payments: [{ dueDate: "2026-12-20", amount: "50.00", method: "Boleto" }],
    ...patch,
  };
}

const ENDED = new Set(["delivered", "dead", "superseded"]);

/** Ticks until the sale's newest delivery has ended. @returns the sale */
export async function delivered(hubUrl: string, tenant: Tenant, externalId: string, withinMs = 90_000) {
  await tick(hubUrl);
  const answer = await eventually(
    () => tenant.api("GET", `/v1/sales/${externalId}`),
    ({ body }) => ENDED.has(body.deliveries?.[0]?.state),
    withinMs,
  );
  return answer.body;
}
