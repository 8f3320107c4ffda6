-- What the last diagnosis of each connection found. A newer one takes its place.
CREATE TABLE diagnoses (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  connection_id TEXT NOT NULL REFERENCES connections (id),
  at INTEGER NOT NULL,
  -- How many sales were looked at, and whether there were more.
  examined INTEGER NOT NULL,
  has_more INTEGER NOT NULL,
  -- [{code, severity, sales, itemCount, items}]: texts are made when they are read.
  findings TEXT NOT NULL,
  PRIMARY KEY (tenant_id, connection_id)
) STRICT, WITHOUT ROWID;
