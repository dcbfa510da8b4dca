-- Whose data an entry tells about, who asked, and in which run of the agent. Entries from before have no person, not
-- even an empty one, which tells the two forms of their hashes apart.
ALTER TABLE audit_entry ADD COLUMN patient text, ADD COLUMN person text, ADD COLUMN task text;

-- One column each, so that entries of one patient share the value in the index.
CREATE INDEX audit_entry_patient ON audit_entry (patient) WHERE patient IS NOT NULL;
CREATE INDEX audit_entry_person ON audit_entry (person) WHERE person <> '';
CREATE INDEX audit_entry_task ON audit_entry (task) WHERE task IS NOT NULL;
CREATE INDEX audit_entry_time ON audit_entry USING brin (recorded_at) WITH (pages_per_range = 32);

-- How far the journal of a process was taken over into the trail: what a killed process left is taken over once.
CREATE TABLE audit_journal (
  journal text   PRIMARY KEY,
  upto    bigint NOT NULL
);

-- What was done to a resource is asked without its version too.
DROP INDEX audit_entry_subject;
CREATE INDEX audit_entry_subject ON audit_entry USING hash ((split_part(subject, '/_history/', 1)));
