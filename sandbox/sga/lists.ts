import { Hono } from "hono";
import type { Condition } from "../shared/records.ts";
import { json, NothingFound, Refusal } from "./envelope.ts";
import { Format } from "./format.ts";
import { type Fields, isoDate, pageSize, readFields, text, wholeNumber } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import type { Associate } from "./records.ts";
import { type Session, type SgaHono, visibleSituations } from "./session.ts";
import { address, listedVehicle, organisation, splitPhones, vehicleWithProducts } from "./vehicle-rows.ts";
import { complete } from "./vehicles.ts";

/** The lists by situation, which alone go through everything that SGA holds. */
export const lists = new Hono<SgaHono>({ strict: false });

lists.post("/listar/veiculo", async (context) => {
  const { session } = context.env;
  const fields = await readFields(context.req.raw);
  const { switches, store } = session;
  const conditions = vehicleConditions(session, fields);
  const size = pageSize(fields, ["quantidade_por_pagina"]);
  const first = switches.VEHICLE_LIST_START === "row_from_1" ? 1 : 0;
  const start = wholeNumber(fields, "inicio_paginacao", first);
  if (start < first) throw new Refusal(MESSAGES.invalid("inicio_paginacao"));
  const situations = await visibleSituations(session);
  const { total, rows } = await store.page("vehicles", {
    conditions: [...conditions, visible(situations)],
    orderBy: "id",
    direction: "asc",
    limit: size,
    offset: start - first,
  });
  const pages = pageFigures(session, { total, size, start: start - first, shown: rows.length });
  if (rows.length === 0) throw new NothingFound("veículos", { veiculos: [], total_veiculos: "0", ...pages });
  const format = new Format(switches, "list");
  const full = await complete(store, rows);
  return json({
    total_veiculos: format.total(total),
    ...pages,
    veiculos: full.map((row) => listedVehicle(row, situations.get(row.vehicle.situation) ?? "", format)),
  });
});

lists.post("/listar/associado", async (context) => {
  const { session } = context.env;
  const { switches, store } = session;
  const fields = await readFields(context.req.raw);
  const situation = text(fields, "codigo_situacao");
  if (situation === "") throw new Refusal(MESSAGES.invalid("codigo_situacao"));
  const sizeName = switches.ASSOCIATE_PAGE_SIZE;
  const names = sizeName === "both" ? ["quantidade_por_pagina", "fim_paginacao"] : [sizeName];
  const size = pageSize(fields, names);
  const start = wholeNumber(fields, "inicio_paginacao", 0);
  const situations = await visibleSituations(session);
  const { total, rows } = await store.page("associates", {
    conditions: [inSituation("associates", situation), visible(situations)],
    orderBy: "id",
    direction: "asc",
    limit: size,
    offset: start,
  });
  const pages = pageFigures(session, { total, size, start, shown: rows.length });
  if (rows.length === 0)
    throw new NothingFound("associados", { associados: [], total_associados: "0", ...pages });
  const format = new Format(switches, "list");
  return json({
    total_associados: format.total(total),
    ...pages,
    associados: rows.map((row) => listedAssociate(row, format)),
  });
});

lists.get("/veiculo/listar-veiculo-produto/:situation/:start?/:size?", async (context) => {
  const { session } = context.env;
  const { situation, start, size } = context.req.param();
  if (start !== undefined && !session.switches.PRODUCT_LIST_PAGES) {
    throw new Refusal(MESSAGES.unknownPath, 404, MESSAGES.unknownPath);
  }
  const situations = await visibleSituations(session);
  const { rows } = await session.store.page("vehicles", {
    conditions: [inSituation("vehicles", situation), visible(situations)],
    orderBy: "id",
    direction: "asc",
    limit: pageSize({ quantidade: size }, ["quantidade"]),
    offset: wholeNumber({ inicio: start }, "inicio", 0),
  });
  if (rows.length === 0) throw new NothingFound("veículos");
  const format = new Format(session.switches, "list");
  return json((await complete(session.store, rows)).map((row) => vehicleWithProducts(row, format)));
});

/** What `listar/veiculo` filters by. Regional and cooperativa are not among it: SGA ignores them without a word. */
function vehicleConditions({ switches }: Session, fields: Fields): Condition[] {
  const situation = text(fields, "codigo_situacao");
  const periods = [
    ["registeredAt", isoDate(fields, "data_cadastro"), isoDate(fields, "data_cadastro_final")],
    ["contractAt", isoDate(fields, "data_contrato"), isoDate(fields, "data_contrato_final")],
  ] as const;
  const dates = periods.flatMap(([field, from, to]): Condition[] => {
    if (from === undefined) return [];
    const sql = `document ->> '${field}' BETWEEN ? AND ?`;
    return [{ sql, values: [from, to ?? from] }];
  });
  if (situation === "" && !(switches.DATE_FOR_SITUATION && dates.length > 0)) {
    throw new Refusal(MESSAGES.invalid("codigo_situacao"));
  }
  return situation === ""
    ? [{ sql: "resource = 'vehicles'", values: [] }, ...dates]
    : [inSituation("vehicles", situation), ...dates];
}

/** Named outright as well, because the index of situations holds this resource alone. */
function inSituation(resource: "vehicles" | "associates", situation: string): Condition {
  return { sql: `resource = '${resource}' AND document ->> 'situation' = ?`, values: [situation] };
}

function visible(situations: ReadonlyMap<string, string>): Condition {
  const codes = JSON.stringify([...situations.keys()]);
  return { sql: "document ->> 'situation' IN (SELECT value FROM json_each(?))", values: [codes] };
}

/** The figures of a page; the space in the last name is SGA's. */
function pageFigures(
  { switches }: Session,
  page: { total: number; size: number; start: number; shown: number },
): Record<string, string | number> {
  const format = new Format(switches, "list");
  return {
    numero_paginas: format.total(Math.ceil(page.total / page.size)),
    pagina_corrente: format.total(Math.floor(page.start / page.size) + 1),
    "mostrando ": format.total(page.shown),
  };
}

/** An item of `listar/associado`: no situation, which is the one that was asked for, and no vehicles. */
function listedAssociate(associate: Associate, format: Format): object {
  return {
    codigo_associado: format.code(associate.id),
    nome: associate.name,
    sexo: associate.sex,
    tipo_pessoa: associate.document.length === 11 ? "FÍSICA" : "JURÍDICA",
    cpf: format.document(associate.document),
    rg_associado: associate.rg,
    data_nascimento: format.date(associate.birthDate),
    ...splitPhones(associate),
    email: associate.email,
    email_auxiliar: "",
    ...address(associate),
    data_cadastro_associado: format.date(associate.registeredAt),
    data_contrato_associado: format.date(associate.contractAt),
    hora_contrato_associado: "10:15:00",
    ...organisation(format),
    dia_vencimento: associate.dueDay,
  };
}
