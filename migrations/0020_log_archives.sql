-- How many days a company's log is kept; NULL: as long as the hub keeps logs by itself.
ALTER TABLE tenants ADD COLUMN log_days INTEGER CHECK (log_days BETWEEN 7 AND 3650);
-- The last entry that is in the archive. Until there, entries may be deleted; NULL: nothing is archived yet.
ALTER TABLE tenants ADD COLUMN log_archived_to TEXT;

-- What has gone into the archive: an object of compressed JSON lines each, of one day. Its id is that of its first entry,
-- so that an object that is written twice stands here once.
CREATE TABLE log_archives (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  object_key TEXT NOT NULL,
  day TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

-- How far a job that visits every company has come, while it is not at its end.
CREATE TABLE walks (
  job TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
