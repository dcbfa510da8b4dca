-- Matches that somebody wants to be told about when they change, with what they came to last.
CREATE TABLE trial_watch (
  patient    text NOT NULL,     -- logical id
  study      text NOT NULL,     -- logical id of the ResearchStudy
  variable   text,              -- logical id of the EvidenceVariable with its criteria, once it is known
  status     text,              -- NULL until it was matched for the first time
  states     text,              -- states of the criteria, in the order of the trial
  checked_at timestamptz,
  PRIMARY KEY (patient, study)
);
CREATE INDEX trial_watch_study ON trial_watch (study);
CREATE INDEX trial_watch_variable ON trial_watch (variable);

-- Patients whose watched matches must be made again, each once. Whoever works takes a row out in the transaction that makes them.
CREATE TABLE trial_rematch (
  patient  text PRIMARY KEY,
  cause    text        NOT NULL,
  due_at   timestamptz NOT NULL,
  attempts int         NOT NULL DEFAULT 0
);
CREATE INDEX trial_rematch_due ON trial_rematch (due_at);
