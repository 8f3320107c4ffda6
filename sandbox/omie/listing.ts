import { dateInSaoPaulo } from "../shared/clock.ts";
import type { Condition } from "../shared/records.ts";
import type { Fields } from "./complex-types.ts";
import { OmieFault } from "./envelope.ts";
import { isoDay, number, text, yesNo } from "./fields.ts";
import { MESSAGES } from "./messages.ts";
import type { OmieRecord, OmieResource } from "./records.ts";
import type { Session } from "./session.ts";

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1000;

/** The two ways in which services name their paging. */
const FAMILIES = {
  snake: {
    page: "pagina",
    size: "registros_por_pagina",
    pages: "total_de_paginas",
    onPage: "registros",
    total: "total_de_registros",
  },
  hungarian: {
    page: "nPagina",
    size: "nRegPorPagina",
    pages: "nTotPaginas",
    onPage: "nRegistros",
    total: "nTotRegistros",
  },
} as const;

export type Family = keyof typeof FAMILIES;

/** Which page of how many records a call asks for. */
export interface PageAsked {
  page: number;
  size: number;
}

/** How one resource is listed. */
export interface Listing {
  resource: OmieResource;
  family: Family;
  /** The key of the list. */
  key: string;
  conditions?: Condition[];
  orderBy?: string;
  direction?: "asc" | "desc";
  present(record: OmieRecord): Fields;
  /** What a page without records is: a fault, another fault, or an empty list. */
  whenEmpty?: "5113" | "101" | "list";
}

/** Page 0 is page 1; a size over the cap is the cap. */
export function readPage({ switches }: Session, param: Fields, family: Family): PageAsked {
  const names = FAMILIES[family];
  const asked = number(param, names.size) || switches.PAGE_DEFAULT;
  return {
    page: Math.max(1, number(param, names.page)),
    size: Math.max(1, Math.min(asked, switches.PAGE_CAP)),
  };
}

/** Answers a list call with one page of a resource. */
export async function listPage(session: Session, param: Fields, listing: Listing): Promise<Fields> {
  const { page, size } = readPage(session, param, listing.family);
  const { total, rows } = await session.store.page(listing.resource, {
    conditions: listing.conditions ?? [],
    orderBy: listing.orderBy ?? "id",
    direction: listing.direction ?? "asc",
    limit: size,
    offset: (page - 1) * size,
  });
  if (rows.length === 0) refuseEmpty(listing.whenEmpty ?? "5113", page);
  return pageOf(listing, { page, size }, total, rows.map(listing.present));
}

/** The envelope of a page. */
export function pageOf(
  { family, key }: { family: Family; key: string },
  { page, size }: PageAsked,
  total: number,
  items: Fields[],
): Fields {
  const names = FAMILIES[family];
  return {
    [names.page]: page,
    [names.pages]: Math.ceil(total / size),
    [names.onPage]: items.length,
    [names.total]: total,
    [key]: items,
  };
}

/** Refuses an empty page, where the service does. */
export function refuseEmpty(whenEmpty: "5113" | "101" | "list", page: number): void {
  if (whenEmpty === "5113") throw new OmieFault("5113", MESSAGES.noRecords(page));
  if (whenEmpty === "101") throw new OmieFault("101", MESSAGES.noAccounts);
}

/** The date filter that most lists share: `filtrar_por_data_de`, `_ate`, hours, and which of the two stamps it cuts. */
export function changedWithin(session: Session, param: Fields): Condition[] {
  const from = isoDay(param, "filtrar_por_data_de");
  const to = isoDay(param, "filtrar_por_data_ate");
  const onlyIncluded = yesNo(param, "filtrar_apenas_inclusao", "N") === "S";
  // A new record counts as altered too, so this one changes nothing.
  yesNo(param, "filtrar_apenas_alteracao", "N");
  const stamp = `json_extract(document, '$.${onlyIncluded ? "includedAt" : "changedAt"}')`;
  const conditions: Condition[] = [];
  if (from !== "") {
    const hour = text(param, "filtrar_por_hora_de") || "00:00:00";
    conditions.push({ sql: `${stamp} >= ?`, values: [`${from} ${hour}`] });
  } else if (session.switches.LAST_30_DAYS_ONLY) {
    const since = dateInSaoPaulo(session.nowMs - THIRTY_DAYS_MS);
    conditions.push({ sql: `${stamp} >= ?`, values: [since] });
  }
  if (to !== "") {
    const hour = text(param, "filtrar_por_hora_ate") || "23:59:59";
    conditions.push({ sql: `${stamp} <= ?`, values: [`${to} ${hour}`] });
  }
  return conditions;
}

/** Only what the API made, when `apenas_importado_api` asks for it. */
export function onlyByApi(param: Fields): Condition[] {
  if (yesNo(param, "apenas_importado_api", "N") === "N") return [];
  return [{ sql: "json_extract(document, '$.byApi') = 'S'", values: [] }];
}

/** A condition on a text of the body; absent tags filter nothing. */
export function equals(param: Fields, tag: string, path = tag): Condition[] {
  const value = text(param, tag);
  return value === "" ? [] : [{ sql: `json_extract(document, '$.body.${path}') = ?`, values: [value] }];
}

/** A condition on a number of the body; absent tags filter nothing. */
export function equalsNumber(param: Fields, tag: string, path = tag): Condition[] {
  const value = number(param, tag);
  return value === 0 ? [] : [{ sql: `json_extract(document, '$.body.${path}') = ?`, values: [value] }];
}

/** A condition on part of a text of the body; absent tags filter nothing. */
export function contains(param: Fields, tag: string, path = tag): Condition[] {
  const value = text(param, tag);
  if (value === "") return [];
  return [{ sql: `instr(lower(json_extract(document, '$.body.${path}')), lower(?)) > 0`, values: [value] }];
}

/** A day of the body between two tags; the body holds `dd/mm/aaaa`. */
export function dayBetween(param: Fields, fromTag: string, toTag: string, path: string): Condition[] {
  const at = `json_extract(document, '$.${path}')`;
  const iso = `(substr(${at}, 7, 4) || '-' || substr(${at}, 4, 2) || '-' || substr(${at}, 1, 2))`;
  const from = isoDay(param, fromTag);
  const to = isoDay(param, toTag);
  return [
    ...(from === "" ? [] : [{ sql: `${iso} >= ?`, values: [from] }]),
    ...(to === "" ? [] : [{ sql: `${at} <> '' AND ${iso} <= ?`, values: [to] }]),
  ];
}
