-- The last report of each stored note that was checked, and the resources that it rests on.
CREATE TABLE consistency_report (
  note       text        PRIMARY KEY, -- reference of the note, without its version
  patient    text        NOT NULL,
  version    bigint      NOT NULL,    -- version of the note that was checked
  checked_at timestamptz NOT NULL,
  report     text        NOT NULL     -- as /consistency/check answers it
);
CREATE TABLE consistency_report_row (
  resource text NOT NULL,
  note     text NOT NULL REFERENCES consistency_report ON DELETE CASCADE,
  PRIMARY KEY (resource, note)
);
CREATE INDEX consistency_report_row_note ON consistency_report_row (note);

-- Reports that must be made again, each once. Whoever works takes a row out in the transaction that makes the report.
CREATE TABLE consistency_recheck (
  note     text        PRIMARY KEY,
  cause    text        NOT NULL,
  due_at   timestamptz NOT NULL,
  attempts int         NOT NULL DEFAULT 0
);
CREATE INDEX consistency_recheck_due ON consistency_recheck (due_at);

-- What came out otherwise than before.
CREATE TABLE consistency_change (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  note    text        NOT NULL,
  at      timestamptz NOT NULL,
  cause   text        NOT NULL, -- reference of the resource whose change caused it
  changes text        NOT NULL  -- JSON array
);
CREATE INDEX consistency_change_note ON consistency_change (note, id);
