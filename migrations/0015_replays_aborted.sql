-- A replay that somebody stopped: what had not gone by then stays where it is.
ALTER TABLE replays ADD COLUMN aborted_at INTEGER;
