import { Hono } from "hono";

/** What Ponte's accepting is measured against: Hono and one inserted row, without keys, checks, deliveries or log. */
const bare = new Hono<{ Bindings: { BARE_DB: D1Database } }>();

bare.put("/_bench/bare/:id", async (context) => {
  const body = await context.req.json();
  await context.env.BARE_DB.prepare("INSERT INTO sales (id, content, created_at) VALUES (?, ?, ?)")
    .bind(context.req.param("id"), JSON.stringify(body), Date.now())
    .run();
  return context.json({ id: context.req.param("id") }, 202);
});

export default bare;
