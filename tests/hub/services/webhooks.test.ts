import { Webhook } from "standardwebhooks";
import { beforeEach, describe, expect, test } from "vitest";
import type { SaleInput } from "../../../src/erp/flows/sales.ts";
import { pauseConnection } from "../../../src/services/connections/pause-connection.ts";
import {
  deleteWebhook,
  rotateWebhookSecret,
  sendTestEvent,
  updateWebhook,
} from "../../../src/services/webhooks/change-webhook.ts";
import { createWebhook } from "../../../src/services/webhooks/create-webhook.ts";
import { listMessages, listWebhooks } from "../../../src/services/webhooks/list-webhooks.ts";
import { sendDueWebhooks } from "../../../src/services/webhooks/send-webhooks.ts";
import { saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";

/** What a receiver got, and what it answers. */
type Got = { url: string; headers: Headers; body: string };
const RECEIVER = "https://loja.example/ponte";

let got: Got[];
let answers: (number | "cut")[];
let shop: Shop;

beforeEach(async () => {
  got = [];
  answers = [];
  shop = await Shop.open();
  const toErp = shop.context.fetch;
  shop.context.fetch = async (input, init) => {
    if (!String(input).startsWith("https://loja.example")) return await toErp(input, init);
    got.push({ url: String(input), headers: new Headers(init?.headers), body: String(init?.body) });
    const answer = answers.shift() ?? 204;
    if (answer === "cut") throw new TypeError("the connection was cut");
    return new Response(null, { status: answer });
  };
});

const page = { limit: 50 };
const noDocument = (): SaleInput => ({ ...saleInput(), customer: { name: "Sem documento" } });

async function listen(...events: Parameters<typeof createWebhook>[1]["events"]) {
  return await createWebhook(shop.context, { url: RECEIVER, events });
}

async function stateOf(id: string) {
  return (await listMessages(shop.context, id, page)).items.map(({ state, attempts }) => [state, attempts]);
}

describe("what happened is told", () => {
  test("a delivered sale, once, signed so that the standard's own library accepts it", async () => {
    const { id, secret } = await listen("delivery.delivered");
    await shop.deliver("v-1", saleInput());
    expect(await sendDueWebhooks(shop.context)).toBe(1);
    expect(await sendDueWebhooks(shop.context)).toBe(0);
    const [{ headers, body } = { headers: new Headers(), body: "" }] = got;
    // The library asks its own clock; the test's stands elsewhere.
    const signature = new Webhook(secret).sign(
      headers.get("webhook-id") ?? "",
      new Date(Number(headers.get("webhook-timestamp")) * 1_000),
      body,
    );
    expect(headers.get("webhook-signature")).toBe(signature);
    expect(JSON.parse(body)).toMatchObject({
      type: "delivery.delivered",
      data: { subject: "v-1", flow: "sales", state: "delivered", connectionId: shop.connectionId },
    });
    expect(JSON.parse(body).data.remoteId).toMatch(/^\d+$/);
    expect(await stateOf(id)).toEqual([["delivered", 1]]);
  });

  test("only what was asked for", async () => {
    await listen("delivery.dead");
    await shop.deliver("v-1", saleInput());
    expect(await sendDueWebhooks(shop.context)).toBe(0);
  });

  test("a connection that somebody paused", async () => {
    await listen("connection.paused");
    await pauseConnection(shop.context, shop.connectionId);
    await sendDueWebhooks(shop.context);
    expect(JSON.parse(got[0]?.body ?? "null")).toMatchObject({
      type: "connection.paused",
      data: { connectionId: shop.connectionId, pausedReason: "by_user" },
    });
  });

  test("no other company's", async () => {
    await listen("delivery.delivered");
    const other = await Shop.open();
    await other.deliver("v-1", saleInput());
    expect(await sendDueWebhooks(shop.context)).toBe(0);
    expect(await listWebhooks(other.context)).toEqual([]);
  });

  test("a sale that needs a person from the start is told as well", async () => {
    await listen("delivery.dead");
    await shop.put("v-1", noDocument());
    await sendDueWebhooks(shop.context);
    expect(JSON.parse(got[0]?.body ?? "null")).toMatchObject({
      type: "delivery.dead",
      data: { subject: "v-1", code: "customer_document_missing" },
    });
  });
});

describe("what was not taken goes again", () => {
  test("after a failure and after a broken connection, with the same id, until it is taken", async () => {
    const { id } = await listen("delivery.delivered");
    answers = [500, "cut", 302, 200];
    await shop.deliver("v-1", saleInput());
    for (let attempt = 1; attempt <= 4; attempt++) {
      expect(await sendDueWebhooks(shop.context)).toBe(1);
      expect(await sendDueWebhooks(shop.context)).toBe(0);
      shop.context.clock.advance(8 * 3_600_000);
    }
    expect(new Set(got.map(({ headers }) => headers.get("webhook-id"))).size).toBe(1);
    expect(await stateOf(id)).toEqual([["delivered", 4]]);
  });

  test("for days, and then the address is disabled and says why", async () => {
    const { id } = await listen("delivery.delivered");
    answers = Array.from({ length: 20 }, () => 503);
    await shop.deliver("v-1", saleInput());
    const startedAt = shop.context.now();
    while ((await sendDueWebhooks(shop.context)) > 0) shop.context.clock.advance(30 * 3_600_000);
    expect(shop.context.now() - startedAt).toBeGreaterThan(4 * 86_400_000);
    expect(await stateOf(id)).toEqual([["failed", 11]]);
    expect(await listWebhooks(shop.context)).toMatchObject([
      { status: "disabled", disabledReason: "failing" },
    ]);
    await shop.deliver("v-2", saleInput());
    expect(await stateOf(id)).toEqual([["failed", 11]]);
  });

  test("not to an address that says it is gone", async () => {
    const { id } = await listen("delivery.delivered");
    answers = [410];
    await shop.deliver("v-1", saleInput());
    await sendDueWebhooks(shop.context);
    expect(await stateOf(id)).toEqual([["failed", 1]]);
    expect(await listWebhooks(shop.context)).toMatchObject([{ status: "disabled", disabledReason: "gone" }]);
    await updateWebhook(shop.context, id, { enabled: true });
    await shop.deliver("v-2", saleInput());
    await sendDueWebhooks(shop.context);
    expect((await stateOf(id))[0]).toEqual(["delivered", 1]);
  });

  test("not to an address that was deleted", async () => {
    const { id } = await listen("delivery.delivered");
    await shop.deliver("v-1", saleInput());
    await deleteWebhook(shop.context, id);
    expect(await sendDueWebhooks(shop.context)).toBe(0);
    expect(got).toEqual([]);
  });
});

test("two senders at once send each message once", async () => {
  await listen("delivery.delivered");
  for (const sale of ["v-1", "v-2", "v-3"]) await shop.deliver(sale, saleInput());
  await Promise.all([sendDueWebhooks(shop.context), sendDueWebhooks(shop.context)]);
  const ids = got.map(({ headers }) => headers.get("webhook-id"));
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(3);
});

test("after a rotation both secrets sign for a day, then the new one alone", async () => {
  const { id, secret } = await listen("delivery.delivered");
  const { secret: newer } = await rotateWebhookSecret(shop.context, id);
  expect(newer).not.toBe(secret);
  await sendTestEvent(shop.context, id);
  await sendDueWebhooks(shop.context);
  shop.context.clock.advance(25 * 3_600_000);
  await sendTestEvent(shop.context, id);
  await sendDueWebhooks(shop.context);
  const signers = got.map(({ headers, body }) =>
    [newer, secret].map((each) => {
      const at = new Date(Number(headers.get("webhook-timestamp")) * 1_000);
      const own = new Webhook(each).sign(headers.get("webhook-id") ?? "", at, body);
      return (headers.get("webhook-signature") ?? "").split(" ").includes(own);
    }),
  );
  expect(signers).toEqual([
    [true, true],
    [true, false],
  ]);
});

test("a test goes once, also to a disabled address, and its end is seen", async () => {
  const { id } = await listen("delivery.dead");
  await updateWebhook(shop.context, id, { enabled: false });
  answers = [500];
  await sendTestEvent(shop.context, id);
  await sendDueWebhooks(shop.context);
  expect((await listMessages(shop.context, id, page)).items).toMatchObject([
    { event: "webhook.test", state: "failed", attempts: 1, lastStatus: 500, lastError: "refused" },
  ]);
});

test("addresses that are not public are refused, by name", async () => {
  shop.context.settings = { ...shop.context.settings, allowPrivateHosts: false };
  const refused = [
    "http://loja.example/x",
    "https://127.0.0.1/x",
    "https://[::1]/x",
    "https://10.0.0.1",
    "https://x.internal/",
  ];
  for (const url of refused) {
    await expect(createWebhook(shop.context, { url, events: ["delivery.dead"] })).rejects.toMatchObject({
      code: "validation_failed",
      errors: [{ path: "url" }],
    });
  }
  expect(await listWebhooks(shop.context)).toEqual([]);
});
