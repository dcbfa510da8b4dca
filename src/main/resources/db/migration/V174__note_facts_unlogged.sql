-- What notes tell is read from the notes again where it is lost, and writing it twice, once to the log, took a screening
-- more than reading the charts. After a crash the tables are empty: notes are read ahead from the first one.
ALTER TABLE trial_note_facts SET UNLOGGED;
ALTER TABLE trial_note_reading SET UNLOGGED;
