-- People: who may enter (kept by the better-auth library, under its own field names), where they belong, what they did.

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  email_verified INTEGER NOT NULL,
  image TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  two_factor_enabled INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE user_sessions (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id),
  token TEXT NOT NULL UNIQUE,
  expires_at INTEGER NOT NULL,
  ip_address TEXT,
  user_agent TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  -- The company that this browser looks at.
  tenant_id TEXT REFERENCES tenants (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX user_sessions_by_user ON user_sessions (user_id);
CREATE INDEX user_sessions_by_expiry ON user_sessions (expires_at);

-- How a user proves who they are: here, a password's scrypt hash.
CREATE TABLE user_accounts (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id),
  account_id TEXT NOT NULL,
  provider_id TEXT NOT NULL,
  access_token TEXT,
  refresh_token TEXT,
  access_token_expires_at INTEGER,
  refresh_token_expires_at INTEGER,
  scope TEXT,
  id_token TEXT,
  password TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX user_accounts_by_user ON user_accounts (user_id);

-- One-time links and pending second factors. The identifier is hashed: whoever reads this table cannot use a link.
CREATE TABLE user_verifications (
  id TEXT PRIMARY KEY,
  identifier TEXT NOT NULL,
  value TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX user_verifications_by_identifier ON user_verifications (identifier);
CREATE INDEX user_verifications_by_expiry ON user_verifications (expires_at);

-- TOTP: the secret and the backup codes are encrypted.
CREATE TABLE user_two_factors (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id),
  secret TEXT NOT NULL,
  backup_codes TEXT NOT NULL,
  verified INTEGER NOT NULL DEFAULT 1,
  failed_verification_count INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX user_two_factors_by_user ON user_two_factors (user_id);

-- Who belongs to a company, as what. An invitation is a member who has not accepted yet.
CREATE TABLE members (
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  user_id TEXT NOT NULL REFERENCES users (id),
  role TEXT NOT NULL CHECK (role IN ('admin', 'viewer')),
  invited_at INTEGER NOT NULL,
  accepted_at INTEGER,
  PRIMARY KEY (tenant_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_user ON members (user_id, tenant_id);

-- The support team. They belong to no company and see them all.
CREATE TABLE operators (
  user_id TEXT PRIMARY KEY REFERENCES users (id),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who changed what, written in the batch of the change itself. Without a tenant: the platform's own.
CREATE TABLE audit (
  id TEXT PRIMARY KEY,
  tenant_id TEXT REFERENCES tenants (id),
  at INTEGER NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('operator', 'member', 'api_key', 'system')),
  actor_id TEXT,
  actor_name TEXT,
  action TEXT NOT NULL,
  target TEXT,
  params TEXT NOT NULL DEFAULT '{}'
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_by_tenant ON audit (tenant_id, id);

-- How often something was tried lately: sign-ins by account and by address, mails by address. Keys are hashed.
CREATE TABLE throttles (
  key TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  resets_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX throttles_by_reset ON throttles (resets_at);

-- Mails of a local hub, which has no mail service. They hold one-time links, so they are encrypted like credentials.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  mail TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who registered a company themselves and has not come in yet is told apart from those the support team made.
ALTER TABLE tenants ADD COLUMN registered_by TEXT REFERENCES users (id);
