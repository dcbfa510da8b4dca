-- One index in place of four. Everything an entry is asked for by name is a key of it: the patient, what it was done
-- to without its version, the person, the task. Keys gather and go into the index in sorted batches, which costs an
-- entry less than an own place in each index did; many entries with one key (all searches of a type) cost nothing
-- more, where a hash walked through all of them. Keys are cut, for an index takes none beyond some 2,700 bytes.
-- Writers wait while it is built, some 10 s for each million entries.
CREATE INDEX audit_entry_keys ON audit_entry
  USING gin ((array_remove(
    ARRAY[patient, left(split_part(subject, '/_history/', 1), 300), left(nullif(person, ''), 300), task],
    NULL)) COLLATE "C");
DROP INDEX audit_entry_subject;
DROP INDEX audit_entry_patient;
DROP INDEX audit_entry_person;
DROP INDEX audit_entry_task;

-- Entries only come at the end, so what was counted once stays nearly true; the ranges of the time are summed up as
-- they fill, and need no vacuum for it.
DROP INDEX audit_entry_time;
CREATE INDEX audit_entry_time ON audit_entry
  USING brin (recorded_at) WITH (pages_per_range = 64, autosummarize = on);
ALTER TABLE audit_entry SET (
  autovacuum_analyze_scale_factor = 0.5,
  autovacuum_vacuum_insert_scale_factor = 0.5,
  autovacuum_vacuum_insert_threshold = 100000);
ANALYZE audit_entry;
