-- What notes tell for criteria of trials, so that a note is read once. A row is only used by whoever has just read the
-- text of the note: made_of is the digest of that text, its day and the program that read it.
CREATE TABLE trial_note_facts (
  type    text  NOT NULL,
  id      text  NOT NULL,
  made_of bytea NOT NULL,
  facts   bytea NOT NULL,
  PRIMARY KEY (type, id)
);

-- How far the notes were read ahead, for the program that read them.
CREATE TABLE trial_note_reading (
  type   text   PRIMARY KEY,
  reader bytea  NOT NULL,
  place  bigint NOT NULL
);
