-- Seals in a table of their own, one row per sealed batch: sealing no longer writes every entry a second time, and
-- entries need neither position nor hashes. The chain itself stays what it was, hash for hash.
CREATE TABLE audit_seal (
  position bigint         PRIMARY KEY, -- place in the chain of the last entry under this seal; the first entry has 1
  upto     bigint         NOT NULL,    -- greatest id under this seal and those before it
  settled  bigint         NOT NULL,    -- every entry up to this id is sealed, and no further one can come
  xact     xid8           NOT NULL,    -- who had an id up to upto had an older transaction than this
  entries  int8multirange NOT NULL,    -- ids of the entries under this seal, chained in this order
  hash     bytea          NOT NULL,    -- of the last entry; it holds the hashes of all before
  marks    bytea          NOT NULL     -- the first four bytes of each entry's hash, to name the one that is wrong
);
CREATE INDEX audit_seal_upto ON audit_seal (upto);

-- What is sealed goes over in runs of ascending ids, as it was sealed.
INSERT INTO audit_seal (position, upto, settled, xact, entries, hash, marks)
SELECT max(position),
       max(max(id)) OVER (ORDER BY max(position)),
       0,
       pg_current_xact_id(),
       range_agg(int8range(id, id, '[]')),
       (array_agg(hash ORDER BY position DESC))[1],
       string_agg(substring(hash FROM 1 FOR 4), ''::bytea ORDER BY position)
FROM (
  SELECT id, position, hash, run, (row_number() OVER (PARTITION BY run ORDER BY position) - 1) / 2000 AS part
  FROM (
    SELECT id, position, hash, count(*) FILTER (WHERE id < before) OVER (ORDER BY position) AS run
    FROM (
      SELECT id, position, hash, lag(id) OVER (ORDER BY position) AS before
      FROM audit_entry WHERE position IS NOT NULL
    ) sealed
  ) runs
) parts
GROUP BY run, part;

-- A transaction takes its number before it takes an id for an entry. So the transactions that may still bring an
-- entry with an id that was passed over are known to be older than whoever passed it over.
CREATE SEQUENCE audit_entry_number;
SELECT setval('audit_entry_number', COALESCE((SELECT max(id) FROM audit_entry), 0) + 1, false);

-- A new table, since columns that were dropped would still cost every row some bytes.
CREATE TABLE lean_audit_entry (
  id          bigint      PRIMARY KEY
                          DEFAULT CASE WHEN pg_current_xact_id() IS NOT NULL THEN nextval('audit_entry_number') END,
  recorded_at timestamptz NOT NULL,
  actor       text        NOT NULL,
  action      text        NOT NULL,
  outcome     text        NOT NULL,
  subject     text,
  detail      text        NOT NULL
);
INSERT INTO lean_audit_entry SELECT id, recorded_at, actor, action, outcome, subject, detail FROM audit_entry ORDER BY id;
DROP TABLE audit_entry;
DROP FUNCTION audit_entry_guard();
ALTER TABLE lean_audit_entry RENAME TO audit_entry;
ALTER INDEX lean_audit_entry_pkey RENAME TO audit_entry_pkey;
ALTER SEQUENCE audit_entry_number OWNED BY audit_entry.id;

-- Who wrote a resource is asked by its whole reference only, for which a hash is enough.
CREATE INDEX audit_entry_subject ON audit_entry USING hash (subject);

CREATE FUNCTION audit_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries and their seals are never changed and never removed'
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_entry_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit_guard();
CREATE TRIGGER audit_seal_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
  FOR EACH STATEMENT EXECUTE FUNCTION audit_guard();
