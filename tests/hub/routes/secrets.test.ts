import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { listPlatformAudit } from "../../../src/services/audit/list-audit.ts";
import { sealValue } from "../../../src/services/secrets/seal.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { call, expectDocumented } from "../common/api.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { openContext } from "../common/context.ts";
import { BEFORE, fillConnections } from "../common/key-rings.ts";

const PATH = "/v1/secrets/rotation";
const operator = { token: OPERATOR_TOKEN };

test("the operator sees how far the rotation is, and has it done now; the trail says that they did", async () => {
  const context = openContext();
  const { id: tenantId } = await createTenant(context, { name: "Padaria Sol" });
  await fillConnections(tenantId, 5, (owner, value) => sealValue(BEFORE, owner, value));
  const before = await call("get", PATH, operator);
  expectDocumented(before, "get", PATH);
  expect(before.body).toMatchObject({
    activeKey: "k2",
    keys: [
      { id: "k1", active: false, values: 10 },
      { id: "k2", active: true, values: 0 },
    ],
    total: 10,
    rewritten: 0,
    remaining: 10,
    unreadable: [],
    finishedAt: null,
  });
  const done = await call("post", PATH, operator);
  expectDocumented(done, "post", PATH);
  expect(done.body).toMatchObject({ rewritten: 10, remaining: 0, finishedAt: expect.any(String) });
  expect((await call("get", PATH, operator)).body).toEqual(done.body);
  const again = await call("post", PATH, operator);
  expect(again.body).toMatchObject({ rewritten: 10, remaining: 0 });
  const { items } = await listPlatformAudit(context, { action: "secrets.rotated" }, { limit: 50 }, "en");
  expect(items.map(({ message, target, actor }) => ({ message, target, kind: actor.kind }))).toEqual([
    { message: "Rewrote 10 secrets under the key k2.", target: "k2", kind: "operator" },
  ]);
});

test("after a finished rotation a call finds what was put back to an old key, and rewrites it", async () => {
  const context = openContext();
  await call("post", PATH, operator);
  const { id: tenantId } = await createTenant(context, { name: "Padaria Sol" });
  const [id] = await fillConnections(tenantId, 1, (owner, value) => sealValue(BEFORE, owner, value));
  expect((await call("get", PATH, operator)).body).toMatchObject({ remaining: 2, finishedAt: null });
  expect((await call("post", PATH, operator)).body).toMatchObject({
    remaining: 0,
    finishedAt: expect.any(String),
  });
  const [row] = await context.db.all(sql`SELECT updated_at FROM connections WHERE id = ${id}`);
  expect(row?.updated_at).toBe(7);
});
