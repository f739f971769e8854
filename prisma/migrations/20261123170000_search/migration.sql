-- The words of an incident, for search and for "similar incidents"; derived, so that no write has to know of them.
ALTER TABLE "incident" ADD COLUMN "words" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', "title"), 'A') || setweight(to_tsvector('english', "summary"), 'B')
) STORED;
CREATE INDEX "incident_words" ON "incident" USING gin ("words");
-- Why it happened, and how it was ended.
CREATE INDEX "postmortem_section_cause_words" ON "postmortem_section"
  USING gin (to_tsvector('english', "body")) WHERE "key" IN ('root-cause', 'contributing-factors');
CREATE INDEX "audit_event_note_words" ON "audit_event"
  USING gin (to_tsvector('english', "after"->>'note')) WHERE "type" IN ('incident.mitigated', 'incident.resolved');
-- What the palette looks for among many rows; people and services are few.
CREATE INDEX "action_item_title_trgm" ON "action_item" USING gin ("title" gin_trgm_ops);
CREATE INDEX "action_item_words" ON "action_item" USING gin (to_tsvector('english', "title"));
