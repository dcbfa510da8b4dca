-- Lists of resource versions that were current at one moment, in parts; the base of exports.
CREATE TABLE snapshot_list (
  id         text PRIMARY KEY,
  moment     timestamptz NOT NULL,
  patients   text[],               -- the patients the caller was bound to; NULL when it was not
  scope      text NOT NULL,        -- JSON: patients whose compartments were wanted
  expires_at timestamptz NOT NULL
);
CREATE TABLE snapshot_part (
  list     text NOT NULL REFERENCES snapshot_list ON DELETE CASCADE,
  part     int NOT NULL,           -- from 1
  type     text NOT NULL,
  deleted  boolean NOT NULL,       -- whether these are deletions
  pids     bigint[] NOT NULL,
  versions bigint[] NOT NULL,
  PRIMARY KEY (list, part)
);

-- What was committed at the moment of a list: a later list of changes since that moment asks for exactly the rest.
CREATE TABLE snapshot_moment (
  moment timestamptz NOT NULL,
  seen   pg_snapshot NOT NULL
);
CREATE INDEX snapshot_moment_moment ON snapshot_moment (moment);
