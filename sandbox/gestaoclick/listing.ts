import type { Condition } from "../shared/records.ts";
import { failure, Refusal, success } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";
import type { Resources } from "./resources.ts";
import type { GestaoclickContext } from "./session.ts";
import type { GestaoclickSwitches } from "./switches.ts";

const MAX_PAGE_SIZE = 100;
const NUMERIC_FIELDS = /^(id|codigo|estoque|numero_parcelas|valor_\w+|valor|\w+_id)$/;
const PAGING_PARAMETERS = ["pagina", "limite", "limit", "ordenacao", "direcao"];
// Attribution and a parameter that the server only echoes: never refused as unknown.
const TOLERATED_PARAMETERS = ["loja_id", "usuario_id", "todas_lojas"];

/** Turns a query parameter's values into a condition; undefined when the parameter restricts nothing. */
export type Filter = (values: string[], switches: GestaoclickSwitches) => Condition | undefined;

/** How one resource is listed. */
export interface Listing<Name extends keyof Resources & string> {
  resource: Name;
  filters: Record<string, Filter>;
  /** What holds whatever the caller asks, such as the store. */
  always?: Condition[];
  /** A record as it is answered. */
  present(record: Resources[Name]): unknown;
  /** Stores and a few others answer without meta. */
  withoutMeta?: boolean;
}

interface Paging {
  page: number;
  size: number;
}

/** Answers a page of a resource the way GestãoClick does: filters, order, newest first, meta, oddities of empty lists. */
export async function answerList<Name extends keyof Resources & string>(
  context: GestaoclickContext,
  listing: Listing<Name>,
): Promise<Response> {
  const { store, switches } = context.env.session;
  const paging = readPaging(context);
  const { total, rows } = await store.page(listing.resource, {
    conditions: [...(listing.always ?? []), ...conditionsOf(context, listing.filters)],
    ...orderOf(context),
    limit: paging.size,
    offset: (paging.page - 1) * paging.size,
  });
  if (total > 0 && rows.length === 0 && switches.PAGE_PAST_END === "404") {
    return failure(404, MESSAGES.pagePastEnd);
  }
  const data = rows.length === 0 ? emptyList(switches) : rows.map((row) => listing.present(row));
  if (listing.withoutMeta) return success(data);
  return success(data, { meta: metaOf(context, paging, total, rows.length) });
}

function emptyList(switches: GestaoclickSwitches): string | [] {
  return switches.EMPTY_AS_STRING ? MESSAGES.emptyList : [];
}

function readPaging(context: GestaoclickContext): Paging {
  const asked = context.req.query("limite") ?? context.req.query("limit");
  const size = positive(asked, MAX_PAGE_SIZE);
  return { page: positive(context.req.query("pagina"), 1), size: Math.min(size, MAX_PAGE_SIZE) };
}

function positive(value: string | undefined, fallback: number): number {
  const parsed = Number.parseInt(value ?? "", 10);
  return parsed > 0 ? parsed : fallback;
}

/** Newest first unless asked otherwise; a field that no record has leaves the order to the id. */
function orderOf(context: GestaoclickContext): { orderBy: string; direction: "asc" | "desc" } {
  const field = context.req.query("ordenacao");
  const asked = context.req.query("direcao")?.toLowerCase();
  if (field === undefined || !/^[a-z_]+$/.test(field)) {
    return { orderBy: "id", direction: asked === "asc" ? "asc" : "desc" };
  }
  const value = `json_extract(document, '$.${field}')`;
  const orderBy = NUMERIC_FIELDS.test(field) ? `CAST(${value} AS REAL)` : value;
  return { orderBy, direction: asked === "desc" ? "desc" : "asc" };
}

function conditionsOf(context: GestaoclickContext, filters: Record<string, Filter>): Condition[] {
  const { switches } = context.env.session;
  const conditions: Condition[] = [];
  for (const [parameter, values] of Object.entries(context.req.queries())) {
    const name = parameter.replace(/\[\]$/, "");
    const filter = filters[name];
    if (!filter) {
      refuseUnknown(name, switches);
      continue;
    }
    const ignored = switches.IGNORED_FILTERS.includes(name) || switches.IGNORED_FILTERS.includes("*");
    const condition = ignored ? undefined : filter(values, switches);
    if (condition) conditions.push(condition);
  }
  return conditions;
}

function refuseUnknown(name: string, switches: GestaoclickSwitches): void {
  const known = PAGING_PARAMETERS.includes(name) || TOLERATED_PARAMETERS.includes(name);
  if (!known && !switches.IGNORE_UNKNOWN_FILTERS) throw new Refusal(MESSAGES.unknownFilter(name));
}

/** The live form of meta; links are relative, in the `/api` form, and repeat the whole query. */
function metaOf(context: GestaoclickContext, paging: Paging, total: number, shown: number) {
  const { switches } = context.env.session;
  const pages = Math.ceil(total / paging.size);
  const previous = paging.page > 1 ? paging.page - 1 : null;
  const next = paging.page < pages ? paging.page + 1 : null;
  return {
    total_registros: total === 0 && switches.EMPTY_AS_STRING ? null : total,
    total_paginas: pages,
    total_registros_pagina: shown,
    ...(switches.DOC_META ? { total_da_pagina: shown } : {}),
    pagina_atual: paging.page,
    limite_por_pagina: paging.size,
    pagina_anterior: previous,
    url_anterior: linkTo(context, previous),
    proxima_pagina: next,
    proxima_url: linkTo(context, next),
  };
}

function linkTo(context: GestaoclickContext, page: number | null): string | null {
  if (page === null) return null;
  const url = new URL(context.req.url);
  url.searchParams.delete("pagina");
  url.searchParams.append("pagina", String(page));
  return `/api${url.pathname.replace(/\/$/, "")}?${url.searchParams}`;
}
