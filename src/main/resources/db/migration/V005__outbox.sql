-- Messages that must be sent because of what the same transaction stored.
CREATE TABLE outbox (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel    text        NOT NULL,
  payload    text        NOT NULL,
  created_at timestamptz NOT NULL
);
