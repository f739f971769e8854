-- DropIndex
DROP INDEX "audit_event_subject_type_subject_id_idx";

-- DropIndex
DROP INDEX "audit_event_recorded_at_idx";

-- CreateTable
CREATE TABLE "access_note" (
    "window_end" TIMESTAMPTZ(3) NOT NULL,
    "budget" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3),
    "event" JSONB NOT NULL,

    CONSTRAINT "access_note_pkey" PRIMARY KEY ("window_end","budget","key")
);

-- CreateIndex
CREATE INDEX "access_note_due_at_idx" ON "access_note"("due_at");

-- CreateIndex
CREATE INDEX "audit_event_recorded_at_id_idx" ON "audit_event"("recorded_at", "id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_recorded_at_id_idx" ON "audit_event"("actor_id", "recorded_at", "id");

-- CreateIndex
CREATE INDEX "audit_event_type_recorded_at_id_idx" ON "audit_event"("type", "recorded_at", "id");

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_recorded_at_id_idx" ON "audit_event"("subject_type", "subject_id", "recorded_at", "id");
