import { Hono } from "hono";
import { remainingUnlocks, unlockContract } from "../contracts/unlock.ts";
import { storeSolicitation } from "../desk/solicitations.ts";
import { bare, Refusal, Rejection } from "../envelope.ts";
import { presentNote } from "../invoice-notes.ts";
import { MESSAGES } from "../messages.ts";
import type { Contract, Title } from "../resources.ts";
import { findBy, requireRecord, type Session, today } from "../session.ts";
import { amountsOf, number, shownDay } from "../titles/amounts.ts";
import { billetAnswer, sign } from "../titles/billet.ts";
import { requireTitle } from "../titles/find.ts";
import { portalData } from "./envelope.ts";

/** Hono's environment inside the portal: whose login it is. */
export type PortalHono = { Bindings: { session: Session; personId: string } };

/** The customer's own things, and nobody else's. */
export const portalRoutes = new Hono<PortalHono>({ strict: false });

portalRoutes.get("/api/person_users/whoami", async (context) => {
  const { session, personId } = context.env;
  const { name, txId, email } = await requireRecord(session.store, "people", personId);
  return portalData({ id: Number(personId), name, txId, email });
});

portalRoutes.get("/api/people/:id/contracts", async (context) => {
  const { session, personId } = context.env;
  refuseOthers(context.req.param("id"), personId);
  const contracts = await findBy(session.store, "contracts", "personId", personId);
  return portalData(
    contracts.map((contract) => ({
      id: Number(contract.id),
      contractNumber: contract.contractNumber,
      status: contract.contractStatus,
      collectionDay: contract.collectionDay,
      amount: number(contract.services[0]?.amount ?? "0"),
      remainingUnblockAttempts: remainingUnlocks(session, contract),
    })),
  );
});

// By the contract's id here, by its number in the third-party API.
portalRoutes.post("/api/contracts/:id/unblock", async (context) => {
  const { session, personId } = context.env;
  const contract = await requireRecord(session.store, "contracts", context.req.param("id"));
  refuseOthers(contract.personId, personId);
  return portalData({ message: await unlockContract(session, contract) });
});

// Open ones, without a status.
portalRoutes.get("/api/portal_financial_receivable_titles", async (context) => {
  const { session } = context.env;
  const titles = await openTitles(context.env);
  const shown = titles.map(async (title) => ({
    id: Number(title.id),
    title: title.title,
    expirationDate: shownDay(title.expirationDate),
    balance: amountsOf(title, today(session)).finalValue,
    hash: await hashOf(session, title),
  }));
  return portalData(await Promise.all(shown));
});

portalRoutes.get("/api/financial/billet/:hash", async (context) => {
  const { session } = context.env;
  for (const title of await openTitles(context.env)) {
    if ((await hashOf(session, title)) !== context.req.param("hash")) continue;
    const { parties } = await requireTitle(session, title.id);
    return billetAnswer(title, parties, today(session));
  }
  throw new Rejection(bare(404));
});

portalRoutes.get("/api/portal_invoice_notes", async (context) => {
  const { session, personId } = context.env;
  const [notes, contracts] = await Promise.all([
    findBy(session.store, "invoiceNotes", "personId", personId),
    findBy(session.store, "contracts", "personId", personId),
  ]);
  return portalData(
    notes.map((note) => ({
      id: Number(note.id),
      documentNumber: note.documentNumber,
      issueDate: shownDay(note.issueDate),
      totalAmountLiquid: number(note.totalAmountLiquid),
      status: note.status,
      contract: { contractNumber: numberOf(contracts, note.contractId) },
    })),
  );
});

portalRoutes.get("/api/print_invoice_notes/:id", async (context) => {
  const { session, personId } = context.env;
  const note = await requireRecord(session.store, "invoiceNotes", context.req.param("id"));
  refuseOthers(note.personId, personId);
  return presentNote(session, note);
});

portalRoutes.post("/api/people/:id/solicitations", async (context) => {
  const { session, personId } = context.env;
  refuseOthers(context.req.param("id"), personId);
  if (!context.req.header("content-type")?.startsWith("multipart/form-data")) throw new Rejection(bare(415));
  const received = await context.req.parseBody();
  const description = typeof received.description === "string" ? received.description.trim() : "";
  if (description === "") throw new Refusal(MESSAGES.required("description"));
  const { protocol } = await storeSolicitation(session, received, {
    via: "portal",
    clientId: personId,
    contractId: "",
    incidentStatusId: 1,
    title: "",
    description,
  });
  return portalData({ protocol });
});

// Passwords of connections in clear, as the real one answers them: nobody may pass these on.
portalRoutes.get("/api/people/:id/authentications", async (context) => {
  const { session, personId } = context.env;
  refuseOthers(context.req.param("id"), personId);
  const contracts = await findBy(session.store, "contracts", "personId", personId);
  return portalData(
    contracts.map(({ id }) => ({ id: Number(id), user: `ont-${id}`, password: `clear-${id}` })),
  );
});

async function openTitles({ session, personId }: PortalHono["Bindings"]): Promise<Title[]> {
  const titles = await findBy(session.store, "titles", "personId", personId);
  return titles.filter((title) => title.state === "open");
}

async function hashOf({ store }: Session, title: Title): Promise<string> {
  return (await sign(`portal/${store.companyId}/${title.id}`)).slice(0, 32);
}

function numberOf(contracts: Contract[], id: string): string {
  return contracts.find((contract) => contract.id === id)?.contractNumber ?? "";
}

function refuseOthers(id: string, personId: string): void {
  if (id !== personId) throw new Rejection(bare(404));
}
