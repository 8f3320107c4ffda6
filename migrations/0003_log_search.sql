-- Finds log entries by their words and by what filters ask for, without reading a tenant's log.
-- Each word carries the tenant's id in front ("01abc…venda"): a tenant's words have postings of their own, so another's
-- large log is never walked. 'ascii' takes every other letter as it is: logs.search has words only, folded by the writer.
-- Postings are ordered by rowid: the entry's instant in the upper bits, its turn within the millisecond in the lower 20.
CREATE VIRTUAL TABLE log_search USING fts5(
  words, facets, log_id UNINDEXED,
  content = '', contentless_delete = 1, contentless_unindexed = 1, tokenize = 'ascii'
);

CREATE TRIGGER logs_are_searched AFTER INSERT ON logs BEGIN
  INSERT INTO log_search (rowid, words, facets, log_id) SELECT
    coalesce(
      (SELECT rowid FROM log_search WHERE rowid >= (NEW.at << 20) AND rowid < ((NEW.at + 1) << 20)
        ORDER BY rowid DESC LIMIT 1) + 1,
      NEW.at << 20),
    key || replace(NEW.search, ' ', ' ' || key),
    key || 'all ' || key || 'level' || NEW.level || ' ' || key || 'event' || replace(replace(NEW.event, '.', ''), '_', '')
      || coalesce(' ' || key || 'delivery' || replace(NEW.delivery_id, '_', ''), ''),
    NEW.id
  FROM (SELECT replace(NEW.tenant_id, '_', '') AS key);
END;

CREATE TRIGGER logs_are_forgotten AFTER DELETE ON logs BEGIN
  DELETE FROM log_search WHERE rowid = (
    SELECT rowid FROM log_search
    WHERE rowid >= (OLD.at << 20) AND rowid < ((OLD.at + 1) << 20) AND log_id = OLD.id);
END;

-- The entries there are. Their search column still has its punctuation: each mark becomes a blank, blanks become one.
INSERT INTO log_search (rowid, words, facets, log_id) SELECT
  (at << 20) + row_number() OVER (PARTITION BY at ORDER BY id) - 1,
  key || replace(trim(replace(replace(replace(words, '  ', ' '), '  ', ' '), '  ', ' ')), ' ', ' ' || key),
  key || 'all ' || key || 'level' || level || ' ' || key || 'event' || replace(replace(event, '.', ''), '_', '')
    || coalesce(' ' || key || 'delivery' || replace(delivery_id, '_', ''), ''),
  id
FROM (
  SELECT id, at, level, event, delivery_id, replace(tenant_id, '_', '') AS key,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
      replace(replace(replace(replace(replace(replace(search,
      '.', ' '), ',', ' '), ':', ' '), ';', ' '), '-', ' '), '_', ' '), '/', ' '), '"', ' '), '''', ' '), '(', ' '), ')', ' '),
      '@', ' '), '$', ' '), '%', ' '), '?', ' '), '!', ' '), '+', ' '), '#', ' '), '→', ' '), '…', ' ') AS words
  FROM logs
);
