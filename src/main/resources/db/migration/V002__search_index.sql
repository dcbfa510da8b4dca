-- Index rows of search. Every row belongs to one resource (pid) and one search parameter (param, the
-- number SearchParameterRegistry gives it); grp numbers the elements of a composite parameter, 0 elsewhere.
-- Texts compare by bytes (COLLATE "C"), so that prefixes are index ranges under every locale.

CREATE TABLE idx_token (
  pid bigint NOT NULL,
  param int NOT NULL,
  grp int NOT NULL,
  code text COLLATE "C" NOT NULL, -- lower case; '' where the element has no code
  system text COLLATE "C"         -- '' = without a system, NULL = implied by the element
);
CREATE INDEX idx_token_code ON idx_token (param, code, pid) INCLUDE (system, grp);
CREATE INDEX idx_token_pid ON idx_token (pid, param);

CREATE TABLE idx_string (
  pid bigint NOT NULL,
  param int NOT NULL,
  head text COLLATE "C" NOT NULL, -- first 200 characters, lower case, without accents
  whole text COLLATE "C",         -- all of it, where it is longer than the head
  exact text COLLATE "C"          -- as it was sent; NULL for single words of a name
);
CREATE INDEX idx_string_head ON idx_string (param, head, pid);
CREATE INDEX idx_string_pid ON idx_string (pid, param);

-- Instants in microseconds since 1970 UTC, both ends included.
CREATE TABLE idx_date (
  pid bigint NOT NULL,
  param int NOT NULL,
  grp int NOT NULL,
  low bigint NOT NULL,
  high bigint NOT NULL
);
CREATE INDEX idx_date_low ON idx_date (param, low, pid) INCLUDE (high);
CREATE INDEX idx_date_high ON idx_date (param, high, pid) INCLUDE (low);
CREATE INDEX idx_date_pid ON idx_date (pid, param) INCLUDE (low, high);

-- Numbers and quantities; a number has no system, code and unit.
CREATE TABLE idx_quantity (
  pid bigint NOT NULL,
  param int NOT NULL,
  grp int NOT NULL,
  low numeric NOT NULL,
  high numeric NOT NULL,
  system text COLLATE "C",
  code text COLLATE "C",
  unit text COLLATE "C"
);
CREATE INDEX idx_quantity_low ON idx_quantity (param, low, pid) INCLUDE (high, code);
CREATE INDEX idx_quantity_high ON idx_quantity (param, high, pid) INCLUDE (low, code);
CREATE INDEX idx_quantity_pid ON idx_quantity (pid, param);

CREATE TABLE idx_reference (
  pid bigint NOT NULL,
  param int NOT NULL,
  grp int NOT NULL,
  target_id text COLLATE "C" NOT NULL,   -- logical id; the whole text where it is no RESTful reference
  target_type text COLLATE "C" NOT NULL, -- '' where the text does not tell
  base text COLLATE "C" NOT NULL         -- '' for a reference on this server
);
CREATE INDEX idx_reference_target ON idx_reference (param, target_id, pid) INCLUDE (target_type, base, grp);
CREATE INDEX idx_reference_pid ON idx_reference (pid, param) INCLUDE (target_type, target_id, base);

-- One row per patient in whose compartment a resource lies.
CREATE TABLE idx_compartment (
  pid bigint NOT NULL,
  patient_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (pid, patient_id)
);
CREATE INDEX idx_compartment_patient ON idx_compartment (patient_id, pid);

CREATE INDEX resource_type_pid ON resource (type, pid) INCLUDE (version) WHERE NOT deleted;

-- Result lists of searches with more than one page. Unlogged: a crash only ends their paging (410).
CREATE UNLOGGED TABLE search_result_set (
  id text PRIMARY KEY,
  type text NOT NULL,
  query text NOT NULL,
  patients text[], -- the patients the search was narrowed to; NULL when it was not
  expires_at timestamptz NOT NULL,
  pids bigint[] NOT NULL,
  versions bigint[] NOT NULL
);
ALTER TABLE search_result_set ALTER COLUMN pids SET STORAGE EXTERNAL, ALTER COLUMN versions SET STORAGE EXTERNAL;
CREATE INDEX search_result_set_expires ON search_result_set (expires_at);
