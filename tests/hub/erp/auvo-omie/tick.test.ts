import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { polls } from "../../../../src/db/schema.ts";
import { drainConnection } from "../../../../src/services/deliveries/drain-connection.ts";
import { ringDueConnections } from "../../../../src/services/deliveries/ring-due-connections.ts";
import { Field } from "./field.ts";

const FLOWS = ["customers", "products", "stock", "tasks", "quotations"];

/** A tick that comes so long after the last reading. @returns which flows were read again */
async function readBy(field: Field, afterMs: number): Promise<string[]> {
  const { context, connectionId } = field;
  const standings = async () =>
    new Map(
      (await context.db.orm.select().from(polls).where(eq(polls.connectionId, connectionId))).map((row) => [
        row.flow,
        row.startedAt ?? 0,
      ]),
    );
  const before = await standings();
  context.clock.advance(afterMs);
  await ringDueConnections(context);
  await drainConnection(context, connectionId);
  const after = await standings();
  return FLOWS.filter((flow) => (after.get(flow) ?? 0) > (before.get(flow) ?? 0));
}

describe("a tick that is fired by hand", () => {
  it.each([
    [10_000, []],
    [30_000, ["tasks", "quotations"]],
    // Omie refuses the same query twice in a minute.
    [70_000, FLOWS],
  ])("%i ms after the last reading reads what may be read again: %j", async (afterMs, flows) => {
    const field = await Field.open({ seed: "minimal", flows: FLOWS });
    await field.settle();
    expect(await readBy(field, afterMs)).toEqual(flows);
  });

  it("leaves what fails to its own rest", async () => {
    const field = await Field.open({ seed: "minimal", flows: ["tasks"] });
    await field.settle();
    await field.context.db.orm
      .update(polls)
      .set({ code: "unavailable", dueAt: field.context.now() + 600_000 })
      .where(eq(polls.connectionId, field.connectionId));
    expect(await readBy(field, 70_000)).toEqual([]);
  });
});
