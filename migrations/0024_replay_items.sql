-- What a replay has still to put in the queue: all that it matched, as one statement froze it; each leaves as it is queued.
-- A replay whose worker was killed is gone on with from here.
CREATE TABLE replay_items (
  replay_id TEXT NOT NULL,
  delivery_id TEXT NOT NULL,
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  PRIMARY KEY (replay_id, delivery_id)
) STRICT, WITHOUT ROWID;

-- What people search a record by that Ponte read or a shop sent, folded, as sales have it.
ALTER TABLE subjects ADD COLUMN search TEXT NOT NULL DEFAULT '';
UPDATE subjects SET search = lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
  external_id || ' ' || title,
  'á', 'a'), 'à', 'a'), 'â', 'a'), 'ã', 'a'), 'é', 'e'), 'ê', 'e'), 'í', 'i'), 'ó', 'o'), 'ô', 'o'), 'õ', 'o'), 'ú', 'u'),
  'ç', 'c'), 'Á', 'a'), 'À', 'a'), 'Â', 'a'), 'Ã', 'a'), 'É', 'e'), 'Ê', 'e'), 'Í', 'i'), 'Ó', 'o'), 'Ô', 'o'), 'Õ', 'o'),
  'Ú', 'u'), 'Ç', 'c'));
