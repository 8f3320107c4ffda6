-- What the support team looks up: companies by their words, who made what, and how far somebody's first access is.

-- A user's id, or 'operator_token'. Null for what was made before this was kept.
ALTER TABLE tenants ADD COLUMN created_by TEXT;
ALTER TABLE api_keys ADD COLUMN created_by TEXT;
ALTER TABLE operators ADD COLUMN created_by TEXT;
UPDATE tenants SET created_by = (
  SELECT coalesce(a.actor_id, 'operator_token') FROM audit a
  WHERE a.tenant_id = tenants.id AND a.action IN ('tenant.created', 'tenant.registered') ORDER BY a.id LIMIT 1);
UPDATE api_keys SET created_by = (
  SELECT coalesce(a.actor_id, 'operator_token') FROM audit a
  WHERE a.tenant_id = api_keys.tenant_id AND a.action = 'api_key.created' AND a.target = api_keys.id LIMIT 1);
UPDATE operators SET created_by = (
  SELECT coalesce(a.actor_id, 'operator_token') FROM audit a
  WHERE a.tenant_id IS NULL AND a.action = 'operator.added' AND a.target = operators.user_id ORDER BY a.id LIMIT 1);

-- How far a person's first access is: the newest link that was mailed, until when one works, the first password.
CREATE TABLE first_accesses (
  user_id TEXT PRIMARY KEY REFERENCES users (id),
  sent_at INTEGER,
  expires_at INTEGER,
  entered_at INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO first_accesses (user_id, sent_at, expires_at, entered_at)
  SELECT u.id, v.sent_at, v.expires_at, p.entered_at FROM users u
  LEFT JOIN (SELECT value, max(created_at) AS sent_at, max(expires_at) AS expires_at FROM user_verifications GROUP BY value) v
    ON v.value = u.id
  LEFT JOIN (SELECT target, min(at) AS entered_at FROM audit WHERE action = 'user.password_set' GROUP BY target) p
    ON p.target = u.id;

-- A trail is read between two instants, by action and by person: what is rare or long ago costs no more than what is not.
CREATE INDEX audit_by_time ON audit (tenant_id, at, id);
CREATE INDEX audit_by_action ON audit (tenant_id, action, at, id);
CREATE INDEX audit_by_actor ON audit (tenant_id, actor_id, at, id);
DROP INDEX audit_by_tenant;

-- Finds companies by words of their name and of their people's addresses, newest first.
CREATE TABLE tenant_words (
  number INTEGER PRIMARY KEY,
  tenant_id TEXT NOT NULL UNIQUE REFERENCES tenants (id),
  name TEXT NOT NULL,
  people TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE VIRTUAL TABLE tenant_search USING fts5(
  name, people, content = 'tenant_words', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER tenants_are_searched AFTER INSERT ON tenants BEGIN
  INSERT INTO tenant_words (tenant_id, name) VALUES (NEW.id, NEW.name);
END;
CREATE TRIGGER tenants_are_renamed AFTER UPDATE OF name ON tenants BEGIN
  UPDATE tenant_words SET name = NEW.name WHERE tenant_id = NEW.id;
END;
CREATE TRIGGER members_are_searched AFTER INSERT ON members BEGIN
  UPDATE tenant_words SET people = (
    SELECT coalesce(group_concat(u.email, ' '), '') FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.tenant_id = NEW.tenant_id) WHERE tenant_id = NEW.tenant_id;
END;
CREATE TRIGGER members_are_forgotten AFTER DELETE ON members BEGIN
  UPDATE tenant_words SET people = (
    SELECT coalesce(group_concat(u.email, ' '), '') FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.tenant_id = OLD.tenant_id) WHERE tenant_id = OLD.tenant_id;
END;
CREATE TRIGGER tenant_words_are_indexed AFTER INSERT ON tenant_words BEGIN
  INSERT INTO tenant_search (rowid, name, people) VALUES (NEW.number, NEW.name, NEW.people);
END;
CREATE TRIGGER tenant_words_are_indexed_again AFTER UPDATE ON tenant_words BEGIN
  INSERT INTO tenant_search (tenant_search, rowid, name, people) VALUES ('delete', OLD.number, OLD.name, OLD.people);
  INSERT INTO tenant_search (rowid, name, people) VALUES (NEW.number, NEW.name, NEW.people);
END;

INSERT INTO tenant_words (tenant_id, name, people)
  SELECT t.id, t.name, coalesce((
    SELECT group_concat(u.email, ' ') FROM members m JOIN users u ON u.id = m.user_id WHERE m.tenant_id = t.id), '')
  FROM tenants t ORDER BY t.id;
