-- A company is one customer of an ERP: its own tokens, data, limits and switches.
CREATE TABLE companies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  erp TEXT NOT NULL,
  name TEXT NOT NULL,
  switches TEXT NOT NULL DEFAULT '{}',
  created_at INTEGER NOT NULL
) STRICT;

-- Everything an ERP holds for a company, as JSON documents; search_name is the name without accents and case.
CREATE TABLE records (
  company_id INTEGER NOT NULL REFERENCES companies (id),
  resource TEXT NOT NULL,
  id INTEGER NOT NULL,
  search_name TEXT NOT NULL DEFAULT '',
  document TEXT NOT NULL,
  PRIMARY KEY (company_id, resource, id)
) STRICT, WITHOUT ROWID;

-- The last number given out, per company and kind of number.
CREATE TABLE sequences (
  company_id INTEGER NOT NULL REFERENCES companies (id),
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (company_id, name)
) STRICT, WITHOUT ROWID;

-- Every API call that reached an ERP's sandbox. company_id is empty when the credentials named nobody.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  erp TEXT NOT NULL,
  company_id INTEGER,
  at INTEGER NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  resource TEXT NOT NULL,
  query TEXT NOT NULL,
  status INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  fault TEXT,
  duration_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX journal_by_company ON journal (erp, company_id, at);

-- Faults waiting to happen. An empty company_id means every company of the ERP.
CREATE TABLE faults (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  erp TEXT NOT NULL,
  company_id INTEGER REFERENCES companies (id),
  rule TEXT NOT NULL,
  matched INTEGER NOT NULL DEFAULT 0,
  fired INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX faults_by_erp ON faults (erp, company_id);

-- GestãoClick: token pairs of a company. usuario_id is the owner, whom the ERP takes as seller when a sale names none.
CREATE TABLE gestaoclick_tokens (
  access_token TEXT PRIMARY KEY,
  secret_access_token TEXT NOT NULL,
  company_id INTEGER NOT NULL REFERENCES companies (id),
  usuario_id TEXT NOT NULL,
  revoked_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX gestaoclick_tokens_by_company ON gestaoclick_tokens (company_id);

-- GestãoClick: stock per store and variation, in thousandths, so that concurrent sales subtract exactly.
CREATE TABLE gestaoclick_stock (
  company_id INTEGER NOT NULL REFERENCES companies (id),
  produto_id INTEGER NOT NULL,
  variacao_id INTEGER NOT NULL,
  loja_id INTEGER NOT NULL,
  thousandths INTEGER NOT NULL,
  PRIMARY KEY (company_id, produto_id, variacao_id, loja_id)
) STRICT, WITHOUT ROWID;
