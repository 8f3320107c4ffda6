import { type SQL, sql } from "drizzle-orm";
import { soughtWords, wordsOf } from "../../lib/words.ts";

export type SearchFilter = {
  connectionId?: string | undefined;
  provider?: string | undefined;
  subject?: string | undefined;
  level?: string | undefined;
  event?: string | undefined;
  deliveryId?: string | undefined;
  q?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** What the index's facets begin with: the trigger of migration 0021 writes them. */
const FACET_WORDS = {
  level: "level",
  event: "event",
  deliveryId: "delivery",
  connectionId: "connection",
  provider: "provider",
} as const;
const FACETS = Object.keys(FACET_WORDS) as (keyof typeof FACET_WORDS)[];

/** The rowid of an entry begins with its instant, so that the index is read newest first and between two instants. */
const TURN_BITS = 20;
const LAST_INSTANT = 2 ** 42;

/**
 * What an entry is found by, for `logs.search`: the index of migration 0003 parts it at the blanks and nowhere else. Two
 * blanks stand between the texts: the empty word there keeps a phrase from going on from one text into the next.
 */
export function searchText(...texts: readonly string[]): string {
  return texts
    .map((text) => wordsOf(text).join(" "))
    .filter((words) => words !== "")
    .join("  ");
}

/**
 * Does the index of words answer this filter? It knows words, instants, and each facet of an entry. The entries of one
 * subject are few and have an index of their own: only a text that is sought among them goes by the words.
 */
export function isSearch({ q, subject, from, to, ...facets }: SearchFilter): boolean {
  if (q) return true;
  if (subject !== undefined) return false;
  return [from, to, ...FACETS.map((name) => facets[name])].some((value) => value !== undefined);
}

/**
 * The condition on `log_search s` for one tenant's entries. It is by construction no syntax error: only letters and digits
 * come between the quotes. @returns null when nothing can match: a text without a letter or digit
 */
export function searchCondition(tenantId: string, filter: SearchFilter, afterId: string | null): SQL | null {
  const key = plain(tenantId);
  const sought = filter.q ? soughtWords(filter.q) : [];
  if (filter.q && sought.length === 0) return null;
  // A subject's words are among its entries' words, and rarer than most.
  const rarer = filter.subject === undefined ? [] : soughtWords(filter.subject);
  const phrases = [...sought, ...rarer.map(({ words }) => ({ words, open: false }))].map(
    ({ words, open }) => `"${words.map((word) => key + word).join(" ")}"${open ? "*" : ""}`,
  );
  const facets = FACETS.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [`"${key}${FACET_WORDS[name]}${plain(value)}"`];
  });
  // The tenant's own list of entries is asked for only when there is nothing rarer.
  const asked = facets.length > 0 || phrases.length > 0 ? facets : [`"${key}all"`];
  const match = [
    ...(phrases.length === 0 ? [] : [`words : (${[...new Set(phrases)].join(" AND ")})`]),
    ...(asked.length === 0 ? [] : [`facets : (${asked.join(" AND ")})`]),
  ].join(" AND ");
  return sql.join([
    sql`log_search MATCH ${match}`,
    ...(filter.from === undefined ? [] : [sql` AND s.rowid >= (${instant(filter.from)} << ${TURN_BITS})`]),
    ...(filter.to === undefined ? [] : [sql` AND s.rowid < (${instant(filter.to) + 1} << ${TURN_BITS})`]),
    ...(afterId === null ? [] : [sql` AND s.rowid < (${placeOf(tenantId, afterId)})`]),
  ]);
}

/** Where a page's last entry stands in the index. */
function placeOf(tenantId: string, id: string): SQL {
  return sql`SELECT c.rowid FROM logs a JOIN log_search c
    ON c.rowid >= (a.at << ${TURN_BITS}) AND c.rowid < ((a.at + 1) << ${TURN_BITS}) AND c.log_id = a.id
    WHERE a.tenant_id = ${tenantId} AND a.id = ${id}`;
}

function plain(id: string): string {
  return id.replace(/[^a-z0-9]/gi, "");
}

function instant(text: string): number {
  return Math.min(Math.max(0, Date.parse(text)), LAST_INSTANT);
}
