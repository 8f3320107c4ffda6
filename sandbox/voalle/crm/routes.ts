import { Hono } from "hono";
import { bare, Rejection } from "../envelope.ts";
import { readFields } from "../input.ts";
import { PREFIX } from "../paths.ts";
import type { VoalleHono } from "../session.ts";
import { listCampaigns, listContractTypes } from "./catalogue.ts";
import { createLead } from "./leads.ts";
import { cancelSale, startSale } from "./sales.ts";
import { verifyViability } from "./viability.ts";

/** Selling: leads, sales, and the lists from which they choose. */
export const crm = new Hono<VoalleHono>({ strict: false });

// One of the few paths without the usual prefix.
crm.post("/external/crm/leads/create", async (context) => {
  const { session } = context.env;
  const { switches, synV1Token } = session;
  const isMissing = switches.SYN_V1_TOKEN && context.req.header("syn-v1-token") !== synV1Token;
  if (isMissing) throw new Rejection(bare(401));
  return await createLead(session, await readFields(context.req.raw));
});

crm.post(`${PREFIX}/crm/startsale`, async (context) =>
  startSale(context.env.session, await readFields(context.req.raw)),
);

crm.post(`${PREFIX}/crm/cancelsale`, async (context) =>
  cancelSale(context.env.session, await readFields(context.req.raw)),
);

crm.post(`${PREFIX}/verifyviability`, async (context) =>
  verifyViability(context.env.session, await readFields(context.req.raw)),
);

crm.get(`${PREFIX}/crm/campaignsandpricelistservices`, (context) => listCampaigns(context.env.session));

crm.get(`${PREFIX}/crm/contracttypesandservices`, (context) => listContractTypes(context.env.session));
