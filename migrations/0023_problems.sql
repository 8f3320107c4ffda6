-- What has failed, grouped: one row for each connection, code and cause, however many deliveries stopped with it.
CREATE TABLE problems (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  id TEXT NOT NULL,
  connection_id TEXT NOT NULL REFERENCES connections (id),
  provider TEXT NOT NULL,
  code TEXT NOT NULL,
  -- The ERP's words without what differs from one delivery to the next; empty where the code says it all.
  cause TEXT NOT NULL,
  -- What the newest of them mentions.
  params TEXT NOT NULL DEFAULT '{}',
  state TEXT NOT NULL CHECK (state IN ('open', 'resolved', 'ignored')),
  -- How often a delivery has stopped with it.
  occurrences INTEGER NOT NULL,
  first_seen_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX problems_by_cause ON problems (connection_id, code, cause);
CREATE INDEX problems_by_state ON problems (tenant_id, state, last_seen_at, id);
CREATE UNIQUE INDEX problems_by_id ON problems (id);
-- The support team's list: of all companies, the same cause in the same system once.
CREATE INDEX problems_of_all ON problems (state, last_seen_at, id);
CREATE INDEX problems_alike ON problems (provider, code, cause, state, last_seen_at, id);

ALTER TABLE deliveries ADD COLUMN problem_id TEXT;
CREATE INDEX deliveries_by_problem ON deliveries (problem_id, id) WHERE state = 'dead';

-- What has stopped before there were groups: by its code alone.
INSERT INTO problems
  (tenant_id, id, connection_id, provider, code, cause, params, state, occurrences, first_seen_at, last_seen_at)
SELECT d.tenant_id, 'prb_0000000000' || upper(hex(randomblob(8))), d.connection_id, c.provider, d.code, '', d.params,
  'open', count(*), min(d.updated_at), max(d.updated_at)
FROM deliveries d JOIN connections c ON c.id = d.connection_id
WHERE d.state = 'dead' AND d.code IS NOT NULL AND c.deleted_at IS NULL
GROUP BY d.tenant_id, d.connection_id, d.code;
UPDATE deliveries SET problem_id = (SELECT p.id FROM problems p
  WHERE p.connection_id = deliveries.connection_id AND p.code = deliveries.code AND p.cause = '')
WHERE state = 'dead';

-- Since when every attempt of a connection has ended without an arrival, when the last of them was, and why.
ALTER TABLE connections ADD COLUMN failing_since INTEGER;
ALTER TABLE connections ADD COLUMN failing_at INTEGER;
ALTER TABLE connections ADD COLUMN failing_code TEXT;
CREATE INDEX connections_failing ON connections (failing_since) WHERE failing_since IS NOT NULL;

-- When a company's webhooks were told of an alert: its mail may leave later, or not at all.
ALTER TABLE alerts ADD COLUMN announced_at INTEGER;
UPDATE alerts SET announced_at = opened_at;
CREATE INDEX alerts_unannounced ON alerts (opened_at) WHERE announced_at IS NULL AND resolved_at IS NULL;
CREATE INDEX polls_failing ON polls (connection_id) WHERE failure_count > 0;
