-- Summaries of ranges of pages in place of an inverted index: each tells of some 400 entries which patients, resources
-- (without their version), persons and tasks are certainly not among them. They are made when a range is full, so an
-- entry pays next to nothing for them, in a trail of whatever length, where the inverted index had a place to find for
-- each key. It also knows the numbers and the times of a range, and so replaces the index on the time.
-- Writers wait while it is built, some 2 s for each million entries; it takes 7 bytes an entry.
CREATE INDEX audit_entry_ranges ON audit_entry USING brin (
  id,
  recorded_at,
  patient text_bloom_ops (n_distinct_per_range = 600, false_positive_rate = 0.001),
  (split_part(subject, '/_history/', 1)) text_bloom_ops (n_distinct_per_range = 600, false_positive_rate = 0.001),
  person text_bloom_ops (n_distinct_per_range = 64, false_positive_rate = 0.002),
  task text_bloom_ops (n_distinct_per_range = 32, false_positive_rate = 0.002)
) WITH (pages_per_range = 16);
-- Before the others go: from then on readers wait as well.
ANALYZE audit_entry;
DROP INDEX audit_entry_keys;
DROP INDEX audit_entry_time;

-- Summarizes what filled since, from the end back to what was summarized before. The server calls it, for what
-- PostgreSQL does by itself falls behind a busy trail. The last ranges are left: the table grows by up to 64 pages at
-- once, and who writes into a range that is summarized must mend its summary. While the table is vacuumed there is
-- nothing to do: that summarizes as well, and must not be made to end by who waits for it.
CREATE FUNCTION audit_entry_summarize() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  part bigint := pg_relation_size('audit_entry') / current_setting('block_size')::bigint / 16 - 6;
  learned integer := 0;
BEGIN
  LOCK TABLE audit_entry IN SHARE UPDATE EXCLUSIVE MODE NOWAIT;
  WHILE part >= 0 LOOP
    EXIT WHEN brin_summarize_range('audit_entry_ranges', part * 16) = 0;
    part := part - 1;
    learned := learned + 1;
  END LOOP;
  RETURN learned;
EXCEPTION WHEN lock_not_available THEN
  RETURN 0;
END $$;
