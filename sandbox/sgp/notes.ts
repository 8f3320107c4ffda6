import { Hono } from "hono";
import { brazilianDate } from "../shared/isp-charges.ts";
import { pdfOf } from "../shared/pdf.ts";
import { Refusal } from "./envelope.ts";
import { text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import { requireContract, type SgpHono } from "./session.ts";

/** `/api/central`, fiscal notes by contract. This provider issues NFCom only, so the other two lists are empty. */
export const notes = new Hono<SgpHono>();

for (const kind of ["notafiscal", "nfse", "nfcom"] as const) {
  notes.post(`/${kind}/:verb{list/?}`, async (context) => {
    const { session } = context.env;
    const { contract } = await requireContract(session);
    const own = (await session.store.all("fiscalNotes")).filter(
      ({ contractId }) => contractId === contract.id,
    );
    const shown = kind === "nfcom" ? own : [];
    return Response.json({
      status: 1,
      notas: shown.map((note) => ({
        id: Number(note.id),
        numero: note.number,
        serie: "1",
        contrato: Number(note.contractId),
        data_emissao: note.issuedAt,
        valor: Number(note.amount),
        status: 1,
        status_display: "Autorizada",
      })),
    });
  });
}

// By the note's number, not by its id.
notes.post("/nfcom/print/:number{[0-9]+/?}", async (context) => {
  const { session } = context.env;
  const { contract } = await requireContract(session);
  const format = text(session.fields, "formato") || "pdf";
  if (format !== "pdf") throw new Refusal(MESSAGES.invalid("formato"));
  const number = Number(context.req.param("number").replace("/", ""));
  const all = await session.store.all("fiscalNotes");
  const note = all.find((candidate) => candidate.number === number && candidate.contractId === contract.id);
  if (!note) throw new Refusal(MESSAGES.unknown("número"));
  const lines = [`NFCom ${note.number}`, `Emissao ${brazilianDate(note.issuedAt)}  R$ ${note.amount}`];
  return new Response(pdfOf(lines), { headers: { "content-type": "application/pdf" } });
});
