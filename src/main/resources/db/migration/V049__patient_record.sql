-- What the pages of one Patient/$everything show. Unlogged: a crash only ends the paging (410).
CREATE UNLOGGED TABLE patient_record_list (
  id text PRIMARY KEY,
  query text NOT NULL,
  bound text[],                    -- the patients the caller was bound to; NULL when it was not
  started_at timestamptz NOT NULL, -- contents are shown as they were then
  expires_at timestamptz NOT NULL,
  members bigint[] NOT NULL,       -- the compartment, the patient first
  linked bigint[]                  -- what it refers to; NULL until a page needs it
);
ALTER TABLE patient_record_list ALTER COLUMN members SET STORAGE EXTERNAL, ALTER COLUMN linked SET STORAGE EXTERNAL;
CREATE INDEX patient_record_list_expires ON patient_record_list (expires_at);
