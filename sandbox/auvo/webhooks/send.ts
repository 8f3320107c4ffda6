import { waitUntil } from "cloudflare:workers";
import { timestampInSaoPaulo } from "../../shared/clock.ts";
import type { Webhook, WebhookDelivery } from "../resources.ts";
import type { Session } from "../session.ts";

/** The entities that can be listened to: neither products nor quotations. */
export const ENTITY = { User: 1, Task: 4, Customer: 7, Equipment: 27, Invoice: 50, Ticket: 62 } as const;

export const ACTION = { added: 1, changed: 2, removed: 3 } as const;
export const ACTION_WORDS: Record<number, string> = { 1: "Inclusao", 2: "Alteracao", 3: "Exclusao" };

const TIMEOUT_MS = 10_000;
const ENTITY_WORDS: Record<number, string> = { 1: "Usuarios", 4: "Tarefas", 7: "Clientes" };
const EVENT_WORDS: Record<number, string> = { 1: "user", 4: "task", 7: "customer" };
const VERBS: Record<number, string> = { 1: "created", 2: "updated", 3: "deleted" };

/** What happened to an entity. */
export interface WebhookEvent {
  entity: number;
  action: number;
  entityId: number;
}

/** Tells the webhooks of an event, after the answer; `readEntities` shows the entities whole. */
export async function sendWebhooks(
  session: Session,
  event: WebhookEvent,
  readEntities: () => Promise<object[]> | object[],
): Promise<void> {
  const webhooks = await session.store.all("webhooks");
  const listening = webhooks.filter(
    (webhook) => webhook.active && webhook.entity === event.entity && webhook.action === event.action,
  );
  if (listening.length === 0) return;
  const entities = await readEntities();
  waitUntil(Promise.all(listening.map((webhook) => deliver(session, webhook, event, entities))));
}

async function deliver(
  session: Session,
  webhook: Webhook,
  event: WebhookEvent,
  entities: object[],
): Promise<void> {
  const { store } = session;
  const body = JSON.stringify(bodyOf(session, webhook, event, entities));
  const headers = new Headers({ "content-type": "application/json" });
  if (session.switches.WEBHOOK_BODY === "event") {
    headers.set("X-Auvo-Signature", await sign(webhook.secret, body));
  }
  const status = await post(webhook.targetUrl, headers, body);
  const id = String(await store.take("webhookDeliveries"));
  const sentAt = timestampInSaoPaulo(Date.now());
  const document: WebhookDelivery = {
    id,
    webhookId: Number(webhook.id),
    targetUrl: webhook.targetUrl,
    sentAt,
    status,
    body,
  };
  await store.insertion("webhookDeliveries", { id, document }).run();
}

/** The three bodies of which there is word: a working receiver's, the doc's, the newer portal's. */
function bodyOf(session: Session, webhook: Webhook, event: WebhookEvent, entities: object[]): object {
  const { entity, action, entityId } = event;
  const date = timestampInSaoPaulo(session.nowMs);
  const [entityType, verb] = [ENTITY_WORDS[entity] ?? "", ACTION_WORDS[action] ?? ""];
  switch (session.switches.WEBHOOK_BODY) {
    case "entities":
      return {
        entityType,
        action: verb,
        entityId,
        userAdminId: webhook.userId,
        webhookId: Number(webhook.id),
        date,
        entities,
      };
    case "result":
      return {
        result: {
          EntityType: entityType,
          Action: verb,
          EntityId: entityId,
          UserAdminId: webhook.userId,
          WebhookId: Number(webhook.id),
          Date: date,
          Entities: entities,
        },
      };
    case "event":
      return {
        event: `${EVENT_WORDS[entity]}.${VERBS[action]}`,
        occurredAt: new Date(session.nowMs).toISOString(),
        deliveryId: crypto.randomUUID(),
        data: entities[0] ?? {},
      };
  }
}

async function post(url: string, headers: Headers, body: string): Promise<number> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, { method: "POST", headers, body, signal });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return 0;
  }
}

/** `t=…,v1=…`: HMAC-SHA256 over the seconds and the body, with a dot between. */
async function sign(secret: string, body: string): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000);
  const encode = (text: string) => new TextEncoder().encode(text);
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encode(secret), algorithm, false, ["sign"]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, encode(`${seconds}.${body}`)));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `t=${seconds},v1=${hex}`;
}
