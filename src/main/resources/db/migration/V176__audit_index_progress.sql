-- How far the summaries of the trail reach, since PostgreSQL tells nobody: every part below was summarized by a call that
-- went to its end. For whoever watches a server, and for the next call, which need not guess where the last one ended.
CREATE TABLE audit_index_progress (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  parts bigint NOT NULL,
  learned_at timestamptz NOT NULL
);
INSERT INTO audit_index_progress (parts, learned_at) VALUES (0, now());

-- As before, but it goes back to where the last call that ended began, whatever it finds summarized on the way: one that
-- was ended half way has told of nothing, though what it summarized stays.
CREATE OR REPLACE FUNCTION audit_entry_summarize(everything boolean) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  part bigint := pg_relation_size('audit_entry') / current_setting('block_size')::bigint / 16 - 6;
  reached bigint := greatest(0, part + 1);
  known bigint;
  learned integer := 0;
BEGIN
  LOCK TABLE audit_entry IN SHARE UPDATE EXCLUSIVE MODE NOWAIT;
  SELECT CASE WHEN everything THEN 0 ELSE parts END INTO STRICT known FROM audit_index_progress;
  WHILE part >= known LOOP
    IF brin_summarize_range('audit_entry_ranges', part * 16) <> 0 THEN
      learned := learned + 1;
    END IF;
    part := part - 1;
  END LOOP;
  UPDATE audit_index_progress SET parts = reached, learned_at = now();
  RETURN learned;
EXCEPTION
  WHEN lock_not_available THEN RETURN -1;
  WHEN insufficient_privilege THEN RETURN -2;
END $$;

-- How many parts of the trail a search looks through because no summary of them is known, at most. The vacuum summarizes
-- too and tells nobody.
CREATE FUNCTION audit_entry_unsummarized() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT greatest(0, ceil(pg_relation_size('audit_entry') / current_setting('block_size')::numeric / 16) - parts)::bigint
  FROM audit_index_progress
$$;
