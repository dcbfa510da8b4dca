-- The UCUM codes of stored quantities and what each measures. A search converts its bounds into the
-- codes of the same kind, so that quantities need neither a second row nor a second index.
CREATE TABLE search_unit (
  code text COLLATE "C" PRIMARY KEY,
  kind text COLLATE "C" NOT NULL
);
CREATE INDEX search_unit_kind ON search_unit (kind, code);
