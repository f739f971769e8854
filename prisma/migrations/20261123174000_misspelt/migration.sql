-- Incidents with a word in the title that is like this one: more forgiving than the default of 0.6, which
-- misses two letters swapped in the middle. A function, because it is the only thing that carries a setting.
CREATE FUNCTION incident_titled_like(word text) RETURNS SETOF uuid
  LANGUAGE sql STABLE SET pg_trgm.word_similarity_threshold = 0.45
  AS $$ SELECT "id" FROM "incident" WHERE word <% "title" $$;
