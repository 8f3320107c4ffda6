import { Buffer } from "node:buffer";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { updateConnection } from "../../../src/services/connections/update-connection.ts";
import { keepInOutbox } from "../../../src/services/mail/outbox.ts";
import { rotateSecrets } from "../../../src/services/secrets/rotate-secrets.ts";
import { openValue } from "../../../src/services/secrets/seal.ts";
import { SEALED_COLUMNS } from "../../../src/services/secrets/sealed-columns.ts";
import { rotateWebhookSecret } from "../../../src/services/webhooks/change-webhook.ts";
import { createWebhook } from "../../../src/services/webhooks/create-webhook.ts";
import { call } from "../common/api.ts";
import { AUTH_SECRET, KEY_RING, OPERATOR_TOKEN } from "../common/constants.ts";
import { dumpDatabase } from "../common/dump.ts";
import { AFTER, BEFORE, withRing } from "../common/key-rings.ts";
import { saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";
import { bindings, worker } from "../common/worker.ts";

/** What a thief of the database, of the logs or of the answers would find: none of the secrets, in no form. */

/** The forms in which a secret is a secret still. Written apart from the masking, which is tested by it. */
function formsOf(secret: string): [form: string, text: string][] {
  const bytes = Buffer.from(secret);
  const pieces = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.from("...".slice(0, before)), bytes]).toString("base64");
    return [`base64, ${before} before`, text.slice(4, -4)] as [string, string];
  });
  return [
    ["as it is", secret],
    ["in capitals", secret.toUpperCase()],
    ["in small letters", secret.toLowerCase()],
    ["backwards", [...secret].reverse().join("")],
    ["its first half", secret.slice(0, Math.ceil(secret.length / 2))],
    ["its second half", secret.slice(Math.floor(secret.length / 2))],
    ["URL-encoded", encodeURIComponent(secret)],
    ["in hexadecimal", bytes.toString("hex")],
    ["in JSON", JSON.stringify(secret).slice(1, -1)],
    ...pieces,
    ...pieces.map(
      ([form, text]) =>
        [`${form}, for URLs`, text.replaceAll("+", "-").replaceAll("/", "_")] as [string, string],
    ),
  ];
}

function expectNone(secrets: Record<string, string>, place: string, text: string): void {
  for (const [name, secret] of Object.entries(secrets)) {
    expect(secret.length, name).toBeGreaterThanOrEqual(16);
    for (const [form, copy] of formsOf(secret)) {
      const index = text.indexOf(copy);
      const around = index === -1 ? "" : text.slice(Math.max(0, index - 80), index + copy.length + 20);
      expect(around, `${name}, ${form}, in ${place}`).toBe("");
    }
  }
}

const printed: string[] = [];
for (const level of ["log", "info", "warn", "error", "debug"] as const) {
  vi.spyOn(console, level).mockImplementation((...values: unknown[]) => {
    printed.push(
      values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(" "),
    );
  });
}

describe("after a whole life", () => {
  const secrets: Record<string, string> = {};
  const answers: string[] = [];
  let shop: Shop;

  /** Everything that the hub answers to the tenant, to the operator and to nobody. */
  async function ask(method: string, path: string, options: Parameters<typeof call>[2] = {}) {
    const answer = await call(method, path, { token: secrets.apiKey ?? OPERATOR_TOKEN, ...options });
    answers.push(answer.text, JSON.stringify([...answer.headers]));
    return answer;
  }

  /** Values that cannot be opened fail a test and a drain; a column that holds nonsense, and a secret in it, a request. */
  async function breakCredentials() {
    const { credentials } = await shop.connectionRow();
    const set = bindings.DB.prepare("UPDATE connections SET credentials = ? WHERE id = ?");
    const broken = JSON.stringify({
      accessToken: secrets.firstToken,
      secretAccessToken: secrets.secondSecret,
    });
    await set.bind(broken, shop.connectionId).run();
    const path = `/v1/connections/${shop.connectionId}`;
    expect((await ask("post", `${path}/test`)).body).toMatchObject({ ok: false });
    const { flows } = await shop.connectionRow();
    const setFlows = bindings.DB.prepare("UPDATE connections SET flows = ? WHERE id = ?");
    await setFlows.bind(JSON.stringify(secrets.firstToken), shop.connectionId).run();
    expect((await ask("get", path)).status).toBe(500);
    await setFlows.bind(JSON.stringify(flows), shop.connectionId).run();
    await shop.put("cannot-be-opened", saleInput());
    await shop.drain();
    await set.bind(JSON.stringify(credentials), shop.connectionId).run();
  }

  beforeAll(async () => {
    shop = await Shop.open({ context: withRing(BEFORE) });
    const { context, connectionId, erp } = shop;
    const { tenantId } = context;
    const key = await call("post", `/v1/tenants/${tenantId}/api-keys`, {
      token: OPERATOR_TOKEN,
      body: { name: "CRM" },
    });
    Object.assign(secrets, {
      apiKey: (key.body as { key: string }).key,
      operatorToken: OPERATOR_TOKEN,
      authSecret: AUTH_SECRET,
      firstToken: erp.credentials.accessToken,
      firstSecret: erp.credentials.secretAccessToken,
    });
    const repeat = [
      `o token ${erp.credentials.accessToken} expirou`,
      `Authorization: Basic ${btoa(`loja:${erp.credentials.secretAccessToken}`)}`,
      encodeURIComponent(`?token=${erp.credentials.secretAccessToken}`),
      Buffer.from(erp.credentials.accessToken).toString("hex").toUpperCase(),
    ];
    await shop.deliver("ok", saleInput());
    for (const [index, message] of repeat.entries()) {
      await erp.inject({ kind: "refuse", method: "POST", message });
      await shop.deliver(`refused-${index}`, saleInput({ notes: `nota ${index}` }));
    }
    await erp.clearFaults();
    await shop.deliver("said-by-the-crm", saleInput({ notes: "um segredo de outro: 1234" }));
    const connection = `/v1/connections/${connectionId}`;
    const { accessToken, secretAccessToken } = await erp.newTokens();
    Object.assign(secrets, { secondToken: accessToken, secondSecret: secretAccessToken });
    await ask("patch", connection, { body: { credentials: { accessToken, secretAccessToken } } });
    for (const credentials of [
      { accessToken: `${accessToken} with a space` },
      { accessToken: { nested: accessToken } },
      { accessToken: [accessToken] },
      { accessToken: `${accessToken}`.repeat(9) },
    ]) {
      expect((await ask("patch", connection, { body: { credentials } })).status).toBe(400);
      await ask("post", "/v1/connections", { body: { provider: "gestaoclick", name: "x", credentials } });
    }
    await ask("patch", connection, { raw: `{"credentials": {"accessToken": "${accessToken}" "x"}}` });
    await ask("patch", connection, {
      raw: `{"credentials": {"accessToken": "${accessToken}", "accessToken": "b"}}`,
    });
    await ask("post", connection.replace(connectionId, ""), {
      body: { provider: "gestaoclick", name: "segunda", credentials: { accessToken, secretAccessToken } },
    });
    await ask("get", "/v1/sales", { token: `${secrets.apiKey}x` });
    await ask("get", "/v1/sales", {
      headers: { authorization: `Basic ${btoa(`x:${OPERATOR_TOKEN}`)}` },
      token: null,
    });
    await ask("post", `${connection}/test`);
    await ask("get", `${connection}/options/storeId`);
    await ask("post", "/v1/sales/ok/preview");
    await ask("post", "/v1/sales/ok/resend");
    await breakCredentials();
    await erp.revoke();
    await ask("post", `${connection}/test`);
    await shop.put("after-revocation", saleInput({ notes: "x" }));
    await shop.drain();
    await shop.drain();
    await erp.restore();
    await worker.scheduled({ cron: "*/3 * * * *" });
    await worker.scheduled({ cron: "17 6 * * *" });
    await rotateSecrets({ ...context, ...withRing(AFTER) }, { rows: 100, again: true });
    for (const path of [
      "/v1/connections",
      connection,
      "/v1/sales",
      "/v1/sales/ok",
      "/v1/deliveries",
      "/v1/logs?limit=200",
      "/v1/providers",
      "/openapi.json",
      "/healthz",
      "/v1/nothing",
    ]) {
      await ask("get", path);
    }
    const { body } = await ask("get", "/v1/logs?limit=200");
    for (const { id } of (body as { items: { id: string }[] }).items) await ask("get", `/v1/logs/${id}`);
    for (const path of ["/v1/secrets/rotation", "/v1/tenants", `/v1/tenants/${tenantId}/api-keys`]) {
      await ask("get", path, { token: OPERATOR_TOKEN });
    }
    await ask("post", "/v1/secrets/rotation", { token: OPERATOR_TOKEN });
  });

  test("the database holds none of the secrets", async () => {
    const dump = JSON.stringify(await dumpDatabase());
    expect(dump.length).toBeGreaterThan(20_000);
    expectNone({ ...secrets, k1: KEY_RING.keys.k1, k2: KEY_RING.keys.k2 }, "the database", dump);
  });

  test("what the ERP repeated of them is in the log, with a mask over each", async () => {
    const { log_details: details = [] } = await dumpDatabase();
    const text = JSON.stringify(details);
    expect(text).toContain("o token ••• expirou");
    expect(text).toContain("Authorization: Basic •••");
  });

  test("no answer holds one of them", () => {
    expect(answers.length).toBeGreaterThan(100);
    expectNone(secrets, "an answer", answers.join("\n"));
  });

  test("nothing that was printed holds one of them", () => {
    for (const message of ["tick", "request failed unexpectedly", "a connection cannot be opened"]) {
      expect(printed.join("\n")).toContain(`"message":"${message}"`);
    }
    expectNone(secrets, "what was printed", printed.join("\n"));
  });
});

/** An address with two secrets, as it has them during a rotation. */
async function makeWebhook(shop: Shop): Promise<void> {
  const { id } = await createWebhook(shop.context, {
    url: "https://loja.example/x",
    events: ["delivery.dead"],
  });
  await rotateWebhookSecret(shop.context, id);
}

describe("where secrets live", () => {
  const SEALED = /eyJ[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+/g;

  test("is in the list of sealed columns, and nowhere else", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput());
    await makeWebhook(shop);
    await keepInOutbox(shop.context.db, AFTER, { to: "a@b.com", subject: "x", text: "um link", html: "<p>" });
    const found = Object.entries(await dumpDatabase()).flatMap(([table, rows]) =>
      rows.flatMap((row) =>
        Object.entries(row as Record<string, unknown>)
          .filter(([, value]) => String(value).match(SEALED) !== null)
          .map(([column]) => `${table}.${column}`),
      ),
    );
    const listed = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
    expect([...new Set(found)].sort()).toEqual([...listed].sort());
  });

  test.each(SEALED_COLUMNS.map((place) => [`${place.table}.${place.column}`, place] as const))(
    "%s has the key and the columns that the list says",
    async (_, { table, column, key, alsoRead = [] }) => {
      const { results } = await bindings.DB.prepare(
        "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY pk",
      )
        .bind(table)
        .all<{ name: string; type: string; pk: number }>();
      expect(results.filter(({ pk }) => pk > 0).map(({ name }) => name)).toEqual([...key]);
      for (const name of [column, ...key, ...alsoRead]) {
        expect(results.find((found) => found.name === name)?.type).toBe("TEXT");
      }
    },
  );

  test("a value of each column opens for the owner that the list names, and after a rotation too", async () => {
    const shop = await Shop.open({ context: withRing(BEFORE) });
    await keepInOutbox(shop.context.db, BEFORE, {
      to: "a@b.com",
      subject: "y",
      text: "um link",
      html: "<p>",
    });
    await updateConnection(shop.context, shop.connectionId, { credentials: shop.erp.credentials });
    await makeWebhook(shop);
    for (let round = 0; round < 2; round++) {
      for (const { table, column, owner, kind } of SEALED_COLUMNS) {
        const { results } = await bindings.DB.prepare(`SELECT * FROM ${table}`).all<Record<string, string>>();
        for (const row of results) {
          const stored = row[column];
          // Not every row has one: an older secret is there only during a rotation.
          if (typeof stored !== "string") continue;
          const values =
            kind === "map" ? (JSON.parse(stored) as Record<string, string>) : { [column]: stored };
          for (const [field, sealed] of Object.entries(values))
            await openValue(AFTER, owner(row, field), sealed);
        }
        expect(results.length).toBeGreaterThan(0);
      }
      await rotateSecrets({ ...shop.context, ...withRing(AFTER) }, { rows: 100, again: true });
    }
  });
});
