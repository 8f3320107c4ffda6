import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ROLES } from "../lib/scopes.ts";

export * from "./schema-assets.ts";

/**
 * Drizzle's view of `migrations/`, which is the truth: the SQL there is written by hand, because drizzle-kit's table
 * rebuilds delete cascaded children on D1. A test compares both.
 * JSON columns are `unknown` here; whoever reads one parses it.
 */
const json = (name: string) => text(name, { mode: "json" }).$type<unknown>();

export const tenants = sqliteTable("tenants", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  createdAt: integer("created_at").notNull(),
  registeredBy: text("registered_by"),
  createdBy: text("created_by"),
  logDays: integer("log_days"),
  logArchivedTo: text("log_archived_to"),
  shard: integer("shard").notNull().default(1),
});

export const apiKeys = sqliteTable("api_keys", {
  id: text("id").primaryKey(),
  tenantId: text("tenant_id").notNull(),
  name: text("name").notNull(),
  hash: text("hash").notNull(),
  scopes: json("scopes").notNull(),
  createdAt: integer("created_at").notNull(),
  lastUsedAt: integer("last_used_at"),
  revokedAt: integer("revoked_at"),
  createdBy: text("created_by"),
});

export const sessions = sqliteTable("sessions", {
  tokenHash: text("token_hash").primaryKey(),
  apiKeyId: text("api_key_id"),
  tenantId: text("tenant_id"),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
});

export const CONNECTION_STATUSES = ["draft", "pending_approval", "active", "paused", "inactive"] as const;
export const PAUSED_REASONS = ["credentials_rejected", "erp_blocked", "by_user"] as const;

export const connections = sqliteTable("connections", {
  id: text("id").primaryKey(),
  tenantId: text("tenant_id").notNull(),
  provider: text("provider").notNull(),
  name: text("name").notNull(),
  status: text("status", { enum: CONNECTION_STATUSES }).notNull(),
  pausedReason: text("paused_reason", { enum: PAUSED_REASONS }),
  settings: json("settings").notNull(),
  credentials: json("credentials").notNull(),
  accountKey: text("account_key").notNull(),
  flows: json("flows").notNull(),
  activatedAt: integer("activated_at"),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  leaseUntil: integer("lease_until").notNull().default(0),
  leaseTakenAt: integer("lease_taken_at").notNull().default(0),
  epoch: integer("epoch").notNull().default(0),
  resumeAt: integer("resume_at").notNull().default(0),
  resumeCount: integer("resume_count").notNull().default(0),
  bellAt: integer("bell_at").notNull().default(0),
  deletedAt: integer("deleted_at"),
  approvalRequestedAt: integer("approval_requested_at"),
  approvalRequestedBy: text("approval_requested_by"),
  lastTest: json("last_test"),
  failingSince: integer("failing_since"),
  failingAt: integer("failing_at"),
  failingCode: text("failing_code"),
});

export const SALE_KINDS = ["quote", "order", "sale"] as const;

export const sales = sqliteTable(
  "sales",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    externalId: text("external_id").notNull(),
    kind: text("kind", { enum: SALE_KINDS }).notNull(),
    number: text("number"),
    saleDate: text("sale_date").notNull(),
    customerName: text("customer_name").notNull(),
    total: text("total").notNull(),
    content: json("content").notNull(),
    contentHash: text("content_hash").notNull(),
    search: text("search").notNull().default(""),
    version: integer("version").notNull(),
    writeId: text("write_id").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const DELIVERY_STATES = [
  "held",
  "pending",
  "queued",
  "running",
  "retrying",
  "delivered",
  "dead",
  "superseded",
] as const;
export const HOLD_REASONS = ["not_active", "flow_off", "before_start"] as const;

export const deliveries = sqliteTable(
  "deliveries",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    connectionId: text("connection_id").notNull(),
    flow: text("flow").notNull(),
    subject: text("subject").notNull(),
    subjectVersion: integer("subject_version").notNull(),
    reason: text("reason", { enum: ["accepted", "resend"] }).notNull(),
    state: text("state", { enum: DELIVERY_STATES }).notNull(),
    holdReason: text("hold_reason", { enum: HOLD_REASONS }),
    dueAt: integer("due_at"),
    attemptCount: integer("attempt_count").notNull().default(0),
    failureCount: integer("failure_count").notNull().default(0),
    epoch: integer("epoch").notNull().default(0),
    code: text("code"),
    params: json("params").notNull(),
    remoteId: text("remote_id"),
    replayId: text("replay_id"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    finishedAt: integer("finished_at"),
    problemId: text("problem_id"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const PROBLEM_STATES = ["open", "resolved", "ignored"] as const;

export const problems = sqliteTable(
  "problems",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    connectionId: text("connection_id").notNull(),
    provider: text("provider").notNull(),
    code: text("code").notNull(),
    cause: text("cause").notNull(),
    params: json("params").notNull().default({}),
    state: text("state", { enum: PROBLEM_STATES }).notNull(),
    occurrences: integer("occurrences").notNull(),
    firstSeenAt: integer("first_seen_at").notNull(),
    lastSeenAt: integer("last_seen_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const subjects = sqliteTable(
  "subjects",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    connectionId: text("connection_id").notNull(),
    flow: text("flow").notNull(),
    externalId: text("external_id").notNull(),
    title: text("title").notNull(),
    content: json("content").notNull(),
    contentHash: text("content_hash").notNull(),
    version: integer("version").notNull(),
    writeId: text("write_id").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    search: text("search").notNull().default(""),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const polls = sqliteTable(
  "polls",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    flow: text("flow").notNull(),
    cursor: json("cursor").notNull(),
    dueAt: integer("due_at").notNull(),
    page: integer("page").notNull().default(0),
    pages: integer("pages"),
    found: integer("found").notNull().default(0),
    changed: integer("changed").notNull().default(0),
    startedAt: integer("started_at"),
    finishedAt: integer("finished_at"),
    code: text("code"),
    params: json("params").notNull().default({}),
    failureCount: integer("failure_count").notNull().default(0),
    updatedAt: integer("updated_at").notNull(),
    hintedAt: integer("hinted_at"),
    soonestAt: integer("soonest_at").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.flow] })],
);

export const functionCalls = sqliteTable(
  "function_calls",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    function: text("function").notNull(),
    key: text("key").notNull(),
    inputHash: text("input_hash").notNull(),
    state: text("state", { enum: ["running", "uncertain", "done"] }).notNull(),
    callId: text("call_id").notNull(),
    settlesAt: integer("settles_at").notNull(),
    answer: json("answer").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.connectionId, table.function, table.key] })],
);

export const automations = sqliteTable(
  "automations",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    function: text("function").notNull(),
    version: integer("version").notNull(),
    content: json("content"),
    createdAt: integer("created_at").notNull(),
    createdBy: text("created_by"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.connectionId, table.function, table.version] })],
);

export const automationCases = sqliteTable(
  "automation_cases",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    connectionId: text("connection_id").notNull(),
    function: text("function").notNull(),
    name: text("name").notNull(),
    content: json("content").notNull(),
    createdAt: integer("created_at").notNull(),
    createdBy: text("created_by"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const attempts = sqliteTable(
  "attempts",
  {
    deliveryId: text("delivery_id").notNull(),
    number: integer("number").notNull(),
    tenantId: text("tenant_id").notNull(),
    startedAt: integer("started_at").notNull(),
    finishedAt: integer("finished_at").notNull(),
    outcome: text("outcome").notNull(),
    code: text("code"),
    params: json("params").notNull(),
    calls: integer("calls").notNull(),
  },
  (table) => [primaryKey({ columns: [table.deliveryId, table.number] })],
);

export const mappings = sqliteTable(
  "mappings",
  {
    connectionId: text("connection_id").notNull(),
    kind: text("kind").notNull(),
    key: text("key").notNull(),
    tenantId: text("tenant_id").notNull(),
    remoteId: text("remote_id"),
    contentHash: text("content_hash"),
    contentAt: integer("content_at"),
    effectSettlesAt: integer("effect_settles_at"),
    effectSent: json("effect_sent"),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.kind, table.key] })],
);

export const LOG_LEVELS = ["info", "warning", "error"] as const;

export const logs = sqliteTable(
  "logs",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    at: integer("at").notNull(),
    level: text("level", { enum: LOG_LEVELS }).notNull(),
    event: text("event").notNull(),
    message: text("message").notNull(),
    search: text("search").notNull().default(""),
    params: json("params").notNull(),
    provider: text("provider"),
    connectionId: text("connection_id"),
    deliveryId: text("delivery_id"),
    subject: text("subject"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const logDetails = sqliteTable("log_details", {
  logId: text("log_id").primaryKey(),
  tenantId: text("tenant_id").notNull(),
  detail: json("detail").notNull(),
});

export const logArchives = sqliteTable(
  "log_archives",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    objectKey: text("object_key").notNull(),
    day: text("day").notNull(),
    firstAt: integer("first_at").notNull(),
    lastAt: integer("last_at").notNull(),
    entries: integer("entries").notNull(),
    bytes: integer("bytes").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const walks = sqliteTable("walks", {
  job: text("job").primaryKey(),
  at: text("at").notNull(),
});

export const replays = sqliteTable(
  "replays",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    filter: json("filter").notNull(),
    matched: integer("matched").notNull(),
    createdAt: integer("created_at").notNull(),
    abortedAt: integer("aborted_at"),
    leftDelivered: integer("left_delivered").notNull().default(0),
    leftDead: integer("left_dead").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const replayItems = sqliteTable(
  "replay_items",
  {
    replayId: text("replay_id").notNull(),
    deliveryId: text("delivery_id").notNull(),
    tenantId: text("tenant_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.replayId, table.deliveryId] })],
);

export const webhooks = sqliteTable(
  "webhooks",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    url: text("url").notNull(),
    events: json("events").notNull(),
    secret: text("secret").notNull(),
    olderSecret: text("older_secret"),
    olderUntil: integer("older_until"),
    status: text("status", { enum: ["enabled", "disabled"] }).notNull(),
    disabledReason: text("disabled_reason"),
    createdAt: integer("created_at").notNull(),
    createdBy: text("created_by"),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const webhooksIn = sqliteTable(
  "webhooks_in",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    system: text("system").notNull(),
    secretHash: text("secret_hash").notNull(),
    createdAt: integer("created_at").notNull(),
    receivedAt: integer("received_at"),
    minuteAt: integer("minute_at").notNull().default(0),
    minuteCount: integer("minute_count").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.system] })],
);

export const webhookMessages = sqliteTable(
  "webhook_messages",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    webhookId: text("webhook_id").notNull(),
    event: text("event").notNull(),
    data: json("data").notNull(),
    state: text("state", { enum: ["pending", "delivered", "failed"] }).notNull(),
    attemptCount: integer("attempt_count").notNull().default(0),
    dueAt: integer("due_at"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const webhookAttempts = sqliteTable(
  "webhook_attempts",
  {
    messageId: text("message_id").notNull(),
    number: integer("number").notNull(),
    tenantId: text("tenant_id").notNull(),
    at: integer("at").notNull(),
    durationMs: integer("duration_ms").notNull(),
    status: integer("status"),
    error: text("error"),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.number] })],
);

export const alerts = sqliteTable(
  "alerts",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    connectionId: text("connection_id").notNull(),
    cause: text("cause").notNull(),
    params: json("params").notNull().default({}),
    count: integer("count").notNull(),
    openedAt: integer("opened_at").notNull(),
    seenAt: integer("seen_at").notNull(),
    toldAt: integer("told_at"),
    resolvedAt: integer("resolved_at"),
    announcedAt: integer("announced_at"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const heartbeats = sqliteTable("heartbeats", {
  job: text("job").primaryKey(),
  at: integer("at").notNull(),
});

export const databaseSizes = sqliteTable("database_sizes", {
  shard: integer("shard").primaryKey(),
  bytes: integer("bytes").notNull(),
  at: integer("at").notNull(),
});

export const deadLetters = sqliteTable("dead_letters", {
  id: text("id").primaryKey(),
  queue: text("queue").notNull(),
  body: json("body").notNull(),
  attempts: integer("attempts").notNull(),
  at: integer("at").notNull(),
});

// The tables of better-auth: the library reads and writes them, under its own field names.
const instant = (name: string) => integer(name, { mode: "timestamp_ms" });
const flag = (name: string) => integer(name, { mode: "boolean" });

export const users = sqliteTable("users", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull(),
  emailVerified: flag("email_verified").notNull(),
  image: text("image"),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
  twoFactorEnabled: flag("two_factor_enabled").notNull().default(false),
});

export const userSessions = sqliteTable("user_sessions", {
  id: text("id").primaryKey(),
  userId: text("user_id").notNull(),
  token: text("token").notNull(),
  expiresAt: instant("expires_at").notNull(),
  ipAddress: text("ip_address"),
  userAgent: text("user_agent"),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
  tenantId: text("tenant_id"),
});

export const userAccounts = sqliteTable("user_accounts", {
  id: text("id").primaryKey(),
  userId: text("user_id").notNull(),
  accountId: text("account_id").notNull(),
  providerId: text("provider_id").notNull(),
  accessToken: text("access_token"),
  refreshToken: text("refresh_token"),
  accessTokenExpiresAt: instant("access_token_expires_at"),
  refreshTokenExpiresAt: instant("refresh_token_expires_at"),
  scope: text("scope"),
  idToken: text("id_token"),
  password: text("password"),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

export const userVerifications = sqliteTable("user_verifications", {
  id: text("id").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: instant("expires_at").notNull(),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

export const userTwoFactors = sqliteTable("user_two_factors", {
  id: text("id").primaryKey(),
  userId: text("user_id").notNull(),
  secret: text("secret").notNull(),
  backupCodes: text("backup_codes").notNull(),
  verified: flag("verified").notNull().default(true),
  failedVerificationCount: integer("failed_verification_count").notNull().default(0),
  lockedUntil: instant("locked_until"),
});

export const members = sqliteTable(
  "members",
  {
    tenantId: text("tenant_id").notNull(),
    userId: text("user_id").notNull(),
    role: text("role", { enum: ROLES }).notNull(),
    invitedAt: integer("invited_at").notNull(),
    acceptedAt: integer("accepted_at"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.userId] })],
);

export const operators = sqliteTable("operators", {
  userId: text("user_id").primaryKey(),
  createdAt: integer("created_at").notNull(),
  createdBy: text("created_by"),
});

export const firstAccesses = sqliteTable("first_accesses", {
  userId: text("user_id").primaryKey(),
  sentAt: integer("sent_at"),
  expiresAt: integer("expires_at"),
  enteredAt: integer("entered_at"),
});

export const ACTOR_KINDS = ["operator", "member", "api_key", "system"] as const;

export const audit = sqliteTable("audit", {
  id: text("id").primaryKey(),
  tenantId: text("tenant_id"),
  at: integer("at").notNull(),
  actorKind: text("actor_kind", { enum: ACTOR_KINDS }).notNull(),
  actorId: text("actor_id"),
  actorName: text("actor_name"),
  action: text("action").notNull(),
  target: text("target"),
  params: json("params").notNull().default({}),
});

export const throttles = sqliteTable("throttles", {
  key: text("key").primaryKey(),
  count: integer("count").notNull(),
  resetsAt: integer("resets_at").notNull(),
});

export const outbox = sqliteTable("outbox", {
  id: text("id").primaryKey(),
  at: integer("at").notNull(),
  mail: text("mail").notNull(),
});

export const secretRotations = sqliteTable("secret_rotations", {
  activeKey: text("active_key").primaryKey(),
  startedAt: integer("started_at").notNull(),
  rewritten: integer("rewritten").notNull().default(0),
  pass: integer("pass").notNull().default(1),
  position: text("position").notNull().default("[]"),
  passChanges: integer("pass_changes").notNull().default(0),
  checkedAt: integer("checked_at"),
  finishedAt: integer("finished_at"),
});

export const optionLists = sqliteTable(
  "option_lists",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    source: text("source").notNull(),
    chosen: text("chosen").notNull(),
    options: json("options").notNull(),
    readAt: integer("read_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.connectionId, table.source, table.chosen] })],
);

export const diagnoses = sqliteTable(
  "diagnoses",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    at: integer("at").notNull(),
    examined: integer("examined").notNull(),
    hasMore: integer("has_more").notNull(),
    findings: json("findings").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.connectionId] })],
);

export const RECONCILIATION_STATES = ["queued", "running", "finished", "failed"] as const;

export const reconciliations = sqliteTable(
  "reconciliations",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    connectionId: text("connection_id").notNull(),
    state: text("state", { enum: RECONCILIATION_STATES }).notNull(),
    day: text("day"),
    requestedBy: text("requested_by"),
    deliveredFrom: integer("delivered_from").notNull(),
    deliveredTo: integer("delivered_to").notNull(),
    position: json("position").notNull().default(null),
    cursor: json("cursor").notNull().default(null),
    checked: integer("checked").notNull().default(0),
    missing: integer("missing").notNull().default(0),
    totals: integer("totals").notNull().default(0),
    cancelled: integer("cancelled").notNull().default(0),
    doubled: integer("doubled").notNull().default(0),
    dueAt: integer("due_at"),
    code: text("code"),
    params: json("params").notNull().default({}),
    failureCount: integer("failure_count").notNull().default(0),
    startedAt: integer("started_at"),
    finishedAt: integer("finished_at"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const reconciliationDifferences = sqliteTable(
  "reconciliation_differences",
  {
    tenantId: text("tenant_id").notNull(),
    reconciliationId: text("reconciliation_id").notNull(),
    externalId: text("external_id").notNull(),
    code: text("code", {
      enum: ["sale_missing", "total_differs", "sale_cancelled", "sale_doubled"],
    }).notNull(),
    params: json("params").notNull().default({}),
    remoteIds: json("remote_ids").notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.reconciliationId, table.externalId, table.code] }),
  ],
);
