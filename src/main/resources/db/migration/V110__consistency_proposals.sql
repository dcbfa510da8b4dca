-- What was proposed of the contradictions between notes and chart; the identifier keeps each from being proposed twice.
CREATE TABLE consistency_proposal (
  identifier text        PRIMARY KEY, -- of the DetectedIssue
  note       text        NOT NULL,    -- version of the note
  filed_at   timestamptz NOT NULL,
  task       text,                    -- task that holds the proposal, and the change in it
  change     text
);
