import { describe, expect, test } from "vitest";
import { type CreatedOnce, createOnce } from "../../../src/erp/effects.ts";
import { DeliveryStop, type Failure } from "../../../src/erp/outcome.ts";
import { fc } from "../../common/properties.ts";
import { type Fate, Killed, ModelErp, ModelMappings, type Sight } from "../common/model-erp.ts";

/** One attempt: how long after the last one, with which version of the content, and what befalls its calls. */
type Step = { waitMs: number; edited: boolean; fate: Fate; sights: [Sight, Sight] };

const commits = fc.boolean();
/** Within what the settle times allow for: an answered error is over in ten seconds, a lost request in a minute. */
const fate: fc.Arbitrary<Fate> = fc.oneof(
  fc.record({ kind: fc.constant("clean" as const) }),
  fc.record({ kind: fc.constant("refused" as const), commits }),
  fc.record({ kind: fc.constant("failed" as const), commits, lateMs: fc.integer({ min: 0, max: 10_000 }) }),
  fc.record({
    kind: fc.constant("no_answer" as const),
    commits,
    lateMs: fc.integer({ min: 0, max: 60_000 }),
  }),
  fc.record({ kind: fc.constant("unauthorized" as const), commits }),
  fc.record({ kind: fc.constant("turned_away" as const) }),
  fc.record({ kind: fc.constant("not_sent" as const) }),
  fc.record({ kind: fc.constant("killed" as const), commits, lateMs: fc.integer({ min: 0, max: 85_000 }) }),
);
const sight = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Sight>("clear") },
  fc.constantFrom<Sight>("fails", "killed"),
);
const step: fc.Arbitrary<Step> = fc.record({
  // A person's resend does not wait for the time that the last attempt named.
  waitMs: fc.integer({ min: 0, max: 100_000 }),
  edited: fc.boolean(),
  fate,
  sights: fc.tuple(sight, sight),
});

class World {
  readonly erp = new ModelErp();
  readonly mappings = new ModelMappings();
  now = 1_000_000;
  content = 1;

  /** One attempt, as the drain makes it. @returns what was made, or undefined when it has to be tried again */
  async attempt({ fate, sights }: Pick<Step, "fate" | "sights">): Promise<CreatedOnce | undefined> {
    this.mappings.begin();
    const looks = [...sights];
    const { erp, content } = this;
    try {
      const made = await createOnce(
        { mappings: this.mappings, now: () => this.now },
        {
          kind: "sale",
          key: "s-1",
          contentHash: String(content),
          sent: { content },
          find: async () => {
            erp.arrive(this.now);
            return erp.find(looks.shift() ?? "clear");
          },
          create: async () => erp.create(fate, content, this.now),
        },
      );
      this.mappings.end();
      return made;
    } catch (error) {
      if (error instanceof Killed) return undefined;
      if (!(error instanceof DeliveryStop)) throw error;
      this.mappings.end();
      return undefined;
    }
  }

  pass(ms: number): void {
    this.now += ms;
    this.erp.arrive(this.now);
  }
}

describe("a record is created exactly once", () => {
  test("through any sequence of answers, lost answers, late arrivals, refusals, edits and kills", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const world = new World();
        let made: CreatedOnce | undefined;
        for (const current of steps) {
          world.pass(current.waitMs);
          expect(world.erp.records.length).toBeLessThanOrEqual(1);
          if (current.edited) world.content += 1;
          made = await world.attempt(current);
          if (made !== undefined) break;
        }
        const calm: Step["sights"] = ["clear", "clear"];
        for (let round = 0; made === undefined && round < 3; round++) {
          world.pass(90_000);
          made = await world.attempt({ fate: { kind: "clean" }, sights: calm });
        }
        world.pass(200_000);
        expect(world.erp.isQuiet).toBe(true);
        expect(world.erp.records.map(({ id }) => id)).toEqual([made?.record.id]);
        expect(world.mappings.durable).toMatchObject({ remoteId: made?.record.id, effect: null });
        expect(made?.upToDate).toBe(world.erp.records[0]?.raw.content === world.content);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("what an attempt does", () => {
  const clear: Step["sights"] = ["clear", "clear"];

  test("the row that names the effect is durable before the request leaves", async () => {
    const world = new World();
    await world.attempt({ fate: { kind: "killed", commits: false }, sights: clear });
    expect(world.mappings.durable?.effect).toEqual({ sent: { content: 1 }, settlesAt: world.now + 85_000 });
  });

  test("a record that a refused request made is recovered within the same attempt", async () => {
    const world = new World();
    const made = await world.attempt({ fate: { kind: "refused", commits: true }, sights: clear });
    expect(made).toMatchObject({ how: "recovered", upToDate: true });
  });

  test("after a lost answer nothing is created before the earlier request can be over", async () => {
    const world = new World();
    await world.attempt({ fate: { kind: "no_answer", commits: false }, sights: clear });
    world.pass(59_999);
    expect(await world.attempt({ fate: { kind: "clean" }, sights: clear })).toBeUndefined();
    expect(world.erp.records).toEqual([]);
    world.pass(1);
    expect(await world.attempt({ fate: { kind: "clean" }, sights: clear })).toMatchObject({ how: "created" });
  });

  test("while the ERP cannot be asked, nothing is created, however long it takes", async () => {
    const world = new World();
    await world.attempt({ fate: { kind: "no_answer", commits: true }, sights: ["fails", "fails"] });
    for (let round = 0; round < 5; round++) {
      world.pass(3_600_000);
      expect(await world.attempt({ fate: { kind: "clean" }, sights: ["fails", "fails"] })).toBeUndefined();
    }
    expect(world.erp.records).toHaveLength(1);
    expect(await world.attempt({ fate: { kind: "clean" }, sights: clear })).toMatchObject({
      how: "recovered",
    });
  });

  test("an ERP that has no look-up is believed when it refuses; when it did not answer, a person is asked", async () => {
    const stopAfter = async (outcome: Failure) => {
      const mappings = new ModelMappings();
      mappings.begin();
      const proofless: Failure = { kind: "outcome_unknown", message: "HTTP 404", certainty: "no_answer" };
      const made = createOnce(
        { mappings, now: () => 0 },
        {
          kind: "order",
          key: "o-1",
          contentHash: "1",
          sent: null,
          find: async () => proofless,
          create: async () => outcome,
        },
      );
      return await made.catch((error: unknown) => (error as DeliveryStop).stop);
    };
    expect(await stopAfter({ kind: "refused", message: "Falta o telefone", certainty: "answered" })).toEqual({
      kind: "dead",
      code: "erp_refused",
      params: { erpMessage: "Falta o telefone" },
    });
    expect(
      await stopAfter({ kind: "unavailable", message: "HTTP 502", certainty: "answered" }),
    ).toMatchObject({
      kind: "dead",
      code: "outcome_unknown",
      params: { unprovable: true },
    });
  });

  test("a call that was held back leaves no trace, so that the next attempt need not wait", async () => {
    const world = new World();
    await world.attempt({ fate: { kind: "not_sent" }, sights: clear });
    expect(world.mappings.durable).toBeUndefined();
    expect(await world.attempt({ fate: { kind: "clean" }, sights: clear })).toMatchObject({ how: "created" });
  });
});
