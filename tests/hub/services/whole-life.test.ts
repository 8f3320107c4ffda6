import { beforeAll, describe, expect, test } from "vitest";
import { tick } from "../../../src/cron/tick.ts";
import type { SaleInput } from "../../../src/erp/flows/sales.ts";
import { ApiError } from "../../../src/errors.ts";
import { activateConnection } from "../../../src/services/connections/activate-connection.ts";
import { approveConnection } from "../../../src/services/connections/approve-connection.ts";
import { deactivateConnection } from "../../../src/services/connections/deactivate-connection.ts";
import { deleteConnection } from "../../../src/services/connections/delete-connection.ts";
import { pauseConnection } from "../../../src/services/connections/pause-connection.ts";
import { resumeConnection } from "../../../src/services/connections/resume-connection.ts";
import { switchFlows } from "../../../src/services/connections/switch-flows.ts";
import { updateConnection } from "../../../src/services/connections/update-connection.ts";
import { drainConnection } from "../../../src/services/deliveries/drain-connection.ts";
import { replayDelivery } from "../../../src/services/deliveries/replay-delivery.ts";
import { abortReplay } from "../../../src/services/replays/abort-replay.ts";
import { createReplay } from "../../../src/services/replays/create-replay.ts";
import { fc } from "../../common/properties.ts";
import { asAdmin, needApproval } from "../common/approval.ts";
import { expectOneRightSale } from "../common/expect-sale.ts";
import { PRODUCT, SERVICE, saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";

/** One sale's whole life: everything that the CRM, an administrator, the ERP and bad luck can do to it, in any order. */

const CONTENTS: SaleInput[] = [
  saleInput(),
  saleInput({ notes: "outra", customer: { name: "Carla Mendes", document: "529.982.247-25" } }),
  saleInput({ date: "2026-11-22", items: [PRODUCT, { ...SERVICE, price: "10.00" }], shipping: "5.00" }),
  saleInput({ items: [{ ...SERVICE, price: "35.00" }] }),
];

const OPERATIONS = [
  "put 0",
  "put 1",
  "put 2",
  "put 3",
  "put quote",
  "put broken",
  "resend",
  "replay newest",
  "replay all",
  "drain",
  "drain",
  "settle",
  "die in a write",
  "two drains",
  "flow off",
  "flow on",
  "deactivate",
  "activate",
  "pause",
  "resume",
  "replay all, aborted",
  "delete in ERP",
  "revoke",
  "restore",
  "new name",
  "fault lost_answer POST",
  "fault commit_then_error POST",
  "fault html_502 GET",
  "fault html_502 PUT",
  "fault rate_limited POST",
  "fault unauthorized GET",
] as const;
/** What happens beside it to a connection that needs the support team's yes. */
const APPROVALS = ["ask for approval", "ask for approval", "approve", "approve"] as const;
type Operation = (typeof OPERATIONS)[number] | (typeof APPROVALS)[number];

async function perform(shop: Shop, operation: Operation): Promise<void> {
  const { context, connectionId, erp } = shop;
  context.clock.advance(1_000);
  const [verb, ...rest] = operation.split(" ");
  if (verb === "put") {
    const broken = { ...saleInput(), customer: { name: "Sem documento" } };
    const content =
      CONTENTS[Number(rest[0])] ?? (rest[0] === "quote" ? saleInput({ kind: "quote" }) : broken);
    await shop.put("s-1", content);
    return;
  }
  if (verb === "fault") {
    const [kind, method] = rest;
    await erp.inject({ kind, method });
    return;
  }
  const deeds: Partial<Record<Operation, () => Promise<unknown>>> = {
    resend: () => shop.resend("s-1"),
    "replay newest": async () => replayDelivery(context, (await shop.delivery("s-1")).id),
    "replay all": () => createReplay(context, {}),
    drain: () => shop.drain(),
    settle: () => shop.settle(60).catch(() => undefined),
    "die in a write": () => dieInAWrite(shop),
    "two drains": () =>
      Promise.all([drainConnection(context, connectionId), drainConnection(context, connectionId)]),
    "flow off": () => switchFlows(context, connectionId, { sales: false }),
    "flow on": () => switchFlows(context, connectionId, { sales: true }),
    deactivate: () => deactivateConnection(context, connectionId),
    activate: () => shop.activate(),
    pause: () => pauseConnection(context, connectionId),
    resume: () => resumeConnection(context, connectionId),
    "replay all, aborted": async () => {
      const { id = "" } = await createReplay(context, {});
      await abortReplay(context, id);
    },
    "delete in ERP": async () => {
      for (const { id } of await erp.sales()) await erp.api("DELETE", `/vendas/${id}`);
    },
    revoke: () => erp.revoke(),
    restore: () => erp.restore(),
    "ask for approval": () => activateConnection(asAdmin(shop), connectionId),
    approve: () => approveConnection(context, connectionId),
    "new name": () => updateConnection(context, connectionId, { name: "Outra" }),
  };
  await deeds[operation]?.().catch((error: unknown) => {
    // What the API refuses in this state is an answer; anything else is a fault of the hub.
    if (!(error instanceof ApiError || (error instanceof Error && error.message.startsWith("no delivery"))))
      throw error;
  });
}

/** The Worker is killed while a write is on its way; the write arrives. */
async function dieInAWrite(shop: Shop): Promise<void> {
  let isDead: () => void = () => undefined;
  const dead = new Promise<void>((resolve) => {
    isDead = resolve;
  });
  const dying: typeof fetch = async (request, init) => {
    const response = await fetch(request, init);
    if (init?.method === "GET") return response;
    await response.arrayBuffer();
    isDead();
    return await new Promise<never>(() => undefined);
  };
  await Promise.race([dead, drainConnection({ ...shop.context, fetch: dying }, shop.connectionId)]);
  shop.context.clock.advance(76_000);
}

const WAITING = ["pending", "queued", "retrying", "running"];
const ENDED = ["delivered", "dead", "superseded"];

async function openDeliveries(shop: Shop) {
  return (await shop.allDeliveries()).filter(({ state }) => ![...ENDED, "held"].includes(state));
}

/** What is true of a sale's deliveries between any two things that happen to it. */
async function expectSoundStates(shop: Shop, operations: readonly string[]): Promise<void> {
  const told = operations.join(", ");
  const deliveries = await shop.deliveriesOf("s-1");
  const waiting = deliveries.filter(({ state }) => WAITING.includes(state));
  // One on its way, and the newer one that the CRM or a person asked for meanwhile.
  expect(waiting.length, told).toBeLessThanOrEqual(2);
  expect(waiting.filter(({ state }) => state !== "running").length, told).toBeLessThanOrEqual(1);
  for (const [index, { state, dueAt, finishedAt, holdReason, code, remoteId }] of deliveries.entries()) {
    expect(dueAt !== null, told).toBe(WAITING.includes(state));
    expect(finishedAt !== null, told).toBe(ENDED.includes(state));
    if (state === "held") expect(holdReason, told).not.toBeNull();
    if (state === "dead") expect(code, told).not.toBeNull();
    if (state === "delivered") expect(remoteId, told).not.toBeNull();
    // Only the newest trip can still go, but for one that was on its way when the newer one came.
    if (index < deliveries.length - 1) expect([...ENDED, "running"], told).toContain(state);
  }
}

test("whatever happens to a sale and in whatever order: never two in the ERP, and in the end the right one", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...OPERATIONS), { minLength: 3, maxLength: 14 }),
      async (operations) => {
        const shop = await Shop.open();
        for (const operation of operations) {
          await perform(shop, operation);
          expect((await shop.erp.sales()).length, operations.join(", ")).toBeLessThanOrEqual(1);
          await expectSoundStates(shop, operations);
        }
        await shop.erp.clearFaults();
        await shop.erp.restore();
        await shop.activate();
        await switchFlows(shop.context, shop.connectionId, { sales: true });
        const last = saleInput({ notes: "no fim", number: "9" });
        await shop.put("s-1", last);
        await shop.settle(60);
        expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered" });
        await expectOneRightSale(shop.erp, last);
        expect(await openDeliveries(shop)).toEqual([]);
      },
    ),
    {
      numRuns: 40,
      // Given up for a newer version while it was on its way: it ended like one that was waiting.
      examples: [[["put 0", "die in a write", "put 1", "fault rate_limited POST", "drain", "put 0"]]],
    },
  );
}, 120_000);

describe("a connection that needs approval", () => {
  beforeAll(needApproval);

  test("and is deleted in the end: nothing leaves before the one or after the other", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...OPERATIONS.filter((each) => each !== "activate"), ...APPROVALS), {
          minLength: 3,
          maxLength: 14,
        }),
        async (operations) => {
          const told = operations.join(", ");
          const shop = await Shop.open({ activate: false });
          let isApproved = false;
          for (const operation of operations) {
            await perform(shop, operation);
            isApproved ||= (await shop.connectionRow()).status === "active";
            const sales = await shop.erp.sales();
            expect(sales.length, told).toBeLessThanOrEqual(isApproved ? 1 : 0);
            await expectSoundStates(shop, operations);
          }
          const before = await shop.erp.sales();
          await deleteConnection(shop.context, shop.connectionId);
          shop.context.sent.length = 0;
          await shop.drain();
          await tick(shop.context);
          await shop.drain();
          expect(shop.context.sent, told).toEqual([]);
          expect(await shop.erp.sales(), told).toEqual(before);
          expect(await openDeliveries(shop), told).toEqual([]);
        },
      ),
      {
        numRuns: 20,
        // Killed at work, and then deleted: it was on its way for ever.
        examples: [[["put 0", "ask for approval", "approve", "resend", "die in a write"]]],
      },
    );
  }, 120_000);
});
