import { beforeAll, describe, expect, test } from "vitest";
import { call, expectDocumented, expectProblem } from "../common/api.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { saleInput } from "../common/sales.ts";
import { openWorld, type World } from "../common/world.ts";

/** What each route answers when all is well, held against its own documentation field by field. */

const operator = { token: OPERATOR_TOKEN };
let world: World;
let key: { token: string };
beforeAll(async () => {
  world = await openWorld();
  key = { token: world.key };
});

test("the hub is up, and says which version", async () => {
  const answer = await call("get", "/healthz");
  expectDocumented(answer, "get", "/healthz");
  expect(answer.body).toMatchObject({ ok: true, version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
});

describe("tenants and keys", () => {
  test("a tenant is made, listed, given a key that works once it is shown and ends when it is revoked", async () => {
    const tenant = await call("post", "/v1/tenants", { ...operator, body: { name: "  Loja Nova " } });
    expectDocumented(tenant, "post", "/v1/tenants");
    expect(tenant.body).toMatchObject({ name: "Loja Nova" });
    const { id } = tenant.body as { id: string };
    const list = await call("get", "/v1/tenants?limit=1", operator);
    expectDocumented(list, "get", "/v1/tenants");
    const made = await call("post", `/v1/tenants/${id}/api-keys`, {
      ...operator,
      body: { name: "CRM", scopes: ["read"] },
    });
    expectDocumented(made, "post", "/v1/tenants/:tenantId/api-keys");
    const { key: secret, id: keyId } = made.body as { key: string; id: string };
    expect((await call("get", "/v1/sales", { token: secret })).body).toEqual({ items: [], nextCursor: null });
    const keys = await call("get", `/v1/tenants/${id}/api-keys`, operator);
    expectDocumented(keys, "get", "/v1/tenants/:tenantId/api-keys");
    expect(keys.body).toMatchObject({
      items: [{ id: keyId, scopes: ["read"], lastUsedAt: expect.any(String), revokedAt: null }],
    });
    expect(keys.text).not.toContain(secret);
    const gone = await call("delete", `/v1/tenants/${id}/api-keys/${keyId}`, operator);
    expectDocumented(gone, "delete", "/v1/tenants/:tenantId/api-keys/:keyId");
    expectProblem(await call("get", "/v1/sales", { token: secret }), 401, "unauthenticated");
    expectProblem(
      await call("delete", `/v1/tenants/${id}/api-keys/${keyId}`, operator),
      404,
      "api_key_not_found",
    );
  });

  test("keys of a tenant that is none are not found, and a scope that is none is named", async () => {
    expectProblem(
      await call("post", "/v1/tenants/ten_x/api-keys", { ...operator, body: { name: "x" } }),
      404,
      "tenant_not_found",
    );
    const wrong = await call("post", `/v1/tenants/${world.tenantId}/api-keys`, {
      ...operator,
      body: { name: "x", scopes: ["admin"] },
    });
    expect(expectProblem(wrong, 400, "validation_failed").errors[0]?.path).toBe("scopes.0");
  });
});

describe("sales", () => {
  const one = "/v1/sales/:externalId";

  test("are accepted with 202, known with 200, told with their deliveries, resent with 202", async () => {
    const path = "/v1/sales/venda-1";
    const first = await call("put", path, { ...key, body: saleInput() });
    expectDocumented(first, "put", one);
    expect(first.body).toMatchObject({ externalId: "venda-1", kind: "sale", delivery: { state: "pending" } });
    const again = await call("put", path, { ...key, body: saleInput() });
    expectDocumented(again, "put", one, 200);
    expect(again.body).toEqual(first.body);
    const told = await call("get", path, key);
    expectDocumented(told, "get", one);
    expect(told.body).toMatchObject({
      number: "1042",
      total: "50.00",
      customerName: "Padaria Sol",
      version: 1,
      deliveries: [{ subject: "venda-1", state: "pending", nextAttemptAt: expect.any(String) }],
    });
    const list = await call("get", "/v1/sales?q=padaria&kind=sale&limit=1", key);
    expectDocumented(list, "get", "/v1/sales");
    const resent = await call("post", `${path}/resend`, key);
    expectDocumented(resent, "post", `${one}/resend`);
    const preview = await call("post", `/v1/sales/${world.ids.externalId}/preview`, key);
    expectDocumented(preview, "post", `${one}/preview`);
    expect(preview.body).toMatchObject({
      requests: expect.arrayContaining([
        expect.objectContaining({ method: "GET", write: false, reason: "Ler a venda no ERP" }),
      ]),
      problems: [],
    });
  });

  test("a quote has no delivery, and what the CRM must mend is told in its language", async () => {
    expect(
      (await call("put", "/v1/sales/q-1", { ...key, body: saleInput({ kind: "quote" }) })).body,
    ).toMatchObject({ delivery: null, problems: [] });
    const body = saleInput({ customer: { name: "Sem documento" } });
    const told = await call("put", "/v1/sales/p-1", { ...key, body });
    expect(told.body).toMatchObject({
      delivery: { state: "dead" },
      problems: [
        {
          code: "customer_document_missing",
          path: "customer.document",
          message: expect.stringContaining("está sem CPF ou CNPJ"),
        },
      ],
    });
    const english = await call("put", "/v1/sales/p-1", {
      ...key,
      body,
      headers: { "accept-language": "en" },
    });
    expect(english.body).toMatchObject({
      problems: [{ message: expect.stringContaining("has no CPF or CNPJ") }],
    });
    expectProblem(await call("post", "/v1/sales/q-1/resend", key), 409, "not_a_sale");
    expectProblem(await call("get", "/v1/sales/nobody", key), 404, "sale_not_found");
  });

  test.each(["a/b", "pedido nº 1", "ção/ñ%?#&", "x".repeat(128), "-", "sale:1|2", "1.2.3"])(
    "the id %s is the CRM's own and comes back as it was",
    async (externalId) => {
      const path = `/v1/sales/${encodeURIComponent(externalId)}`;
      expect((await call("put", path, { ...key, body: saleInput() })).body).toMatchObject({ externalId });
      expect((await call("get", path, key)).body).toMatchObject({
        externalId,
        deliveries: [{ subject: externalId }],
      });
    },
  );

  test.each([
    ["129 characters", "x".repeat(129)],
    ["a control character", "a\u0007b"],
    ["a line break", "a\nb"],
  ])("an id of %s is refused", async (_, externalId) => {
    const answer = await call("put", `/v1/sales/${encodeURIComponent(externalId)}`, {
      ...key,
      body: saleInput(),
    });
    expect(expectProblem(answer, 400, "validation_failed").errors[0]?.path).toBe("externalId");
  });

  test("five hundred items are taken, one more is not", async () => {
    const item = { type: "product" as const, code: "1", name: "x".repeat(250), price: "1.00", quantity: "1" };
    const body = (count: number) =>
      saleInput({ items: Array.from({ length: count }, () => item), payments: null });
    expect((await call("put", "/v1/sales/large", { ...key, body: body(500) })).status).toBe(202);
    expectProblem(
      await call("put", "/v1/sales/large", { ...key, body: body(501) }),
      400,
      "validation_failed",
    );
  });
});

describe("deliveries, replays and the log", () => {
  test("a delivery is listed, told with its attempts, put back", async () => {
    const { deliveryId = "", externalId = "", connectionId = "" } = world.ids;
    const list = await call(
      "get",
      `/v1/deliveries?state=delivered&connectionId=${connectionId}&flow=sales&subject=${externalId}`,
      key,
    );
    expectDocumented(list, "get", "/v1/deliveries");
    expect(list.body).toMatchObject({
      items: [{ id: deliveryId, state: "delivered", remoteId: expect.any(String), code: null, attempts: 1 }],
    });
    const told = await call("get", `/v1/deliveries/${deliveryId}`, key);
    expectDocumented(told, "get", "/v1/deliveries/:deliveryId");
    expect(told.body).toMatchObject({ attempts: [{ number: 1, outcome: "ok", calls: 10 }] });
    const replayed = await call("post", `/v1/deliveries/${deliveryId}/replay`, key);
    expectDocumented(replayed, "post", "/v1/deliveries/:deliveryId/replay");
  });

  test("a dead delivery says what happened, who must act and what to do", async () => {
    await call("put", "/v1/sales/d-1", { ...key, body: saleInput({ customer: { name: "Zé" } }) });
    const list = await call("get", "/v1/deliveries?subject=d-1", key);
    expect(list.body).toMatchObject({
      items: [
        {
          state: "dead",
          code: "customer_document_missing",
          who: "crm",
          message: "O cliente Zé está sem CPF ou CNPJ.",
          hint: expect.stringContaining("no CRM"),
          nextAttemptAt: null,
        },
      ],
    });
  });

  test("a replay counts first, then runs, then tells its progress", async () => {
    const dry = await call("post", "/v1/replays", {
      ...key,
      body: { filter: { state: "dead" }, dryRun: true },
    });
    expectDocumented(dry, "post", "/v1/replays", 200);
    const run = await call("post", "/v1/replays", { ...key, body: { filter: { state: "dead" } } });
    expectDocumented(run, "post", "/v1/replays");
    expect(run.body).toMatchObject({ matched: (dry.body as { matched: number }).matched });
    const told = await call("get", `/v1/replays/${(run.body as { id: string }).id}`, key);
    expectDocumented(told, "get", "/v1/replays/:replayId");
  });

  test.each([
    ["logs", "connectionId", 404, "connection_not_found"],
    ["logs", "deliveryId", 404, "delivery_not_found"],
    ["logs", "provider", 400, "unknown_provider"],
    ["logs", "event", 400, "unknown_event"],
    ["logs/export", "connectionId", 404, "connection_not_found"],
    ["logs/export", "event", 400, "unknown_event"],
    ["deliveries", "connectionId", 404, "connection_not_found"],
    ["deliveries", "problemId", 404, "problem_not_found"],
    ["deliveries", "flow", 400, "invalid_value"],
    ["problems", "connectionId", 404, "connection_not_found"],
  ])(
    "a filter of %s with a %s that is none is told, and is no empty list",
    async (list, field, status, code) => {
      const answer = await call("get", `/v1/${list}?${field}=x_none`, key);
      expectProblem(answer, status, status === 400 ? "validation_failed" : code);
      expect(answer.body).toMatchObject({ status, errors: [{ path: field, code }] });
    },
  );

  test.each([
    ["connectionId", 404, "connection_not_found"],
    ["problemId", 404, "problem_not_found"],
    ["reconciliationId", 404, "reconciliation_not_found"],
    ["provider", 400, "unknown_provider"],
    ["flow", 400, "invalid_value"],
    ["code", 400, "unknown_code"],
    ["state", 400, "invalid_value"],
  ])("a replay by a %s that is none is told, and replays nothing", async (field, status, code) => {
    for (const dryRun of [true, false]) {
      const body = { filter: { [field]: "x_none" }, dryRun };
      const answer = await call("post", "/v1/replays", { ...key, body });
      expectProblem(answer, status, status === 400 ? "validation_failed" : code);
      expect(answer.body).toMatchObject({ status, errors: [{ path: `filter.${field}`, code }] });
    }
  });

  test("the log is listed with filters and told with its requests", async () => {
    const { logId = "", externalId = "" } = world.ids;
    const list = await call(
      "get",
      `/v1/logs?provider=gestaoclick&level=info&event=sale.created&subject=${externalId}&q=venda&from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00-03:00`,
      key,
    );
    expectDocumented(list, "get", "/v1/logs");
    expect(list.body).toMatchObject({
      items: [{ id: logId, event: "sale.created", message: expect.stringContaining("Venda criada no ERP") }],
    });
    const told = await call("get", `/v1/logs/${logId}`, key);
    expectDocumented(told, "get", "/v1/logs/:logId");
    expect(told.body).toMatchObject({ detail: { exchanges: expect.any(Array) } });
  });
});

describe("diagnosis and comparisons", () => {
  test("a diagnosis is made, and read again", async () => {
    const path = `/v1/connections/${world.ids.connectionId}/diagnosis`;
    const pattern = "/v1/connections/:connectionId/diagnosis";
    expectProblem(await call("get", path, key), 404, "diagnosis_not_found");
    await call("put", "/v1/sales/diagnosed", { ...key, body: saleInput({ seller: { name: "Ana Paulla" } }) });
    const made = await call("post", path, key);
    expectDocumented(made, "post", pattern);
    expect(made.body).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({
          code: "seller_unmatched",
          items: [expect.objectContaining({ name: "Ana Paulla", examples: ["diagnosed"] })],
        }),
      ]),
    });
    const told = await call("get", path, key);
    expectDocumented(told, "get", pattern);
    expect(told.body).toEqual(made.body);
  });

  test("a comparison is started, listed and told, and only where there is one", async () => {
    const { connectionId, reconciliationId, assetsConnectionId } = world.ids;
    const path = `/v1/connections/${connectionId}/reconciliations`;
    const list = await call("get", path, key);
    expectDocumented(list, "get", "/v1/connections/:connectionId/reconciliations");
    expect(list.body).toMatchObject({ items: [{ id: reconciliationId, state: "finished", checked: 1 }] });
    const told = await call("get", `/v1/reconciliations/${reconciliationId}`, key);
    expectDocumented(told, "get", "/v1/reconciliations/:reconciliationId");
    expect(told.body).toMatchObject({ differences: [], differenceCount: 0 });
    const started = await call("post", path, key);
    expectDocumented(started, "post", "/v1/connections/:connectionId/reconciliations");
    const elsewhere = `/v1/connections/${assetsConnectionId}/reconciliations`;
    expectProblem(await call("post", elsewhere, key), 409, "reconciliations_not_taken");
    const filter = { reconciliationId };
    expect((await call("post", "/v1/replays", { ...key, body: { filter, dryRun: true } })).body).toEqual({
      matched: 0,
    });
  });
});

describe("every answer", () => {
  test("carries the headers that protect who reads it in a browser", async () => {
    for (const answer of [
      await call("get", "/healthz"),
      await call("get", "/v1/sales", key),
      await call("get", "/v1/nothing"),
    ]) {
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("x-request-id")).toMatch(/\S/);
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
  });
});
