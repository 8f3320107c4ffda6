import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import type { Webhook } from "./records.ts";
import { openStore } from "./session.ts";
import { isTaken, post } from "./webhook-queue.ts";

const PING = { ping: "omie" };
const PING_TIMEOUT_MS = 7_000;

/** What registering a webhook asks for: a hub on the same machine is an address too. */
export const webhookOrder = z.strictObject({ url: z.url({ protocol: /^https?$/ }) });

/** Registers an address as the developer portal does: it is pinged first and has to answer 2xx. */
export async function registerWebhook(
  database: D1Database,
  companyId: number,
  url: string,
): Promise<Webhook> {
  const status = await post(url, PING, PING_TIMEOUT_MS);
  if (!isTaken(status)) {
    throw new HTTPException(400, { message: `the ping was not taken: ${status ?? "no answer"}` });
  }
  const store = openStore(database, companyId);
  const webhook = { id: String(await store.take("webhooks")), url };
  await store.insertion("webhooks", { id: webhook.id, document: webhook }).run();
  return webhook;
}
