import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { PROBLEM_STATES } from "../../db/schema.ts";
import { toInstant } from "../../lib/dates.ts";
import type { Actor } from "../../strings/deliveries.ts";
import type { Language } from "../../strings/language.ts";
import { describeReason } from "../deliveries/delivery-view.ts";
import { COUNTED_AT_MOST } from "../overview/read-overview.ts";

const SUBJECTS_SHOWN = 3;
const TENANTS_SHOWN = 5;

export type ProblemTenant = { id: string; name: string; problemId: string };

/** Deliveries of one connection that stopped with one cause. */
export type ProblemView = {
  id: string;
  state: (typeof PROBLEM_STATES)[number];
  tenantId: string;
  tenantName: string;
  connectionId: string;
  connectionName: string;
  provider: string;
  code: string;
  /** The ERP's words without what differs from one delivery to the next. */
  cause: string;
  /** Of the newest of them. */
  message: string;
  hint: string;
  who: Actor;
  /** Deliveries that still stand with it, at most `COUNTED_AT_MOST`. */
  open: number;
  /** How often a delivery has stopped with it. */
  occurrences: number;
  firstSeenAt: string;
  lastSeenAt: string;
  /** Some of those that stand with it, newest first. */
  subjects: { flow: string; subject: string }[];
};

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z.string().transform((text): z.output<Schema> => schema.parse(JSON.parse(text)));

const rowSchema = z.object({
  id: z.string(),
  state: z.enum(PROBLEM_STATES),
  tenant_id: z.string(),
  tenant_name: z.string(),
  connection_id: z.string(),
  connection_name: z.string(),
  provider: z.string(),
  code: z.string(),
  cause: z.string(),
  params: json(z.unknown()),
  open: z.number(),
  occurrences: z.number(),
  first_seen_at: z.number(),
  last_seen_at: z.number(),
  subjects: json(z.array(z.object({ flow: z.string(), subject: z.string() }))),
});

export function toProblemView(found: Record<string, unknown>, language: Language): ProblemView {
  const row = rowSchema.parse(found);
  const reason = describeReason(row.code, row.params, language);
  return {
    id: row.id,
    state: row.state,
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    connectionId: row.connection_id,
    connectionName: row.connection_name,
    provider: row.provider,
    code: row.code,
    cause: row.cause,
    message: reason?.message ?? row.code,
    hint: reason?.hint ?? "",
    who: reason?.who ?? "nobody",
    open: row.open,
    occurrences: row.occurrences,
    firstSeenAt: toInstant(row.first_seen_at),
    lastSeenAt: toInstant(row.last_seen_at),
    subjects: row.subjects,
  };
}

/** The columns of a group `p`, its connection `c` and tenant `t`; its deliveries are found by their own index. */
export const problemColumns: SQL = sql`p.*, c.name AS connection_name, t.name AS tenant_name,
  (SELECT count(*) FROM (SELECT 1 FROM deliveries d INDEXED BY deliveries_by_problem WHERE d.problem_id = p.id AND d.state = 'dead'
    AND c.deleted_at IS NULL LIMIT ${COUNTED_AT_MOST})) AS open,
  (SELECT json_group_array(json_object('flow', s.flow, 'subject', s.subject)) FROM (
    SELECT d.flow, d.subject FROM deliveries d INDEXED BY deliveries_by_problem WHERE d.problem_id = p.id AND d.state = 'dead' AND c.deleted_at IS NULL
    ORDER BY d.id DESC LIMIT ${SUBJECTS_SHOWN}) s) AS subjects`;

/** A cause in one system, at all the companies that have it. */
export type SharedProblemView = ProblemView & {
  tenantCount: number;
  /** Some of them, those that had it last first. */
  tenants: ProblemTenant[];
};

const sharedSchema = z.object({
  open_of_all: z.number(),
  tenant_count: z.number(),
  tenants: json(
    z.array(z.object({ id: z.string(), name: z.string(), problemId: z.string(), at: z.number() })),
  ),
});

/**
 * Of a group that stands for those of other companies too: how many they are, and what stands with all of them.
 * @param found the group, and those of the same cause that stand for the companies of other databases
 */
export function toSharedProblemView(
  found: readonly [Record<string, unknown>, ...Record<string, unknown>[]],
  language: Language,
): SharedProblemView {
  const parts = z.array(sharedSchema).parse(found);
  const total = (numbers: readonly number[]) =>
    Math.min(
      COUNTED_AT_MOST,
      numbers.reduce((sum, number) => sum + number, 0),
    );
  const tenants = parts.flatMap((part) => part.tenants).sort((left, right) => right.at - left.at);
  return {
    ...toProblemView(found[0], language),
    open: total(parts.map((part) => part.open_of_all)),
    tenantCount: total(parts.map((part) => part.tenant_count)),
    tenants: tenants.slice(0, TENANTS_SHOWN).map(({ id, name, problemId }) => ({ id, name, problemId })),
  };
}

/** The same cause in the same system: a group `q` like the group `p`. */
export const isAlike: SQL = sql`q.provider = p.provider AND q.code = p.code AND q.cause = p.cause AND q.state = p.state`;

export const sharedColumns: SQL = sql`${problemColumns},
  (SELECT count(*) FROM (SELECT 1 FROM problems q INDEXED BY problems_alike
    CROSS JOIN deliveries d INDEXED BY deliveries_by_problem ON d.problem_id = q.id AND d.state = 'dead'
    WHERE ${isAlike} LIMIT ${COUNTED_AT_MOST})) AS open_of_all,
  (SELECT count(*) FROM (SELECT DISTINCT q.tenant_id FROM problems q WHERE ${isAlike} LIMIT ${COUNTED_AT_MOST}))
    AS tenant_count,
  (SELECT json_group_array(json_object('id', a.id, 'name', a.name, 'problemId', a.problem_id, 'at', a.at)) FROM (
    SELECT n.id, n.name, q.id AS problem_id, max(q.last_seen_at) AS at FROM problems q CROSS JOIN tenants n ON n.id = q.tenant_id
    WHERE ${isAlike} GROUP BY n.id ORDER BY max(q.last_seen_at) DESC LIMIT ${TENANTS_SHOWN}) a) AS tenants`;
