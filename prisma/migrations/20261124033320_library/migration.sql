-- CreateEnum
CREATE TYPE "ContributingFactor" AS ENUM ('CHANGE', 'CONFIGURATION', 'CAPACITY', 'DEPENDENCY', 'HARDWARE', 'NETWORK', 'DATA', 'DESIGN', 'SECURITY', 'MONITORING', 'TESTING', 'RUNBOOK', 'PROCESS', 'COMMUNICATION');

-- CreateTable
CREATE TABLE "library_entry" (
    "postmortem_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "words" tsvector GENERATED ALWAYS AS (
      setweight(to_tsvector('english', "title"), 'A') || setweight(to_tsvector('english', "body"), 'B')
    ) STORED,

    CONSTRAINT "library_entry_pkey" PRIMARY KEY ("postmortem_id")
);

-- CreateTable
CREATE TABLE "postmortem_tag" (
    "postmortem_id" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postmortem_tag_pkey" PRIMARY KEY ("postmortem_id","tag")
);

-- CreateTable
CREATE TABLE "postmortem_factor" (
    "postmortem_id" UUID NOT NULL,
    "factor" "ContributingFactor" NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postmortem_factor_pkey" PRIMARY KEY ("postmortem_id","factor")
);

-- CreateIndex
CREATE INDEX "library_entry_published_at_idx" ON "library_entry"("published_at");

-- CreateIndex
CREATE INDEX "postmortem_tag_tag_idx" ON "postmortem_tag"("tag");

-- CreateIndex
CREATE INDEX "postmortem_factor_factor_idx" ON "postmortem_factor"("factor");

-- AddForeignKey
ALTER TABLE "library_entry" ADD CONSTRAINT "library_entry_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_tag" ADD CONSTRAINT "postmortem_tag_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_factor" ADD CONSTRAINT "postmortem_factor_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX "library_entry_words" ON "library_entry" USING gin ("words");

-- What a published document says beside its title, as plain words: Markdown's marks are taken out, and so are the
-- three private characters by which found words are marked. Cut where a tsvector might grow beyond its limit of 1 MB.
CREATE FUNCTION library_text(document jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  WITH part AS (
    SELECT 1 AS kind, place, document->'sections'->>key AS text
    FROM unnest(ARRAY['impact', 'root-cause', 'contributing-factors', 'went-well', 'went-poorly', 'lucky',
      'lessons', 'slo-impact']) WITH ORDINALITY AS section (key, place)
    UNION ALL
    SELECT 2, place, item->>'title'
    FROM jsonb_array_elements(document->'actionItems') WITH ORDINALITY AS listed (item, place)
    UNION ALL
    SELECT 3, place, moment->>'text'
    FROM jsonb_array_elements(document->'timeline') WITH ORDINALITY AS told (moment, place)
  ), whole AS (
    SELECT coalesce(string_agg(trim(text), E'\n' ORDER BY kind, place) FILTER (WHERE trim(text) <> ''), '') AS text
    FROM part
  ), unlinked AS (
    SELECT regexp_replace(text, '!?\[([^]\n]*)\]\([^)\n]*\)', '\1', 'g') AS text FROM whole
  ), unmarked AS (
    SELECT regexp_replace(text, '^[ \t]*(#{1,6}|[-*+>]|\d+[.)])[ \t]+', '', 'gn') AS text FROM unlinked
  )
  SELECT left(regexp_replace(
    translate(text, E'*`~|\uE000\uE001\uE002', ''), '-{3,}|[ \t]{2,}', ' ', 'g'), 200000)
  FROM unmarked
$$;

-- What is published already.
INSERT INTO "library_entry" ("postmortem_id", "revision", "published_at", "title", "body")
SELECT DISTINCT ON ("postmortem_id") "postmortem_id", "revision", "published_at", "document"->>'title',
  library_text("document")
FROM "postmortem_publication" ORDER BY "postmortem_id", "revision" DESC;
