-- Candidates for trials that were proposed; the identifier keeps each from being proposed twice.
CREATE TABLE trial_proposal (
  identifier   text        PRIMARY KEY, -- of the ResearchSubject: patient, version of the study, states of the criteria
  patient      text        NOT NULL,    -- logical ids
  study        text        NOT NULL,
  filed_at     timestamptz NOT NULL,
  withdrawn_at timestamptz,             -- when the match was no longer so
  task         text,                    -- task that holds the proposal, and the change in it
  change       text
);
CREATE INDEX trial_proposal_pair ON trial_proposal (patient, study);
