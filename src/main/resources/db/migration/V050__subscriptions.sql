-- What is known of each Subscription resource besides its content: whose rights it has, how far its notifications are.
CREATE TABLE fhir_subscription (
  id          text PRIMARY KEY,       -- logical id of the Subscription
  status      text NOT NULL CHECK (status IN ('requested', 'active', 'error', 'off')),
  definition  text NOT NULL,          -- the Subscription as JSON
  actor       text NOT NULL,
  patients    text[],                 -- patients the subscriber is bound to; NULL when it is not
  ends_at     timestamptz,
  live_from   timestamptz NOT NULL,   -- becomes active no earlier: by then every server watches for it
  heartbeat   int NOT NULL DEFAULT 0, -- seconds of silence before one is sent; 0 = never
  started     boolean NOT NULL DEFAULT false, -- whether the handshake was answered
  events      bigint NOT NULL DEFAULT 0, -- number of the newest event
  delivered   bigint NOT NULL DEFAULT 0, -- number of the last event that was taken
  attempts    int NOT NULL DEFAULT 0,    -- failed attempts at the next notification
  not_before  timestamptz NOT NULL,
  contacted_at timestamptz,           -- last notification that was taken
  last_error  text,
  fault       text,                   -- why it can no longer be evaluated
  lease_owner text,
  lease_until timestamptz
);

-- Matches, written by the transactions that cause them. Numbers are given later, by the one sender of a
-- subscription, so that writers never wait for one another. No foreign key: a write must not fail because a
-- subscription was deleted meanwhile.
CREATE TABLE fhir_subscription_event (
  seq          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subscription text NOT NULL,
  number       bigint,
  type         text NOT NULL,
  resource     text NOT NULL,
  version      bigint NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('create', 'update', 'delete')),
  at           timestamptz NOT NULL
);
CREATE INDEX fhir_subscription_event_new ON fhir_subscription_event (subscription, seq) WHERE number IS NULL;
CREATE INDEX fhir_subscription_event_number ON fhir_subscription_event (subscription, number) WHERE number IS NOT NULL;
CREATE INDEX fhir_subscription_event_at ON fhir_subscription_event (at);

-- Rises with every change of a subscription, so that servers see whether they must read them again.
CREATE TABLE fhir_subscription_registry (
  one     boolean PRIMARY KEY DEFAULT true CHECK (one),
  version bigint NOT NULL
);
INSERT INTO fhir_subscription_registry (version) VALUES (0);

-- Tokens that bind a WebSocket to subscriptions.
CREATE TABLE fhir_subscription_token (
  token         text PRIMARY KEY,
  subscriptions text[] NOT NULL,
  expires_at    timestamptz NOT NULL
);
