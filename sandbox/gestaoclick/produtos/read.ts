import { slug } from "../../shared/names.ts";
import { readCustomFields } from "../attributes.ts";
import { bit, elements, type Fields, requireFields, text } from "../input.ts";
import { type Decimal, fixed, toDecimal } from "../money.ts";
import type { Named, Product, TablePrice } from "../resources.ts";
import { resolveReference, type Session, timestamp } from "../session.ts";

const FISCAL_TEXTS = ["ncm", "cest"];
const FISCAL_AMOUNTS = [
  "peso_liquido",
  "peso_bruto",
  "valor_aproximado_tributos",
  "valor_fixo_pis",
  "valor_fixo_pis_st",
  "valor_fixo_confins",
  "valor_fixo_confins_st",
];

/**
 * The product that a request makes out of nothing (POST) or out of `existing` (PUT). A PUT empties every optional
 * field it leaves out, the fiscal ones too (seen live); only `valores` left out keeps the prices.
 */
export async function readProduct(session: Session, fields: Fields, existing?: Product): Promise<Product> {
  requireFields(fields, ["nome", "codigo_interno", "valor_custo"]);
  const group = await resolveReference(session, "grupos_produtos", "grupo_id", text(fields, "grupo_id"));
  const tables = await session.store.all("tabelas_precos");
  const now = timestamp(session);
  return {
    id: existing?.id ?? String(await session.store.take("produtos")),
    nome: text(fields, "nome"),
    codigo_interno: text(fields, "codigo_interno"),
    codigo_barra: text(fields, "codigo_barra"),
    possui_variacao: existing?.possui_variacao ?? bit(fields, "possui_variacao", "0"),
    possui_composicao: existing?.possui_composicao ?? "0",
    movimenta_estoque: bit(fields, "movimenta_estoque", "1"),
    peso: measure(fields, "peso"),
    largura: measure(fields, "largura"),
    altura: measure(fields, "altura"),
    comprimento: measure(fields, "comprimento"),
    ativo: bit(fields, "ativo", "1"),
    grupo_id: text(fields, "grupo_id"),
    nome_grupo: group?.nome ?? "",
    descricao: text(fields, "descricao"),
    url: slug(text(fields, "url") || text(fields, "nome")),
    valor_custo: fixed(toDecimal(fields.valor_custo), 4),
    valores: readPrices(session, fields, tables, existing),
    variacoes: existing?.variacoes ?? (await readVariations(session, fields)),
    fiscal: readFiscal(fields),
    fotos: existing?.fotos ?? [],
    fornecedores: (elements(fields, "fornecedores", "fornecedor") ?? []).map((supplier) => ({
      fornecedor_id: text(supplier.fields, "fornecedor_id"),
    })),
    atributos: await readCustomFields(session, fields, "atributos_produtos"),
    cadastrado_em: existing?.cadastrado_em ?? now,
    modificado_em: now,
  };
}

function measure(fields: Fields, name: string): string {
  return fixed(toDecimal(fields[name]), 3);
}

/** Requests carry the fiscal keys at top level; `fiscal: {…}` as it is answered is not understood. */
function readFiscal(fields: Fields): Record<string, string> {
  const texts = FISCAL_TEXTS.map((name) => [name, text(fields, name)]);
  const amounts = FISCAL_AMOUNTS.map((name) => [
    name,
    text(fields, name) === "" ? "" : measure(fields, name),
  ]);
  return Object.fromEntries([...texts, ...amounts]);
}

/** One price per price table: the one sent for it, else the one before, else the product's `valor_venda`. */
function readPrices(session: Session, fields: Fields, tables: Named[], existing?: Product): TablePrice[] {
  const cost = toDecimal(fields.valor_custo);
  const sent = elements(fields, "valores", "valor") ?? [];
  const obeysHeader = existing === undefined || session.switches.PUT_PRODUTO_VALOR_VENDA;
  const headerPrice = obeysHeader && text(fields, "valor_venda") !== "" ? fields.valor_venda : undefined;
  return tables.map((table) => {
    const before = existing?.valores.find((price) => price.tipo_id === table.id)?.valor_venda;
    const forTable = sent.find((price) => text(price.fields, "tipo_id") === table.id)?.fields.valor_venda;
    return tablePrice(table, cost, toDecimal(forTable ?? headerPrice ?? before));
  });
}

/** A price table's line; `lucro_utilizado` is the markup over cost in percent. */
export function tablePrice(table: Named, cost: Decimal, price: Decimal): TablePrice {
  const markup = cost.gt(0) ? price.minus(cost).div(cost).times(100) : toDecimal(0);
  return {
    tipo_id: table.id,
    nome_tipo: table.nome,
    lucro_utilizado: fixed(markup, 2),
    valor_custo: fixed(cost, 4),
    valor_venda: fixed(price, 4),
  };
}

/** Even a simple product has one variation, without a name. */
async function readVariations(session: Session, fields: Fields): Promise<Product["variacoes"]> {
  const sent = (elements(fields, "variacoes", "variacao") ?? []).map((element) => element.fields);
  const named = text(fields, "possui_variacao") === "1" && sent.length > 0 ? sent : [{}];
  const firstId = await session.store.take("variacoes", named.length);
  return named.map((variation: Fields, index) => ({
    id: String(firstId + index),
    nome: text(variation, "nome"),
    codigo: text(variation, "codigo"),
  }));
}
