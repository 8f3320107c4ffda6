import { done, Refusal, Rejection, success, unreadable } from "../envelope.ts";
import { code, day, type Fields, integer, part, required, text } from "../input.ts";
import { MESSAGES } from "../messages.ts";
import { isTxId, meant } from "../people/tx-id.ts";
import type { TxIdKind } from "../resources.ts";
import { checkIntegrationUser, type Session, timestamp } from "../session.ts";
import { checkCode, checkSeller } from "./checks.ts";
import type { Lead } from "./resources.ts";

/** Stores a lead. The answer holds an empty list: the ERP never tells the lead's id. */
export async function createLead(session: Session, fields: Fields): Promise<Response> {
  checkIntegrationUser(session);
  const { store, switches } = session;
  const personal = part(fields, "personalData");
  const integrator = part(fields, "integratorData");
  const name = required("personalData.name", text(personal, "name"));
  checkContact(part(fields, "contact"));
  const txId = readTxId(session, personal);
  day(personal, "birthDate");
  await checkIntegrator(session, integrator);
  const integrationCode = code(integrator, "integrationCode");
  const id = String(await store.take("leads"));
  const lead: Lead = {
    id,
    name,
    txId,
    integrationCode,
    receivedAt: timestamp(session),
    integrationUser: session.integrationUser,
    received: fields,
  };
  const isGuarded = switches.REFUSE_DUPLICATE_LEAD && integrationCode !== "";
  const unique = isGuarded ? { field: "integrationCode", value: integrationCode } : undefined;
  const { meta } = await store.insertion("leads", { id, document: lead, unique }).run();
  if (meta.changes === 0) throw new Refusal(MESSAGES.duplicateLead);
  return success([], done(MESSAGES.leadCreated));
}

function checkContact(contact: Fields): void {
  const reachable = ["phone", "cellPhone", "email"].some((name) => text(contact, name) !== "");
  if (!reachable) throw new Refusal(MESSAGES.required("contact.phone"));
}

/** A lead need not have a document; one that it has must be right. */
function readTxId(session: Session, personal: Fields): string {
  const txId = text(personal, "txId");
  const sent = integer(personal, "typeTxId");
  if (txId === "") return "";
  if (sent !== 1 && sent !== 2 && sent !== 3) {
    throw new Rejection(unreadable("personalData.typeTxId", "The value is not a kind of document."));
  }
  const kind: TxIdKind = meant(sent, session.switches);
  if (!isTxId(txId, kind)) throw new Refusal(MESSAGES.invalidTxId);
  return txId;
}

async function checkIntegrator(session: Session, integrator: Fields): Promise<void> {
  const alias = text(integrator, "integratorAlias");
  if (alias === "") throw new Refusal(MESSAGES.invalidIntegrator);
  await checkCode(session, "integrators", alias, MESSAGES.invalidIntegrator);
  const origin = code(integrator, "crmContactOriginCode");
  if (origin === "") throw new Refusal(MESSAGES.invalidOrigin);
  await checkCode(session, "contactOrigins", origin, MESSAGES.invalidOrigin);
  await checkCode(session, "crmForms", code(integrator, "crmFormCode"), MESSAGES.unknown("Formulário"));
  await checkCode(session, "teams", code(integrator, "integrationTeamCode"), MESSAGES.unknown("Equipe"));
  await checkSeller(session, text(integrator, "integrationSellerTxId"));
}
