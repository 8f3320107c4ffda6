-- A connection whose data flows only once the support team said yes: who asked for it, and when.
ALTER TABLE connections ADD COLUMN approval_requested_at INTEGER;
ALTER TABLE connections ADD COLUMN approval_requested_by TEXT;
CREATE INDEX connections_pending ON connections (id) WHERE status = 'pending_approval';
