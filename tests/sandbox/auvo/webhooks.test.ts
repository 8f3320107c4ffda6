import { afterEach, describe, expect, it, vi } from "vitest";
import type { Row } from "../provider.ts";
import { send } from "../worker.ts";
import { Auvo, resultOf } from "./auvo.ts";

const TARGET = "https://hub.example/webhooks/auvo/secret";
const TASK_CHANGED = { id: 0, entity: 4, action: 2, targetUrl: TARGET, active: true };

interface Sent {
  url: string;
  headers: Headers;
  text: string;
}

/** What the sandbox sends; the network is never reached. */
function intercept(status = 200): Sent[] {
  const sent: Sent[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (target, init) => {
    const request = new Request(target, init);
    sent.push({ url: request.url, headers: request.headers, text: await request.text() });
    return new Response(null, { status });
  });
  return sent;
}

async function deliveries(auvo: Auvo, amount: number): Promise<Row[]> {
  return await vi.waitFor(async () => {
    const stored = await auvo.provider.stored("webhookDeliveries");
    expect(stored).toHaveLength(amount);
    return stored;
  });
}

afterEach(() => vi.restoreAllMocks());

describe("webhooks", () => {
  it("are registered once for an entity and action, told otherwise than they came, and deleted", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const created = await auvo.post("/webHooks", TASK_CHANGED);
    expect(created.httpStatus).toBe(201);
    const { id } = resultOf(created);
    const told = { id, entity: "Task", action: "Alteracao", urlResponse: TARGET, hasAuthorization: false };
    expect(await auvo.rows("/webhooks")).toMatchObject([told]);
    expect(resultOf(await auvo.get(`/webhooks/${id}`))).not.toHaveProperty("targetUrl");
    expect(await auvo.post("/webhooks", TASK_CHANGED)).toMatchObject({
      httpStatus: 400,
      json: { errorCode: 1026, message: expect.any(String) },
    });
    expect((await auvo.post("/webhooks", { ...TASK_CHANGED, id, active: false })).httpStatus).toBe(200);
    expect((await auvo.post("/webhooks", { ...TASK_CHANGED, entity: 27 })).httpStatus).toBe(201);
    expect((await auvo.rows("/webhooks"))[1]?.entity).toBe("27");
    for (const change of [
      { entity: 2 },
      { action: 4 },
      { targetUrl: "x" },
      { targetUrl: `${TARGET}${"x".repeat(250)}` },
    ]) {
      expect((await auvo.post("/webhooks", { ...TASK_CHANGED, entity: 7, ...change })).httpStatus).toBe(400);
    }
    expect((await auvo.call("DELETE", `/webhooks/${id}`)).httpStatus).toBe(204);
    expect(await auvo.get(`/webhooks/${id}`)).toMatchObject({ httpStatus: 404, body: { errorCode: 1027 } });
  });

  it.each([
    ["entities", ["entityType", "action", "entityId", "userAdminId", "webhookId", "date", "entities"]],
    ["result", ["result"]],
    ["event", ["event", "occurredAt", "deliveryId", "data"]],
  ])("are sent in the shape %s when a technician ends a visit", async (shape, keys) => {
    const sent = intercept();
    const auvo = await Auvo.open({ WEBHOOK_BODY: shape });
    await auvo.post("/webhooks", TASK_CHANGED);
    const [open] = await auvo.tasks({ status: 0 });
    await auvo.control("POST", `/tasks/${open?.taskID}/finish`, { pendency: "Falta peça" });
    const [delivery] = await deliveries(auvo, 1);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url).toBe(TARGET);
    const body = JSON.parse(sent[0]?.text ?? "");
    expect(Object.keys(body)).toEqual(keys);
    const task = body.entities?.[0] ?? body.result?.Entities[0] ?? body.data;
    expect(task).toMatchObject({ taskID: open?.taskID, finished: true, pendency: "Falta peça" });
    expect(delivery).toMatchObject({ status: 200, targetUrl: TARGET, body: sent[0]?.text });
    expect(sent[0]?.headers.has("x-auvo-signature")).toBe(shape === "event");
  });

  it("sign an event over its time and body", async () => {
    const sent = intercept();
    const auvo = await Auvo.open({ WEBHOOK_BODY: "event" });
    await auvo.post("/webhooks", TASK_CHANGED);
    const [webhook] = await auvo.provider.stored("webhooks");
    const [task] = await auvo.tasks();
    await auvo.patch(`/tasks/${task?.taskID}`, { externalId: "OS-1" });
    await deliveries(auvo, 1);
    const [, seconds, mac] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(sent[0]?.headers.get("x-auvo-signature") ?? "") ?? [];
    const key = await crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(String(webhook?.secret)),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["verify"],
    );
    const bytes = Uint8Array.from(mac?.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    const signed = new TextEncoder().encode(`${seconds}.${sent[0]?.text}`);
    expect(await crypto.subtle.verify("HMAC", key, bytes, signed)).toBe(true);
  });

  it("also tell of the API's own writes, and of customers; inactive ones and other actions stay silent", async () => {
    intercept(500);
    const auvo = await Auvo.open({}, "minimal");
    await auvo.post("/webhooks", { ...TASK_CHANGED, entity: 7, action: 1 });
    await auvo.post("/webhooks", { ...TASK_CHANGED, entity: 7, action: 3, active: false });
    const { id } = resultOf(await auvo.post("/customers", { name: "Eco" }));
    const [delivery] = await deliveries(auvo, 1);
    expect(delivery?.status).toBe(500);
    expect(JSON.parse(String(delivery?.body))).toMatchObject({
      entityType: "Clientes",
      action: "Inclusao",
      entityId: id,
      entities: [{ id, description: "Eco" }],
    });
    await auvo.patch(`/customers/${id}`, { note: "x" });
    await auvo.call("DELETE", `/customers/${id}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await deliveries(auvo, 1);
  });

  it("are registered for added and changed tasks and removed on the control page", async () => {
    intercept();
    const auvo = await Auvo.open({}, "minimal");
    const company = auvo.provider.id;
    const post = (path: string, fields: Record<string, string>) =>
      send(`/_sandbox/auvo/webhook-forms${path}`, {
        method: "POST",
        headers: { origin: "http://sandbox.test" },
        body: new URLSearchParams({ company, ...fields }),
      });
    const page = async () => await (await send(`/_sandbox/auvo?company=${company}`)).text();
    expect((await post("", { url: "nada" })).status).toBe(400);
    expect((await post("", { url: "http://127.0.0.1:8787/hook" })).status).toBe(303);
    expect(await auvo.rows("/webhooks")).toMatchObject([
      { entity: "Task", action: "Inclusao" },
      { entity: "Task", action: "Alteracao" },
    ]);
    expect(await page()).toContain("http://127.0.0.1:8787/hook");
    expect((await post("", { url: TARGET })).status).toBe(400);
    const [first, second] = await auvo.provider.stored("webhooks");
    for (const webhook of [first, second]) {
      expect((await post("/remove", { id: String(webhook?.id) })).status).toBe(303);
    }
    expect(await page()).not.toContain("http://127.0.0.1:8787/hook");
  });
});
