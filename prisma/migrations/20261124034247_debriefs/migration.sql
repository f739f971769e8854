-- CreateEnum
CREATE TYPE "TopicOutcome" AS ENUM ('ACTION_ITEM', 'NOTED', 'DROPPED');

-- CreateTable
CREATE TABLE "debrief" (
    "id" UUID NOT NULL,
    "postmortem_id" UUID NOT NULL,
    "facilitator_id" UUID,
    "facilitator_name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "debrief_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "debrief_step" (
    "id" UUID NOT NULL,
    "debrief_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "debrief_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "debrief_attendee" (
    "debrief_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "present" BOOLEAN NOT NULL,

    CONSTRAINT "debrief_attendee_pkey" PRIMARY KEY ("debrief_id","user_id")
);

-- CreateTable
CREATE TABLE "debrief_topic" (
    "id" UUID NOT NULL,
    "debrief_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "parked_at" TIMESTAMPTZ(3) NOT NULL,
    "parked_name" TEXT NOT NULL,
    "outcome" "TopicOutcome",
    "settled_at" TIMESTAMPTZ(3),
    "settled_name" TEXT,

    CONSTRAINT "debrief_topic_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "debrief_postmortem_id_started_at_idx" ON "debrief"("postmortem_id", "started_at");

-- CreateIndex
CREATE INDEX "debrief_step_debrief_id_started_at_idx" ON "debrief_step"("debrief_id", "started_at");

-- CreateIndex
CREATE INDEX "debrief_attendee_user_id_idx" ON "debrief_attendee"("user_id");

-- CreateIndex
CREATE INDEX "debrief_topic_debrief_id_parked_at_idx" ON "debrief_topic"("debrief_id", "parked_at");

-- AddForeignKey
ALTER TABLE "debrief" ADD CONSTRAINT "debrief_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "debrief_step" ADD CONSTRAINT "debrief_step_debrief_id_fkey" FOREIGN KEY ("debrief_id") REFERENCES "debrief"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "debrief_attendee" ADD CONSTRAINT "debrief_attendee_debrief_id_fkey" FOREIGN KEY ("debrief_id") REFERENCES "debrief"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "debrief_attendee" ADD CONSTRAINT "debrief_attendee_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "debrief_topic" ADD CONSTRAINT "debrief_topic_debrief_id_fkey" FOREIGN KEY ("debrief_id") REFERENCES "debrief"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE UNIQUE INDEX "debrief_open" ON "debrief"("postmortem_id") WHERE "ended_at" IS NULL;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "debrief_step"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
