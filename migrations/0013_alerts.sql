-- What a company's admins are told by mail: one row for each connection and cause, until the cause is gone.
CREATE TABLE alerts (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  connection_id TEXT NOT NULL REFERENCES connections (id),
  -- "credentials_rejected": the connection is paused. Otherwise the code with which deliveries stopped.
  cause TEXT NOT NULL,
  -- What the first of them mentions.
  params TEXT NOT NULL DEFAULT '{}',
  count INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  told_at INTEGER,
  resolved_at INTEGER,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX alerts_open ON alerts (connection_id, cause) WHERE resolved_at IS NULL;
CREATE INDEX alerts_untold ON alerts (opened_at) WHERE told_at IS NULL AND resolved_at IS NULL;

-- When each periodic job last ran to its end: what watches a job must not be the job.
CREATE TABLE heartbeats (
  job TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
