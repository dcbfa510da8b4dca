-- What the token of the requester granted (smart.GrantJson), so that work behind an answered request can do no more;
-- NULL for requests without a token.
ALTER TABLE fhir_job ADD COLUMN granted text;
ALTER TABLE fhir_subscription ADD COLUMN granted text;
ALTER TABLE agent_task ADD COLUMN granted text;
