-- A leaner layout of content and search index. What each index is for and costs stands in
-- fhir/search/package-info.java and fhir/storage/package-info.java.

-- Content is one compressed frame (StoredContent); what was stored before stays as it is until its next version.
-- Frames do not compress again, so the server need not try.
-- Type and id compare by bytes like the rows that refer to them: columns of two collations cannot share an index.
ALTER TABLE resource
  ALTER COLUMN type TYPE text COLLATE "C",
  ALTER COLUMN id TYPE text COLLATE "C",
  ALTER COLUMN content TYPE bytea USING convert_to(content, 'UTF8');
ALTER TABLE resource ALTER COLUMN content SET STORAGE EXTERNAL;

-- Versions are only written by the statement that reads their resource, so a foreign key would only repeat its look.
ALTER TABLE resource_version DROP CONSTRAINT resource_version_pid_fkey;
ALTER TABLE resource_version ALTER COLUMN content TYPE bytea USING convert_to(content, 'UTF8');
ALTER TABLE resource_version ALTER COLUMN content SET STORAGE EXTERNAL;

DROP INDEX resource_type_pid;
CREATE INDEX resource_type_pid ON resource (type, pid) WHERE NOT deleted;

-- Systems are long and few: rows hold their 64-bit hash (search_key), made where the row is written.
CREATE FUNCTION search_key(text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN hashtextextended($1 COLLATE "C", 0);

CREATE TABLE lean_token (
  pid bigint NOT NULL,
  system bigint,                  -- search_key of the system; that of '' without one, NULL = implied by the element
  param int NOT NULL,
  grp int NOT NULL,
  code text COLLATE "C" NOT NULL  -- lower case; '' where the element has no code
);
INSERT INTO lean_token SELECT pid, search_key(system), param, grp, code FROM idx_token ORDER BY pid;
DROP TABLE idx_token;
ALTER TABLE lean_token RENAME TO idx_token;
CREATE INDEX idx_token_code ON idx_token (param, code, pid) INCLUDE (system);

-- Indexes on pid alone hold each number once however many rows it has, which is what makes them small; the
-- rows of one resource lie together, so looking through them costs next to nothing.
CREATE INDEX idx_token_pid ON idx_token (pid);

DROP INDEX idx_string_head, idx_string_pid;
CREATE INDEX idx_string_head ON idx_string (param, head);
CREATE INDEX idx_string_pid ON idx_string (pid);

DROP INDEX idx_date_pid;
CREATE INDEX idx_date_pid ON idx_date (pid);

DROP INDEX idx_quantity_pid;
CREATE INDEX idx_quantity_pid ON idx_quantity (pid);

DROP INDEX idx_reference_target, idx_reference_pid;
CREATE INDEX idx_reference_target ON idx_reference (param, target_id, pid);
CREATE INDEX idx_reference_pid ON idx_reference (pid);

ALTER TABLE idx_compartment DROP CONSTRAINT idx_compartment_pkey;
CREATE INDEX idx_compartment_pid ON idx_compartment (pid);

-- Result lists: numbers only. The version of a match is the one that was current at the list's moment.
DROP TABLE search_result_set;
CREATE UNLOGGED TABLE search_result_set (
  id text PRIMARY KEY,
  type text NOT NULL,
  query text NOT NULL,
  patients text[],                -- the patients the search was narrowed to; NULL when it was not
  moment timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  up_to bigint NOT NULL,          -- greatest pid at that moment
  complete boolean NOT NULL,      -- false: the list goes on, in the order of pids, in the list id || '~'
  pids bigint[] NOT NULL
);
ALTER TABLE search_result_set ALTER COLUMN pids SET STORAGE EXTERNAL;
CREATE INDEX search_result_set_expires ON search_result_set (expires_at);
