import { beforeEach, describe, expect, test } from "vitest";
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
  setCredentials,
  storedConnections,
  WITHOUT_OLD,
  withRing,
} from "../common/key-rings.ts";
import { watchDatabase } from "../common/watched-d1.ts";
import { bindings } from "../common/worker.ts";

/** The sweep among others: sweeps, updates and deletions in its midst, and its own death at every step. */

let context: TestContext;
let tenantId: string;

beforeEach(async () => {
  await forgetSecrets();
  context = openContext();
  tenantId = (await createTenant(context, { name: "Padaria Sol" })).id;
});

const fill = (count: number) =>
  fillConnections(tenantId, count, (owner, value) => sealValue(BEFORE, owner, value));

/** A context whose database does something before certain round trips leave. */
function interrupted(before: (statements: string[]) => Promise<void>): TestContext {
  return { ...context, db: watchDatabase(before).db };
}

describe("at the same time as others", () => {
  test("two sweeps, and five, rewrite each value once and both come to the end", async () => {
    const ids = await fill(250);
    for (const sweeps of [2, 5]) {
      const ring = sweeps === 2 ? AFTER : BEFORE;
      const one = { ...context, ...withRing(ring) };
      for (let round = 0; round < 3; round++) {
        await Promise.all(Array.from({ length: sweeps }, () => rotateSecrets(one)));
      }
      expect(await readRotation(one)).toMatchObject({
        rewritten: 500,
        remaining: 0,
        finishedAt: expect.any(String),
      });
      const opened = await openAll(ring);
      for (const id of ids) expect(opened.get(id)).toEqual(filledWith(id));
    }
  });

  test("an update between the sweep's read and its write wins, under an old ring too", async () => {
    const [id = "", other = ""] = await fill(2);
    for (const ring of [AFTER, BEFORE]) {
      await bindings.DB.prepare("DELETE FROM secret_rotations").run();
      await setCredentials(id, String((await rowOf(other)).credentials).replaceAll(other, id));
      await updateConnection({ ...forTenant(context, tenantId), ...withRing(BEFORE) }, id, {
        credentials: filledWith(id),
      });
      let updates = 0;
      const swept = interrupted(async (statements) => {
        if (updates > 0 || !statements.some((statement) => statement.startsWith('UPDATE "connections"')))
          return;
        updates++;
        await updateConnection({ ...forTenant(context, tenantId), ...withRing(ring) }, id, {
          credentials: { accessToken: `new-under-${ring.active}` },
        });
      });
      await rotateSecrets(swept);
      expect(updates).toBe(1);
      const opened = await openAll(WITHOUT_OLD);
      expect(opened.get(id)).toEqual({ ...filledWith(id), accessToken: `new-under-${ring.active}` });
      expect(await readRotation(context)).toMatchObject({ remaining: 0, finishedAt: expect.any(String) });
    }
  });

  test("a change of a connection's name during the sweep does not bring the old values back", async () => {
    const [id = ""] = await fill(1);
    let swept = 0;
    const renaming = interrupted(async (statements) => {
      if (!statements.some((statement) => statement.startsWith('update "connections"'))) return;
      swept += (await rotateSecrets(context)).rewritten;
    });
    await updateConnection(forTenant(renaming, tenantId), id, { name: "outro nome" });
    expect(swept).toBe(2);
    expect((await rowOf(id)).name).toBe("outro nome");
    expect((await openAll(WITHOUT_OLD)).get(id)).toEqual(filledWith(id));
  });

  test("a row that is deleted between the sweep's read and its write stays deleted", async () => {
    const [id = ""] = await fill(1);
    const swept = interrupted(async (statements) => {
      if (statements.some((statement) => statement.startsWith('UPDATE "connections"')))
        await setCredentials(id, "{}");
    });
    await rotateSecrets(swept);
    expect((await rowOf(id)).credentials).toBe("{}");
    expect(await readRotation(context)).toMatchObject({
      total: 0,
      rewritten: 0,
      finishedAt: expect.any(String),
    });
  });
});

describe("killed anywhere", () => {
  test("it goes on, nothing is lost, and it comes to the end", async () => {
    const ids = await fill(150);
    for (let livesFor = 1; ; livesFor++) {
      expect(livesFor).toBeLessThan(40);
      let trips = 0;
      const dying = interrupted(async () => {
        trips++;
        if (trips > livesFor) throw new Error("killed");
      });
      const died = await rotateSecrets(dying).then(
        () => false,
        () => true,
      );
      const opened = await openAll(AFTER);
      for (const id of ids) expect(opened.get(id)).toEqual(filledWith(id));
      if (!died) break;
    }
    await rotateSecrets(context);
    expect(await readRotation(context)).toMatchObject({ remaining: 0, finishedAt: expect.any(String) });
    expect((await openAll(WITHOUT_OLD)).size).toBe(150);
    expect(await storedConnections()).toHaveLength(150);
  });
});
