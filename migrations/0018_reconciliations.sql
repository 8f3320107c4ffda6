-- A comparison of what a connection delivered with what its ERP has. It only reads there.
CREATE TABLE reconciliations (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  connection_id TEXT NOT NULL REFERENCES connections (id),
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'failed')),
  -- The day of São Paulo whose daily comparison it is; null for one that a person started.
  day TEXT,
  requested_by TEXT,
  -- It compares what was delivered between these instants.
  delivered_from INTEGER NOT NULL,
  delivered_to INTEGER NOT NULL,
  -- The last delivery whose comparison is complete, {finishedAt, id}; and where the connector stands within those after it.
  position TEXT NOT NULL DEFAULT 'null',
  cursor TEXT NOT NULL DEFAULT 'null',
  checked INTEGER NOT NULL DEFAULT 0,
  missing INTEGER NOT NULL DEFAULT 0,
  totals INTEGER NOT NULL DEFAULT 0,
  cancelled INTEGER NOT NULL DEFAULT 0,
  doubled INTEGER NOT NULL DEFAULT 0,
  -- When it goes on; null once it is over.
  due_at INTEGER,
  code TEXT,
  params TEXT NOT NULL DEFAULT '{}',
  failure_count INTEGER NOT NULL DEFAULT 0,
  started_at INTEGER,
  finished_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX reconciliations_unfinished ON reconciliations (connection_id) WHERE due_at IS NOT NULL;
CREATE UNIQUE INDEX reconciliations_by_day ON reconciliations (connection_id, day) WHERE day IS NOT NULL;
CREATE INDEX reconciliations_by_connection ON reconciliations (connection_id, id);
CREATE INDEX reconciliations_old ON reconciliations (created_at);

CREATE TABLE reconciliation_differences (
  tenant_id TEXT NOT NULL,
  reconciliation_id TEXT NOT NULL,
  external_id TEXT NOT NULL,
  code TEXT NOT NULL CHECK (code IN ('sale_missing', 'total_differs', 'sale_cancelled', 'sale_doubled')),
  params TEXT NOT NULL DEFAULT '{}',
  -- The ERP's records that it is about.
  remote_ids TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (tenant_id, reconciliation_id, external_id, code)
) STRICT, WITHOUT ROWID;
