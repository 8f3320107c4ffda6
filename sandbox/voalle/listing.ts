import type { Condition } from "../shared/records.ts";
import { pageOf, Rejection, success, unreadable } from "./envelope.ts";
import { query } from "./input.ts";
import type { Resources } from "./resources.ts";
import type { VoalleContext } from "./session.ts";

const DEFAULT_PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 1000;
const MAX_PLAIN_PAGE_SIZE = 2;

/** How one resource is listed. */
export interface Listing<Name extends keyof Resources & string> {
  resource: Name;
  /** What holds whatever the caller asks. */
  conditions?: Condition[];
  /** The fields that `Filter` looks into. */
  filterOn: string[];
  /** It looks at no filter, and its pages are small. */
  isPlain?: boolean;
  /** The records of a page as they are answered. */
  presentAll(records: Resources[Name][]): unknown[] | Promise<unknown[]>;
}

/** Answers a GET whose query is `Page` (from 1), `PageSize`, `Filter`, `OrderBy`. */
export async function answerPage<Name extends keyof Resources & string>(
  context: VoalleContext,
  listing: Listing<Name>,
): Promise<Response> {
  const request = context.req.raw;
  const page = wholeNumber(request, "Page", 1);
  const most = listing.isPlain ? MAX_PLAIN_PAGE_SIZE : MAX_PAGE_SIZE;
  const pageSize = Math.min(wholeNumber(request, "PageSize", DEFAULT_PAGE_SIZE), most);
  const filter = listing.isPlain ? "" : query(request, "Filter");
  const { total, rows } = await context.env.session.store.page(listing.resource, {
    conditions: [...(listing.conditions ?? []), ...filterOf(filter, listing.filterOn)],
    ...orderOf(query(request, "OrderBy"), listing.filterOn),
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  return success(pageOf(await listing.presentAll(rows), total, page, pageSize));
}

function wholeNumber(request: Request, name: string, fallback: number): number {
  const sent = query(request, name);
  if (sent === "") return fallback;
  if (!/^\d{1,6}$/.test(sent)) throw new Rejection(unreadable(name, `The value '${sent}' is not valid.`));
  return Math.max(1, Number(sent));
}

function filterOf(filter: string, fields: string[]): Condition[] {
  if (filter === "") return [];
  const tests = fields.map((field) => `json_extract(document, '$.${field}') LIKE ?`);
  return [{ sql: `(${tests.join(" OR ")})`, values: fields.map(() => `%${filter}%`) }];
}

/** `name` or `name desc`; anything else is the order of creation. */
function orderOf(orderBy: string, fields: string[]): { orderBy: string; direction: "asc" | "desc" } {
  const [field = "", direction = ""] = orderBy.split(/\s+/);
  const known = fields.find((name) => name.toLowerCase() === field.toLowerCase());
  return {
    orderBy: known ? `json_extract(document, '$.${known}')` : "id",
    direction: direction.toLowerCase() === "desc" ? "desc" : "asc",
  };
}
