-- Whole words beside their stems: "replicati" is the beginning of "replication", but not of its stem.
ALTER TABLE "incident" ALTER COLUMN "words" SET EXPRESSION AS (
  setweight(to_tsvector('english', "title") || to_tsvector('simple', "title"), 'A')
    || setweight(to_tsvector('english', "summary") || to_tsvector('simple', "summary"), 'B')
);
DROP INDEX "action_item_words";
CREATE INDEX "action_item_words" ON "action_item"
  USING gin ((to_tsvector('english', "title") || to_tsvector('simple', "title")));
