import { z } from "zod";
import { saoPauloTime } from "../../../lib/dates.ts";
import type { ConnectionContext } from "../../connector.ts";
import type { Outcome } from "../../outcome.ts";
import { listOmie, type OmiePage, omieBlock, omieDate, omieFlag, omieId, omieText } from "./call.ts";

const tagsSchema = omieBlock(
  z.union([z.array(z.object({ tag: omieText })), z.record(z.string(), z.unknown())]),
).transform((tags) => (Array.isArray(tags) ? tags.flatMap(({ tag }) => tag ?? []) : []));

const stampSchema = z.object({ dAlt: omieText, hAlt: omieText, dInc: omieText, hInc: omieText });

const rowSchema = z
  .object({
    codigo_cliente_omie: omieId,
    codigo_cliente_integracao: omieText,
    razao_social: omieText,
    nome_fantasia: omieText,
    cnpj_cpf: omieText,
    email: omieText,
    telefone1_ddd: omieText,
    telefone1_numero: omieText,
    telefone2_ddd: omieText,
    telefone2_numero: omieText,
    endereco: omieText,
    endereco_numero: omieText,
    bairro: omieText,
    complemento: omieText,
    cidade: omieText,
    estado: omieText,
    cep: omieText,
    inativo: omieFlag,
    tags: tagsSchema,
    info: omieBlock(stampSchema),
  })
  .transform(({ info, ...row }) => ({
    ...row,
    changedAt: parseOmieTime(info?.dAlt, info?.hAlt) ?? parseOmieTime(info?.dInc, info?.hInc),
  }));

export type ListedCustomer = z.output<typeof rowSchema>;

/** The first day that its filter takes without complaint and that no record is older than. */
const BEGINNING = "01/01/2000";

/** How a record will be listed that was sent so. @returns undefined where it could not be */
export function asListed(sent: Record<string, unknown>): ListedCustomer | undefined {
  return rowSchema.safeParse(sent).data;
}

/**
 * One page of the customers and suppliers that changed since an instant, or of all. All are asked for by a date too: its
 * documentation says that without one only those of the last 30 days are told. (Omie's clientes service.)
 */
export function listCustomers(
  { caller }: Pick<ConnectionContext<unknown>, "caller">,
  { since, page }: { since: number | null; page: number },
): Promise<Outcome<OmiePage<ListedCustomer>>> {
  const [day = "", time = ""] = since === null ? [] : saoPauloTime(since).split(" ");
  return listOmie(
    caller,
    {
      family: "snake",
      service: "geral/clientes",
      call: "ListarClientes",
      rows: "clientes_cadastro",
      param:
        since === null
          ? { filtrar_por_data_de: BEGINNING }
          : { filtrar_por_data_de: omieDate(day), filtrar_por_hora_de: time, filtrar_apenas_alteracao: "S" },
      page,
      pageSize: 100,
      reason: "omie.customers",
    },
    rowSchema,
  );
}

/** A day and a time as Omie writes them, São Paulo's, as an instant. */
export function parseOmieTime(day: string | undefined, time: string | undefined): number | undefined {
  const [, dd, mm, yyyy] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(day ?? "") ?? [];
  if (yyyy === undefined) return undefined;
  const clock = /^\d{2}:\d{2}:\d{2}$/.test(time ?? "") ? time : "00:00:00";
  const at = Date.parse(`${yyyy}-${mm}-${dd}T${clock}-03:00`);
  return Number.isNaN(at) ? undefined : at;
}
