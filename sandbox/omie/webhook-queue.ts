import { DurableObject } from "cloudflare:workers";
import type { SandboxEnv } from "../shared/env.ts";
import type { WebhookDelivery } from "./records.ts";
import { openStore } from "./session.ts";

const MAIN_TRIES = 3;
const MAIN_TIMEOUT_MS = 7_000;
const MAIN_WAITS_MS = [1_000, 4_000];
const DEAD_LETTER_TIMEOUT_MS = 20_000;
const DEAD_LETTER_WAIT_MS = 10 * 60_000;
const DEAD_LETTER_LIFE_MS = 5 * 24 * 60 * 60_000;

/** The queue of a company's webhooks. */
export function queueOf(env: SandboxEnv, companyId: number): DurableObjectStub<OmieWebhookQueue> {
  return env.OMIE_WEBHOOK_QUEUES.get(env.OMIE_WEBHOOK_QUEUES.idFromName(String(companyId)));
}

/**
 * Delivers a company's messages, per address one after the other: three tries of 7 s a few seconds apart, during which
 * the address's other messages wait; then, out of the way, every ten minutes for five days.
 */
export class OmieWebhookQueue extends DurableObject<SandboxEnv> {
  /** Says that a message waits. */
  async wake(companyId: number): Promise<void> {
    this.ctx.storage.kv.put("company", companyId);
    await this.ctx.storage.setAlarm(Date.now());
  }

  override async alarm(): Promise<void> {
    const companyId = this.ctx.storage.kv.get<number>("company");
    if (companyId === undefined) return;
    const store = openStore(this.env.SANDBOX_DB, companyId);
    const all = await store.all("webhookDeliveries");
    const now = Date.now();
    const due = [...firstsOf(all), ...all.filter(({ state }) => state === "dead_letter")];
    await Promise.all(
      due
        .filter((delivery) => this.#dueAt(delivery) <= now)
        .map((delivery) => this.#attempt(companyId, delivery)),
    );
    await this.#sleep(companyId);
  }

  async #attempt(companyId: number, before: WebhookDelivery): Promise<void> {
    const store = openStore(this.env.SANDBOX_DB, companyId);
    const isMain = before.state === "waiting";
    const timeoutMs = isMain ? MAIN_TIMEOUT_MS : DEAD_LETTER_TIMEOUT_MS;
    const lastStatus = await post(before.url, before.message, timeoutMs);
    const attempts = before.attempts + 1;
    const after = { ...before, attempts, lastStatus, state: stateAfter(before, attempts, lastStatus) };
    const waitMs = isMain ? (MAIN_WAITS_MS[attempts - 1] ?? DEAD_LETTER_WAIT_MS) : DEAD_LETTER_WAIT_MS;
    this.ctx.storage.kv.put(`due ${before.id}`, Date.now() + waitMs);
    if (after.state === "delivered" || after.state === "given_up")
      this.ctx.storage.kv.delete(`due ${before.id}`);
    await store.exchange("webhookDeliveries", { id: before.id, before, after }).run();
  }

  /** Sets the alarm to the next message that is due, if any waits. */
  async #sleep(companyId: number): Promise<void> {
    const store = openStore(this.env.SANDBOX_DB, companyId);
    const all = await store.all("webhookDeliveries");
    const open = [...firstsOf(all), ...all.filter(({ state }) => state === "dead_letter")];
    if (open.length === 0) return;
    const nextMs = Math.max(Date.now(), Math.min(...open.map((delivery) => this.#dueAt(delivery))));
    // A message that came in meanwhile may have set an earlier alarm.
    const plannedMs = (await this.ctx.storage.getAlarm()) ?? nextMs;
    await this.ctx.storage.setAlarm(Math.min(nextMs, plannedMs));
  }

  #dueAt({ id }: WebhookDelivery): number {
    return this.ctx.storage.kv.get<number>(`due ${id}`) ?? 0;
  }
}

/** Posts a message; its status, or null when nothing came back in time. */
export async function post(url: string, message: unknown, timeoutMs: number): Promise<number | null> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}

/** Whether an address took a message: any 2xx. */
export function isTaken(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}

function stateAfter(
  { state, createdAtMs }: WebhookDelivery,
  attempts: number,
  status: number | null,
): WebhookDelivery["state"] {
  if (isTaken(status)) return "delivered";
  if (state === "waiting") return attempts < MAIN_TRIES ? "waiting" : "dead_letter";
  return Date.now() - createdAtMs > DEAD_LETTER_LIFE_MS ? "given_up" : "dead_letter";
}

/** The oldest message that waits at each address. */
function firstsOf(deliveries: WebhookDelivery[]): WebhookDelivery[] {
  const firsts = new Map<string, WebhookDelivery>();
  for (const delivery of deliveries) {
    if (delivery.state === "waiting" && !firsts.has(delivery.webhookId))
      firsts.set(delivery.webhookId, delivery);
  }
  return [...firsts.values()];
}
