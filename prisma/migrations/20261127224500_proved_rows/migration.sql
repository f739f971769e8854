-- What an event's command stored: each row with the digest of what it was and of what it is from then on.
ALTER TABLE "audit_event" ADD COLUMN "rows" JSONB;
-- Whether the stream stands in the register, and the head as it was sealed with the app's secret.
ALTER TABLE "audit_stream" ADD COLUMN "registered" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "seal" TEXT;

CREATE TABLE "audit_changed" (
    "id" BIGSERIAL NOT NULL,
    "tx" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stream" TEXT NOT NULL,
    "table_name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "was" JSONB,
    "now" JSONB,

    CONSTRAINT "audit_changed_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_changed_tx_idx" ON "audit_changed"("tx");

-- What is below is written by hand: Prisma's schema cannot say it.

-- It lives for the length of a transaction: nothing is lost with a crash.
ALTER TABLE "audit_changed" SET UNLOGGED;

-- Makes a table proved: whatever changes in it, by whatever statement, is laid beside the transaction, and the
-- event that this transaction records carries its digest. `stream` is SQL over the row `r`. Columns that are
-- left out are computed by the database, or are working notes that change without an event.
CREATE FUNCTION audit_prove(proved TEXT, keys TEXT[], left_out TEXT[], stream TEXT) RETURNS void
LANGUAGE plpgsql AS $make$
DECLARE
  name TEXT := 'audit_prove_' || proved;
  row_key TEXT := (SELECT 'concat_ws(''/'', ' || string_agg(format('r.%I::text', k), ', ') || ')' FROM unnest(keys) k);
  same_key TEXT := (SELECT string_agg(format('o.%I = r.%I', k, k), ' AND ') FROM unnest(keys) k);
  row_now TEXT := format('(to_jsonb(r) - %L::text[])', left_out);
  row_was TEXT := format('(to_jsonb(o) - %L::text[])', left_out);
  into_changed TEXT := 'INSERT INTO audit_changed (tx, stream, table_name, key, was, "now")
    SELECT pg_current_xact_id()::text::bigint, ' || stream || ', ' || quote_literal(proved) || ', ' || row_key;
BEGIN
  EXECUTE format($f$
    CREATE OR REPLACE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $t$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        %s, NULL, %s FROM new_rows r;
      ELSIF TG_OP = 'DELETE' THEN
        %s, %s, NULL FROM old_rows r;
      ELSE
        %s, %s, %s FROM new_rows r JOIN old_rows o ON %s WHERE %s IS DISTINCT FROM %s;
      END IF;
      RETURN NULL;
    END $t$ $f$,
    name, into_changed, row_now, into_changed, row_now, into_changed, row_was, row_now, same_key, row_was, row_now);
  EXECUTE format('COMMENT ON FUNCTION %I() IS %L', name,
    jsonb_build_object('keys', keys, 'leftOut', left_out, 'stream', stream)::text);
  EXECUTE format('CREATE OR REPLACE TRIGGER prove_insert AFTER INSERT ON %I
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION %I()', proved, name);
  EXECUTE format('CREATE OR REPLACE TRIGGER prove_update AFTER UPDATE ON %I
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION %I()', proved, name);
  EXECUTE format('CREATE OR REPLACE TRIGGER prove_delete AFTER DELETE ON %I
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION %I()', proved, name);
END $make$;

-- The tables, as lib/*/record-tables.ts declare them; a test compares the two.
SELECT audit_prove('incident', '{id}', '{words}', '''incident:'' || r.id');
SELECT audit_prove('severity_change', '{id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('role_assignment', '{id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('participant', '{incident_id,user_id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('incident_service', '{incident_id,service_id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('fact_correction', '{id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('fact_retraction', '{id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('clock_segment', '{id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('checklist_item', '{id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('timeline_entry', '{id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('timeline_revision', '{id}', '{}', '(SELECT ''incident:'' || p.incident_id FROM timeline_entry p WHERE p.id = r.entry_id)');
SELECT audit_prove('status_update', '{id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('update_pause', '{id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('incident_deployment', '{incident_id,deployment_id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('rollback_decision', '{id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('handover_offer', '{id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('incident_import', '{digest}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('action_item', '{id}', '{}', 'coalesce(''incident:'' || r.incident_id, ''workspace'')');
SELECT audit_prove('action_item_postponement', '{id}', '{}', '(SELECT coalesce(''incident:'' || i.incident_id, ''workspace'') FROM action_item i WHERE i.id = r.item_id)');
SELECT audit_prove('action_item_comment', '{id}', '{}', '(SELECT coalesce(''incident:'' || i.incident_id, ''workspace'') FROM action_item i WHERE i.id = r.item_id)');
SELECT audit_prove('postmortem', '{id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('postmortem_waiver', '{id}', '{}', '''incident:'' || r.incident_id');
SELECT audit_prove('postmortem_reviewer', '{postmortem_id,user_id}', '{}', '(SELECT ''incident:'' || p.incident_id FROM postmortem p WHERE p.id = r.postmortem_id)');
SELECT audit_prove('postmortem_verdict', '{id}', '{}', '(SELECT ''incident:'' || p.incident_id FROM postmortem p WHERE p.id = r.postmortem_id)');
SELECT audit_prove('postmortem_publication', '{postmortem_id,revision}', '{}', '(SELECT ''incident:'' || p.incident_id FROM postmortem p WHERE p.id = r.postmortem_id)');
SELECT audit_prove('postmortem_section', '{postmortem_id,key}', '{}', '(SELECT ''incident:'' || p.incident_id FROM postmortem p WHERE p.id = r.postmortem_id)');
SELECT audit_prove('postmortem_section_revision', '{postmortem_id,key,version}', '{}', '(SELECT ''incident:'' || p.incident_id FROM postmortem p WHERE p.id = r.postmortem_id)');
SELECT audit_prove('postmortem_suggestion', '{id}', '{}', '(SELECT ''incident:'' || p.incident_id FROM postmortem p WHERE p.id = r.postmortem_id)');
SELECT audit_prove('postmortem_muted_rule', '{id}', '{}', '(SELECT ''incident:'' || p.incident_id FROM postmortem p WHERE p.id = r.postmortem_id)');
SELECT audit_prove('postmortem_thread', '{id}', '{}', '(SELECT ''incident:'' || p.incident_id FROM postmortem p WHERE p.id = r.postmortem_id)');
SELECT audit_prove('postmortem_comment', '{id}', '{}', '(SELECT ''incident:'' || p.incident_id FROM postmortem_thread t JOIN postmortem p ON p.id = t.postmortem_id WHERE t.id = r.thread_id)');
SELECT audit_prove('postmortem_tag', '{postmortem_id,tag}', '{}', '(SELECT ''incident:'' || p.incident_id FROM postmortem p WHERE p.id = r.postmortem_id)');
SELECT audit_prove('postmortem_factor', '{postmortem_id,factor}', '{}', '(SELECT ''incident:'' || p.incident_id FROM postmortem p WHERE p.id = r.postmortem_id)');
SELECT audit_prove('library_entry', '{postmortem_id}', '{words}', '(SELECT ''incident:'' || p.incident_id FROM postmortem p WHERE p.id = r.postmortem_id)');
SELECT audit_prove('debrief', '{id}', '{}', '(SELECT ''incident:'' || p.incident_id FROM postmortem p WHERE p.id = r.postmortem_id)');
SELECT audit_prove('debrief_step', '{id}', '{}', '(SELECT ''incident:'' || p.incident_id FROM debrief d JOIN postmortem p ON p.id = d.postmortem_id WHERE d.id = r.debrief_id)');
SELECT audit_prove('debrief_attendee', '{debrief_id,user_id}', '{}', '(SELECT ''incident:'' || p.incident_id FROM debrief d JOIN postmortem p ON p.id = d.postmortem_id WHERE d.id = r.debrief_id)');
SELECT audit_prove('debrief_topic', '{id}', '{}', '(SELECT ''incident:'' || p.incident_id FROM debrief d JOIN postmortem p ON p.id = d.postmortem_id WHERE d.id = r.debrief_id)');
SELECT audit_prove('deployment', '{id}', '{}', '''workspace''');
SELECT audit_prove('service', '{id}', '{}', '''workspace''');
SELECT audit_prove('runbook', '{id}', '{}', '''workspace''');
SELECT audit_prove('runbook_service', '{runbook_id,service_id}', '{}', '''workspace''');
SELECT audit_prove('runbook_revision', '{runbook_id,number}', '{}', '''workspace''');
SELECT audit_prove('runbook_review', '{id}', '{}', '''workspace''');
SELECT audit_prove('policy_revision', '{id}', '{}', '''workspace''');
SELECT audit_prove('checklist_template_revision', '{id}', '{}', '''workspace''');
SELECT audit_prove('app_user', '{id}', '{}', '''workspace''');
SELECT audit_prove('invitation', '{id}', '{}', '''workspace''');
SELECT audit_prove('api_token', '{id}', '{last_used_at,told_at}', '''workspace''');
SELECT audit_prove('identity', '{provider,subject}', '{}', '''workspace''');
SELECT audit_prove('webhook_endpoint', '{id}', '{last_success_at,failing_since,given_up_in_a_row,busy_until}', '''workspace''');
