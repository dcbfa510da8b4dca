-- Codes are found by a 64-bit key of parameter, system and code, so that every entry of their index has one size and
-- the index fills its pages; and by patient and key, which is what a chart asks. What each index is for and costs
-- stands in fhir/search/package-info.java.
CREATE FUNCTION system_key(text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (hashtextextended($1 COLLATE "C", 0) >> 32)::int;

-- The system as system_key, NULL where the element implies it.
CREATE FUNCTION token_key(param int, system int, code text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN hashtextextended(code COLLATE "C", (param::bigint << 32) | (COALESCE(system, 0)::bigint & 4294967295));

CREATE FUNCTION patient_key(text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ('x' || left(encode(sha256(convert_to($1, 'UTF8')), 'hex'), 8))::bit(32)::int;

CREATE TABLE keyed_token (
  pid bigint NOT NULL,
  key bigint NOT NULL,            -- token_key
  system int,                     -- system_key; that of '' without one, NULL = implied by the element
  patient int NOT NULL,           -- patient_key of the one patient in whose compartment it lies; 0 none, -1 several
  param int NOT NULL,
  grp int NOT NULL,
  code text COLLATE "C" NOT NULL  -- lower case; '' where the element has no code
);
INSERT INTO keyed_token
SELECT t.pid, token_key(t.param, (t.system >> 32)::int, t.code), (t.system >> 32)::int, COALESCE(c.patient, 0), t.param,
  t.grp, t.code
FROM idx_token t LEFT JOIN (
  SELECT pid, CASE WHEN count(DISTINCT patient_id) = 1 THEN patient_key(min(patient_id)) ELSE -1 END AS patient
  FROM idx_compartment GROUP BY pid) c USING (pid)
ORDER BY t.pid;
DROP TABLE idx_token;
ALTER TABLE keyed_token RENAME TO idx_token;
CREATE INDEX idx_token_key ON idx_token (key, pid);
CREATE INDEX idx_token_patient ON idx_token (patient, key);
CREATE INDEX idx_token_code ON idx_token (param, code);
CREATE INDEX idx_token_pid ON idx_token (pid);

-- The systems in use, so that a code without a system is looked up with each. Written in the transaction of the
-- first row that has one; two writers may both be the first, which does no harm.
CREATE TABLE search_system (
  param int NOT NULL,
  system int NOT NULL
);
INSERT INTO search_system SELECT DISTINCT param, system FROM idx_token WHERE system IS NOT NULL;
CREATE INDEX search_system_param ON search_system (param, system);
-- A sample takes the few identifiers it meets twice for all there are; of the rows of records, some four in a hundred
-- have a key of their own.
ALTER TABLE idx_token ALTER COLUMN key SET (n_distinct = -0.04);
ANALYZE idx_token, search_system;
