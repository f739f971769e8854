-- Which postmortems of the library have these words. A function, because it is the only thing that carries a setting:
-- for a common word the planner prefers to read the table, and does not know that it then unpacks every list of words.
CREATE FUNCTION library_with(asked tsquery) RETURNS SETOF uuid
  LANGUAGE sql STABLE SET enable_seqscan = off
  AS $$ SELECT "postmortem_id" FROM "library_entry" WHERE "words" @@ asked $$;
