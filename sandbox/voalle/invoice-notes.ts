import { Hono } from "hono";
import { bare, Rejection } from "./envelope.ts";
import { PREFIX } from "./paths.ts";
import type { InvoiceNote } from "./resources.ts";
import { requireRecord, type Session, type VoalleHono } from "./session.ts";
import { pdfAnswer } from "./titles/billet.ts";

/** Fiscal notes: no list in this API, only the PDF of one. */
export const invoiceNotes = new Hono<VoalleHono>({ strict: false });

invoiceNotes.get(`${PREFIX}/billings/invoices/download/:documentid`, async (context) => {
  const { session } = context.env;
  if (!session.byKey && session.switches.DOWNLOAD_AUTH === "integration_key") throw new Rejection(bare(401));
  const note = await requireRecord(session.store, "invoiceNotes", context.req.param("documentid"));
  return await presentNote(session, note);
});

/** A fiscal note as PDF bytes. */
export async function presentNote({ store }: Session, note: InvoiceNote): Promise<Response> {
  const person = await requireRecord(store, "people", note.personId);
  const lines = [
    `Nota fiscal ${note.documentNumber}`,
    `Tomador: ${person.name}`,
    `Emissão: ${note.issueDate}`,
    `Valor: R$ ${note.totalAmountLiquid}`,
  ];
  return pdfAnswer(lines, `nota-${note.id}.pdf`);
}
