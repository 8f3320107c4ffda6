import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { connections } from "../../../src/db/schema.ts";
import { updateConnection } from "../../../src/services/connections/update-connection.ts";
import { readRotation } from "../../../src/services/secrets/read-rotation.ts";
import { rotateSecrets } from "../../../src/services/secrets/rotate-secrets.ts";
import { openContext } from "../common/context.ts";
import { AFTER, BEFORE, openAll, WITHOUT_OLD, withRing } from "../common/key-rings.ts";
import { plainSale } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";

/** The key ring is rotated while the hub is at work, with Workers of before and after the change beside each other. */

const SHOPS = 5;
const ROUNDS = 4;

/** The same shop as another Worker sees it: with another ring and a clock of its own. */
function seenWith(shop: Shop, ring: typeof BEFORE): Shop {
  return new Shop({ ...shop.context, ...withRing(ring) }, shop.erp, shop.connectionId);
}

test("a rotation under load loses no sale and no update, and leaves nothing under the old key", async () => {
  const shops = await Promise.all(
    Array.from({ length: SHOPS }, () => Shop.open({ context: withRing(BEFORE) })),
  );
  expect((await openAll({ active: "k1", keys: { k1: BEFORE.keys.k1 ?? "" } })).size).toBe(SHOPS);
  const current = new Map(shops.map(({ connectionId, erp }) => [connectionId, erp.credentials]));
  let working = true;
  const sweeper = openContext();

  /** Two sweeps that never rest, in small rounds, so that they are interrupted as often as can be. */
  async function sweep() {
    while (working) await rotateSecrets(sweeper, { rows: 2, again: true });
  }

  async function work(shop: Shop, number: number) {
    for (let round = 0; round < ROUNDS; round++) {
      const old = (number + round) % 3 === 0;
      const seen = seenWith(shop, old ? BEFORE : AFTER);
      await seen.put(`s-${round}`, plainSale({ number: String(round) }));
      const drain = seen.drain();
      const credentials = await shop.erp.newTokens();
      await updateConnection(seen.context, shop.connectionId, { credentials });
      current.set(shop.connectionId, credentials);
      await updateConnection(seen.context, shop.connectionId, { name: `loja ${number}, ${round}` });
      await drain;
    }
  }

  const sweeps = [sweep(), sweep()];
  await Promise.all(shops.map(work));
  working = false;
  await Promise.all(sweeps);

  // The Workers of before are gone now. What they wrote last is found by one more pass.
  await rotateSecrets(sweeper, { rows: 100, again: true });
  expect(await readRotation(sweeper)).toMatchObject({
    total: SHOPS * 2,
    remaining: 0,
    unreadable: [],
    finishedAt: expect.any(String),
  });
  expect(await openAll(WITHOUT_OLD)).toEqual(current);
  for (const [number, shop] of shops.entries()) {
    await seenWith(shop, WITHOUT_OLD).settle();
    const states = (await shop.allDeliveries()).map(({ state }) => state);
    expect(states).toEqual(Array.from({ length: ROUNDS }, () => "delivered"));
    const marks = (await shop.erp.sales()).flatMap(
      ({ observacoes_interna: notes }) => /\[Ponte \S+/.exec(notes)?.[0] ?? [],
    );
    expect(new Set(marks).size).toBe(ROUNDS);
    expect(marks).toHaveLength(ROUNDS);
    const [row] = await shop.context.db.orm
      .select()
      .from(connections)
      .where(eq(connections.id, shop.connectionId));
    expect(row).toMatchObject({ name: `loja ${number}, ${ROUNDS - 1}`, status: "active" });
  }
});
