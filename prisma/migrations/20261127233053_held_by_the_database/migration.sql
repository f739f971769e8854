-- What the code promises of its rows, the database holds as well: whoever writes past the code is refused.
-- Foreign keys restrict: what others point at is not deleted from under them. Each has an index.

-- DropForeignKey
ALTER TABLE "action_item" DROP CONSTRAINT "action_item_owner_id_fkey";

-- DropForeignKey
ALTER TABLE "action_item" DROP CONSTRAINT "action_item_incident_id_fkey";

-- DropForeignKey
ALTER TABLE "action_item" DROP CONSTRAINT "action_item_postmortem_id_fkey";

-- DropForeignKey
ALTER TABLE "action_item" DROP CONSTRAINT "action_item_service_id_fkey";

-- DropForeignKey
ALTER TABLE "checklist_item" DROP CONSTRAINT "checklist_item_assignee_id_fkey";

-- DropForeignKey
ALTER TABLE "checklist_item" DROP CONSTRAINT "checklist_item_done_by_id_fkey";

-- DropForeignKey
ALTER TABLE "incident" DROP CONSTRAINT "incident_duplicate_of_id_fkey";

-- DropForeignKey
ALTER TABLE "incident" DROP CONSTRAINT "incident_reporter_id_fkey";

-- DropForeignKey
ALTER TABLE "mailed_notification" DROP CONSTRAINT "mailed_notification_notification_id_fkey";

-- DropForeignKey
ALTER TABLE "mailed_notification" DROP CONSTRAINT "mailed_notification_delivery_id_fkey";

-- DropForeignKey
ALTER TABLE "mail_attempt" DROP CONSTRAINT "mail_attempt_delivery_id_fkey";

-- DropForeignKey
ALTER TABLE "notification" DROP CONSTRAINT "notification_incident_id_fkey";

-- DropForeignKey
ALTER TABLE "invitation" DROP CONSTRAINT "invitation_invited_by_id_fkey";

-- DropForeignKey
ALTER TABLE "password_reset" DROP CONSTRAINT "password_reset_sent_by_id_fkey";

-- DropForeignKey
ALTER TABLE "postmortem" DROP CONSTRAINT "postmortem_owner_id_fkey";

-- DropForeignKey
ALTER TABLE "postmortem_waiver" DROP CONSTRAINT "postmortem_waiver_waived_by_id_fkey";

-- DropForeignKey
ALTER TABLE "rollback_decision" DROP CONSTRAINT "rollback_decision_deployment_id_fkey";

-- DropForeignKey
ALTER TABLE "runbook" DROP CONSTRAINT "runbook_owner_id_fkey";

-- DropForeignKey
ALTER TABLE "timeline_entry" DROP CONSTRAINT "timeline_entry_author_id_fkey";

-- DropForeignKey
ALTER TABLE "status_update" DROP CONSTRAINT "status_update_author_id_fkey";

-- DropForeignKey
ALTER TABLE "webhook_endpoint" DROP CONSTRAINT "webhook_endpoint_created_by_id_fkey";

-- DropForeignKey
ALTER TABLE "webhook_delivery" DROP CONSTRAINT "webhook_delivery_incident_id_fkey";

-- DropForeignKey
ALTER TABLE "webhook_delivery" DROP CONSTRAINT "webhook_delivery_resend_of_id_fkey";

-- CreateIndex
CREATE INDEX "action_item_postmortem_id_idx" ON "action_item"("postmortem_id");

-- CreateIndex
CREATE INDEX "checklist_item_assignee_id_idx" ON "checklist_item"("assignee_id");

-- CreateIndex
CREATE INDEX "checklist_item_done_by_id_idx" ON "checklist_item"("done_by_id");

-- CreateIndex
CREATE INDEX "handover_offer_from_id_idx" ON "handover_offer"("from_id");

-- CreateIndex
CREATE INDEX "handover_offer_offered_by_id_idx" ON "handover_offer"("offered_by_id");

-- CreateIndex
CREATE INDEX "handover_offer_to_id_idx" ON "handover_offer"("to_id");

-- CreateIndex
CREATE INDEX "incident_duplicate_of_id_idx" ON "incident"("duplicate_of_id");

-- CreateIndex
CREATE INDEX "incident_reporter_id_idx" ON "incident"("reporter_id");

-- CreateIndex
CREATE INDEX "invitation_invited_by_id_idx" ON "invitation"("invited_by_id");

-- CreateIndex
CREATE INDEX "password_reset_sent_by_id_idx" ON "password_reset"("sent_by_id");

-- CreateIndex
CREATE INDEX "postmortem_owner_id_idx" ON "postmortem"("owner_id");

-- CreateIndex
CREATE INDEX "postmortem_verdict_by_id_idx" ON "postmortem_verdict"("by_id");

-- CreateIndex
CREATE INDEX "postmortem_waiver_waived_by_id_idx" ON "postmortem_waiver"("waived_by_id");

-- CreateIndex
CREATE INDEX "rollback_decision_deployment_id_idx" ON "rollback_decision"("deployment_id");

-- CreateIndex
CREATE INDEX "runbook_owner_id_idx" ON "runbook"("owner_id");

-- CreateIndex
CREATE INDEX "timeline_entry_author_id_idx" ON "timeline_entry"("author_id");

-- CreateIndex
CREATE INDEX "status_update_author_id_idx" ON "status_update"("author_id");

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_done_by_id_fkey" FOREIGN KEY ("done_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_duplicate_of_id_fkey" FOREIGN KEY ("duplicate_of_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "mailed_notification" ADD CONSTRAINT "mailed_notification_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "mailed_notification" ADD CONSTRAINT "mailed_notification_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "mail_delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "mail_attempt" ADD CONSTRAINT "mail_attempt_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "mail_delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_sent_by_id_fkey" FOREIGN KEY ("sent_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "postmortem" ADD CONSTRAINT "postmortem_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "postmortem_waiver" ADD CONSTRAINT "postmortem_waiver_waived_by_id_fkey" FOREIGN KEY ("waived_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "rollback_decision" ADD CONSTRAINT "rollback_decision_deployment_id_fkey" FOREIGN KEY ("deployment_id") REFERENCES "deployment"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "runbook" ADD CONSTRAINT "runbook_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "timeline_entry" ADD CONSTRAINT "timeline_entry_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "status_update" ADD CONSTRAINT "status_update_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_resend_of_id_fkey" FOREIGN KEY ("resend_of_id") REFERENCES "webhook_delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- They held before, so that this finds nothing; it only takes the lock that lets others write on.
ALTER TABLE "action_item" VALIDATE CONSTRAINT "action_item_owner_id_fkey";
ALTER TABLE "action_item" VALIDATE CONSTRAINT "action_item_incident_id_fkey";
ALTER TABLE "action_item" VALIDATE CONSTRAINT "action_item_postmortem_id_fkey";
ALTER TABLE "action_item" VALIDATE CONSTRAINT "action_item_service_id_fkey";
ALTER TABLE "checklist_item" VALIDATE CONSTRAINT "checklist_item_assignee_id_fkey";
ALTER TABLE "checklist_item" VALIDATE CONSTRAINT "checklist_item_done_by_id_fkey";
ALTER TABLE "incident" VALIDATE CONSTRAINT "incident_duplicate_of_id_fkey";
ALTER TABLE "incident" VALIDATE CONSTRAINT "incident_reporter_id_fkey";
ALTER TABLE "mailed_notification" VALIDATE CONSTRAINT "mailed_notification_notification_id_fkey";
ALTER TABLE "mailed_notification" VALIDATE CONSTRAINT "mailed_notification_delivery_id_fkey";
ALTER TABLE "mail_attempt" VALIDATE CONSTRAINT "mail_attempt_delivery_id_fkey";
ALTER TABLE "notification" VALIDATE CONSTRAINT "notification_incident_id_fkey";
ALTER TABLE "invitation" VALIDATE CONSTRAINT "invitation_invited_by_id_fkey";
ALTER TABLE "password_reset" VALIDATE CONSTRAINT "password_reset_sent_by_id_fkey";
ALTER TABLE "postmortem" VALIDATE CONSTRAINT "postmortem_owner_id_fkey";
ALTER TABLE "postmortem_waiver" VALIDATE CONSTRAINT "postmortem_waiver_waived_by_id_fkey";
ALTER TABLE "rollback_decision" VALIDATE CONSTRAINT "rollback_decision_deployment_id_fkey";
ALTER TABLE "runbook" VALIDATE CONSTRAINT "runbook_owner_id_fkey";
ALTER TABLE "timeline_entry" VALIDATE CONSTRAINT "timeline_entry_author_id_fkey";
ALTER TABLE "status_update" VALIDATE CONSTRAINT "status_update_author_id_fkey";
ALTER TABLE "webhook_endpoint" VALIDATE CONSTRAINT "webhook_endpoint_created_by_id_fkey";
ALTER TABLE "webhook_delivery" VALIDATE CONSTRAINT "webhook_delivery_incident_id_fkey";
ALTER TABLE "webhook_delivery" VALIDATE CONSTRAINT "webhook_delivery_resend_of_id_fkey";

-- CHECKs are added without a look at what is there: a row that an older version wrote stays, and is judged when
-- it is written again. Then the look: where all rows hold, the constraint is one of the whole table.
ALTER TABLE "incident" ADD CONSTRAINT "incident_percentages" CHECK ((users_affected_percent is null or users_affected_percent between 0 and 100) and (error_rate_percent is null or error_rate_percent between 0 and 100)) NOT VALID;
ALTER TABLE "incident" ADD CONSTRAINT "incident_order_of_times" CHECK (acknowledged_at >= detected_at is not false and mitigated_at >= impact_started_at is not false and resolved_at >= greatest(detected_at, mitigated_at, impact_started_at) is not false and closed_at >= resolved_at is not false) NOT VALID;
ALTER TABLE "incident" ADD CONSTRAINT "incident_status_follows_facts" CHECK (status = case when cancelled_at is not null then 'CANCELLED' when closed_at is not null then 'CLOSED' when resolved_at is not null then 'RESOLVED' when mitigated_at is not null then 'MITIGATED' when acknowledged_at is not null then 'INVESTIGATING' else 'TRIAGE' end::"IncidentStatus") NOT VALID;
ALTER TABLE "incident" ADD CONSTRAINT "incident_not_its_own_duplicate" CHECK (duplicate_of_id <> id) NOT VALID;
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_state_has_evidence" CHECK (case state when 'DONE' then evidence is not null and closed_at is not null when 'WONT_DO' then wont_do_reason is not null and closed_at is not null else closed_at is null end) NOT VALID;
ALTER TABLE "clock_segment" ADD CONSTRAINT "clock_segment_order_of_times" CHECK (target_minutes > 0 and due_at >= started_at and (met_at is null or ended_at is not null)) NOT VALID;
ALTER TABLE "clock_segment" ADD CONSTRAINT "clock_segment_end_has_reason" CHECK ((ended_at is null) = (end_reason is null)) NOT VALID;
ALTER TABLE "update_pause" ADD CONSTRAINT "update_pause_order_of_times" CHECK (until >= "from" is not false and resumes_at > "from" is not false) NOT VALID;
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_order_of_times" CHECK (relinquished_at >= assumed_at is not false) NOT VALID;
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_state_has_evidence" CHECK (case state when 'OPEN' then done_at is null when 'SKIPPED' then done_at is not null and reason is not null else done_at is not null end) NOT VALID;
ALTER TABLE "handover_offer" ADD CONSTRAINT "handover_offer_one_ending" CHECK (expires_at > offered_at and num_nonnulls(accepted_at, declined_at, withdrawn_at, expiry_recorded_at) <= 1) NOT VALID;
ALTER TABLE "session" ADD CONSTRAINT "session_order_of_times" CHECK (expires_at > created_at) NOT VALID;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_order_of_times" CHECK (expires_at > created_at and num_nonnulls(accepted_at, revoked_at) <= 1) NOT VALID;
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_order_of_times" CHECK (expires_at > created_at is not false) NOT VALID;
ALTER TABLE "notification" ADD CONSTRAINT "notification_order_of_times" CHECK (read_at >= created_at is not false) NOT VALID;
ALTER TABLE "mail_delivery" ADD CONSTRAINT "mail_delivery_one_standing" CHECK (num_nonnulls(next_attempt_at, sent_at, given_up_at, skipped_at) >= 1 and (skipped_at is null) = (skipped_why is null)) NOT VALID;
ALTER TABLE "mail_attempt" ADD CONSTRAINT "mail_attempt_end_has_outcome" CHECK ((ended_at is null) = (outcome is null)) NOT VALID;
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_state_has_evidence" CHECK (attempt_count >= 0 and case state when 'WAITING' then next_attempt_at is not null and ended_at is null else next_attempt_at is null and ended_at is not null end) NOT VALID;
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_off_has_reason" CHECK ((disabled_at is null) = (disabled_because is null) and given_up_in_a_row >= 0) NOT VALID;
ALTER TABLE "postmortem" ADD CONSTRAINT "postmortem_state_has_evidence" CHECK (state <> 'PUBLISHED' or published_at is not null) NOT VALID;
ALTER TABLE "debrief" ADD CONSTRAINT "debrief_order_of_times" CHECK (ended_at >= started_at is not false) NOT VALID;
ALTER TABLE "debrief_topic" ADD CONSTRAINT "debrief_topic_state_has_evidence" CHECK ((outcome is null) = (settled_at is null)) NOT VALID;
ALTER TABLE "postmortem_waiver" ADD CONSTRAINT "postmortem_waiver_order_of_times" CHECK (withdrawn_at >= waived_at is not false) NOT VALID;
ALTER TABLE "rollback_decision" ADD CONSTRAINT "rollback_decision_order_of_times" CHECK (withdrawn_at >= decided_at is not false) NOT VALID;
ALTER TABLE "service" ADD CONSTRAINT "service_tiers" CHECK (tier between 1 and 4) NOT VALID;
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_order_of_times" CHECK (expires_at > created_at) NOT VALID;
ALTER TABLE "sign_in_pace" ADD CONSTRAINT "sign_in_pace_counted" CHECK (failures >= 0) NOT VALID;
ALTER TABLE "audit_stream" ADD CONSTRAINT "audit_stream_numbers" CHECK (seq >= 0) NOT VALID;
ALTER TABLE "access_note" ADD CONSTRAINT "access_note_counted" CHECK (times >= 1 and last_at >= first_at) NOT VALID;

DO $$
DECLARE held record;
BEGIN
  FOR held IN
    SELECT conrelid::regclass AS of_table, conname FROM pg_constraint
    WHERE contype = 'c' AND NOT convalidated AND connamespace = 'public'::regnamespace
  LOOP
    BEGIN
      EXECUTE format('ALTER TABLE %s VALIDATE CONSTRAINT %I', held.of_table, held.conname);
    EXCEPTION WHEN check_violation THEN
      RAISE WARNING '% has older rows that do not fit %', held.of_table, held.conname;
    END;
  END LOOP;
END $$;

-- The code never leaves two open. Where something else did, nothing is changed behind the record's back: the rule
-- stays out, and whoever migrates is told.
DO $$
BEGIN
  CREATE UNIQUE INDEX "update_pause_one_open" ON "update_pause" ("incident_id") WHERE "until" IS NULL;
EXCEPTION WHEN unique_violation THEN
  RAISE WARNING 'an incident has two open pauses of its updates: resume them, then create update_pause_one_open';
END $$;
DO $$
BEGIN
  CREATE UNIQUE INDEX "clock_segment_one_running" ON "clock_segment" ("incident_id", "kind")
    WHERE "ended_at" IS NULL AND "superseded_at" IS NULL;
EXCEPTION WHEN unique_violation THEN
  RAISE WARNING 'an incident has two running clocks of a kind: correct a fact, then create clock_segment_one_running';
END $$;
