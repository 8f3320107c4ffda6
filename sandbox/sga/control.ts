import type { Hono } from "hono";
import { z } from "zod";
import { accountControl } from "../shared/account-control.ts";
import { type ControlHono, readJson } from "../shared/control.ts";
import { setRevoked } from "../shared/credentials.ts";
import { SGA } from "./account.ts";
import { readCounters } from "./counters.ts";
import { grow, growSchema } from "./grow.ts";
import { openSession } from "./login.ts";
import { openControlSession, requireUser } from "./office.ts";
import { officeRoutes } from "./office-routes.ts";
import { pageFaultSchema, spoilPage } from "./page-faults.ts";
import { ERP, SYNC_KEY } from "./session.ts";

const hoursSchema = z.strictObject({
  user: z.string().default("1"),
  /** Null lets the user in at any time. */
  hours: z
    .strictObject({
      days: z.array(z.int().min(0).max(6)),
      from: z.string().regex(/^\d{2}:\d{2}$/),
      to: z.string().regex(/^\d{2}:\d{2}$/),
    })
    .nullable(),
});

/** The shared control API, and what the association's office does, and what happens to sessions and pages. */
export const sgaControl: Hono<ControlHono> = accountControl(SGA);

sgaControl.route("/", officeRoutes);

sgaControl.post("/companies/:id/grow", async (context) => {
  const session = await openControlSession(context);
  return context.json(await grow(session, growSchema.parse(await readJson(context))), 201);
});

sgaControl.get("/companies/:id/counters", async (context) => {
  const session = await openControlSession(context);
  return context.json(await readCounters(session.store.database, session.store.companyId));
});

sgaControl.put("/companies/:id/hours", async (context) => {
  const session = await openControlSession(context);
  const { user: id, hours } = hoursSchema.parse(await readJson(context));
  const user = await requireUser(session, id);
  await session.store.replacement("users", { id, document: { ...user, hours } }).run();
  return context.json({ user: id, hours });
});

// Somebody else signs in with the same user, from another program.
sgaControl.post("/companies/:id/sessions/displace", async (context) => {
  const session = await openControlSession(context);
  const { user: id } = z.strictObject({ user: z.string().default("1") }).parse(await readJson(context));
  await openSession(session, await requireUser(session, id));
  return context.json({ displaced: id });
});

for (const [verb, revoked] of [
  ["revoke", true],
  ["restore", false],
] as const) {
  sgaControl.post(`/companies/:id/sync-keys/${verb}`, async (context) => {
    const { store } = await openControlSession(context);
    const which = { kind: SYNC_KEY, companyId: store.companyId };
    return context.json({ changed: await setRevoked(store.database, ERP, which, revoked) });
  });
}

sgaControl.post("/companies/:id/pages", async (context) => {
  const { store } = await openControlSession(context);
  const order = pageFaultSchema.parse(await readJson(context));
  return context.json(await spoilPage(store.database, store.companyId, order), 201);
});
