-- What became of the cards of decision support (cds.feedback). A client may send the same again.
CREATE TABLE cds_feedback (
  service text NOT NULL,
  card text NOT NULL,
  client text NOT NULL,
  outcome text NOT NULL,
  suggestions text[] NOT NULL,
  reason_system text,
  reason_code text,
  comment text,
  outcome_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (service, card, client, outcome_at)
);
