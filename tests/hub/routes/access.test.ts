import { beforeAll, describe, expect, test } from "vitest";
import { SCOPES, type Scope } from "../../../src/lib/scopes.ts";
import { OneOrAllRoute, TenantRoute } from "../../../src/routes/api-route.ts";
import { routes } from "../../../src/routes/routes.ts";
import { call, expectProblem, routeOf } from "../common/api.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { dumpDatabase } from "../common/dump.ts";
import { BODIES, fill, openWorld, type World } from "../common/world.ts";

/** What every route guarantees about who may call it. The routes are read from the list that the hub itself serves. */

let mine: World;
let other: World;
beforeAll(async () => {
  [mine, other] = [await openWorld(), await openWorld()];
});

const all = routes.map((route) => {
  const [method, path] = route;
  const { access } = routeOf(route);
  return {
    name: `${method.toUpperCase()} ${path}`,
    method,
    path,
    access,
    route,
    body: BODIES[`${method} ${path}`],
  };
});
const guarded = all.filter(({ access }) => access !== "public");
const isScope = (access: string): access is Scope => SCOPES.some((scope) => scope === access);
const byScope = guarded.flatMap(({ access, ...rest }) => (isScope(access) ? [{ ...rest, access }] : []));
const ofTenants = byScope.filter(({ route: [, , Route] }) => Route.prototype instanceof TenantRoute);
const ofOneOrAll = byScope.filter(({ route: [, , Route] }) => Route.prototype instanceof OneOrAllRoute);
const ofOperator = guarded.filter(({ access }) => access === "operator");
const table = <Row extends { name: string }>(rows: Row[]) => rows.map((row) => [row.name, row] as const);

/** Ids that one tenant has and another may not reach. A sale's id is the CRM's: the same one may exist twice. */
const PRIVATE_IDS = [
  "connectionId",
  "deliveryId",
  "replayId",
  "problemId",
  "logId",
  "externalId",
  "importId",
  "clientId",
  "reconciliationId",
  "archiveId",
];

test("every route is guarded but the one that tells whether the hub is up, and the one whose address is its key", () => {
  expect(all.filter(({ access }) => access === "public").map(({ name }) => name)).toEqual([
    "GET /healthz",
    "POST /v1/webhooks-in/:connectionId/:system/:secret",
  ]);
  expect(byScope.length + ofOperator.length).toBe(guarded.length);
});

describe("nobody comes in without a valid key", () => {
  test.each(table(guarded))("%s", async (_, { method, path, body }) => {
    const address = fill(path, mine.ids);
    const wrong: Record<string, string>[] = [
      {},
      { authorization: "Bearer ponte_wrong" },
      { authorization: `Bearer ${mine.key}x` },
      { authorization: `Basic ${btoa(`x:${mine.key}`)}` },
      { authorization: mine.key },
      { authorization: `Bearer ${mine.key} ${mine.key}` },
      { cookie: `session=${mine.key}` },
    ];
    for (const headers of wrong) {
      const answer = await call(method, address, { headers, body, tenant: mine.tenantId });
      expectProblem(answer, 401, "unauthenticated");
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    }
  });

  test("and is told so before anything of the request is looked at", async () => {
    const answer = await call("put", "/v1/sales/x", { raw: "{", headers: { "content-type": "text/plain" } });
    expectProblem(answer, 401, "unauthenticated");
  });
});

describe("a key does what its scopes say and nothing else", () => {
  test.each(table(byScope))("%s", async (_, { method, path, access, body }) => {
    const address = fill(path, mine.ids);
    for (const scope of SCOPES.filter((candidate) => candidate !== access)) {
      const answer = await call(method, address, { token: mine.keyOf[scope], body });
      const { detail } = expectProblem(answer, 403, "insufficient_scope");
      expect(detail).toContain(`"${access}"`);
    }
  });

  test.each(table(ofOperator))("%s is the operator's alone", async (_, { method, path, body }) => {
    const answer = await call(method, fill(path, mine.ids), { token: mine.key, body });
    expectProblem(answer, 403, "operator_only");
  });

  test("a key with a tenant's header reaches its own tenant all the same", async () => {
    const answer = await call("get", "/v1/connections", { token: mine.key, tenant: other.tenantId });
    expect(answer.text).toContain(mine.ids.connectionId);
    expect(answer.text).not.toContain(other.ids.connectionId);
  });
});

describe("the operator says for which tenant", () => {
  test.each(table(ofTenants))("%s", async (_, { method, path, body }) => {
    const address = fill(path, mine.ids);
    for (const headers of [{}, { "ponte-tenant": "" }]) {
      expectProblem(
        await call(method, address, { token: OPERATOR_TOKEN, body, headers }),
        400,
        "tenant_required",
      );
    }
    const unknown = await call(method, address, { token: OPERATOR_TOKEN, body, tenant: "ten_nobody" });
    expectProblem(unknown, 404, "tenant_not_found");
  });
});

describe("what is another tenant's is not there", () => {
  const reaching = [...ofTenants, ...ofOneOrAll].filter(
    ({ method, path }) => PRIVATE_IDS.some((id) => path.includes(`:${id}`)) && method !== "put",
  );

  test.each(table(reaching))("%s", async (_, { method, path, body }) => {
    const before = await dumpDatabase();
    const foreign = await call(method, fill(path, other.ids), { token: mine.key, body });
    expect(foreign.status).toBe(path.endsWith("/approve") ? 403 : 404);
    const nobody = Object.fromEntries(Object.keys(mine.ids).map((name) => [name, "x_nobody"]));
    const unknown = await call(method, fill(path, nobody), { token: mine.key, body });
    // One cannot even tell that it exists: but for the id, both answers are the same.
    const longestFirst = Object.values(other.ids).sort((left, right) => right.length - left.length);
    const without = (text: string) =>
      longestFirst.reduce((left, id) => left.replaceAll(id, "x_nobody"), text);
    expect(without(foreign.text)).toBe(unknown.text);
    const asOperator = await call(method, fill(path, other.ids), {
      token: OPERATOR_TOKEN,
      tenant: mine.tenantId,
      body,
    });
    expect(asOperator.status).toBe(404);
    expect(await dumpDatabase()).toEqual(before);
  });

  test("a sale of the same id is the caller's own", async () => {
    const externalId = other.ids.externalId ?? "";
    const answer = await call("put", `/v1/sales/${externalId}`, {
      token: mine.key,
      body: BODIES["put /v1/sales/:externalId"],
    });
    expect(answer.status).toBe(202);
    const theirs = await call("get", `/v1/sales/${externalId}`, { token: other.key });
    expect(theirs.body).toMatchObject({ version: 1 });
    const list = await call("get", "/v1/sales?limit=200", { token: mine.key });
    expect(list.text).not.toContain(other.ids.deliveryId);
  });
});
