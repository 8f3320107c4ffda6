import { Hono } from "hono";
import { bare, Rejection } from "./envelope.ts";
import { PREFIX } from "./paths.ts";
import { requireRecord, type VoalleHono } from "./session.ts";
import { pdfAnswer } from "./titles/billet.ts";

/** Fiscal notes: no list in this API, only the PDF of one. */
export const invoiceNotes = new Hono<VoalleHono>({ strict: false });

invoiceNotes.get(`${PREFIX}/billings/invoices/download/:documentid`, async (context) => {
  const { store, switches, byKey } = context.env.session;
  if (!byKey && switches.DOWNLOAD_AUTH === "integration_key") throw new Rejection(bare(401));
  const note = await requireRecord(store, "invoiceNotes", context.req.param("documentid"));
  const person = await requireRecord(store, "people", note.personId);
  const lines = [
    `Nota fiscal ${note.documentNumber}`,
    `Tomador: ${person.name}`,
    `Emissao: ${note.issueDate}`,
    `Valor: R$ ${note.totalAmountLiquid}`,
  ];
  return pdfAnswer(lines, `nota-${note.id}.pdf`);
});
