-- Words of narratives and of whole resources for _text and _content, in a table of their own that
-- writes do not touch: it follows the resources when such a search comes and in the background.
CREATE TABLE search_text (
  pid bigint PRIMARY KEY,
  type text NOT NULL,
  version bigint NOT NULL,
  narrative tsvector,
  content tsvector NOT NULL
);
CREATE INDEX search_text_narrative ON search_text USING gin (narrative);
CREATE INDEX search_text_content ON search_text USING gin (content);

-- The newest resource whose words are kept; no row until the first such search.
CREATE TABLE search_text_progress (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  last_updated timestamptz NOT NULL,
  pid bigint NOT NULL
);
