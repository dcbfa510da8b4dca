-- What notes tell for criteria of trials, so that a note is read once. The rows are clinical content, drawn from the notes
-- in readable form: they are protected, backed up and erased as the chart is. A row is only used by whoever has just read
-- the text of the note: made_of is the digest of that text, its day and the program that read it. Programs that read
-- otherwise, as when one replaces another server by server, keep their rows side by side. What was kept before is read again.
DROP TABLE trial_note_facts;
DROP TABLE trial_note_reading;

CREATE TABLE trial_note_facts (
  type    text  NOT NULL,
  id      text  NOT NULL,
  reader  bytea NOT NULL,
  made_of bytea NOT NULL,
  facts   bytea NOT NULL,
  PRIMARY KEY (type, id, reader)
);

-- To remove what is kept for a program that is gone.
CREATE INDEX trial_note_facts_reader ON trial_note_facts (reader);

-- How far each program read the notes ahead.
CREATE TABLE trial_note_reading (
  type   text   NOT NULL,
  reader bytea  NOT NULL,
  place  bigint NOT NULL,
  PRIMARY KEY (type, reader)
);

-- When each program was last seen to run.
CREATE TABLE trial_note_reader (
  reader bytea       PRIMARY KEY,
  seen   timestamptz NOT NULL
);
