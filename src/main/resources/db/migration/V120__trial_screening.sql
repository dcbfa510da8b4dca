-- Parts of a screening run, each some patients. Whoever works takes one; the lines of its patients are stored with done_at.
CREATE TABLE trial_screening_chunk (
  job      text NOT NULL REFERENCES fhir_job ON DELETE CASCADE,
  number   int  NOT NULL,
  file     text NOT NULL,             -- file of the job that takes the lines
  patients text[] NOT NULL,           -- logical ids
  owner    text,                      -- process that works at it
  attempts int  NOT NULL DEFAULT 0,
  done_at  timestamptz,
  settled  int  NOT NULL DEFAULT 0,   -- pairs that the search index settled
  unread   int  NOT NULL DEFAULT 0,   -- patients whose chart was not read because it settled them all
  problems int  NOT NULL DEFAULT 0,   -- patients that could not be matched
  PRIMARY KEY (job, number)
);
CREATE INDEX trial_screening_chunk_open ON trial_screening_chunk (job, number) WHERE done_at IS NULL;
