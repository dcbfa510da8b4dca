-- Conformance resources by their canonical address, kept up in the transaction that changes them.
CREATE SEQUENCE canonical_change;

CREATE TABLE canonical_resource (
  type       text   COLLATE "C" NOT NULL,
  id         text   COLLATE "C" NOT NULL,
  url        text   COLLATE "C" NOT NULL,
  version    text   COLLATE "C" NOT NULL, -- business version; '' without one
  profile_of text   COLLATE "C",          -- resource type that a StructureDefinition constrains
  change     bigint NOT NULL DEFAULT nextval('canonical_change'), -- a new number at every change
  PRIMARY KEY (type, id)
);
CREATE INDEX canonical_resource_url ON canonical_resource (type, url);

-- What was stored before this table was there; content that is older than its compression is plain JSON.
INSERT INTO canonical_resource (type, id, url, version, profile_of)
  SELECT type, id, json ->> 'url', coalesce(json ->> 'version', ''),
    CASE WHEN json ->> 'derivation' = 'constraint' AND json ->> 'kind' = 'resource' THEN json ->> 'type' END
  FROM (
    SELECT type, id,
      CASE WHEN get_byte(content, 0) = ascii('{') THEN convert_from(content, 'UTF8')::json END AS json
    FROM resource
    WHERE NOT deleted
      AND type IN ('StructureDefinition', 'ValueSet', 'CodeSystem', 'ConceptMap', 'SearchParameter',
        'OperationDefinition', 'CapabilityStatement', 'ImplementationGuide')
  ) AS stored
  WHERE json ->> 'url' IS NOT NULL;

-- Implementation guides that were loaded from package files, and the resources that came with each.
CREATE TABLE guide_package (
  name        text   NOT NULL,
  version     text   NOT NULL,
  title       text   NOT NULL,
  fingerprint text   NOT NULL, -- SHA-256 of the file's bytes
  dependencies text[] NOT NULL, -- packages it depends on, as name#version
  loaded_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (name, version)
);

CREATE TABLE guide_resource (
  name    text NOT NULL,
  version text NOT NULL,
  type    text NOT NULL,
  id      text NOT NULL,
  PRIMARY KEY (name, version, type, id),
  FOREIGN KEY (name, version) REFERENCES guide_package ON DELETE CASCADE
);
CREATE INDEX guide_resource_key ON guide_resource (type, id);
