import type { Fields } from "./complex-types.ts";
import type { Session } from "./session.ts";
import { queueOf } from "./webhook-queue.ts";

/** Who is said to have made a change: the API itself, or somebody at Omie's screens. */
const AUTHORS = {
  api: { email: "no-reply@omie.com.br", name: "Integração", userId: 89 },
  employee: { email: "escritorio@climasul.example", name: "Escritório Clima Sul", userId: 4_214_001 },
};

/** What telling of a change has to know of a company. */
export type Teller = Pick<Session, "env" | "store" | "switches" | "appKey" | "nowMs">;

/** Tells every registered webhook of a change, where the company's are switched on: the API's own changes too. */
export async function announce(
  teller: Teller,
  topic: string,
  event: Fields,
  author: keyof typeof AUTHORS = "api",
): Promise<void> {
  const { switches, store, appKey, env } = teller;
  if (!switches.WEBHOOKS) return;
  const hooks = await store.all("webhooks");
  if (hooks.length === 0) return;
  const first = await store.take("webhookDeliveries", hooks.length);
  const deliveries = hooks.map((hook, index) => {
    const id = String(first + index);
    const document = {
      id,
      webhookId: hook.id,
      url: hook.url,
      topic,
      message: {
        messageId: crypto.randomUUID(),
        topic,
        event: switches.WEBHOOK_EVENT_AS_TEXT ? JSON.stringify(event) : event,
        author: AUTHORS[author],
        appKey,
        appHash: `clima-sul-${appKey.slice(-4)}`,
        origin: switches.WEBHOOK_ORIGIN,
      },
      state: "waiting" as const,
      attempts: 0,
      lastStatus: null,
      createdAtMs: teller.nowMs,
    };
    return store.insertion("webhookDeliveries", { id, document });
  });
  await store.database.batch(deliveries);
  await queueOf(env, store.companyId).wake(store.companyId);
}
