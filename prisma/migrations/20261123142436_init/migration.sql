-- Extensions: e-mail addresses compare without case; titles are searched by trigram.
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ActionItemState" AS ENUM ('PROPOSED', 'OPEN', 'IN_PROGRESS', 'DONE', 'WONT_DO');

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('P0', 'P1', 'P2');

-- CreateEnum
CREATE TYPE "ActionItemKind" AS ENUM ('DETECT', 'PREVENT', 'MITIGATE', 'PROCESS');

-- CreateEnum
CREATE TYPE "ChecklistPhase" AS ENUM ('TRIAGE', 'ASSESS', 'MITIGATE', 'RESOLVE', 'FOLLOW_UP');

-- CreateEnum
CREATE TYPE "ChecklistItemState" AS ENUM ('OPEN', 'DONE', 'SKIPPED');

-- CreateEnum
CREATE TYPE "Severity" AS ENUM ('SEV1', 'SEV2', 'SEV3', 'SEV4');

-- CreateEnum
CREATE TYPE "ClockKind" AS ENUM ('RESPONSE', 'UPDATE', 'POSTMORTEM');

-- CreateEnum
CREATE TYPE "DeploymentOutcome" AS ENUM ('SUCCEEDED', 'FAILED', 'ROLLED_BACK');

-- CreateEnum
CREATE TYPE "IncidentStatus" AS ENUM ('TRIAGE', 'INVESTIGATING', 'MITIGATED', 'RESOLVED', 'CLOSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "IncidentKind" AS ENUM ('REAL', 'DRILL');

-- CreateEnum
CREATE TYPE "IncidentRole" AS ENUM ('COMMANDER', 'COMMUNICATIONS', 'SCRIBE', 'OPERATIONS', 'SUBJECT_EXPERT');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('ADMIN', 'MANAGER', 'RESPONDER', 'VIEWER');

-- CreateEnum
CREATE TYPE "PostmortemState" AS ENUM ('DRAFT', 'IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "SuggestionState" AS ENUM ('PENDING', 'ACCEPTED', 'DISMISSED');

-- CreateEnum
CREATE TYPE "RollbackOutcome" AS ENUM ('ROLLED_BACK', 'NOT_POSSIBLE');

-- CreateEnum
CREATE TYPE "EntryKind" AS ENUM ('NOTE', 'OBSERVATION', 'ACTION', 'DECISION', 'COMMUNICATION');

-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('INTERNAL', 'PUBLIC');

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "action_item" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "state" "ActionItemState" NOT NULL,
    "priority" "Priority" NOT NULL,
    "kind" "ActionItemKind" NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "incident_id" UUID,
    "postmortem_id" UUID,
    "service_id" UUID,
    "ticket_url" TEXT,
    "evidence" TEXT,
    "wont_do_reason" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "action_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_stream" (
    "stream" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_stream_pkey" PRIMARY KEY ("stream")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "stream" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "ip" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "fact" TEXT,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "on_timeline" BOOLEAN NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_item" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "phase" "ChecklistPhase" NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "hint" TEXT NOT NULL DEFAULT '',
    "proof" TEXT,
    "state" "ChecklistItemState" NOT NULL DEFAULT 'OPEN',
    "reason" TEXT,
    "assignee_id" UUID,
    "done_by_id" UUID,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "checklist_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_template_revision" (
    "id" UUID NOT NULL,
    "template" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checklist_template_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_revision" (
    "id" UUID NOT NULL,
    "policy" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock_segment" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "kind" "ClockKind" NOT NULL,
    "severity" "Severity" NOT NULL,
    "target_minutes" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "met_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "breach_recorded_at" TIMESTAMPTZ(3),

    CONSTRAINT "clock_segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "environment" TEXT NOT NULL DEFAULT 'production',
    "commit" TEXT,
    "deployed_at" TIMESTAMPTZ(3) NOT NULL,
    "deployed_by" TEXT,
    "outcome" "DeploymentOutcome" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_deployment" (
    "incident_id" UUID NOT NULL,
    "deployment_id" UUID NOT NULL,
    "linked_by_id" UUID,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_deployment_pkey" PRIMARY KEY ("incident_id","deployment_id")
);

-- CreateTable
CREATE TABLE "incident_import" (
    "digest" TEXT NOT NULL,
    "incident_id" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_import_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "severity" "Severity" NOT NULL,
    "status" "IncidentStatus" NOT NULL,
    "kind" "IncidentKind" NOT NULL DEFAULT 'REAL',
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "impact_started_at" TIMESTAMPTZ(3),
    "detected_at" TIMESTAMPTZ(3) NOT NULL,
    "declared_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "mitigated_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "users_affected_percent" DOUBLE PRECISION,
    "error_rate_percent" DOUBLE PRECISION,
    "cancel_reason" TEXT,
    "duplicate_of_id" UUID,
    "channel_url" TEXT,
    "no_recent_changes_at" TIMESTAMPTZ(3),
    "policy" JSONB NOT NULL,
    "source" TEXT,
    "reporter_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "severity_change" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "severity" "Severity" NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "severity_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_assignment" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "role" "IncidentRole" NOT NULL,
    "user_id" UUID NOT NULL,
    "assumed_at" TIMESTAMPTZ(3) NOT NULL,
    "relinquished_at" TIMESTAMPTZ(3),
    "assigned_by_id" UUID,

    CONSTRAINT "role_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participant" (
    "incident_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "participant_pkey" PRIMARY KEY ("incident_id","user_id")
);

-- CreateTable
CREATE TABLE "incident_service" (
    "incident_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,

    CONSTRAINT "incident_service_pkey" PRIMARY KEY ("incident_id","service_id")
);

-- CreateTable
CREATE TABLE "fact_correction" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "fact" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "reason" TEXT NOT NULL,
    "by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fact_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact_retraction" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "fact" TEXT NOT NULL,
    "held_from" TIMESTAMPTZ(3) NOT NULL,
    "retracted_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID,

    CONSTRAINT "fact_retraction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "password_hash" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip" TEXT,
    "user_agent" TEXT,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "role" "Role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("provider","subject")
);

-- CreateTable
CREATE TABLE "postmortem" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "state" "PostmortemState" NOT NULL DEFAULT 'DRAFT',
    "owner_id" UUID,
    "due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "postmortem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postmortem_section" (
    "postmortem_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_id" UUID,
    "updated_name" TEXT NOT NULL,

    CONSTRAINT "postmortem_section_pkey" PRIMARY KEY ("postmortem_id","key")
);

-- CreateTable
CREATE TABLE "postmortem_section_revision" (
    "postmortem_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postmortem_section_revision_pkey" PRIMARY KEY ("postmortem_id","key","version")
);

-- CreateTable
CREATE TABLE "postmortem_suggestion" (
    "id" UUID NOT NULL,
    "postmortem_id" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "state" "SuggestionState" NOT NULL DEFAULT 'PENDING',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "postmortem_suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postmortem_waiver" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "waived_by_id" UUID,
    "waived_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "postmortem_waiver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollback_decision" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "outcome" "RollbackOutcome" NOT NULL,
    "reason" TEXT,
    "deployment_id" UUID,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "rollback_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tier" INTEGER NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "actor_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateTable
CREATE TABLE "timeline_entry" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "kind" "EntryKind" NOT NULL,
    "body" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "author_id" UUID,
    "evidence_url" TEXT,
    "key_moment" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "timeline_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timeline_revision" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "kind" "EntryKind" NOT NULL,
    "body" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "evidence_url" TEXT,
    "key_moment" BOOLEAN NOT NULL,
    "removed" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "timeline_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "status_update" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "message" TEXT NOT NULL,
    "audience" "Audience" NOT NULL,
    "status" "IncidentStatus" NOT NULL,
    "severity" "Severity" NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "next_update_at" TIMESTAMPTZ(3),
    "author_id" UUID,

    CONSTRAINT "status_update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "update_pause" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "by_id" UUID,

    CONSTRAINT "update_pause_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "action_item_number_key" ON "action_item"("number");

-- CreateIndex
CREATE INDEX "action_item_state_due_on_number_idx" ON "action_item"("state", "due_on", "number");

-- CreateIndex
CREATE INDEX "action_item_owner_id_state_due_on_number_idx" ON "action_item"("owner_id", "state", "due_on", "number");

-- CreateIndex
CREATE INDEX "action_item_incident_id_idx" ON "action_item"("incident_id");

-- CreateIndex
CREATE INDEX "action_item_service_id_state_idx" ON "action_item"("service_id", "state");

-- CreateIndex
CREATE INDEX "audit_event_recorded_at_idx" ON "audit_event"("recorded_at");

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_idx" ON "audit_event"("subject_type", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_stream_seq_key" ON "audit_event"("stream", "seq");

-- CreateIndex
CREATE INDEX "checklist_item_incident_id_position_idx" ON "checklist_item"("incident_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_item_incident_id_key_key" ON "checklist_item"("incident_id", "key");

-- CreateIndex
CREATE INDEX "checklist_template_revision_created_at_idx" ON "checklist_template_revision"("created_at");

-- CreateIndex
CREATE INDEX "policy_revision_created_at_idx" ON "policy_revision"("created_at");

-- CreateIndex
CREATE INDEX "clock_segment_incident_id_superseded_at_idx" ON "clock_segment"("incident_id", "superseded_at");

-- CreateIndex
CREATE INDEX "deployment_service_id_deployed_at_idx" ON "deployment"("service_id", "deployed_at" DESC);

-- CreateIndex
CREATE INDEX "deployment_deployed_at_idx" ON "deployment"("deployed_at");

-- CreateIndex
CREATE INDEX "incident_deployment_deployment_id_idx" ON "incident_deployment"("deployment_id");

-- CreateIndex
CREATE INDEX "incident_import_incident_id_idx" ON "incident_import"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "incident_number_key" ON "incident"("number");

-- CreateIndex
CREATE INDEX "incident_declared_at_number_idx" ON "incident"("declared_at" DESC, "number" DESC);

-- CreateIndex
CREATE INDEX "incident_status_declared_at_number_idx" ON "incident"("status", "declared_at" DESC, "number" DESC);

-- CreateIndex
CREATE INDEX "incident_severity_declared_at_number_idx" ON "incident"("severity", "declared_at" DESC, "number" DESC);

-- CreateIndex
CREATE INDEX "severity_change_incident_id_at_idx" ON "severity_change"("incident_id", "at");

-- CreateIndex
CREATE INDEX "role_assignment_incident_id_relinquished_at_idx" ON "role_assignment"("incident_id", "relinquished_at");

-- CreateIndex
CREATE INDEX "role_assignment_user_id_role_relinquished_at_idx" ON "role_assignment"("user_id", "role", "relinquished_at");

-- CreateIndex
CREATE INDEX "participant_user_id_idx" ON "participant"("user_id");

-- CreateIndex
CREATE INDEX "incident_service_service_id_idx" ON "incident_service"("service_id");

-- CreateIndex
CREATE INDEX "fact_correction_incident_id_recorded_at_idx" ON "fact_correction"("incident_id", "recorded_at");

-- CreateIndex
CREATE INDEX "fact_retraction_incident_id_idx" ON "fact_retraction"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "session_user_id_revoked_at_idx" ON "session"("user_id", "revoked_at");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_user_id_idx" ON "api_token"("user_id");

-- CreateIndex
CREATE INDEX "identity_user_id_idx" ON "identity"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "postmortem_incident_id_key" ON "postmortem"("incident_id");

-- CreateIndex
CREATE INDEX "postmortem_state_due_at_idx" ON "postmortem"("state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "postmortem_suggestion_postmortem_id_rule_key" ON "postmortem_suggestion"("postmortem_id", "rule");

-- CreateIndex
CREATE INDEX "postmortem_waiver_incident_id_idx" ON "postmortem_waiver"("incident_id");

-- CreateIndex
CREATE INDEX "rollback_decision_incident_id_decided_at_idx" ON "rollback_decision"("incident_id", "decided_at");

-- CreateIndex
CREATE UNIQUE INDEX "service_slug_key" ON "service"("slug");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "timeline_entry_incident_id_occurred_at_recorded_at_id_idx" ON "timeline_entry"("incident_id", "occurred_at", "recorded_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "timeline_revision_entry_id_revision_key" ON "timeline_revision"("entry_id", "revision");

-- CreateIndex
CREATE INDEX "status_update_incident_id_sent_at_idx" ON "status_update"("incident_id", "sent_at");

-- CreateIndex
CREATE INDEX "update_pause_incident_id_idx" ON "update_pause"("incident_id");

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_done_by_id_fkey" FOREIGN KEY ("done_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock_segment" ADD CONSTRAINT "clock_segment_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_deployment" ADD CONSTRAINT "incident_deployment_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_deployment" ADD CONSTRAINT "incident_deployment_deployment_id_fkey" FOREIGN KEY ("deployment_id") REFERENCES "deployment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_import" ADD CONSTRAINT "incident_import_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_duplicate_of_id_fkey" FOREIGN KEY ("duplicate_of_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "severity_change" ADD CONSTRAINT "severity_change_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_service" ADD CONSTRAINT "incident_service_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_service" ADD CONSTRAINT "incident_service_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact_correction" ADD CONSTRAINT "fact_correction_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact_retraction" ADD CONSTRAINT "fact_retraction_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem" ADD CONSTRAINT "postmortem_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem" ADD CONSTRAINT "postmortem_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_section" ADD CONSTRAINT "postmortem_section_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_section_revision" ADD CONSTRAINT "postmortem_section_revision_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_suggestion" ADD CONSTRAINT "postmortem_suggestion_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_waiver" ADD CONSTRAINT "postmortem_waiver_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollback_decision" ADD CONSTRAINT "rollback_decision_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollback_decision" ADD CONSTRAINT "rollback_decision_deployment_id_fkey" FOREIGN KEY ("deployment_id") REFERENCES "deployment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_entry" ADD CONSTRAINT "timeline_entry_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_entry" ADD CONSTRAINT "timeline_entry_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_revision" ADD CONSTRAINT "timeline_revision_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "timeline_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_update" ADD CONSTRAINT "status_update_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_update" ADD CONSTRAINT "status_update_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_pause" ADD CONSTRAINT "update_pause_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is below is written by hand: Prisma's schema cannot say it.

-- Records of the past are append-only in the database itself, whoever connects to it.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "timeline_revision"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "timeline_revision"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "postmortem_section_revision"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "fact_correction"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

-- A chain's head only moves forward, and stays.
CREATE FUNCTION refuse_head_rewind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.seq < OLD.seq OR NEW.stream <> OLD.stream THEN
    RAISE EXCEPTION 'The head of chain % only moves forward', OLD.stream USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER forward_only BEFORE UPDATE OR DELETE ON "audit_stream"
  FOR EACH ROW EXECUTE FUNCTION refuse_head_rewind();

-- One person holds a role at a time, but for subject experts.
CREATE UNIQUE INDEX "role_assignment_one_holder" ON "role_assignment" ("incident_id", "role")
  WHERE "relinquished_at" IS NULL AND "role" <> 'SUBJECT_EXPERT';
-- One waiver and one rollback decision hold at a time.
CREATE UNIQUE INDEX "postmortem_waiver_one" ON "postmortem_waiver" ("incident_id") WHERE "withdrawn_at" IS NULL;
CREATE UNIQUE INDEX "rollback_decision_one" ON "rollback_decision" ("incident_id") WHERE "withdrawn_at" IS NULL;

-- The board: open incidents are few among many, and titles are searched inside.
CREATE INDEX "incident_open" ON "incident" ("severity", "declared_at" DESC, "number" DESC)
  WHERE "status" IN ('TRIAGE', 'INVESTIGATING', 'MITIGATED');
CREATE INDEX "incident_title_trgm" ON "incident" USING gin ("title" gin_trgm_ops);
-- The timeline's half that Muster writes.
CREATE INDEX "audit_event_timeline" ON "audit_event" ("stream", "seq") WHERE "on_timeline";
