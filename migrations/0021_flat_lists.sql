-- Lists and counts that cost the same among a thousand rows and among a million.

-- What waits, and what is tried again, however long a company's history is; and one connection's deliveries among others'.
CREATE INDEX deliveries_waiting ON deliveries (tenant_id, id) WHERE due_at IS NOT NULL;
CREATE INDEX deliveries_retrying ON deliveries (tenant_id, id) WHERE state = 'retrying';
CREATE INDEX deliveries_of ON deliveries (connection_id, id);

-- Log entries are found by their connection and their provider too, alone and together with words, levels and events.
DROP TRIGGER logs_are_searched;
CREATE TRIGGER logs_are_searched AFTER INSERT ON logs BEGIN
  INSERT INTO log_search (rowid, words, facets, log_id) SELECT
    coalesce(
      (SELECT rowid FROM log_search WHERE rowid >= (NEW.at << 20) AND rowid < ((NEW.at + 1) << 20)
        ORDER BY rowid DESC LIMIT 1) + 1,
      NEW.at << 20),
    key || replace(NEW.search, ' ', ' ' || key),
    key || 'all ' || key || 'level' || NEW.level || ' ' || key || 'event' || replace(replace(NEW.event, '.', ''), '_', '')
      || coalesce(' ' || key || 'delivery' || replace(NEW.delivery_id, '_', ''), '')
      || coalesce(' ' || key || 'connection' || replace(NEW.connection_id, '_', ''), '')
      || coalesce(' ' || key || 'provider' || replace(NEW.provider, '-', ''), ''),
    NEW.id
  FROM (SELECT replace(NEW.tenant_id, '_', '') AS key);
END;

-- The entries there are, each in its place. Those from before migration 0003 still have their punctuation.
INSERT OR REPLACE INTO log_search (rowid, words, facets, log_id) SELECT
  place,
  key || replace(
    CASE WHEN folded = search THEN search
      ELSE trim(replace(replace(replace(folded, '  ', ' '), '  ', ' '), '  ', ' ')) END,
    ' ', ' ' || key),
  key || 'all ' || key || 'level' || level || ' ' || key || 'event' || replace(replace(event, '.', ''), '_', '')
    || coalesce(' ' || key || 'delivery' || replace(delivery_id, '_', ''), '')
    || coalesce(' ' || key || 'connection' || replace(connection_id, '_', ''), '')
    || coalesce(' ' || key || 'provider' || replace(provider, '-', ''), ''),
  id
FROM (
  SELECT id, level, event, delivery_id, connection_id, provider, search, replace(tenant_id, '_', '') AS key,
    (SELECT rowid FROM log_search WHERE rowid >= (at << 20) AND rowid < ((at + 1) << 20) AND log_id = logs.id) AS place,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
      replace(replace(replace(replace(replace(replace(search,
      '.', ' '), ',', ' '), ':', ' '), ';', ' '), '-', ' '), '_', ' '), '/', ' '), '"', ' '), '''', ' '), '(', ' '), ')', ' '),
      '@', ' '), '$', ' '), '%', ' '), '?', ' '), '!', ' '), '+', ' '), '#', ' '), '→', ' '), '…', ' ') AS folded
  FROM logs
);
