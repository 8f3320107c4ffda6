-- What a checkout asked for: an order or a lead of one connection. For the flows `orders` and `leads` they are what `sales`
-- are for the flow of that name. write_id changes exactly when the content does.
CREATE TABLE subjects (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  connection_id TEXT NOT NULL REFERENCES connections (id),
  flow TEXT NOT NULL,
  external_id TEXT NOT NULL,
  -- What people know it by: the customer's name.
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  version INTEGER NOT NULL,
  write_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX subjects_by_external_id ON subjects (tenant_id, connection_id, flow, external_id);

-- A call of a function that writes, by what names its effect: the same key is the same effect and the same answer.
CREATE TABLE function_calls (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  connection_id TEXT NOT NULL REFERENCES connections (id),
  function TEXT NOT NULL,
  key TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  -- running: may be on its way until settles_at. uncertain: it may have happened. done: `answer` is what it came to.
  state TEXT NOT NULL CHECK (state IN ('running', 'uncertain', 'done')),
  call_id TEXT NOT NULL,
  settles_at INTEGER NOT NULL,
  answer TEXT NOT NULL DEFAULT 'null',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, connection_id, function, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX function_calls_old ON function_calls (updated_at);

-- The automations of a connection, one per function, every version of them. The newest counts; without content it is none.
CREATE TABLE automations (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  connection_id TEXT NOT NULL REFERENCES connections (id),
  function TEXT NOT NULL,
  version INTEGER NOT NULL,
  content TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  PRIMARY KEY (tenant_id, connection_id, function, version)
) STRICT, WITHOUT ROWID;

-- A test run that somebody kept: what went in, what the ERP answered, what came out.
CREATE TABLE automation_cases (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  connection_id TEXT NOT NULL REFERENCES connections (id),
  function TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX automation_cases_of ON automation_cases (tenant_id, connection_id, function, id);
