-- Work that runs behind an answered request (FHIR R4 async.html), with its lease, its progress and its result.
CREATE TABLE fhir_job (
  id          text PRIMARY KEY,
  kind        text NOT NULL,
  request     text NOT NULL,          -- JSON, of the kind's own making
  url         text NOT NULL,          -- address of the request that made it
  actor       text NOT NULL,
  patients    text[],                 -- patients the requester is bound to; NULL when it is not
  read_only   boolean NOT NULL,
  state       text NOT NULL CHECK (state IN ('accepted', 'running', 'completed', 'failed', 'cancelled')),
  attempt     int NOT NULL DEFAULT 0,
  not_before  timestamptz NOT NULL,   -- an accepted job starts no earlier
  lease_owner text,
  lease_until timestamptz,
  done        bigint NOT NULL DEFAULT 0,
  total       bigint NOT NULL DEFAULT 0, -- 0 while it is not known
  phase       text NOT NULL DEFAULT '',
  checkpoint  text NOT NULL DEFAULT '{}', -- JSON, of the kind's own making
  result      text,                   -- JSON, of the kind's own making
  problem     text,                   -- OperationOutcome
  problem_status int,
  created_at  timestamptz NOT NULL,
  finished_at timestamptz,
  expires_at  timestamptz             -- when a finished job is removed
);
CREATE INDEX fhir_job_open ON fhir_job (state, created_at) WHERE state IN ('accepted', 'running', 'cancelled');
CREATE INDEX fhir_job_expires ON fhir_job (expires_at);

-- Files that jobs produce or take in. They lie in the database, so that every server can hand them out.
CREATE TABLE fhir_job_file (
  id           text PRIMARY KEY,
  job          text NOT NULL REFERENCES fhir_job ON DELETE CASCADE,
  place        int NOT NULL,
  list         text NOT NULL,         -- which list of the result it belongs to, for instance output
  name         text NOT NULL,
  content_type text NOT NULL,
  about        text NOT NULL,         -- JSON, of the kind's own making
  lines        bigint NOT NULL DEFAULT 0,
  bytes        bigint NOT NULL DEFAULT 0,
  parts        int NOT NULL DEFAULT 0,
  UNIQUE (job, place)
);

-- Parts of files as segments of one deflate stream: put together they are the file compressed by gzip.
CREATE TABLE fhir_job_file_part (
  file  text NOT NULL REFERENCES fhir_job_file ON DELETE CASCADE,
  part  int NOT NULL,
  bytes int NOT NULL,                 -- before compression
  crc   bigint NOT NULL,              -- CRC-32 before compression
  data  bytea NOT NULL,
  PRIMARY KEY (file, part)
);
ALTER TABLE fhir_job_file_part ALTER COLUMN data SET STORAGE EXTERNAL;
