-- The audit trail. Entries are inserted unsealed, in the transaction of what they tell about; one sealer
-- later gives each its position and hash, so that writers never wait for each other on the chain.
CREATE TABLE audit_entry (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  recorded_at   timestamptz NOT NULL,
  actor         text        NOT NULL,
  action        text        NOT NULL,
  outcome       text        NOT NULL,
  subject       text,
  detail        text        NOT NULL,
  position      bigint UNIQUE,
  previous_hash text,
  hash          text,
  CHECK ((position IS NULL) = (hash IS NULL) AND (position IS NULL) = (previous_hash IS NULL))
);
CREATE INDEX audit_entry_unsealed ON audit_entry (id) WHERE position IS NULL;
CREATE INDEX audit_entry_subject ON audit_entry (subject, id);

-- Nothing is ever removed, and the only change an entry knows is its sealing.
CREATE FUNCTION audit_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' THEN
    RAISE EXCEPTION 'audit entries are never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.position IS NOT NULL THEN
    RAISE EXCEPTION 'audit entry % is sealed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.position IS NULL
     OR (NEW.id, NEW.recorded_at, NEW.actor, NEW.action, NEW.outcome, NEW.subject, NEW.detail)
        IS DISTINCT FROM
        (OLD.id, OLD.recorded_at, OLD.actor, OLD.action, OLD.outcome, OLD.subject, OLD.detail) THEN
    RAISE EXCEPTION 'an audit entry may only be sealed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER audit_entry_guard_row BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION audit_entry_guard();
CREATE TRIGGER audit_entry_guard_table BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_guard();
