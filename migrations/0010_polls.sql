-- Where Ponte stands in reading a system: one row for each flow that it reads, once it has begun.
CREATE TABLE polls (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  connection_id TEXT NOT NULL REFERENCES connections (id),
  flow TEXT NOT NULL,
  -- What the next page begins with, in the connector's own words.
  cursor TEXT NOT NULL DEFAULT 'null',
  due_at INTEGER NOT NULL,
  -- Of the round that is on its way, or of the last one.
  page INTEGER NOT NULL DEFAULT 0,
  pages INTEGER,
  found INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  started_at INTEGER,
  finished_at INTEGER,
  code TEXT,
  params TEXT NOT NULL DEFAULT '{}',
  failure_count INTEGER NOT NULL DEFAULT 0,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (connection_id, flow)
) STRICT, WITHOUT ROWID;
CREATE INDEX connections_by_provider ON connections (provider, status, id) WHERE deleted_at IS NULL;
