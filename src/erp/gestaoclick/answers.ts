import { z } from "zod";
import type { RemoteRecord } from "../effects.ts";
import type { Classify, ErpAnswer, ErpCaller, ErpRequest } from "../http.ts";
import { type Failure, isFailure, type Outcome, ok } from "../outcome.ts";

/**
 * What GestãoClick's answers mean. It answers 404 for a failed validation and for an unknown route alike, 200 with an
 * error inside, an HTML page when a gateway fails, and may save a record and then answer 400. (Vendor's API Blueprint
 * and integrators' notes; the blueprint itself documents no error.)
 */

const bodySchema = z.looseObject({
  code: z.unknown().optional(),
  status: z.unknown().optional(),
  data: z.unknown().optional(),
  message: z.unknown().optional(),
  mensagem: z.unknown().optional(),
});

/** An id of the ERP's record in the path: the call is about one record, not a list. */
const ONE_RECORD = /\/\d+$/;
/** A gateway that waited in vain: the ERP may still be working on the request. */
const GATEWAY_GAVE_UP = new Set([504, 522, 524]);
/** The ERP's words for a fault of its own, which it may say under any status: nothing that a person could correct. */
const OWN_FAULT = /\berro (inesperado|interno)|internal server error/i;
/** The client masks what is secret in a message, and cuts it then to what is shown. */
const MAX_MESSAGE = 4_000;

export const classify: Classify = (request, answer) => {
  const body = bodySchema.safeParse(answer.json).data;
  const status = effectiveStatus(answer, body);
  const message = errorMessage(body, status);
  if (status === 429) return { kind: "rate_limited", message, certainty: "turned_away" };
  if (status >= 500 || (status >= 400 && OWN_FAULT.test(message))) {
    return {
      kind: "unavailable",
      message,
      certainty: GATEWAY_GAVE_UP.has(status) ? "no_answer" : "answered",
    };
  }
  // A page, a redirect, a success that is no JSON: something that is not the API answered.
  if (body === undefined || (status >= 300 && status < 400)) {
    return { kind: "unreadable", message, certainty: "no_answer" };
  }
  if (status === 401 || status === 403)
    return { kind: "invalid_credentials", message, certainty: "answered" };
  return status >= 400 ? clientError(request, status, message) : ok(body);
};

/** 200 with `"status": "error"` or with a code of 400 and more is an error. */
function effectiveStatus(answer: ErpAnswer, body: z.output<typeof bodySchema> | undefined): number {
  if (answer.status >= 400 || body === undefined) return answer.status;
  const code = Number(body.code);
  if (Number.isInteger(code) && code >= 400 && code < 600) return code;
  return body.status === "error" ? 400 : answer.status;
}

function clientError(request: ErpRequest, status: number, message: string): Outcome<unknown> {
  if (request.method !== "GET") return { kind: "refused", message, certainty: "answered" };
  if (ONE_RECORD.test(request.path)) return { kind: "not_found", message };
  // A page past the end of a list answers 404.
  return status === 404 ? { kind: "empty" } : { kind: "refused", message, certainty: "answered" };
}

function errorMessage(body: z.output<typeof bodySchema> | undefined, status: number): string {
  const data = z.looseObject({ mensagem: z.unknown(), erro: z.unknown() }).partial().safeParse(body?.data);
  const candidates = [data.data?.mensagem, data.data?.erro, body?.message, body?.mensagem, body?.data];
  const text = candidates.find((candidate) => typeof candidate === "string" && candidate.trim() !== "");
  if (typeof text === "string") return text.slice(0, MAX_MESSAGE);
  return `HTTP ${status}`;
}

/** One record of an answer, with its id as text: the API gives strings of digits, and now and then a number. */
const recordSchema = z.looseObject({
  id: z.union([z.string().min(1), z.number()]).transform((id) => String(id)),
});

export function toRecord(data: unknown): RemoteRecord | undefined {
  const raw = z.record(z.string(), z.unknown()).safeParse(data).data;
  const parsed = recordSchema.safeParse(data);
  return parsed.success && raw !== undefined ? { id: parsed.data.id, raw } : undefined;
}

const unreadable: Failure = {
  kind: "unreadable",
  message: "ponte:no_record",
  certainty: "no_answer",
};

/** Reads an answer's `data` as one record. */
export function asRecord(outcome: Outcome<unknown>): Outcome<RemoteRecord> {
  if (outcome.kind !== "ok") return outcome;
  const record = toRecord(bodySchema.safeParse(outcome.value).data?.data);
  return record === undefined ? unreadable : ok(record);
}

/** `{"FormasPagamento": {…}}` → `{…}`: some lists wrap each element in a singular key, some do not. */
export function unwrapElement(element: unknown): unknown {
  if (element === null || typeof element !== "object" || Array.isArray(element)) return element;
  const values = Object.values(element);
  const [only] = values;
  const wrapped = values.length === 1 && only !== null && typeof only === "object" && !Array.isArray(only);
  return wrapped ? only : element;
}

/** The elements of a nested list, unwrapped; a missing or empty list is none. */
export function elementsOf(list: unknown): Record<string, unknown>[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((element) => {
    const parsed = z.record(z.string(), z.unknown()).safeParse(unwrapElement(element));
    return parsed.success ? [parsed.data] : [];
  });
}

const MAX_PAGES = 200;
const PAGE_SIZE = "100";
const listSchema = z.looseObject({
  data: z.unknown().optional(),
  meta: z.looseObject({}).nullish(),
});

export type ListQuery = {
  path: string;
  query: Record<string, string>;
  reason: string;
  /** Which rows are wanted. Filters may be ignored in silence, so the server's word is never taken for it. */
  matches: (record: RemoteRecord) => boolean;
  /** Stop reading pages at the first match. */
  firstOnly?: true;
};

/** A page of a list, and the number of the next one. */
export type ListPage = { records: RemoteRecord[]; next: number | undefined };

/**
 * Reads one page of a list: "Não há dados!", null, a missing list, an empty list and 404 all mean empty; `proxima_pagina` says
 * whether there is more.
 */
export async function readListPage(
  caller: ErpCaller,
  { path, query, reason }: Pick<ListQuery, "path" | "query" | "reason">,
  page: number,
): Promise<Outcome<ListPage>> {
  const outcome = await caller.call({
    kind: "read",
    method: "GET",
    path,
    query: { ...query, limite: PAGE_SIZE, ...(page === 1 ? {} : { pagina: String(page) }) },
    reason,
  });
  if (outcome.kind === "empty" || outcome.kind === "not_found") return ok({ records: [], next: undefined });
  if (isFailure(outcome)) return outcome;
  const { data, next } = readPage(outcome.value);
  const records = elementsOf(data).flatMap((row) => toRecord(row) ?? []);
  return ok({ records, next: records.length === 0 || next === undefined || next <= page ? undefined : next });
}

/** Reads a list page by page and keeps the rows that match. Absence is proven only by reading to the end. */
export async function findRecords(caller: ErpCaller, list: ListQuery): Promise<Outcome<RemoteRecord[]>> {
  const found: RemoteRecord[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const outcome = await readListPage(caller, list, page);
    if (outcome.kind !== "ok") return outcome;
    found.push(...outcome.value.records.filter(list.matches));
    const isEnough = list.firstOnly && found.length > 0;
    if (isEnough || outcome.value.next === undefined) return rows(found);
  }
  return { kind: "unreadable", message: "ponte:too_many_pages", certainty: "answered" };
}

function rows(found: RemoteRecord[]): Outcome<RemoteRecord[]> {
  return found.length === 0 ? { kind: "empty" } : ok(found);
}

function readPage(value: unknown): { data: unknown; next: number | undefined } {
  const page = listSchema.safeParse(value).data;
  const next = toPageNumber(page?.meta?.proxima_pagina);
  if (next !== undefined || page?.meta === undefined || page.meta === null) return { data: page?.data, next };
  // Some answers count the pages and do not name the next one.
  const current = toPageNumber(page.meta.pagina_atual);
  const total = toPageNumber(page.meta.total_paginas);
  const more =
    !("proxima_pagina" in page.meta) && current !== undefined && total !== undefined && current < total;
  return { data: page.data, next: more ? current + 1 : undefined };
}

function toPageNumber(value: unknown): number | undefined {
  const number = Number(value ?? Number.NaN);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

/** The one of several records with the same key that Ponte uses: the oldest, so that it stays the same one. */
export function oldest(records: readonly RemoteRecord[]): RemoteRecord | undefined {
  return [...records].sort((left, right) => Number(left.id) - Number(right.id))[0];
}

/** A field of a record as text; blanks, null and absence are all "". */
export function textOf(raw: Record<string, unknown>, key: string): string {
  const value = raw[key];
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}
