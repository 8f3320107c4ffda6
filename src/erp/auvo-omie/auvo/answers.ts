import { z } from "zod";
import type { Classify, ErpCaller, ErpRequest } from "../../http.ts";
import { type Failure, type Outcome, ok } from "../../outcome.ts";

/** A 403 that says so is about what the user may do; each other one, an empty one too, is the limit's. */
const FORBIDS = /permiss|autoriz|acesso|access|denied|forbidden|unauthori[sz]ed/i;

/**
 * What Auvo's answers mean. Over its limit it answers 403; an empty list, a page past the end and a record that is not
 * there are all 404; a business error comes as an object, as a list of objects, or as `{field: [text]}`. (Auvo's API
 * Blueprint and integrators' notes of live answers.)
 */
export const classifyAuvo: Classify = (request, answer) => {
  const { status, json } = answer;
  if (status === 204) return ok(null);
  if (status >= 200 && status < 300) return answer.isJson ? ok(json) : unreadable;
  const message = messageOf(json) || `HTTP ${status}`;
  if (status === 429 || (status === 403 && !FORBIDS.test(message))) {
    return { kind: "rate_limited", message, certainty: "turned_away" };
  }
  if (status === 401) return { kind: "invalid_credentials", message, certainty: "answered" };
  if (status === 404) return { kind: "not_found", message };
  if (status >= 500) {
    return { kind: "unavailable", message, certainty: request.kind === "read" ? "answered" : "no_answer" };
  }
  if (status >= 400) return { kind: "refused", message, certainty: "answered" };
  return { kind: "unreadable", message, certainty: "no_answer" };
};

const unreadable: Failure = { kind: "unreadable", message: "ponte:no_record", certainty: "no_answer" };

const objectSchema = z.record(z.string(), z.unknown());
const TEXT_KEYS = ["error", "message", "Message"];

/** All five shapes of its errors; the keys may begin with a capital. */
function messageOf(json: unknown): string {
  if (Array.isArray(json)) return json.map(messageOf).filter(Boolean).join("; ");
  if (typeof json === "string") return json.trim();
  const error = objectSchema.safeParse(json).data;
  if (error === undefined) return "";
  const details = [error.errors ?? error.Errors].flat().filter((text) => typeof text === "string");
  if (details.length > 0) return details.join("; ");
  const said = TEXT_KEYS.map((key) => error[key]).find((text) => typeof text === "string" && text !== "");
  if (typeof said === "string") return said;
  return Object.entries(error)
    .filter(([, texts]) => Array.isArray(texts))
    .map(([field, texts]) => `${field}: ${[texts].flat().join(" ")}`)
    .join("; ");
}

type AuvoCall = Omit<ErpRequest, "account" | "query"> & { query?: Record<string, string> };

/** Makes a call and reads its `result` by a schema. What does not fit is an unreadable answer, never a guess. */
export async function callAuvo<Schema extends z.ZodType>(
  caller: ErpCaller,
  request: AuvoCall,
  schema: Schema,
): Promise<Outcome<z.output<Schema>>> {
  const outcome = await caller.call(request);
  if (outcome.kind !== "ok") return outcome;
  const result = objectSchema.safeParse(outcome.value).data?.result ?? outcome.value;
  const read = schema.safeParse(result);
  return read.success ? ok(read.data) : unreadable;
}

const count = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .nullish()
  .transform((value) => value ?? undefined);
const countsSchema = z.object({ pageSize: count, totalItems: count }).nullish();
const pageSchema = z.object({
  entityList: z.array(z.unknown()).nullish(),
  pagedSearchReturnData: countsSchema,
  pageInformation: countsSchema,
});

export type AuvoList = {
  path: string;
  /** Goes as JSON in one parameter: filters of their own are ignored. */
  filter?: Record<string, unknown>;
  page: number;
  pageSize: number;
  reason: string;
};

export type AuvoPage<Row> = {
  rows: Row[];
  isLast: boolean;
  /** How many there are in all; undefined where the list does not say. */
  total: number | undefined;
};

/** Reads one page of a list. That it is empty proves nothing: a wrong address answers the same. */
export async function listAuvo<Schema extends z.ZodType>(
  caller: ErpCaller,
  { path, filter, page, pageSize, reason }: AuvoList,
  schema: Schema,
): Promise<Outcome<AuvoPage<z.output<Schema>>>> {
  const query = {
    ...(filter === undefined ? {} : { paramFilter: JSON.stringify(filter) }),
    page: String(page),
    pageSize: String(pageSize),
  };
  const outcome = await callAuvo(caller, { kind: "read", method: "GET", path, query, reason }, z.unknown());
  if (outcome.kind === "not_found" || outcome.kind === "empty") return ok(nothing);
  if (outcome.kind !== "ok") return outcome;
  const all = z.array(schema).safeParse(outcome.value);
  if (all.success) return ok({ rows: all.data, isLast: true, total: all.data.length });
  const envelope = pageSchema.safeParse(outcome.value).data;
  const rows = z.array(schema).safeParse(envelope?.entityList ?? []);
  if (envelope === undefined || !rows.success) return unreadable;
  const { pageSize: served = pageSize, totalItems: total } =
    envelope.pagedSearchReturnData ?? envelope.pageInformation ?? {};
  const found = rows.data.length;
  const isLast = found === 0 || (total === undefined ? found < served : page * served >= total);
  return ok({ rows: rows.data, isLast, total });
}

const nothing = { rows: [], isLast: true, total: 0 };

/** Reads a list to its end. */
export async function listAllOfAuvo<Schema extends z.ZodType>(
  caller: ErpCaller,
  list: Omit<AuvoList, "page" | "pageSize">,
  schema: Schema,
): Promise<Outcome<z.output<Schema>[]>> {
  const found: z.output<Schema>[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const outcome = await listAuvo(caller, { ...list, page, pageSize: PAGE_SIZE }, schema);
    if (outcome.kind !== "ok") return outcome;
    found.push(...outcome.value.rows);
    if (outcome.value.isLast) return ok(found);
  }
  return { kind: "unreadable", message: "ponte:too_many_pages", certainty: "answered" };
}

/** As many as every list takes. */
const PAGE_SIZE = 100;
const MAX_PAGES = 100;
