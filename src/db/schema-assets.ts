import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Drizzle's view of what imports bring and what is made of it; see `schema.ts`. */

const json = (name: string) => text(name, { mode: "json" }).$type<unknown>();

export const clients = sqliteTable(
  "clients",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    connectionId: text("connection_id").notNull(),
    clientKey: text("client_key").notNull(),
    remoteId: text("remote_id"),
    document: text("document").notNull().default(""),
    name: text("name").notNull(),
    email: text("email"),
    phone: text("phone"),
    contentHash: text("content_hash").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const clientWords = sqliteTable(
  "client_words",
  {
    tenantId: text("tenant_id").notNull(),
    word: text("word").notNull(),
    clientId: text("client_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.word, table.clientId] })],
);

export const VEHICLE_STANDINGS = ["active", "overdue", "blocked", "ended", "unknown"] as const;

export const vehicles = sqliteTable(
  "vehicles",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    connectionId: text("connection_id").notNull(),
    clientId: text("client_id").notNull(),
    proposedClientId: text("proposed_client_id"),
    vehicleKey: text("vehicle_key").notNull(),
    remoteId: text("remote_id"),
    plate: text("plate").notNull().default(""),
    plateKey: text("plate_key").notNull().default(""),
    chassis: text("chassis").notNull().default(""),
    renavam: text("renavam"),
    brand: text("brand"),
    model: text("model"),
    color: text("color"),
    year: text("year"),
    situation: text("situation").notNull(),
    standing: text("standing", { enum: VEHICLE_STANDINGS }).notNull(),
    hasProduct: integer("has_product"),
    goneAt: integer("gone_at"),
    contentHash: text("content_hash").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    absentRuns: integer("absent_runs").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const IMPORT_STATES = ["queued", "running", "finished", "partial", "failed", "cancelled"] as const;
export const IMPORT_PHASES = ["waiting", "preparing", "vehicles", "closing", "done"] as const;

export const imports = sqliteTable(
  "imports",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    connectionId: text("connection_id").notNull(),
    state: text("state", { enum: IMPORT_STATES }).notNull(),
    day: text("day"),
    requestedBy: text("requested_by"),
    phase: text("phase", { enum: IMPORT_PHASES }).notNull().default("waiting"),
    cursor: text("cursor").notNull().default("null"),
    page: integer("page").notNull().default(0),
    pages: integer("pages"),
    clientsFound: integer("clients_found").notNull().default(0),
    clientsCreated: integer("clients_created").notNull().default(0),
    clientsUpdated: integer("clients_updated").notNull().default(0),
    vehiclesFound: integer("vehicles_found").notNull().default(0),
    vehiclesCreated: integer("vehicles_created").notNull().default(0),
    vehiclesUpdated: integer("vehicles_updated").notNull().default(0),
    issues: integer("issues").notNull().default(0),
    countedBefore: integer("counted_before").notNull().default(0),
    vehiclesEnded: integer("vehicles_ended").notNull().default(0),
    vehiclesGone: integer("vehicles_gone").notNull().default(0),
    gap: text("gap"),
    dueAt: integer("due_at"),
    code: text("code"),
    params: json("params").notNull().default({}),
    failureCount: integer("failure_count").notNull().default(0),
    startedAt: integer("started_at"),
    finishedAt: integer("finished_at"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    askedTo: text("asked_to").notNull().default(""),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const importPages = sqliteTable(
  "import_pages",
  {
    importId: text("import_id").notNull(),
    page: integer("page").notNull(),
    tenantId: text("tenant_id").notNull(),
    vehicleKeys: json("vehicle_keys").notNull(),
    clientKeys: json("client_keys").notNull(),
    issues: json("issues").notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.page] })],
);

export const CONTRACT_STATES = ["open", "ended"] as const;

export const contracts = sqliteTable(
  "contracts",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    connectionId: text("connection_id").notNull(),
    clientId: text("client_id").notNull(),
    vehicleId: text("vehicle_id").notNull(),
    productCode: text("product_code").notNull(),
    state: text("state", { enum: CONTRACT_STATES }).notNull(),
    endReason: text("end_reason"),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    endedAt: integer("ended_at"),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const SERVICE_ORDER_KINDS = ["installation"] as const;
export const SERVICE_ORDER_STATES = ["open", "cancelled"] as const;

export const serviceOrders = sqliteTable(
  "service_orders",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    connectionId: text("connection_id").notNull(),
    contractId: text("contract_id").notNull(),
    clientId: text("client_id").notNull(),
    vehicleId: text("vehicle_id").notNull(),
    productCode: text("product_code").notNull(),
    kind: text("kind", { enum: SERVICE_ORDER_KINDS }).notNull(),
    state: text("state", { enum: SERVICE_ORDER_STATES }).notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);
