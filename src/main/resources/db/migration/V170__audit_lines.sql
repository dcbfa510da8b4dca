-- Entries are chained by their lines from now on; seals from before stay by the members of their entries. A server of
-- the release before that still runs beside seals by members and says nothing of it: the default is for its seals.
-- By itself and before anything on the entries, for a sealer takes the two tables in this order too.
ALTER TABLE audit_seal ADD COLUMN form smallint NOT NULL DEFAULT 2;
