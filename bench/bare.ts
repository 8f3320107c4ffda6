import { Hono } from "hono";
import type { SeenCall } from "./erp-proxy.ts";

/** Calls to make at an ERP, round after round, those of a round at once. */
export type CallsOrder = { url: string; rounds: SeenCall[][] };

/** What Ponte's accepting is measured against: Hono and one inserted row, without keys, checks, deliveries or log. */
const bare = new Hono<{ Bindings: { BARE_DB: D1Database } }>();

bare.put("/_bench/bare/:id", async (context) => {
  const body = await context.req.json();
  await insert(context.env.BARE_DB, context.req.param("id"), body);
  return context.json({ id: context.req.param("id") }, 202);
});

/** The very calls that a function made, and nothing else of it: no limits, session, rules, masking or log. */
bare.post("/_bench/bare/:id/calls", async (context) => {
  const { url, rounds } = await context.req.json<CallsOrder>();
  const answers: unknown[] = [];
  for (const calls of rounds) {
    const made = calls.map(async ({ method, path, headers, body }) => {
      const answer = await fetch(`${url}${path}`, { method, headers, ...(body === "" ? {} : { body }) });
      return await answer.text();
    });
    answers.push(...(await Promise.all(made)));
  }
  await insert(context.env.BARE_DB, context.req.param("id"), { calls: answers.length });
  return context.json({ answers }, 200);
});

async function insert(database: D1Database, id: string, content: unknown): Promise<void> {
  await database
    .prepare("INSERT INTO sales (id, content, created_at) VALUES (?, ?, ?)")
    .bind(id, JSON.stringify(content), Date.now())
    .run();
}

export default bare;
