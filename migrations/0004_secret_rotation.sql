-- How far the sweep has come that rewrites every sealed value under the ring's active key. One row for each key that
-- was ever the active one; the one that started last is in force.
CREATE TABLE secret_rotations (
  active_key TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL,
  -- Values rewritten since then.
  rewritten INTEGER NOT NULL DEFAULT 0,
  -- The pass over all values that is under way, and the last row that it has seen: [column, key…] as JSON.
  pass INTEGER NOT NULL DEFAULT 1,
  position TEXT NOT NULL DEFAULT '[]',
  -- What this pass had to rewrite, or could not because it changed meanwhile. A pass without any of it is the last.
  pass_changes INTEGER NOT NULL DEFAULT 0,
  -- When a pass last ended like that; null while one is under way.
  checked_at INTEGER,
  finished_at INTEGER
) STRICT, WITHOUT ROWID;
