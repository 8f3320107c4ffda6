import type { Condition } from "../shared/records.ts";
import { bare, fieldError, invalid, success } from "./envelope.ts";
import { asFields, Fields } from "./input.ts";
import { API_PATH } from "./paths.ts";
import type { Resources } from "./resources.ts";
import { type AuvoContext, queryOf } from "./session.ts";

const DEFAULT_PAGE_SIZE = 10;
const MOST_ROWS = 100;

/** How a list is read and shown. */
export interface List<Name extends keyof Resources & string> {
  resource: Name;
  conditions: Condition[];
  /** The rows of a page as they are told. */
  present(rows: Resources[Name][]): Promise<object[]> | object[];
  /** The page size ends at 100. */
  isBounded?: boolean;
  /** Without rows it answers 200 whatever the switch says. */
  isEmptyFine?: boolean;
}

/** One page of a list in Auvo's envelope; without rows it is a 404. */
export async function answerList<Name extends keyof Resources & string>(
  context: AuvoContext,
  list: List<Name>,
): Promise<Response> {
  const { store, switches } = context.env.session;
  const paging = readPaging(context, (list.isBounded ?? false) || switches.CLAMP_EVERYWHERE);
  const { total, rows } = await store.page(list.resource, {
    conditions: list.conditions,
    orderBy: "id",
    direction: paging.order === 1 ? "desc" : "asc",
    limit: paging.pageSize,
    offset: (paging.page - 1) * paging.pageSize,
  });
  if (rows.length === 0 && switches.EMPTY_LIST === "404" && !list.isEmptyFine) return bare(404);
  const entityList = select(queryOf(context, "selectFields"), await list.present(rows));
  return success(envelope(context, paging, total, entityList));
}

/** `paramFilter`, which must hold a JSON object; undefined when it was not sent. Single quotes are forgiven. */
export function readFilter(context: AuvoContext): Fields | undefined {
  const text = queryOf(context, "paramFilter")?.trim();
  if (text === undefined || text === "") return undefined;
  const parsed = parseLoosely(text);
  if (parsed === undefined) throw invalid("paramFilter", text);
  return asFields(parsed, "paramFilter");
}

/** `paramFilter`, or a filter that asks for nothing. */
export function readOptionalFilter(context: AuvoContext): Fields {
  return readFilter(context) ?? new Fields({});
}

interface Paging {
  page: number;
  pageSize: number;
  order: 0 | 1;
}

function readPaging(context: AuvoContext, isBounded: boolean): Paging {
  const page = positive(context, "page", 1);
  const pageSize = positive(context, "pageSize", DEFAULT_PAGE_SIZE);
  const order = (queryOf(context, "order") ?? "asc").toLowerCase();
  if (!["", "asc", "desc", "0", "1"].includes(order)) throw invalid("order", order);
  if (isBounded && pageSize > MOST_ROWS && context.env.session.switches.PAGE_OVER_100 === "refuse") {
    throw fieldError("pageSize", `The field pageSize must be between 1 and ${MOST_ROWS}.`);
  }
  return {
    page,
    pageSize: isBounded ? Math.min(pageSize, MOST_ROWS) : pageSize,
    order: order === "desc" || order === "1" ? 1 : 0,
  };
}

function positive(context: AuvoContext, name: string, fallback: number): number {
  const text = queryOf(context, name) ?? "";
  if (text === "") return fallback;
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw invalid(name, text);
  return Number(text);
}

function envelope(context: AuvoContext, paging: Paging, totalItems: number, entityList: object[]): object {
  const { page, pageSize, order } = paging;
  const totalPages = Math.ceil(totalItems / pageSize);
  if (context.env.session.switches.ENVELOPE === "pageInformation") {
    return { entityList, pageInformation: { page, pageSize, totalPages, totalItems } };
  }
  const link = (rel: string, number: number) => ({
    href: hrefOf(context, paging, number),
    rel,
    method: "GET",
  });
  return {
    entityList,
    pagedSearchReturnData: { order, pageSize, page, totalItems },
    links: [link("self", page), ...(page < totalPages ? [link("nextPage", page + 1)] : [])],
  };
}

/** As the real one writes it: the filter first, then capital names, and http although it was asked by https. */
function hrefOf(context: AuvoContext, { pageSize, order }: Paging, page: number): string {
  const { host, pathname } = new URL(context.req.url);
  const filter = encodeURIComponent(queryOf(context, "paramFilter") ?? "");
  return `http://${host}${API_PATH}${pathname}?paramFilter=${filter}&Page=${page}&PageSize=${pageSize}&Order=${order === 1 ? "Desc" : "Asc"}`;
}

function select(fields: string | undefined, rows: object[]): object[] {
  const wanted = (fields ?? "").split(",").map((name) => name.trim().toLowerCase());
  if (wanted.every((name) => name === "")) return rows;
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => wanted.includes(name.toLowerCase()))),
  );
}

function parseLoosely(text: string): unknown {
  for (const attempt of [text, text.replaceAll("'", '"')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next reading of it may do.
    }
  }
  return undefined;
}

/** A field that equals a value, when one is asked for. */
export function equals(field: string, value: string | number | boolean | undefined): Condition[] {
  if (value === undefined || value === "") return [];
  return [
    {
      sql: `json_extract(document, '$.${field}') = ?`,
      values: [typeof value === "boolean" ? Number(value) : value],
    },
  ];
}

/** A field that holds a text, whatever its case. */
export function contains(field: string, value: string | undefined): Condition[] {
  if (value === undefined || value === "") return [];
  return [{ sql: `instr(lower(json_extract(document, '$.${field}')), lower(?)) > 0`, values: [value] }];
}

/** A field that is one of the values between commas. */
export function oneOf(field: string, csv: string | undefined): Condition[] {
  const values = (csv ?? "").split(",").map((value) => value.trim());
  if (values.every((value) => value === "")) return [];
  const sql = `CAST(json_extract(document, '$.${field}') AS TEXT) IN (SELECT value FROM json_each(?))`;
  return [{ sql, values: [JSON.stringify(values)] }];
}

/** A field at or after a value. */
export function atLeast(field: string, value: string | undefined): Condition[] {
  return value === undefined ? [] : [{ sql: `json_extract(document, '$.${field}') >= ?`, values: [value] }];
}

/** A field at or before a value. */
export function atMost(field: string, value: string | undefined): Condition[] {
  return value === undefined ? [] : [{ sql: `json_extract(document, '$.${field}') <= ?`, values: [value] }];
}

/** A list of numbers that holds one of these. */
export function holdsOne(field: string, values: number[] | undefined): Condition[] {
  if (values === undefined || values.length === 0) return [];
  const sql = `EXISTS (SELECT 1 FROM json_each(document, '$.${field}') AS held
    WHERE held.value IN (SELECT value FROM json_each(?)))`;
  return [{ sql, values: [JSON.stringify(values)] }];
}

/** Refuses a filter that must be there. */
export function requireFilter(context: AuvoContext): Fields {
  const filter = readFilter(context);
  if (!filter) throw invalid("paramFilter", "");
  return filter;
}
