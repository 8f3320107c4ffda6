-- What an ERP offered for a field when it was last asked, so that searching in it, and a page's first paint, cost no call.
CREATE TABLE option_lists (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  connection_id TEXT NOT NULL,
  source TEXT NOT NULL,
  -- What was chosen in the setting that the list depends on; "" for a list that depends on none.
  chosen TEXT NOT NULL,
  -- [{value, label}], all of them.
  options TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, connection_id, source, chosen)
) STRICT;
CREATE INDEX option_lists_by_age ON option_lists (read_at);
