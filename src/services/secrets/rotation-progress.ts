import { and, desc, eq, sql } from "drizzle-orm";
import { secretRotations } from "../../db/schema.ts";
import type { ShardContext } from "../context.ts";
import type { Position } from "./sealed-rows.ts";

export type Rotation = typeof secretRotations.$inferSelect;

/** A finished rotation is gone over again after this time: a Worker of before the rotation may have written late. */
const CHECK_AGAIN_MS = 86_400_000;

/** The rotation in force, if it is the one to this key. */
export async function findRotation(context: ShardContext, activeKey: string): Promise<Rotation | undefined> {
  const [latest] = await context.db.read(
    context.db.orm.select().from(secretRotations).orderBy(desc(secretRotations.startedAt)).limit(1),
  );
  return latest?.activeKey === activeKey ? latest : undefined;
}

/**
 * The rotation to this key, begun if it is new; also one to a key that was active before, and then another.
 * @param again begins a new pass when the last one has ended, however lately
 */
export async function openRotation(
  context: ShardContext,
  activeKey: string,
  again: boolean,
): Promise<Rotation | undefined> {
  const known = await findRotation(context, activeKey);
  if (known === undefined) return await beginRotation(context, activeKey);
  const { checkedAt } = known;
  if (checkedAt === null || (!again && context.now() - checkedAt < CHECK_AGAIN_MS)) return known;
  return await change(context, known, { ...NEW_PASS, checkedAt: null });
}

const NEW_PASS = { pass: sql`${secretRotations.pass} + 1`, position: "[]", passChanges: 0 };

async function beginRotation(context: ShardContext, activeKey: string): Promise<Rotation> {
  const later = sql<number>`(SELECT max(${context.now()}, coalesce(max(started_at) + 1, 0)) FROM secret_rotations)`;
  const [begun] = await context.db.read(
    context.db.orm
      .insert(secretRotations)
      .values({ activeKey, startedAt: later })
      .onConflictDoUpdate({
        target: secretRotations.activeKey,
        set: { ...NEW_PASS, startedAt: later, rewritten: 0, checkedAt: null, finishedAt: null },
      })
      .returning(),
  );
  if (begun === undefined) throw new Error("a rotation was not begun");
  return begun;
}

/**
 * Notes what was done up to a position.
 * @returns where the rotation stands now, since another sweep may have been faster; undefined when it is no longer in force
 */
export async function advance(
  context: ShardContext,
  rotation: Rotation,
  position: Position,
  { rewritten, changes }: { rewritten: number; changes: number },
): Promise<Rotation | undefined> {
  if (rewritten > 0 || changes > 0) {
    await context.db.run(
      context.db.orm
        .update(secretRotations)
        .set({
          rewritten: sql`${secretRotations.rewritten} + ${rewritten}`,
          passChanges: sql`${secretRotations.passChanges} + ${changes}`,
        })
        .where(eq(secretRotations.activeKey, rotation.activeKey)),
    );
  }
  return await change(context, rotation, { position: JSON.stringify(position) });
}

/** Ends a pass. One in which nothing was left to do is the last; after any other comes one more, to see that it is so. */
export async function endPass(context: ShardContext, rotation: Rotation): Promise<Rotation | undefined> {
  const clean = sql`${secretRotations.passChanges} = 0`;
  const now = context.now();
  return await change(context, rotation, {
    ...NEW_PASS,
    finishedAt: sql`CASE WHEN ${clean} THEN coalesce(${secretRotations.finishedAt}, ${now}) END`,
    checkedAt: sql`CASE WHEN ${clean} THEN ${now} END`,
  });
}

/** Changes the rotation if it still stands where it was read. @returns it as it is afterwards */
async function change(
  context: ShardContext,
  rotation: Rotation,
  set: Parameters<ReturnType<typeof context.db.orm.update<typeof secretRotations>>["set"]>[0],
): Promise<Rotation | undefined> {
  const { activeKey, startedAt, pass, position } = rotation;
  const [changed] = await context.db.read(
    context.db.orm
      .update(secretRotations)
      .set(set)
      .where(
        and(
          eq(secretRotations.activeKey, activeKey),
          eq(secretRotations.startedAt, startedAt),
          eq(secretRotations.pass, pass),
          eq(secretRotations.position, position),
        ),
      )
      .returning(),
  );
  return changed ?? (await findRotation(context, activeKey));
}
