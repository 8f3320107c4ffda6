import { beforeAll, describe, expect, test } from "vitest";
import { createApiKey } from "../../../src/services/api-keys/create-api-key.ts";
import { createConnection } from "../../../src/services/connections/create-connection.ts";
import { deleteConnection } from "../../../src/services/connections/delete-connection.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { call, expectDocumented, expectProblem } from "../common/api.ts";
import { openContext } from "../common/context.ts";
import { dumpDatabase } from "../common/dump.ts";
import { Visitor } from "../common/visitor.ts";
import { bindings } from "../common/worker.ts";

/** The addresses at which a connection's systems tell of changes: the address is the key, and all that counts. */

const RECEIVE = "/v1/webhooks-in/:connectionId/:system/:secret";
const LIST = "/v1/connections/:connectionId/webhooks-in";
const ONE = `${LIST}/:system`;

let key: string;
let connectionId: string;
let context: ReturnType<typeof openContext> & { tenantId: string };
beforeAll(async () => {
  const opened = openContext();
  const { id: tenantId } = await createTenant(opened, { name: "Clima Sul" });
  context = { ...opened, tenantId };
  key = (await createApiKey(context, tenantId, { name: "tudo" })).key;
  connectionId = await newConnection();
});

async function newConnection(): Promise<string> {
  const { id } = await createConnection(context, {
    provider: "auvo-omie",
    name: "Auvo e Omie",
    settings: { taskStatus: "3", quotationStatus: "X" },
  });
  return id;
}

/** @returns its path */
async function makeAddress(system: string, id = connectionId): Promise<string> {
  const made = await call("post", `/v1/connections/${id}/webhooks-in/${system}`, { token: key });
  expectDocumented(made, "post", ONE);
  const { url } = made.body as { url: string };
  expect(url).toMatch(new RegExp(`^https://hub\\.test/v1/webhooks-in/${id}/${system}/[A-Za-z0-9_-]{43}$`));
  // Auvo takes no longer one.
  expect(url.length).toBeLessThanOrEqual(250);
  return new URL(url).pathname;
}

describe("an address", () => {
  test("answers 202 to whatever comes, also to Omie's ping and to nothing", async () => {
    const path = await makeAddress("omie");
    const bodies: [RequestInit["body"], string][] = [
      ['{"ping":"omie"}', "application/json"],
      ["{", "application/json"],
      ["nada", "text/plain"],
      [new Uint8Array([0, 255, 254]), "application/octet-stream"],
    ];
    for (const [raw, type] of bodies) {
      const answer = await call("post", path, { raw: raw ?? "", headers: { "content-type": type } });
      expectDocumented(answer, "post", RECEIVE);
    }
    expectDocumented(await call("post", path), "post", RECEIVE);
  });

  test("keeps nothing of what was sent, and of itself a hash", async () => {
    const path = await makeAddress("omie");
    await call("post", path, { body: { topic: "marcador-do-corpo", event: { nome: "marcador-do-corpo" } } });
    const stored = JSON.stringify(await dumpDatabase());
    expect(stored).not.toContain("marcador-do-corpo");
    expect(stored).not.toContain(path.split("/").at(-1));
  });

  test("that is none is not there, whichever part of it is wrong, and nothing is written", async () => {
    const path = await makeAddress("omie");
    const [secret = "", other] = [path.split("/").at(-1), await newConnection()];
    const before = await dumpDatabase();
    const wrong = [
      `/v1/webhooks-in/${connectionId}/omie/${secret}x`,
      `/v1/webhooks-in/${connectionId}/omie/${"A".repeat(43)}`,
      `/v1/webhooks-in/${connectionId}/auvo/${secret}`,
      `/v1/webhooks-in/${connectionId}/__proto__/${secret}`,
      `/v1/webhooks-in/${other}/omie/${secret}`,
      `/v1/webhooks-in/con_nobody/omie/${secret}`,
      `/v1/webhooks-in/${"x".repeat(2_000)}/omie/${secret}`,
    ];
    const answers = await Promise.all(wrong.map((address) => call("post", address)));
    for (const answer of answers) expectProblem(answer, 404, "not_found");
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.text).not.toContain(secret);
    expect(await dumpDatabase()).toEqual(before);
  });

  test("is replaced by a new one, removed, and gone with its connection", async () => {
    const [first, second] = [await makeAddress("auvo"), await makeAddress("auvo")];
    expectProblem(await call("post", first), 404, "not_found");
    expect((await call("post", second)).status).toBe(202);
    const removed = await call("delete", `/v1/connections/${connectionId}/webhooks-in/auvo`, { token: key });
    expectDocumented(removed, "delete", ONE);
    expectProblem(await call("post", second), 404, "not_found");
    const id = await newConnection();
    const third = await makeAddress("auvo", id);
    await deleteConnection(context, id);
    expectProblem(await call("post", third), 404, "not_found");
    expect((await dumpDatabase()).webhooks_in?.filter((row) => JSON.stringify(row).includes(id))).toEqual([]);
  });

  test("takes six hundred a minute and no more, and no body of two megabytes", async () => {
    const path = await makeAddress("omie", await newConnection());
    const large = await call("post", path, { raw: "x".repeat(2 * 1024 * 1024) });
    expectProblem(large, 413, "body_too_large");
    expect((await call("post", path)).status).toBe(202);
    const count = bindings.DB.prepare("UPDATE webhooks_in SET minute_count = ? WHERE connection_id = ?");
    await count.bind(599, path.split("/")[3]).run();
    expect((await call("post", path)).status).toBe(202);
    expectProblem(await call("post", path), 429, "too_many_attempts");
  });
});

describe("the systems that can tell", () => {
  test("are listed with when they last did", async () => {
    const id = await newConnection();
    const list = () => call("get", `/v1/connections/${id}/webhooks-in`, { token: key });
    const none = await list();
    expectDocumented(none, "get", LIST);
    expect(none.body).toMatchObject({
      items: [
        { system: "omie", flows: ["customers", "products", "stock"], createdAt: null },
        { system: "auvo", flows: ["tasks"], createdAt: null },
      ],
    });
    await call("post", await makeAddress("omie", id));
    expect((await list()).body).toMatchObject({
      items: [{ createdAt: expect.any(String), lastReceivedAt: expect.any(String) }, { createdAt: null }],
    });
  });

  test("are those that the connection has: others are refused", async () => {
    const path = `/v1/connections/${connectionId}/webhooks-in`;
    for (const system of ["sga", "toString", "constructor"]) {
      expectProblem(await call("post", `${path}/${system}`, { token: key }), 409, "webhooks_not_taken");
    }
    const { id } = await createConnection(context, { provider: "gestaoclick", name: "G" });
    const nothing = await call("get", `/v1/connections/${id}/webhooks-in`, { token: key });
    expect(nothing.body).toEqual({ items: [], nextCursor: null });
  });
});

describe("the integration's page", () => {
  test("makes an address, shows it once with how to register it, and then only whether it is used", async () => {
    const id = await newConnection();
    const visitor = new Visitor();
    await visitor.post("/sign-in", { token: key });
    const page = async () => (await visitor.get(`/integrations/auvo-omie?connection=${id}`)).text;
    expect(await page()).toContain("Avisos dos sistemas");
    const made = await visitor.post("/integrations/auvo-omie/webhooks-in", {
      connection: id,
      system: "omie",
    });
    expect(made.status).toBe(201);
    expect(made.text).toContain("Portal do Desenvolvedor do Omie");
    const url = /value="(https:[^"]*webhooks-in[^"]*)"/.exec(made.text)?.[1] ?? "";
    expect(await page()).toContain("Esperando");
    expect(await page()).not.toContain(url);
    expect((await call("post", new URL(url).pathname)).status).toBe(202);
    expect(await page()).toContain("Último aviso:");
    await visitor.post("/integrations/auvo-omie/webhooks-in/remove", { connection: id, system: "omie" });
    expectProblem(await call("post", new URL(url).pathname), 404, "not_found");
  });
});
