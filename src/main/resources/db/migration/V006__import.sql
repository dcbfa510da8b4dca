-- How far each imported file is. The rows of a batch are written in the transaction that stores the batch.
CREATE TABLE import_file (
  fingerprint text PRIMARY KEY,           -- SHA-256 of the file's bytes
  name        text NOT NULL,
  started_at  timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,                -- null while lines are missing
  loaded      bigint NOT NULL DEFAULT 0,
  rejected    bigint NOT NULL DEFAULT 0
);

-- Lines (of NDJSON) or entries (of a Bundle) that are done, from 1; gone when the file is finished.
CREATE TABLE import_range (
  fingerprint text NOT NULL REFERENCES import_file ON DELETE CASCADE,
  first_line  bigint NOT NULL,
  last_line   bigint NOT NULL,
  loaded      integer NOT NULL,
  PRIMARY KEY (fingerprint, first_line)
);

-- Lines that were refused; kept until the file is imported again.
CREATE TABLE import_reject (
  fingerprint text NOT NULL REFERENCES import_file ON DELETE CASCADE,
  line        bigint NOT NULL,
  reason      text NOT NULL,
  content     text NOT NULL,
  PRIMARY KEY (fingerprint, line)
);
