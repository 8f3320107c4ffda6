import { Hono } from "hono";
import { timestampInSaoPaulo } from "../shared/clock.ts";
import { Refusal } from "./envelope.ts";
import { required, text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import type { Occurrence } from "./records.ts";
import { requireContract, type Session, type SgpHono } from "./session.ts";

/** The kind that a ticket gets when none is given: "Outros". */
const OTHERS = "5";

/** `/api/ura/chamado/` and the list of what was opened. */
export const occurrences = new Hono<SgpHono>();

occurrences.post("/chamado/", async (context) => {
  const { session } = context.env;
  const { fields, store } = session;
  const { contract, customer } = await requireContract(session);
  const kind = text(fields, "ocorrenciatipo") || OTHERS;
  if (!(await store.find("occurrenceKinds", kind))) throw new Refusal(MESSAGES.unknown("ocorrenciatipo"));
  const occurrence = await openOccurrence(session, contract.id, {
    kind,
    content: required(fields, "conteudo"),
    notes: text(fields, "observacao"),
    contactName: text(fields, "contato_nome"),
    contactPhone: text(fields, "contato_telefone"),
  });
  return Response.json({
    status: 1,
    protocolo: occurrence.protocol,
    contratoId: Number(contract.id),
    razaoSocial: customer.name.toUpperCase(),
    msg: MESSAGES.occurrenceOpened,
  });
});

occurrences.post("/ocorrencia/list/", async (context) => {
  const { session } = context.env;
  const [contract, protocol] = ["contrato", "ocorrencia"].map((name) => text(session.fields, name));
  const ocorrencias = (await session.store.all("occurrences"))
    .filter((occurrence) => !contract || occurrence.contractId === contract)
    .filter((occurrence) => !protocol || occurrence.protocol === protocol)
    .map((occurrence) => ({
      numero: occurrence.protocol,
      contrato: Number(occurrence.contractId),
      tipo: Number(occurrence.kind),
      conteudo: occurrence.content,
      observacao: occurrence.notes,
      status: "Aberta",
      data_cadastro: occurrence.openedAt,
    }));
  return Response.json({ ocorrencias });
});

/** Opens an occurrence on a contract. Other calls leave one behind as well. */
export async function openOccurrence(
  session: Session,
  contractId: string,
  fields: Partial<Omit<Occurrence, "id" | "contractId" | "protocol" | "openedAt">>,
): Promise<Occurrence> {
  const id = String(await session.store.take("occurrences"));
  const openedAt = timestampInSaoPaulo(session.nowMs);
  const occurrence: Occurrence = {
    id,
    contractId,
    protocol: openedAt.slice(2, 10).replaceAll("-", "") + id.padStart(6, "0"),
    kind: fields.kind ?? OTHERS,
    content: fields.content ?? "",
    notes: fields.notes ?? "",
    contactName: fields.contactName ?? "",
    contactPhone: fields.contactPhone ?? "",
    openedAt,
  };
  await session.store.insertion("occurrences", { id, document: occurrence }).run();
  return occurrence;
}
