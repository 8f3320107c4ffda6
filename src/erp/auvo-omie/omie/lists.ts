import { z } from "zod";
import type { ConnectionContext } from "../../connector.ts";
import { type Outcome, ok } from "../../outcome.ts";
import { isRepeated } from "./answers.ts";
import { freshPageSize, listAllOfOmie, type OmieList, omieFlag, omieId, omieText } from "./call.ts";

/** The lists of Omie that settings are picked from: only what a new order may use. */

type Context = Pick<ConnectionContext<unknown>, "caller" | "now">;
type List = Omit<OmieList, "page" | "pageSize">;

async function readUsable<Schema extends z.ZodType>(
  { caller, now }: Context,
  list: List,
  row: Schema,
  isUsable: (row: z.output<Schema>) => boolean,
): Promise<Outcome<z.output<Schema>[]>> {
  for (let tries = 1; ; tries++) {
    const outcome = await listAllOfOmie(caller, { ...list, pageSize: freshPageSize(now(), tries) }, row);
    if (outcome.kind === "ok") return ok(outcome.value.filter(isUsable));
    // A test of the connection or another page has just asked the same, and Ponte or Omie held it back.
    const isHeldBack = outcome.kind === "rate_limited" && outcome.certainty === "not_sent";
    if (!(isHeldBack || isRepeated(outcome)) || tries === MAX_TRIES) return outcome;
  }
}

const MAX_TRIES = 5;

const accountSchema = z.object({
  nCodCC: omieId,
  descricao: omieText,
  inativo: omieFlag,
  bloqueado: omieFlag,
});

export function readAccounts(context: Context) {
  const list: List = {
    family: "snake",
    service: "geral/contacorrente",
    call: "ListarContasCorrentes",
    rows: "ListarContasCorrentes",
    param: {},
    reason: "omie.accounts",
  };
  return readUsable(context, list, accountSchema, ({ inativo, bloqueado }) => !inativo && !bloqueado);
}

const categorySchema = z.object({
  codigo: z.string(),
  descricao: omieText,
  conta_receita: omieFlag,
  conta_inativa: omieFlag,
  totalizadora: omieFlag,
  nao_exibir: omieFlag,
  transferencia: omieFlag,
});

export function readCategories(context: Context) {
  const list: List = {
    family: "snake",
    service: "geral/categorias",
    call: "ListarCategorias",
    rows: "categoria_cadastro",
    param: {},
    reason: "omie.categories",
  };
  return readUsable(
    context,
    list,
    categorySchema,
    (row) =>
      row.conta_receita && !row.totalizadora && !row.conta_inativa && !row.nao_exibir && !row.transferencia,
  );
}

const locationSchema = z.object({
  codigo_local_estoque: omieId,
  descricao: omieText,
  codigo: omieText,
  padrao: omieFlag,
  inativo: omieFlag,
  dispVenda: omieFlag,
});

export function readStockLocations(context: Context) {
  const list: List = {
    family: "hungarian",
    service: "estoque/local",
    call: "ListarLocaisEstoque",
    rows: "locaisEncontrados",
    param: {},
    reason: "omie.stock_locations",
  };
  return readUsable(context, list, locationSchema, ({ inativo, dispVenda }) => !inativo && dispVenda);
}

const serviceSchema = z.object({
  intListar: z.object({ nCodServ: omieId }),
  cabecalho: z.object({ cDescricao: omieText, cCodigo: omieText }),
  info: z.object({ inativo: omieFlag }).nullish(),
});

export type OmieService = z.output<typeof serviceSchema>;

export function readServices(context: Context): Promise<Outcome<OmieService[]>> {
  const list: List = {
    family: "hungarian",
    service: "servicos/servico",
    call: "ListarCadastroServico",
    rows: "cadastros",
    param: {},
    reason: "omie.services",
  };
  return readUsable(context, list, serviceSchema, ({ info }) => !info?.inativo);
}

const termSchema = z.object({ nCodigo: z.string(), cDescricao: omieText });
/** Instalments of its own, which need a list of them. */
const OWN_INSTALMENTS = "999";

export function readPaymentTerms(context: Context) {
  const list: List = {
    family: "snake",
    service: "geral/parcelas",
    call: "ListarParcelas",
    rows: "cadastros",
    param: {},
    reason: "omie.payment_terms",
  };
  return readUsable(context, list, termSchema, ({ nCodigo }) => nCodigo !== OWN_INSTALMENTS);
}
