import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { idFloor, newId } from "../../../src/lib/ids.ts";
import { authenticate } from "../../../src/services/api-keys/authenticate.ts";
import { createApiKey } from "../../../src/services/api-keys/create-api-key.ts";
import { revokeApiKey } from "../../../src/services/api-keys/revoke-api-key.ts";
import { pruneDirectory } from "../../../src/services/operations/prune.ts";
import { recordDeadLetter } from "../../../src/services/operations/record-dead-letter.ts";
import {
  chooseTenant,
  closeSession,
  openSession,
  readSession,
  SESSION_MS,
} from "../../../src/services/sessions/sessions.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { openContext, type TestContext } from "../common/context.ts";

const DAY_MS = 86_400_000;

async function count(context: TestContext, table: "sessions" | "dead_letters"): Promise<unknown> {
  const [row] = await context.db.all(sql`SELECT count(*) AS n FROM ${sql.raw(table)}`);
  return row?.n;
}

describe("the daily prune", () => {
  test("knows where the ids of an instant begin", () => {
    const now = Date.UTC(2025, 5, 1);
    const id = newId("log", now);
    expect(id.startsWith(idFloor("log", now))).toBe(true);
    expect(idFloor("log", now) < id && id < idFloor("log", now + 1)).toBe(true);
  });

  test("deletes ended sessions and old dead letters, and leaves the others", async () => {
    const context = openContext();
    const token = await openSession(context, { kind: "operator" });
    context.clock.advance(SESSION_MS / 2);
    const younger = await openSession(context, { kind: "operator" });
    await recordDeadLetter(context, { id: "old", queue: "q", body: {}, attempts: 1 });
    context.clock.advance(SESSION_MS / 2 + 1);
    await pruneDirectory(context);
    expect(await readSession(context, token)).toBeUndefined();
    expect(await readSession(context, younger)).toMatchObject({ principal: { kind: "operator" } });
    expect(await count(context, "sessions")).toBe(1);
    context.clock.advance(91 * DAY_MS);
    await recordDeadLetter(context, { id: "new", queue: "q", body: {}, attempts: 1 });
    await pruneDirectory(context);
    expect(await count(context, "dead_letters")).toBe(1);
    expect(await count(context, "sessions")).toBe(0);
  });
});

describe("API keys", () => {
  test("open their tenant with their scopes until they are revoked; only a hash is kept", async () => {
    const context = openContext();
    const { id: tenantId } = await createTenant(context, { name: "d" });
    const { id, key } = await createApiKey(context, tenantId, { name: "CRM", scopes: ["read", "read"] });
    expect(await authenticate(context, key)).toEqual({
      principal: { kind: "api_key", keyId: id, name: "CRM", tenantId, scopes: ["read"] },
      place: { id: tenantId, shard: 1 },
    });
    const session = await openSession(context, {
      kind: "api_key",
      keyId: id,
      name: "CRM",
      tenantId,
      scopes: ["read"],
    });
    expect(await readSession(context, session)).toMatchObject({ tenantId, principal: { keyId: id } });
    await expect(revokeApiKey(context, "ten_other", id)).rejects.toMatchObject({ code: "tenant_not_found" });
    await revokeApiKey(context, tenantId, id);
    expect(await authenticate(context, key)).toBeUndefined();
    expect(await readSession(context, session)).toBeUndefined();
    await expect(revokeApiKey(context, tenantId, id)).rejects.toMatchObject({ code: "api_key_not_found" });
  });

  test("note their last use to the hour, not with a write for each call", async () => {
    const context = openContext();
    const { id: tenantId } = await createTenant(context, { name: "e" });
    const { id, key } = await createApiKey(context, tenantId, { name: "CRM" });
    const lastUse = async () =>
      (await context.db.all(sql`SELECT last_used_at FROM api_keys WHERE id = ${id}`))[0]?.last_used_at;
    const began = context.now();
    await authenticate(context, key);
    context.clock.advance(3_599_000);
    await authenticate(context, key);
    expect(await lastUse()).toBe(began);
    context.clock.advance(2_000);
    await authenticate(context, key);
    expect(await lastUse()).toBe(context.now());
  });

  test("nobody comes in with something like the operator's token, or with nothing", async () => {
    const context = openContext();
    expect(await authenticate(context, OPERATOR_TOKEN)).toEqual({
      principal: { kind: "operator" },
      place: null,
    });
    for (const token of [`${OPERATOR_TOKEN} `, OPERATOR_TOKEN.toUpperCase(), "", "undefined", "ponte_"]) {
      expect(await authenticate(context, token)).toBeUndefined();
    }
    const without = { ...context, settings: { ...context.settings, operatorToken: undefined } };
    for (const token of ["undefined", "", OPERATOR_TOKEN])
      expect(await authenticate(without, token)).toBeUndefined();
  });
});

test("an operator's session looks at the tenant that was chosen, and is over once it is closed", async () => {
  const context = openContext();
  const { id } = await createTenant(context, { name: "f" });
  const token = await openSession(context, { kind: "operator" });
  expect(await readSession(context, token)).toEqual({ principal: { kind: "operator" }, tenantId: null });
  await chooseTenant(context, token, id);
  expect(await readSession(context, token)).toMatchObject({ tenantId: id });
  await closeSession(context, token);
  expect(await readSession(context, token)).toBeUndefined();
});

test("a dead letter that comes twice is kept once", async () => {
  const context = openContext();
  const before = await count(context, "dead_letters");
  for (let time = 0; time < 2; time++)
    await recordDeadLetter(context, { id: "m-1", queue: "q", body: { connectionId: "x" }, attempts: 4 });
  expect(await count(context, "dead_letters")).toBe(Number(before) + 1);
});
