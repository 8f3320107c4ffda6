-- Addresses at which a connection's systems tell that something changed. Only a hash of what is secret of them is kept.
CREATE TABLE webhooks_in (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  connection_id TEXT NOT NULL REFERENCES connections (id),
  system TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  received_at INTEGER,
  -- How many came in the minute that began then.
  minute_at INTEGER NOT NULL DEFAULT 0,
  minute_count INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (connection_id, system)
) STRICT, WITHOUT ROWID;

-- When a system last told of a change that no round has read since; and how soon after the last round another may begin.
ALTER TABLE polls ADD COLUMN hinted_at INTEGER;
ALTER TABLE polls ADD COLUMN soonest_at INTEGER NOT NULL DEFAULT 0;
