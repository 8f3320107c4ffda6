import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { createReplay } from "../../../../src/services/replays/create-replay.ts";
import { getReplay } from "../../../../src/services/replays/get-replay.ts";
import { Field, tagOf } from "./field.ts";

/** A replay of what Ponte read by itself: what it has, or what its source says now. */

const service = (unitaryValue: string) => ({ services: [{ code: 1, quantity: 1, unitaryValue }] });

async function sentAndChanged(): Promise<{ field: Field; total: () => Promise<unknown> }> {
  const field = await Field.open({ seed: "minimal" });
  const task = await field.finishedTask({}, service("100.00"));
  await field.settle();
  await field.auvo.act("POST", `/tasks/${task}/finish`, service("150.00"));
  return {
    field,
    total: async () => tagOf(await field.serviceOrderOf(task), "Cabecalho").nValorTotal,
  };
}

it("with the stored content sends what Ponte has, and leaves the reading to its time", async () => {
  const { field, total } = await sentAndChanged();
  const { id = "" } = await createReplay(field.context, { state: "delivered" });
  await field.drain();
  expect(await total()).toBe(100);
  expect(await getReplay(field.context, id)).toMatchObject({ matched: 1, delivered: 1, skipped: 0 });
});

it("with the newest content reads the source first, and what changed there takes the older one's place", async () => {
  const { field, total } = await sentAndChanged();
  const filter = { state: "delivered", flow: "tasks" } as const;
  const { id = "" } = await createReplay(field.context, filter, { content: "newest" });
  await field.drain();
  expect(await total()).toBe(150);
  expect(await getReplay(field.context, id)).toMatchObject({ state: "finished", matched: 1, skipped: 1 });
});

it("finds a record by part of its title, with or without accents", async () => {
  const { field } = await sentAndChanged();
  const [row] = await field.context.db.all(
    sql`SELECT title FROM subjects WHERE tenant_id = ${field.context.tenantId} AND flow = 'tasks'`,
  );
  const title = String(row?.title);
  const matched = async (q: string) =>
    (await createReplay(field.context, { state: "delivered", q }, { dryRun: true })).matched;
  expect(await matched(title.slice(2, 12).toUpperCase())).toBe(1);
  expect(await matched(title.normalize("NFD").replace(/\p{M}/gu, ""))).toBe(1);
  expect(await matched("nada disso")).toBe(0);
});
