-- Whole words beside their stems: "replicati" is the beginning of "replication", but not of its stem.
-- Made anew instead of changed: PostgreSQL before 17 cannot change how a column is derived.
ALTER TABLE "incident" DROP COLUMN "words";
ALTER TABLE "incident" ADD COLUMN "words" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', "title") || to_tsvector('simple', "title"), 'A')
    || setweight(to_tsvector('english', "summary") || to_tsvector('simple', "summary"), 'B')
) STORED;
CREATE INDEX "incident_words" ON "incident" USING gin ("words");
DROP INDEX "action_item_words";
CREATE INDEX "action_item_words" ON "action_item"
  USING gin ((to_tsvector('english', "title") || to_tsvector('simple', "title")));
