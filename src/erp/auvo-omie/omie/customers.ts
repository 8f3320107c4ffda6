import { z } from "zod";
import { normalizeDocument } from "../../../lib/documents.ts";
import type { ConnectionContext } from "../../connector.ts";
import { type Outcome, ok } from "../../outcome.ts";
import { callOmie, listAllOfOmie, omieFlag, omieId, omieText } from "./call.ts";

type Context = Pick<ConnectionContext<unknown>, "caller">;

const SERVICE = "geral/clientes";

const customerSchema = z
  .object({
    codigo_cliente_omie: omieId,
    razao_social: omieText,
    nome_fantasia: omieText,
    cnpj_cpf: omieText,
    estado: omieText,
    inativo: omieFlag,
  })
  .transform((row) => ({
    id: row.codigo_cliente_omie,
    name: row.nome_fantasia ?? row.razao_social ?? row.codigo_cliente_omie,
    document: normalizeDocument(row.cnpj_cpf ?? ""),
    state: row.estado,
    isInactive: row.inativo,
  }));

export type OmieCustomer = z.output<typeof customerSchema>;

/** @param key Omie's own code, or the code that an integration gave it */
export function readOmieCustomer(
  { caller }: Context,
  key: { codigo_cliente_omie: number } | { codigo_cliente_integracao: string },
): Promise<Outcome<OmieCustomer>> {
  return callOmie(
    caller,
    { kind: "read", service: SERVICE, call: "ConsultarCliente", param: key, reason: "omie.customer" },
    customerSchema,
  );
}

/** "Nobody has it" is an error that Omie counts, and the changes of customers are read by the same method. */
const ERRORS_FOR_CHANGES = 4;

/** Those who have this CPF or CNPJ. Filters may be ignored in silence, so Omie's word is not taken for it. */
export async function findOmieCustomers(
  { caller }: Context,
  document: string,
): Promise<Outcome<OmieCustomer[]>> {
  const outcome = await listAllOfOmie(
    caller,
    {
      family: "snake",
      service: SERVICE,
      call: "ListarClientes",
      rows: "clientes_cadastro",
      param: { clientesFiltro: { cnpj_cpf: document } },
      pageSize: 50,
      reason: "omie.customer_by_document",
      sparesErrors: ERRORS_FOR_CHANGES,
    },
    customerSchema,
  );
  return outcome.kind === "ok" ? ok(outcome.value.filter((row) => row.document === document)) : outcome;
}

const createdSchema = z.object({ codigo_cliente_omie: omieId });

export function createOmieCustomer(
  { caller }: Context,
  record: Record<string, unknown>,
): Promise<Outcome<{ codigo_cliente_omie: string }>> {
  return callOmie(
    caller,
    {
      kind: "unkeyed_write",
      service: SERVICE,
      call: "IncluirCliente",
      param: record,
      reason: "omie.customer_create",
    },
    createdSchema,
  );
}
