import { z } from "zod";
import {
  CONNECTION_STATUSES,
  DELIVERY_STATES,
  HOLD_REASONS,
  LOG_LEVELS,
  PAUSED_REASONS,
  SALE_KINDS,
} from "../db/schema.ts";
import { DELIVERED_FLOWS } from "../erp/flows/contents.ts";
import { findConnector } from "../erp/registry.ts";
import { ROLES, SCOPES } from "../lib/scopes.ts";
import { DEFAULT_LIMIT, MAX_LIMIT } from "../services/lists.ts";
import { FIRST_ACCESS_STATES } from "../services/tenants/first-access.ts";
import { AUDIT_ACTIONS } from "../strings/audit.ts";

/** Shapes of the API's requests and answers that several routes share. */

export const id = (what: string) => z.string().min(1).max(128).describe(`The ${what}'s id`);

/** A CRM's own id of a sale: anything printable up to 128 characters. */
export const externalId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^\p{C}]+$/u, { error: "control_characters" })
  .describe("The sale's id in the CRM");

export const name = z.string().trim().min(1, { error: "empty" }).max(120);

/** Query parameters are texts; the limit is a number in text. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, { error: "limit_range" })
    .transform(Number)
    .pipe(z.int().min(1, { error: "limit_range" }).max(MAX_LIMIT, { error: "limit_range" }))
    .default(DEFAULT_LIMIT)
    .meta({ type: "integer", minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT }),
  cursor: z.string().optional().describe("nextCursor of the page before"),
};

export const listOf = (item: z.ZodType) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

const instant = z.string().describe("ISO 8601, UTC");
export const instantQuery = z.iso.datetime({ offset: true, error: "instant_format" }).optional();

/** What several filters name. A value that nothing can have is refused: an empty answer would look as if nothing was there. */
export const filterFields = {
  connectionId: z.string().max(128).optional(),
  provider: z
    .string()
    .max(60)
    .refine((id) => findConnector(id) !== undefined, { error: "unknown_provider" })
    .optional(),
  flow: z.enum(DELIVERED_FLOWS).optional(),
};

type Range = { from?: string | undefined; to?: string | undefined };

/** Refuses a range that ends before it begins: an empty answer would look as if nothing had happened in it. */
export function forwardRange<Schema extends z.ZodType<Range>>(schema: Schema): Schema {
  return schema.refine(
    ({ from, to }) => from === undefined || to === undefined || Date.parse(from) <= Date.parse(to),
    { path: ["to"], error: "range_backwards" },
  );
}

const makerSchema = z
  .object({ kind: z.enum(["person", "operator_token"]), email: z.string().nullable() })
  .nullable()
  .describe("Null for what was made before Ponte kept it");

export const tenantSchema = z
  .object({ id: z.string(), name: z.string(), createdAt: instant })
  .meta({ id: "Tenant" });

export const tenantSummarySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: instant,
    selfRegistered: z.boolean().describe("Registered by its own admin"),
    createdBy: makerSchema,
    admin: z
      .object({
        userId: z.string(),
        name: z.string(),
        email: z.string(),
        state: z
          .enum(FIRST_ACCESS_STATES)
          .describe("invited: has an account, and has not accepted this tenant's invitation"),
        linkSentAt: instant.nullable(),
        linkExpiresAt: instant.nullable(),
        firstAccessAt: instant.nullable(),
      })
      .nullable()
      .describe("The admin's first access; null while nobody was invited as admin"),
  })
  .meta({ id: "TenantSummary" });

export const scopesSchema = z.array(z.enum(SCOPES)).min(1, { error: "no_scopes" });

export const apiKeySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: scopesSchema,
    createdAt: instant,
    createdBy: makerSchema,
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: "ApiKey" });

export const connectionSchema = z
  .object({
    id: z.string(),
    provider: z.string(),
    name: z.string(),
    status: z.enum(CONNECTION_STATUSES),
    pausedReason: z.enum(PAUSED_REASONS).nullable(),
    settings: z.record(z.string(), z.unknown()),
    credentialsSet: z.array(z.string()).describe("Which credentials are stored; they never come back"),
    flows: z.record(z.string(), z.boolean()),
    activatedAt: instant.nullable(),
    approvalRequested: z
      .object({ at: instant, by: z.string().nullable() })
      .nullable()
      .describe("Since when, and on whose wish, it waits for the support team's approval"),
    lastTest: z
      .object({ at: instant, ok: z.boolean() })
      .nullable()
      .describe("How the last test of what is stored now ended; null when that was never tested"),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: "Connection" });

export const approvalSchema = z
  .object({
    connectionId: z.string(),
    tenantId: z.string(),
    tenantName: z.string(),
    provider: z.string(),
    name: z.string(),
    requestedAt: instant,
    requestedBy: z.string().nullable().describe("The member's e-mail address, or the API key's name"),
    flows: z.record(z.string(), z.boolean()).describe("Those that are off stay so; others begin to flow"),
  })
  .meta({ id: "Approval" });

export const deliverySchema = z
  .object({
    id: z.string(),
    connectionId: z.string(),
    flow: z.string(),
    subject: z.string().describe("The sale's externalId"),
    state: z.enum(DELIVERY_STATES),
    holdReason: z.enum(HOLD_REASONS).nullable(),
    reason: z.enum(["accepted", "resend"]),
    attempts: z.int(),
    nextAttemptAt: instant.nullable(),
    code: z.string().nullable(),
    message: z.string().nullable(),
    hint: z.string().nullable(),
    who: z.enum(["crm", "administrator", "erp", "nobody"]).nullable().describe("Who has to act"),
    remoteId: z.string().nullable().describe("The ERP's id of the sale"),
    createdAt: instant,
    updatedAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: "Delivery" });

export const saleSummarySchema = z
  .object({
    id: z.string(),
    externalId: z.string(),
    kind: z.enum(SALE_KINDS),
    number: z.string().nullable(),
    date: z.string(),
    customerName: z.string(),
    total: z.string(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: "SaleSummary" });

export const saleProblemSchema = z
  .object({ code: z.string(), path: z.string(), message: z.string(), hint: z.string() })
  .meta({ id: "SaleProblem" });

export const logSchema = z
  .object({
    id: z.string(),
    at: instant,
    level: z.enum(LOG_LEVELS),
    event: z.string(),
    message: z.string(),
    provider: z.string().nullable(),
    connectionId: z.string().nullable(),
    deliveryId: z.string().nullable(),
    subject: z.string().nullable(),
    detail: z.unknown().optional().describe("Requests and answers, secrets masked"),
  })
  .meta({ id: "LogEntry" });

export const userIdSchema = z.object({ userId: z.string() });

export const memberSchema = z
  .object({
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    state: z.enum(["active", "waiting", "invited"]).describe("waiting: has not set a password yet"),
    twoFactor: z.boolean(),
    invitedAt: instant,
    acceptedAt: instant.nullable(),
  })
  .meta({ id: "Member" });

export const operatorSchema = z
  .object({
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    entered: z.boolean().describe("Has set a password"),
    since: instant,
    addedBy: makerSchema,
  })
  .meta({ id: "Operator" });

export const auditSchema = z
  .object({
    id: z.string(),
    at: instant,
    actor: z.object({
      kind: z.enum(["operator", "member", "api_key", "system"]),
      id: z.string().nullable(),
      name: z.string().nullable(),
    }),
    action: z.string(),
    message: z.string(),
    target: z.string().nullable(),
  })
  .meta({ id: "AuditEntry" });

export const auditQuery = forwardRange(
  z.object({
    action: z.enum(AUDIT_ACTIONS).optional(),
    actor: z
      .string()
      .max(254)
      .optional()
      .describe("A user's or an API key's id, a person's e-mail address, or operator_token"),
    from: instantQuery.describe("Entries at or after this instant"),
    to: instantQuery.describe("Entries before this instant"),
    ...pageQuery,
  }),
);

/** A query's instants as the verbs take them. */
export function toAuditFilter({ action, actor, from, to }: z.output<typeof auditQuery>) {
  const toMs = (at: string | undefined) => (at === undefined ? undefined : Date.parse(at));
  return { action, actor, from: toMs(from), to: toMs(to) };
}

export const keptMailSchema = z
  .object({
    id: z.string(),
    at: instant,
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
  })
  .meta({ id: "KeptMail" });
