import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { polls } from "../../../../src/db/schema.ts";
import { pauseConnection } from "../../../../src/services/connections/pause-connection.ts";
import { drainConnection } from "../../../../src/services/deliveries/drain-connection.ts";
import { makeAddress } from "../../../../src/services/webhooks-in/change-address.ts";
import { receiveWebhook } from "../../../../src/services/webhooks-in/receive-webhook.ts";
import { CODES, Field } from "./field.ts";
import { writesIn } from "./to-auvo/auvo-api.ts";

/** Webhooks of Auvo and Omie say when to look, and nothing else: what counts is what Ponte reads. */

const TO_AUVO = ["customers", "products", "stock"];
const SECONDS = 1_000;
/** Omie refuses a call that repeats within a minute. */
const REPEAT_MS = 60 * SECONDS;

type Told = { field: Field; tell: (system?: "omie" | "auvo") => Promise<void> };

/** A connection whose first round is over, with an address for each system. */
async function opened(flows: readonly string[]): Promise<Told> {
  const field = await Field.open({ seed: "minimal", flows });
  const { context, connectionId } = field;
  const secrets = new Map<string, string>();
  for (const system of ["omie", "auvo"]) {
    const { url } = await makeAddress(context, connectionId, system, "https://hub.test");
    secrets.set(system, url.split("/").at(-1) ?? "");
  }
  await field.settle();
  context.rung.length = 0;
  const tell = (system = "omie") =>
    receiveWebhook(context, { connectionId, system, secret: secrets.get(system) ?? "" });
  return { field, tell };
}

async function standing({ context, connectionId }: Field, flow: string) {
  const rows = await context.db.orm.select().from(polls).where(eq(polls.connectionId, connectionId));
  const row = rows.find((candidate) => candidate.flow === flow);
  if (row === undefined) throw new Error(`${flow} was never read`);
  return row;
}

const rename = ({ omie }: Field, name: string) =>
  omie.act("PATCH", `/edits/clientes/${CODES.customer}`, { nome_fantasia: name });

const nameInAuvo = async ({ auvo }: Field) =>
  (await auvo.stored("customers")).find(({ externalId }) => externalId === String(CODES.customer))
    ?.description;

/** Only drains: what is not due is not read. */
const drain = ({ context, connectionId }: Field) => drainConnection(context, connectionId);

describe("a webhook", () => {
  it("brings a change at once that would have waited for the next tick", async () => {
    const { field, tell } = await opened(["customers"]);
    field.context.clock.advance(100 * SECONDS);
    await rename(field, "Nome novo");
    await drain(field);
    expect(await nameInAuvo(field)).not.toBe("Nome novo");
    await tell();
    expect(field.context.rung).toEqual([
      { connectionId: field.connectionId, urgent: false, delaySeconds: 0 },
    ]);
    await drain(field);
    expect(await nameInAuvo(field)).toBe("Nome novo");
  });

  it("waits until Omie takes the same call again, and rings for then", async () => {
    const { field, tell } = await opened(["customers"]);
    const { finishedAt } = await standing(field, "customers");
    await rename(field, "Nome novo");
    await tell();
    const { dueAt } = await standing(field, "customers");
    expect(dueAt - Number(finishedAt)).toBeGreaterThan(REPEAT_MS);
    expect(field.context.rung[0]?.delaySeconds).toBe(Math.ceil((dueAt - field.context.now()) / SECONDS));
    await drain(field);
    expect(await nameInAuvo(field)).not.toBe("Nome novo");
    field.context.clock.moveTo(dueAt);
    await drain(field);
    expect(await nameInAuvo(field)).toBe("Nome novo");
  });

  it("a hundred in one moment ring one doorbell and are one reading", async () => {
    const { field, tell } = await opened(TO_AUVO);
    field.context.clock.advance(100 * SECONDS);
    for (let count = 0; count < 100; count++) await tell();
    expect(field.context.rung).toHaveLength(1);
    const before = (await field.omie.calls()).length;
    for (let count = 0; count < 3; count++) await drain(field);
    // Customers one call, products two, stock one.
    expect((await field.omie.calls()).length - before).toBe(4);
  });

  it("that comes while a round is read is looked at when the round is over", async () => {
    const { field, tell } = await opened(["customers"]);
    const { context } = field;
    context.clock.advance(180 * SECONDS);
    const fetching = context.fetch;
    context.fetch = async (input, init) => {
      const answer = await fetching(input, init);
      // The page was answered; somebody changes a customer on it.
      context.fetch = fetching;
      await rename(field, "Nome novo");
      await tell();
      return answer;
    };
    await drain(field);
    expect(await nameInAuvo(field)).not.toBe("Nome novo");
    const { dueAt, finishedAt, hintedAt } = await standing(field, "customers");
    expect(hintedAt).not.toBeNull();
    expect(dueAt - Number(finishedAt)).toBeLessThan(70 * SECONDS);
    expect(context.rung.map(({ delaySeconds }) => delaySeconds)).toContain(65);
    context.clock.moveTo(dueAt);
    await drain(field);
    expect(await nameInAuvo(field)).toBe("Nome novo");
    expect((await standing(field, "customers")).hintedAt).toBeNull();
  });

  it("of Auvo's is about tasks, and brings one at once", async () => {
    const { field, tell } = await opened(["tasks", ...TO_AUVO]);
    field.context.clock.advance(30 * SECONDS);
    const task = await field.finishedTask();
    const asked = (await field.omie.calls()).length;
    await tell("auvo");
    await drain(field);
    expect(await field.delivery(task)).toMatchObject({ state: "delivered" });
    expect((await field.omie.calls()).slice(asked).filter((path) => /Listar/.test(path))).toEqual([]);
  });

  it("never shortens the wait of a reading that failed", async () => {
    const { field, tell } = await opened(["customers"]);
    await field.omie.inject({ kind: "html_502", path: "/geral/clientes", times: 50 });
    await field.round();
    const { dueAt, code } = await standing(field, "customers");
    expect(code).toBe("unavailable");
    await tell();
    expect((await standing(field, "customers")).dueAt).toBe(dueAt);
    expect(field.context.rung).toEqual([]);
  });

  it("starts nothing of a flow that is off, or of a connection that is paused", async () => {
    const { field, tell } = await opened(["customers", "stock"]);
    await field.switchFlows(["customers"]);
    field.context.clock.advance(100 * SECONDS);
    const before = (await standing(field, "stock")).dueAt;
    await tell();
    expect((await standing(field, "stock")).dueAt).toBe(before);
    await pauseConnection(field.context, field.connectionId);
    field.context.rung.length = 0;
    await tell();
    expect(field.context.rung).toEqual([]);
  });
});

describe("the echo of Ponte's own writes", () => {
  it("leads to no write, to a bounded number of readings, and to no call that Omie would refuse", async () => {
    const { field, tell } = await opened(["tasks", ...TO_AUVO]);
    const { context } = field;
    await rename(field, "Nome novo");
    await field.round();
    const task = await field.finishedTask();
    await field.round();
    expect(await nameInAuvo(field)).toBe("Nome novo");
    expect(await field.delivery(task)).toMatchObject({ state: "delivered" });

    const asked: { at: number; url: string; body: string }[] = [];
    const fetching = context.fetch;
    context.fetch = (input, init) => {
      asked.push({ at: context.now(), url: String(input), body: String(init?.body) });
      return fetching(input, init);
    };
    const [written, deliveries] = [await writesIn(field.auvo), await field.allDeliveries()];
    const [minutes, step] = [10, 10];
    for (let second = 0; second < minutes * 60; second += step) {
      context.clock.advance(step * SECONDS);
      await Promise.all([tell("omie"), tell("omie"), tell("auvo")]);
      await drain(field);
    }

    expect(await writesIn(field.auvo)).toBe(written);
    expect(await field.allDeliveries()).toEqual(deliveries);
    const omie = asked.filter(({ url }) => url.includes("/omie/"));
    expect(omie.filter(({ body }) => !/"call":"Listar/.test(body))).toEqual([]);
    // Four calls a round, a round in 65 seconds; a page of tasks in 20.
    expect(omie.length).toBeLessThanOrEqual(4 * Math.ceil((minutes * 60) / 65));
    expect(asked.length - omie.length).toBeLessThanOrEqual(minutes * 3 + 1);
    expect(omie.length).toBeGreaterThan(20);
    const last = new Map<string, number>();
    for (const { at, body } of omie) {
      expect(at - (last.get(body) ?? 0), body).toBeGreaterThan(REPEAT_MS);
      last.set(body, at);
    }
  });
});
