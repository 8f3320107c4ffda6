-- In how many complete imports in a row a vehicle that counts was missing: the administrator says after how many it is gone.
ALTER TABLE vehicles ADD COLUMN absent_runs INTEGER NOT NULL DEFAULT 0;
CREATE INDEX vehicles_absent ON vehicles (tenant_id, connection_id, id) WHERE absent_runs > 0;
