import { beforeEach, describe, expect, test } from "vitest";
import { tick } from "../../../src/cron/tick.ts";
import { updateConnection } from "../../../src/services/connections/update-connection.ts";
import { readRotation } from "../../../src/services/secrets/read-rotation.ts";
import { rotateSecrets } from "../../../src/services/secrets/rotate-secrets.ts";
import { sealValue } from "../../../src/services/secrets/seal.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { forTenant, openContext, type TestContext } from "../common/context.ts";
import {
  AFTER,
  BEFORE,
  fillConnections,
  filledWith,
  forgetSecrets,
  openAll,
  rowOf,
  sealDirectly,
  setCredentials,
  WITHOUT_OLD,
  withRing,
} from "../common/key-rings.ts";
import { watchDatabase } from "../common/watched-d1.ts";

const DAY_MS = 86_400_000;
const AGAIN = { rows: 1_000, again: true };
const underOld = (owner: Record<string, string>, value: string) => sealValue(BEFORE, owner, value);

let context: TestContext;
let tenantId: string;

beforeEach(async () => {
  await forgetSecrets();
  context = openContext();
  tenantId = (await createTenant(context, { name: "Padaria Sol" })).id;
});

const fill = (count: number, seal = underOld) => fillConnections(tenantId, count, seal);

describe("the sweep", () => {
  test("rewrites every value under the active key, the older form too, and changes nothing else", async () => {
    const ids = [
      ...(await fill(3)),
      ...(await fill(2, (owner, value) => sealDirectly(BEFORE, owner, value))),
      ...(await fill(2, (owner, value) => sealDirectly(AFTER, owner, value))),
      ...(await fill(1, (owner, value) => sealValue(AFTER, owner, value))),
    ];
    const before = await Promise.all(ids.map(rowOf));
    expect(await readRotation(context)).toMatchObject({
      total: 16,
      remaining: 14,
      rewritten: 0,
      finishedAt: null,
    });
    expect(await rotateSecrets(context)).toEqual({ rewritten: 14, unreadable: 0 });
    const opened = await openAll(WITHOUT_OLD);
    for (const id of ids) expect(opened.get(id)).toEqual(filledWith(id));
    const after = await Promise.all(ids.map(rowOf));
    for (const [index, row] of after.entries()) {
      expect({ ...row, credentials: "" }).toEqual({ ...before[index], credentials: "" });
    }
    expect(after.at(-1)).toEqual(before.at(-1));
    expect(await readRotation(context)).toEqual({
      activeKey: "k2",
      keys: [
        { id: "k1", active: false, values: 0 },
        { id: "k2", active: true, values: 16 },
      ],
      total: 16,
      rewritten: 14,
      remaining: 0,
      unreadable: [],
      finishedAt: new Date(context.now()).toISOString(),
    });
  });

  test("does a bounded part at each tick and goes on where it was", async () => {
    await fill(450);
    const progress: number[] = [];
    for (let tickNumber = 0; tickNumber < 4; tickNumber++) {
      const { rewritten } = await rotateSecrets(context);
      progress.push(rewritten);
    }
    expect(progress).toEqual([400, 400, 100, 0]);
    expect(await readRotation(context)).toMatchObject({ total: 900, rewritten: 900, remaining: 0 });
    expect((await openAll(WITHOUT_OLD)).size).toBe(450);
  });

  test("once it has finished costs a tick one look at its progress, however many connections there are", async () => {
    await fill(300);
    await rotateSecrets(context, AGAIN);
    const { db, trips } = watchDatabase();
    await rotateSecrets({ ...context, db });
    expect(trips.map(({ statements }) => statements)).toEqual([
      [expect.stringContaining('"secret_rotations"')],
    ]);
  });

  test("looks again after a day, and finds what a Worker with the old ring wrote after it had passed", async () => {
    const [id = ""] = await fill(2);
    await rotateSecrets(context, AGAIN);
    const finished = await readRotation(context);
    const old = { ...forTenant(context, tenantId), ...withRing(BEFORE) };
    await updateConnection(old, id, { credentials: { accessToken: "written-late" } });
    expect(await readRotation(context)).toMatchObject({ remaining: 2, finishedAt: null });
    expect(await rotateSecrets(context)).toEqual({ rewritten: 0, unreadable: 0 });
    context.clock.advance(DAY_MS);
    expect(await rotateSecrets(context)).toEqual({ rewritten: 2, unreadable: 0 });
    expect((await openAll(WITHOUT_OLD)).get(id)?.accessToken).toBe("written-late");
    const again = await readRotation(context);
    expect(again).toMatchObject({ rewritten: finished.rewritten + 2, remaining: 0 });
    expect(again.finishedAt).not.toBe(finished.finishedAt);
  });

  test("a look that finds nothing leaves the instant at which the rotation finished", async () => {
    await fill(2);
    await rotateSecrets(context, AGAIN);
    const { finishedAt } = await readRotation(context);
    context.clock.advance(2 * DAY_MS);
    await rotateSecrets(context);
    expect((await readRotation(context)).finishedAt).toBe(finishedAt);
  });

  test("goes back to a key that was active before, and forth again", async () => {
    const ids = await fill(3);
    for (const ring of [AFTER, BEFORE, AFTER]) {
      const under = { ...context, ...withRing(ring) };
      await rotateSecrets(under);
      expect(await readRotation(under)).toMatchObject({
        activeKey: ring.active,
        remaining: 0,
        finishedAt: expect.any(String),
      });
      const alone = { active: ring.active, keys: { [ring.active]: ring.keys[ring.active] ?? "" } };
      expect((await openAll(alone)).size).toBe(ids.length);
    }
  });

  test("without a key ring does nothing; its progress says so", async () => {
    const without = { ...context, ...withRing(undefined) };
    await fill(1);
    expect(await rotateSecrets(without)).toEqual({ rewritten: 0, unreadable: 0 });
    expect(await readRotation(without)).toMatchObject({
      activeKey: null,
      total: 2,
      remaining: 2,
      unreadable: [],
    });
  });

  test("skips what holds no secret: deleted connections, and drafts without credentials", async () => {
    const [first = "", second = ""] = await fill(2);
    await setCredentials(first, "{}");
    await setCredentials(second, "");
    expect(await rotateSecrets(context)).toEqual({ rewritten: 0, unreadable: 0 });
    expect(await readRotation(context)).toMatchObject({ total: 0, finishedAt: expect.any(String) });
  });

  test("is a part of the tick", async () => {
    await fill(1);
    await tick(context);
    expect(await readRotation(context)).toMatchObject({ rewritten: 2, remaining: 0 });
  });
});

describe("a value that does not open", () => {
  const breakValue: Record<string, (sealed: string, others: Record<string, string>) => Promise<string>> = {
    tampered: async (sealed) => `${sealed.slice(0, -4)}AAAA`,
    not_sealed: async () => "5a4db0c0c1e5a11d0000da7a",
    wrong_owner: async (_, { secretAccessToken = "" }) => secretAccessToken,
    key_missing: (sealed) => sealValue({ active: "k0", keys: { k0: "A".repeat(43) } }, {}, sealed),
  };

  test.each(Object.entries(breakValue))(
    "(%s) is named, stays as it is, and stops no other",
    async (code, break_) => {
      const ids = await fill(5);
      const id = ids[2] ?? "";
      const stored = JSON.parse(String((await rowOf(id)).credentials)) as Record<string, string>;
      const broken = await break_(stored.accessToken ?? "", stored);
      await setCredentials(id, JSON.stringify({ ...stored, accessToken: broken }));
      expect(await rotateSecrets(context)).toEqual({ rewritten: 9, unreadable: 1 });
      expect(await readRotation(context)).toMatchObject({
        total: 10,
        remaining: 0,
        unreadable: [{ table: "connections", id, connectionId: id, field: "accessToken", code }],
        finishedAt: expect.any(String),
      });
      const after = JSON.parse(String((await rowOf(id)).credentials));
      expect(after.accessToken).toBe(broken);
      expect(after.secretAccessToken).not.toBe(stored.secretAccessToken);
    },
  );

  test("in a row that is no JSON is named by its column, and the row stays", async () => {
    const [id = ""] = await fill(2);
    for (const text of ["{", '"text"', '{"accessToken": 7}', "[]"]) {
      await setCredentials(id, text);
      await rotateSecrets(context, AGAIN);
      expect((await readRotation(context)).unreadable).toEqual([
        { table: "connections", id, connectionId: id, field: "credentials", code: "not_sealed" },
      ]);
      expect((await rowOf(id)).credentials).toBe(text);
    }
  });

  test("for want of its key is rewritten once the ring holds it again", async () => {
    const ids = await fill(3);
    const without = { ...context, ...withRing(WITHOUT_OLD) };
    expect(await rotateSecrets(without)).toEqual({ rewritten: 0, unreadable: 6 });
    const lost = await readRotation(without);
    expect(lost).toMatchObject({
      remaining: 0,
      keys: [
        { id: "k2", values: 0 },
        { id: "k1", values: 6 },
      ],
    });
    expect(lost.unreadable).toHaveLength(6);
    expect(await rotateSecrets(context, AGAIN)).toEqual({ rewritten: 6, unreadable: 0 });
    expect([...(await openAll(WITHOUT_OLD)).keys()]).toEqual([...ids].sort());
  });

  test("is named under the active key too, and no longer once it is replaced", async () => {
    const [id = ""] = await fill(1, (owner, value) => sealValue(AFTER, owner, value));
    const stored = JSON.parse(String((await rowOf(id)).credentials)) as Record<string, string>;
    await setCredentials(
      id,
      JSON.stringify({ ...stored, accessToken: `${stored.accessToken?.slice(0, -4)}AAAA` }),
    );
    expect((await readRotation(context)).unreadable).toMatchObject([
      { field: "accessToken", code: "tampered" },
    ]);
    await updateConnection(forTenant(context, tenantId), id, {
      credentials: { accessToken: "new-token-1", secretAccessToken: "new-token-2" },
    });
    expect((await readRotation(context)).unreadable).toEqual([]);
  });
});
