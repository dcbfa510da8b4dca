-- How far the resources stored earlier are indexed by search parameters that are not part of R4.
-- Resources are taken in order of pid; what is stored while this runs is indexed as it is written.
CREATE TABLE search_parameter_index (
  param int PRIMARY KEY,
  type text NOT NULL,
  name text NOT NULL,
  fingerprint text NOT NULL,        -- of what is extracted; another one starts again
  after_pid bigint NOT NULL,        -- everything up to here is indexed
  indexed bigint NOT NULL,
  total bigint NOT NULL,            -- resources of the type when it started
  started_at timestamptz NOT NULL,
  done_at timestamptz,              -- all were indexed
  settled boolean NOT NULL          -- and so were those that a process stored that did not know it yet
);
