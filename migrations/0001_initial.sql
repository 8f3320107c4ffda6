-- Ponte's first schema. Forward only: never edit a migration that has landed; never rebuild a table that others reference.
-- Instants are epoch milliseconds. Amounts are decimal strings. JSON columns are parsed on reading.

CREATE TABLE tenants (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE api_keys (
  id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  name TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  scopes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX api_keys_by_tenant ON api_keys (tenant_id, id);

-- Sessions of the settings page. Only the token's hash is kept.
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  api_key_id TEXT REFERENCES api_keys (id),
  tenant_id TEXT REFERENCES tenants (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE connections (
  id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  provider TEXT NOT NULL,
  name TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'pending_approval', 'active', 'paused', 'inactive')),
  paused_reason TEXT CHECK (paused_reason IN ('credentials_rejected', 'erp_blocked', 'by_user')),
  settings TEXT NOT NULL,
  -- Each field encrypted by itself; its additional data binds it to tenant, connection and field.
  credentials TEXT NOT NULL,
  -- Which ERP account it is (hashed): a tenant must not send its sales to one account through two connections.
  account_key TEXT NOT NULL,
  flows TEXT NOT NULL,
  activated_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  -- Who drains this connection: a lease with a fencing epoch. A write under an old epoch changes nothing.
  lease_until INTEGER NOT NULL DEFAULT 0,
  lease_taken_at INTEGER NOT NULL DEFAULT 0,
  epoch INTEGER NOT NULL DEFAULT 0,
  -- Not before this instant: the ERP is down, limits us or rejected the credentials.
  resume_at INTEGER NOT NULL DEFAULT 0,
  resume_count INTEGER NOT NULL DEFAULT 0,
  -- When the last delayed doorbell that was sent will ring, so that drains do not pile them up.
  bell_at INTEGER NOT NULL DEFAULT 0,
  -- A deleted connection keeps its row for its deliveries' sake; its credentials are gone.
  deleted_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX connections_by_tenant ON connections (tenant_id, id);
CREATE UNIQUE INDEX connections_by_account ON connections (tenant_id, provider, account_key)
  WHERE deleted_at IS NULL AND account_key <> '';

-- What the CRM said last about a sale. write_id changes exactly when the content does.
CREATE TABLE sales (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  external_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('quote', 'order', 'sale')),
  number TEXT,
  sale_date TEXT NOT NULL,
  customer_name TEXT NOT NULL,
  total TEXT NOT NULL,
  content TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  -- What people search by, without accents and in lower case, which SQLite cannot do by itself.
  search TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL,
  write_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX sales_by_external_id ON sales (tenant_id, external_id);

-- One trip of one subject to one ERP. due_at is set exactly while Ponte has to do something about it.
CREATE TABLE deliveries (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  connection_id TEXT NOT NULL REFERENCES connections (id),
  flow TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_version INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('accepted', 'resend')),
  state TEXT NOT NULL CHECK (state IN ('held', 'pending', 'queued', 'running', 'retrying', 'delivered', 'dead', 'superseded')),
  hold_reason TEXT CHECK (hold_reason IN ('not_active', 'flow_off', 'before_start')),
  due_at INTEGER,
  attempt_count INTEGER NOT NULL DEFAULT 0,
  -- Attempts since the last time a person asked: what the backoff counts.
  failure_count INTEGER NOT NULL DEFAULT 0,
  epoch INTEGER NOT NULL DEFAULT 0,
  code TEXT,
  params TEXT NOT NULL DEFAULT '{}',
  remote_id TEXT,
  replay_id TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  finished_at INTEGER,
  PRIMARY KEY (tenant_id, id),
  CHECK ((due_at IS NOT NULL) = (state IN ('pending', 'queued', 'running', 'retrying')))
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_due ON deliveries (connection_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX deliveries_by_subject ON deliveries (tenant_id, subject, id);
-- What people look for by state: what needs them. Found only when the statement names the state itself, not by a parameter.
CREATE INDEX deliveries_dead ON deliveries (tenant_id, id) WHERE state = 'dead';
CREATE INDEX deliveries_held ON deliveries (tenant_id, id) WHERE state = 'held';

CREATE TABLE attempts (
  delivery_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  tenant_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  code TEXT,
  params TEXT NOT NULL DEFAULT '{}',
  calls INTEGER NOT NULL,
  PRIMARY KEY (delivery_id, number)
) STRICT, WITHOUT ROWID;

-- What Ponte knows of the ERP's records: CRM key ↔ ERP id, with the hash of what the ERP was last told.
-- While effect_settles_at is set, a create of this record may have happened: look it up first, and create it again
-- only after that instant, when the earlier request can no longer be on its way.
CREATE TABLE mappings (
  connection_id TEXT NOT NULL REFERENCES connections (id),
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  tenant_id TEXT NOT NULL,
  remote_id TEXT,
  content_hash TEXT,
  -- When the CRM said what the ERP was last told: what it said before that does not overwrite it.
  content_at INTEGER,
  effect_settles_at INTEGER,
  effect_sent TEXT,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (connection_id, kind, key)
) STRICT, WITHOUT ROWID;

-- Never holds a row: a batch that begins with an insert of 0 here fails whole, which is how a lost lease aborts it.
CREATE TABLE lease_fence (
  ok INTEGER NOT NULL CHECK (ok = 1)
) STRICT;

CREATE TABLE logs (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('info', 'warning', 'error')),
  event TEXT NOT NULL,
  message TEXT NOT NULL,
  search TEXT NOT NULL DEFAULT '',
  params TEXT NOT NULL DEFAULT '{}',
  provider TEXT,
  connection_id TEXT,
  delivery_id TEXT,
  subject TEXT,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX logs_by_subject ON logs (tenant_id, subject, id);

-- Requests and answers (secrets masked), apart from the rows that lists read.
CREATE TABLE log_details (
  log_id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE replays (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  filter TEXT NOT NULL,
  matched INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_by_replay ON deliveries (replay_id) WHERE replay_id IS NOT NULL;

-- Messages that the queues gave up on: kept for the operator. Nothing is lost with them, D1 has the work.
CREATE TABLE dead_letters (
  id TEXT PRIMARY KEY,
  queue TEXT NOT NULL,
  body TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
