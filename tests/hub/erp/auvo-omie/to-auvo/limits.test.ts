import { describe, expect, it } from "vitest";
import { createContext } from "../../../../../src/services/context.ts";
import { drainConnection } from "../../../../../src/services/deliveries/drain-connection.ts";
import { listPolls } from "../../../../../src/services/polls/list-polls.ts";
import type { Row } from "../../../common/erp.ts";
import { bindings } from "../../../common/worker.ts";
import { Field } from "../field.ts";

/** Longer than the minute that Auvo counts by: calls that a limit holds back are made in the next one. */
const RUN_MS = 80_000;

describe("a first sync keeps both systems' limits, as their own counters tell", () => {
  it("with real time and real gates, and shows how far it is", { timeout: RUN_MS + 90_000 }, async () => {
    const { gate } = createContext(bindings);
    const field = await Field.open({
      flows: ["customers", "products", "stock"],
      // The real ones of both: 400 calls a minute, repeats, ten errors, calls at once.
      auvo: { CALLS_PER_MINUTE: 400 },
      omie: { REDUNDANCY_SECONDS: 60, ERRORS_BEFORE_BLOCK: 10, CALLS_PER_MINUTE_AND_ADDRESS: 960 },
      context: { now: Date.now, gate },
      activate: true,
    });
    await field.omie.act("POST", "/grow", { customers: 1_000, products: 300 });
    const began = Date.now();
    while (Date.now() - began < RUN_MS) await drainConnection(field.context, field.connectionId);

    const { methods } = await field.omie.control("GET", `/limits?company=${field.omie.id}&since=${began}`);
    const counted = (methods ?? []) as Row[];
    expect(counted.map(({ method }) => method).sort()).toEqual([
      "ListarClientes",
      "ListarPosEstoque",
      "ListarProdutos",
    ]);
    for (const method of counted) {
      expect(method).toMatchObject({ errors: 0, redundant: 0, busy: 0, blocked: 0, overRate: 0 });
    }

    // Guarantee: the sandbox answers a list here.
    const callers = (await field.auvo.control("GET", `/callers?since=${began}`)) as unknown as Row[];
    expect(callers).toHaveLength(1);
    expect(Number(callers[0]?.calls)).toBeGreaterThan(400);
    expect(Number(callers[0]?.callsOverLimit)).toBe(0);
    expect(Number(callers[0]?.maxCallsInAnyMinute)).toBeLessThanOrEqual(400);

    const polls = await listPolls(field.context, field.connectionId, "pt");
    expect(polls.find(({ flow }) => flow === "customers")).toMatchObject({ state: "waiting", pages: 10 });
    expect(polls.filter(({ state }) => state === "failing")).toEqual([]);
  });
});
