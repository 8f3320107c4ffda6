-- Addresses that a company wants to be told at. Both secrets are sealed; the older one signs too until its time is over.
CREATE TABLE webhooks (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  url TEXT NOT NULL,
  events TEXT NOT NULL,
  secret TEXT NOT NULL,
  older_secret TEXT,
  older_until INTEGER,
  status TEXT NOT NULL CHECK (status IN ('enabled', 'disabled')),
  disabled_reason TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

-- One event on its way to one address. due_at is set exactly while it has to go.
CREATE TABLE webhook_messages (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  webhook_id TEXT NOT NULL,
  event TEXT NOT NULL,
  data TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
  attempt_count INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK ((due_at IS NOT NULL) = (state = 'pending'))
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_messages_due ON webhook_messages (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_messages_of ON webhook_messages (tenant_id, webhook_id, id);
CREATE INDEX webhook_messages_old ON webhook_messages (updated_at);

CREATE TABLE webhook_attempts (
  message_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  tenant_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  -- The answer's status; null when there was none.
  status INTEGER,
  error TEXT,
  PRIMARY KEY (message_id, number)
) STRICT, WITHOUT ROWID;
