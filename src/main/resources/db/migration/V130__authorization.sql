-- The embedded authorization server. Of everything secret only a hash is kept; keys that sign are kept here
-- only where no file of keys is configured.
CREATE TABLE smart_key (
  kid        text        PRIMARY KEY,
  jwk        text        NOT NULL,
  created_at timestamptz NOT NULL,
  retired_at timestamptz             -- no new signature after it; still published while tokens live
);

CREATE TABLE smart_client (
  id            text        PRIMARY KEY,
  name          text        NOT NULL,
  kind          text        NOT NULL CHECK (kind IN ('public', 'secret', 'key')),
  secret        text,                 -- Argon2id
  jwks          text,
  jwks_uri      text,
  redirect_uris text[]      NOT NULL,
  launch_uri    text,
  scopes        text        NOT NULL,
  grants        text[]      NOT NULL,
  registered_at timestamptz NOT NULL
);

CREATE TABLE smart_user (
  name         text        PRIMARY KEY,
  password     text        NOT NULL,  -- Argon2id
  display      text        NOT NULL,
  fhir_user    text        NOT NULL,  -- Practitioner/7
  failures     int         NOT NULL DEFAULT 0,
  locked_until timestamptz
);

-- A browser that a user signed in with.
CREATE TABLE smart_session (
  hash       text        PRIMARY KEY,
  user_name  text        NOT NULL REFERENCES smart_user ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);

-- An authorization request on its way through sign-in, patient and consent; and what an EHR launch brings along.
CREATE TABLE smart_pending (
  hash       text        PRIMARY KEY,
  kind       text        NOT NULL CHECK (kind IN ('request', 'launch')),
  content    text        NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE TABLE smart_code (
  hash         text        PRIMARY KEY,
  approval     text        NOT NULL,
  client       text        NOT NULL,
  redirect_uri text        NOT NULL,
  challenge    text        NOT NULL,
  nonce        text,
  expires_at   timestamptz NOT NULL,
  used_at      timestamptz
);

-- What a user, or for a backend the registration, has approved: all tokens that come of it end with it.
CREATE TABLE smart_approval (
  id          text        PRIMARY KEY,
  client      text        NOT NULL,
  user_name   text,
  content     text        NOT NULL,
  approved_at timestamptz NOT NULL,
  revoked_at  timestamptz
);

CREATE TABLE smart_refresh (
  hash       text        PRIMARY KEY,
  approval   text        NOT NULL REFERENCES smart_approval ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz
);

-- Access tokens that were revoked by themselves, until they would have expired.
CREATE TABLE smart_revoked (
  token      text        PRIMARY KEY,
  expires_at timestamptz NOT NULL
);

-- Assertions of clients that were used, until they expire: none is taken twice.
CREATE TABLE smart_assertion (
  client     text        NOT NULL,
  jti        text        NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (client, jti)
);
