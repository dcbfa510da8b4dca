-- Releases of code systems (LOINC, SNOMED CT, RxNorm, ICD-10-CM) as the publishers ship them.
-- One partition per release: it is filled and indexed before anybody sees it, appears and
-- disappears with its row in one transaction, and leaves no dead rows behind.
CREATE TABLE terminology_system (
  id         int         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  release    text        NOT NULL, -- loinc, snomed, rxnorm, icd10cm
  url        text        NOT NULL,
  version    text        NOT NULL,
  name       text        NOT NULL,
  properties text        NOT NULL, -- JSON: the properties that concepts may have
  concepts   int         NOT NULL,
  source     text        NOT NULL, -- file or folder it was read from
  loaded_at  timestamptz NOT NULL,
  UNIQUE (url, version)
);

-- ancestors holds the places of everything above a concept, so that below is one index look-up,
-- above is one row, and no closure table of eight million rows is needed.
CREATE TABLE terminology_concept (
  system_id      int  NOT NULL,
  place          int  NOT NULL, -- from 0, without gaps, in the order of the release
  code           text COLLATE "C" NOT NULL,
  display        text NOT NULL,
  flags          smallint NOT NULL, -- 1 inactive, 2 only groups others
  parents        int[] NOT NULL,
  ancestors      int[] NOT NULL,
  properties     jsonb NOT NULL,    -- {"CLASS": ["CHEM"], ...}
  designations   text,              -- JSON: [[language, use code, value], ...]
  words          tsvector NOT NULL
) PARTITION BY LIST (system_id);

-- Moves whenever the terminology changes, so that every process knows when to look again.
CREATE SEQUENCE terminology_change;
