-- Current content of every resource, one row each, and the versions it superseded.
-- A deleted resource keeps its row (deleted, content null), so its version numbers go on.
CREATE TABLE resource (
  pid          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  type         text        NOT NULL,
  id           text        NOT NULL,
  version      bigint      NOT NULL CHECK (version > 0),
  last_updated timestamptz NOT NULL,
  deleted      boolean     NOT NULL,
  content      text,
  UNIQUE (type, id),
  CHECK (deleted = (content IS NULL))
);

-- History of a type and of the whole system, newest first.
CREATE INDEX resource_history_of_type ON resource (type, last_updated, pid);
CREATE INDEX resource_history_of_system ON resource (last_updated, pid);

CREATE TABLE resource_version (
  pid          bigint      NOT NULL REFERENCES resource,
  version      bigint      NOT NULL CHECK (version > 0),
  last_updated timestamptz NOT NULL,
  deleted      boolean     NOT NULL,
  content      text,
  PRIMARY KEY (pid, version),
  CHECK (deleted = (content IS NULL))
);

CREATE INDEX resource_version_history ON resource_version (last_updated, pid);
