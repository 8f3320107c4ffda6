-- Clients and vehicles as an ERP tells them. The key is whatever identifies them there: the document, else the ERP's id;
-- the vehicle's code, else its chassis, else its plate.
CREATE TABLE clients (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  connection_id TEXT NOT NULL REFERENCES connections (id),
  client_key TEXT NOT NULL,
  remote_id TEXT,
  -- Digits (a new CNPJ has letters too), without the mask.
  document TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  content_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX clients_by_key ON clients (tenant_id, connection_id, client_key);
CREATE INDEX clients_by_document ON clients (tenant_id, document, id) WHERE document <> '';

-- The words of clients' names, folded, so that a search reads the clients that it shows and no others.
CREATE TABLE client_words (
  tenant_id TEXT NOT NULL,
  word TEXT NOT NULL,
  client_id TEXT NOT NULL,
  PRIMARY KEY (tenant_id, word, client_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE vehicles (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  connection_id TEXT NOT NULL REFERENCES connections (id),
  client_id TEXT NOT NULL,
  -- Whom the ERP names as the owner since: for a person to accept, never taken over by itself.
  proposed_client_id TEXT,
  vehicle_key TEXT NOT NULL,
  remote_id TEXT,
  plate TEXT NOT NULL DEFAULT '',
  -- The same for the old and the Mercosul form of a plate.
  plate_key TEXT NOT NULL DEFAULT '',
  chassis TEXT NOT NULL DEFAULT '',
  renavam TEXT,
  brand TEXT,
  model TEXT,
  color TEXT,
  year TEXT,
  situation TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('active', 'overdue', 'blocked', 'ended', 'unknown')),
  has_product INTEGER,
  -- Since when the ERP's complete list does not hold it any more.
  gone_at INTEGER,
  content_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX vehicles_by_key ON vehicles (tenant_id, connection_id, vehicle_key);
CREATE INDEX vehicles_by_client ON vehicles (tenant_id, client_id, id);
CREATE INDEX vehicles_by_chassis ON vehicles (tenant_id, connection_id, chassis) WHERE chassis <> '';
CREATE INDEX vehicles_by_plate ON vehicles (tenant_id, plate_key, id) WHERE plate_key <> '';

CREATE TABLE imports (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  connection_id TEXT NOT NULL REFERENCES connections (id),
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'partial', 'failed', 'cancelled')),
  -- The day of São Paulo whose daily import it is; null for one that a person started.
  day TEXT,
  requested_by TEXT,
  phase TEXT NOT NULL DEFAULT 'waiting' CHECK (phase IN ('waiting', 'preparing', 'vehicles', 'closing', 'done')),
  -- What the next page begins with, in the connector's own words.
  cursor TEXT NOT NULL DEFAULT 'null',
  page INTEGER NOT NULL DEFAULT 0,
  pages INTEGER,
  clients_found INTEGER NOT NULL DEFAULT 0,
  clients_created INTEGER NOT NULL DEFAULT 0,
  clients_updated INTEGER NOT NULL DEFAULT 0,
  vehicles_found INTEGER NOT NULL DEFAULT 0,
  vehicles_created INTEGER NOT NULL DEFAULT 0,
  vehicles_updated INTEGER NOT NULL DEFAULT 0,
  issues INTEGER NOT NULL DEFAULT 0,
  -- Vehicles that counted before it; those that ended by their situation in it; those that it found gone.
  counted_before INTEGER NOT NULL DEFAULT 0,
  vehicles_ended INTEGER NOT NULL DEFAULT 0,
  vehicles_gone INTEGER NOT NULL DEFAULT 0,
  -- Why nothing may be concluded from what is missing.
  gap TEXT,
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
CREATE UNIQUE INDEX imports_unfinished ON imports (connection_id) WHERE due_at IS NOT NULL;
CREATE UNIQUE INDEX imports_by_day ON imports (connection_id, day) WHERE day IS NOT NULL;
CREATE INDEX imports_by_connection ON imports (connection_id, id);

-- What a page brought: which vehicles and clients were seen, for the end of the import, and what was wrong with its rows.
CREATE TABLE import_pages (
  import_id TEXT NOT NULL,
  page INTEGER NOT NULL,
  tenant_id TEXT NOT NULL,
  vehicle_keys TEXT NOT NULL,
  client_keys TEXT NOT NULL,
  issues TEXT NOT NULL,
  PRIMARY KEY (import_id, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE contracts (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  connection_id TEXT NOT NULL REFERENCES connections (id),
  client_id TEXT NOT NULL,
  vehicle_id TEXT NOT NULL,
  product_code TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'ended')),
  end_reason TEXT,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
-- Never a second open one for the same vehicle and product, whoever clicks how often.
CREATE UNIQUE INDEX contracts_open ON contracts (tenant_id, vehicle_id, product_code) WHERE state = 'open';
CREATE INDEX contracts_by_client ON contracts (tenant_id, client_id, id);

CREATE TABLE service_orders (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  connection_id TEXT NOT NULL REFERENCES connections (id),
  contract_id TEXT NOT NULL,
  client_id TEXT NOT NULL,
  vehicle_id TEXT NOT NULL,
  product_code TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('installation')),
  state TEXT NOT NULL CHECK (state IN ('open', 'cancelled')),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX service_orders_open ON service_orders (tenant_id, vehicle_id, product_code) WHERE state = 'open';
CREATE UNIQUE INDEX service_orders_by_contract ON service_orders (tenant_id, contract_id);
CREATE INDEX service_orders_by_client ON service_orders (tenant_id, client_id, id);
