import type { Condition } from "../shared/records.ts";
import type { Fields } from "./complex-types.ts";
import { OmieFault } from "./envelope.ts";
import { blocks, brazilianDay, isoDay, number, requireTags, text, yesNo } from "./fields.ts";
import { pageOf, readPage, refuseEmpty } from "./listing.ts";
import { MESSAGES } from "./messages.ts";
import { requirePlace } from "./places.ts";
import { requireProduct } from "./products/find.ts";
import type { OmieRecord, Position } from "./records.ts";
import { TABLE_TYPES as TYPES } from "./schema/tables.ts";
import { reads, type Service } from "./service.ts";
import { type Session, today } from "./session.ts";
import { fromStock, positionId } from "./stock.ts";

/** `estoque/consulta`: how much there is of a product at a place, now; a position of another day tells the same. */
export const positions: Service = {
  ListarPosEstoque: reads(TYPES.ListarEstPosRequest, listPositions),
  PosicaoEstoque: reads(TYPES.estoque_mov_consulta_cadastro, tellPosition),
};

interface Row {
  product: string;
  placeId: number;
  position: string | null;
}

async function listPositions(session: Session, param: Fields): Promise<Fields> {
  const { switches } = session;
  if (switches.POSITION_DATE_REQUIRED) requireTags(param, ["dDataPosicao"]);
  const day = isoDay(param, "dDataPosicao") || today(session);
  const showsAll = yesNo(param, "cExibeTodos", "N") === "S";
  const asked = readPage(session, param, "hungarian");
  const page = showsAll ? { ...asked, size: switches.SHOW_ALL_PAGE } : asked;
  const found = await findPositions(session, param, showsAll, page);
  if (found.rows.length === 0) refuseEmpty("5113", page.page);
  const family = { family: "hungarian", key: "produtos" } as const;
  const { produtos, ...envelope } = pageOf(
    family,
    page,
    found.total,
    found.rows.map((row) => present(session, row)),
  );
  return { ...envelope, dDataPosicao: brazilianDay(day), produtos };
}

/** Products and places that have a position; with `showsAll` also those that never moved. */
async function findPositions(
  session: Session,
  param: Fields,
  showsAll: boolean,
  { page, size }: { page: number; size: number },
): Promise<{ total: number; rows: Row[] }> {
  const { store } = session;
  const places = (await placesOf(session, param)).map((place) => Number(place.id));
  const conditions = conditionsOf(session, param);
  const from = `FROM records product CROSS JOIN json_each(?2) place
    ${showsAll ? "LEFT JOIN" : "CROSS JOIN"} records position ON position.company_id = ?1
      AND position.resource = 'positions' AND position.id = product.id * 1000 + place.value % 1000
    WHERE ${["product.company_id = ?1", "product.resource = 'produtos'", ...conditions.map(({ sql }) => sql)].join(" AND ")}`;
  const values = [
    store.companyId,
    JSON.stringify(places),
    ...conditions.flatMap((condition) => condition.values),
  ];
  const [counted, read] = await store.database.batch<Row & { total: number }>([
    store.database.prepare(`SELECT COUNT(*) AS total ${from}`).bind(...values),
    store.database
      .prepare(
        `SELECT product.document AS product, place.value AS placeId, position.document AS position ${from}
        ORDER BY product.id, place.value LIMIT ${size} OFFSET ${(page - 1) * size}`,
      )
      .bind(...values),
  ]);
  return { total: counted?.results[0]?.total ?? 0, rows: read?.results ?? [] };
}

/** 0 or nothing is the default place, not all of them. */
async function placesOf(session: Session, param: Fields): Promise<OmieRecord[]> {
  const list = text(param, "lista_local_estoque");
  const single = number(param, "codigo_local_estoque");
  if (list !== "" && single !== 0) throw new OmieFault("1073", MESSAGES.placeTwice);
  if (list.toUpperCase() === "TODOS") return await session.store.all("locais");
  const ids = list === "" ? [single] : list.split(",").map((part) => Number(part.trim()) || 0);
  return await Promise.all(ids.map((id) => requirePlace(session, id)));
}

function conditionsOf({ switches }: Session, param: Fields): Condition[] {
  const body = (tag: string) => `json_extract(product.document, '$.body.${tag}')`;
  const isFor = (tag: string): Condition[] =>
    yesNo(param, tag, "N") === "S" ? [{ sql: "0 = 1", values: [] }] : [];
  const type = text(param, "cTipoItem");
  const asked = switches.POSITION_LIST_FILTERS ? blocks(param, "lista_produtos") : [];
  const listed = (tag: string) =>
    JSON.stringify(asked.map((item) => text(item, tag)).filter((value) => value !== ""));
  const ids = JSON.stringify(asked.map((item) => number(item, "nCodProd")));
  const named = `(product.id IN (SELECT value FROM json_each(?))
    OR ${body("codigo_produto_integracao")} IN (SELECT value FROM json_each(?))
    OR ${body("codigo")} IN (SELECT value FROM json_each(?)))`;
  return [
    ...isFor("cExibeApenasPDV"),
    ...isFor("cExibeApenasMarketplace"),
    ...(type === "" ? [] : [{ sql: `${body("tipoItem")} = ?`, values: [type] }]),
    ...(asked.length === 0 ? [] : [{ sql: named, values: [ids, listed("cCodInt"), listed("cCodigo")] }]),
  ];
}

async function tellPosition(session: Session, param: Fields): Promise<Fields> {
  isoDay(param, "data");
  const product = await requireProduct(session, {
    codigo_produto: number(param, "id_prod"),
    codigo_produto_integracao: text(param, "cod_int"),
  });
  const place = await requirePlace(session, number(param, "codigo_local_estoque"));
  const id = positionId(Number(product.id), Number(place.id));
  const position = await session.store.find("positions", String(id));
  const figures = figuresOf(session, position);
  const { nSaldo: saldo, nCMC: cmc, nPendente: pendente, ...others } = figures;
  const codigo_local_estoque = Number(place.id);
  return { codigo_status: "0", descricao_status: "", saldo, cmc, pendente, codigo_local_estoque, ...others };
}

function present(session: Session, row: Row): Fields {
  // Guarantee: only the store and the seed write these columns.
  const product = JSON.parse(row.product) as OmieRecord;
  const position = row.position === null ? undefined : (JSON.parse(row.position) as Position);
  return {
    nCodProd: Number(product.id),
    cCodInt: text(product.body, "codigo_produto_integracao"),
    cCodigo: text(product.body, "codigo"),
    cDescricao: text(product.body, "descricao"),
    nPrecoUnitario: number(product.body, "valor_unitario"),
    ...figuresOf(session, position),
    codigo_local_estoque: row.placeId,
  };
}

function figuresOf({ switches }: Session, position: Position | undefined) {
  const { physical, reserved, pending, minimum, cost } = position ?? {
    physical: 0,
    reserved: 0,
    pending: 0,
    minimum: 0,
    cost: "0",
  };
  return {
    nSaldo: fromStock(switches.BALANCE === "available" ? physical - reserved : physical),
    nCMC: Number(cost),
    nPendente: fromStock(pending),
    estoque_minimo: fromStock(minimum),
    reservado: fromStock(reserved),
    fisico: fromStock(physical),
  };
}
