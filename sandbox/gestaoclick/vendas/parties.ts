import { Refusal } from "../envelope.ts";
import { type Fields, text } from "../input.ts";
import { MESSAGES } from "../messages.ts";
import type { Situacao } from "../resources.ts";
import { resolveReference, type Session } from "../session.ts";
import type { Sale } from "./sale.ts";

/** Name of the customer that stands for nobody in particular. */
export const GENERIC_CUSTOMER = "Consumidor";

type Parties = Pick<
  Sale,
  | "cliente_id"
  | "nome_cliente"
  | "vendedor_id"
  | "nome_vendedor"
  | "tecnico_id"
  | "nome_tecnico"
  | "situacao_id"
  | "nome_situacao"
  | "transportadora_id"
  | "centro_custo_id"
  | "nome_centro_custo"
>;

/** Whom and what a sale refers to, and its situação, which decides about posting. */
export async function readParties(
  session: Session,
  fields: Fields,
): Promise<{ parties: Parties; situacao: Situacao | undefined }> {
  const reference = (name: string) => text(fields, name);
  const customer = await readCustomer(session, reference("cliente_id"));
  // A sale without seller belongs to the token's owner (seen live), whoever was meant.
  const sellerId = reference("vendedor_id") || session.ownerId;
  const seller = await resolveReference(session, "funcionarios", "vendedor_id", sellerId);
  const technicianId = reference("tecnico_id");
  const technician = await resolveReference(session, "funcionarios", "tecnico_id", technicianId);
  const costCentreId = reference("centro_custo_id");
  const costCentre = await resolveReference(session, "centros_custos", "centro_custo_id", costCentreId);
  const situacao = await readSituacao(session, reference("situacao_id"));
  const parties = {
    cliente_id: customer.id,
    nome_cliente: customer.nome,
    vendedor_id: sellerId,
    nome_vendedor: seller?.nome ?? "",
    tecnico_id: technicianId,
    nome_tecnico: technician?.nome ?? "",
    situacao_id: reference("situacao_id"),
    nome_situacao: situacao?.nome ?? "",
    transportadora_id: reference("transportadora_id"),
    centro_custo_id: costCentreId,
    nome_centro_custo: costCentre?.nome ?? "",
  };
  return { parties, situacao };
}

/** The customer named, or the generic one for a PUT that names none. */
async function readCustomer(session: Session, id: string): Promise<{ id: string; nome: string }> {
  if (id !== "") {
    const customer = await resolveReference(session, "clientes", "cliente_id", id);
    return { id, nome: customer?.nome ?? "" };
  }
  const customers = await session.store.page("clientes", {
    conditions: [{ sql: "json_extract(document, '$.nome') = ?", values: [GENERIC_CUSTOMER] }],
    orderBy: "id",
    direction: "asc",
    limit: 1,
    offset: 0,
  });
  return customers.rows[0] ?? { id: "", nome: GENERIC_CUSTOMER };
}

async function readSituacao(session: Session, id: string): Promise<Situacao | undefined> {
  const situacao = await resolveReference(session, "situacoes", "situacao_id", id);
  if (situacao && situacao.documento !== "vendas" && session.switches.REFUSE_FOREIGN_SITUACAO) {
    throw new Refusal(MESSAGES.foreignSituacao);
  }
  return situacao;
}
