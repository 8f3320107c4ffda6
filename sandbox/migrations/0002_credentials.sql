-- What opens a company of an ERP. name is what the caller shows first (a token, a client id), secrets the rest as a
-- JSON object; kind tells the lasting keys of a company from the sessions that they open.
CREATE TABLE credentials (
  erp TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  company_id INTEGER NOT NULL REFERENCES companies (id),
  secrets TEXT NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (erp, kind, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX credentials_by_company ON credentials (company_id, kind);
