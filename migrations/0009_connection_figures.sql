-- How the last test of a connection ended, for as long as what was tested is what is stored.
ALTER TABLE connections ADD COLUMN last_test TEXT;
-- What each connection's tile tells, without walking its history.
CREATE INDEX deliveries_dead_of ON deliveries (connection_id) WHERE state = 'dead';
CREATE INDEX deliveries_held_of ON deliveries (connection_id) WHERE state = 'held';
CREATE INDEX deliveries_delivered_of ON deliveries (connection_id, finished_at) WHERE state = 'delivered';
