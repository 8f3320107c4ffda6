import type { Condition } from "../../shared/records.ts";
import type { Fields } from "../complex-types.ts";
import { OmieFault } from "../envelope.ts";
import { blocks, number, requireTags, text, yesNo } from "../fields.ts";
import {
  changedWithin,
  equals,
  equalsNumber,
  type Listing,
  listPage,
  onlyByApi,
  refuseEmpty,
} from "../listing.ts";
import { MESSAGES } from "../messages.ts";
import { PRODUCT_TYPES as TYPES } from "../schema/produtos.ts";
import { reads, type Service, writes } from "../service.ts";
import { findByBody, findFirst, type Session } from "../session.ts";
import { announce } from "../webhooks.ts";
import { requireProduct } from "./find.ts";
import { presentProduct } from "./present.ts";
import { alterProduct, associateProduct, includeProduct, statusOf } from "./write.ts";

/** `geral/produtos`: parts and goods. */
export const products: Service = {
  ListarProdutos: reads(TYPES.produto_servico_list_request, (session, param) =>
    listProducts(session, param, { key: "produto_servico_cadastro", present: presentProduct }),
  ),
  ListarProdutosResumido: reads(TYPES.produto_servico_list_request, (session, param) =>
    listProducts(session, param, {
      key: "produto_servico_resumido",
      present: (record) => {
        const { codigo_produto, codigo_produto_integracao, codigo, descricao, valor_unitario } =
          presentProduct(record);
        return { codigo_produto, codigo_produto_integracao, codigo, descricao, valor_unitario };
      },
    }),
  ),
  ConsultarProduto: reads(TYPES.produto_servico_cadastro_chave, async (session, param) =>
    presentProduct(await requireProduct(session, param)),
  ),
  IncluirProduto: writes(TYPES.produto_servico_cadastro, includeProduct),
  AlterarProduto: writes(TYPES.produto_servico_cadastro, async (session, param) =>
    // The SKU in a change is a new value, not the key.
    alterProduct(session, await requireProduct(session, { ...param, codigo: "" }), param),
  ),
  UpsertProduto: writes(TYPES.produto_servico_cadastro, async (session, param) => {
    requireTags(param, ["codigo_produto_integracao"]);
    const code = text(param, "codigo_produto_integracao");
    const record = await findByBody(session.store, "produtos", "codigo_produto_integracao", code);
    return record ? alterProduct(session, record, param) : includeProduct(session, param);
  }),
  AssociarCodIntProduto: writes(TYPES.produto_servico_cadastro_chave, associateProduct),
  ExcluirProduto: writes(TYPES.produto_servico_cadastro_chave, removeProduct),
};

function listProducts(
  session: Session,
  param: Fields,
  shown: Pick<Listing, "key" | "present">,
): Promise<Fields> {
  if (onlyForPdv(session, param)) refuseEmpty("5113", number(param, "pagina") || 1);
  return listPage(session, param, {
    resource: "produtos",
    family: "snake",
    conditions: conditionsOf(session, param),
    ...shown,
  });
}

/** No product here is prepared for the point of sale, so a call that does not say otherwise finds none. */
function onlyForPdv({ switches }: Session, param: Fields): boolean {
  if (text(param, "filtrar_apenas_omiepdv") !== "")
    return yesNo(param, "filtrar_apenas_omiepdv", "S") === "S";
  if (switches.OMIEPDV_MISSING === "only_pdv") return true;
  throw new OmieFault("1000", MESSAGES.required("filtrar_apenas_omiepdv"));
}

function conditionsOf(session: Session, param: Fields): Condition[] {
  return [
    ...changedWithin(session, param),
    ...onlyByApi(param),
    ...equalsNumber(param, "filtrar_apenas_familia", "codigo_familia"),
    ...equals(param, "filtrar_apenas_tipo", "tipoItem"),
    ...equals(param, "ncm"),
    ...equals(param, "ean"),
    ...descriptionLike(text(param, "filtrar_apenas_descricao")),
    ...inactiveIs(text(param, "inativo")),
    ...codeConditions(blocks(param, "produtosPorCodigo")),
  ];
}

/** `abc` is a beginning, `%abc%` a part; fewer than three characters are refused. */
function descriptionLike(sent: string): Condition[] {
  if (sent === "") return [];
  if (sent.replaceAll("%", "").length < 3) throw new OmieFault("1010", MESSAGES.shortDescription);
  const pattern = sent.includes("%") ? sent : `${sent}%`;
  return [{ sql: "json_extract(document, '$.body.descricao') LIKE ?", values: [pattern] }];
}

function inactiveIs(value: string): Condition[] {
  if (value === "") return [];
  return [{ sql: "coalesce(json_extract(document, '$.body.inativo'), 'N') = ?", values: [value] }];
}

function codeConditions(codes: Fields[]): Condition[] {
  if (codes.length === 0) return [];
  const namedBy = (tag: string) =>
    JSON.stringify(codes.map((code) => text(code, tag)).filter((value) => value !== ""));
  const ids = JSON.stringify(codes.map((code) => number(code, "codigo_produto")));
  const sql = `(id IN (SELECT value FROM json_each(?))
    OR json_extract(document, '$.body.codigo_produto_integracao') IN (SELECT value FROM json_each(?))
    OR json_extract(document, '$.body.codigo') IN (SELECT value FROM json_each(?)))`;
  return [{ sql, values: [ids, namedBy("codigo_produto_integracao"), namedBy("codigo")] }];
}

async function removeProduct(session: Session, param: Fields): Promise<Fields> {
  const record = await requireProduct(session, param);
  const id = Number(record.id);
  const moved = { sql: "json_extract(document, '$.productId') = ?", values: [id] };
  if (await findFirst(session.store, "positions", moved)) {
    throw new OmieFault("101", MESSAGES.productInUse(id));
  }
  await session.store.removal("produtos", record.id).run();
  await announce(session, "Produto.Excluido", presentProduct(record));
  return statusOf(record, MESSAGES.productRemoved);
}
