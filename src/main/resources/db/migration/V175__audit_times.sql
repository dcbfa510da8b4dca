-- For searches by time alone: a few bytes for each thousand entries, where the summaries of what entries are asked for
-- by name have 7 bytes each. Writers wait less than a second for each million entries while it is built.
CREATE INDEX audit_entry_time ON audit_entry
  USING brin (recorded_at) WITH (pages_per_range = 64, autosummarize = on);

-- As before, but it goes on past what it finds summarized: a call that is ended half way leaves a hole below its end.
-- With true it looks at all parts, which the server asks for once after its start. It returns how many parts were
-- summarized, -1 when the table is worked at, and -2 to a role that may not.
DROP FUNCTION audit_entry_summarize();
CREATE FUNCTION audit_entry_summarize(everything boolean) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  part bigint := pg_relation_size('audit_entry') / current_setting('block_size')::bigint / 16 - 6;
  learned integer := 0;
  known integer := 0;
BEGIN
  LOCK TABLE audit_entry IN SHARE UPDATE EXCLUSIVE MODE NOWAIT;
  WHILE part >= 0 AND (everything OR known < 64) LOOP
    IF brin_summarize_range('audit_entry_ranges', part * 16) = 0 THEN
      known := known + 1;
    ELSE
      learned := learned + 1;
      known := 0;
    END IF;
    part := part - 1;
  END LOOP;
  RETURN learned;
EXCEPTION
  WHEN lock_not_available THEN RETURN -1;
  WHEN insufficient_privilege THEN RETURN -2;
END $$;
