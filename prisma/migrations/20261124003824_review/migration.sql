-- CreateEnum
CREATE TYPE "ReviewVerdict" AS ENUM ('APPROVED', 'CHANGES_REQUESTED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NotificationKind" ADD VALUE 'REVIEW_REQUESTED';
ALTER TYPE "NotificationKind" ADD VALUE 'REVIEW_ANSWERED';

-- AlterTable
ALTER TABLE "postmortem" ADD COLUMN     "review_requested_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "postmortem_reviewer" (
    "postmortem_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postmortem_reviewer_pkey" PRIMARY KEY ("postmortem_id","user_id")
);

-- CreateTable
CREATE TABLE "postmortem_verdict" (
    "id" UUID NOT NULL,
    "postmortem_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "verdict" "ReviewVerdict" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "lapsed_at" TIMESTAMPTZ(3),

    CONSTRAINT "postmortem_verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postmortem_publication" (
    "postmortem_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by_id" UUID,
    "published_name" TEXT NOT NULL,

    CONSTRAINT "postmortem_publication_pkey" PRIMARY KEY ("postmortem_id","revision")
);

-- CreateIndex
CREATE INDEX "postmortem_reviewer_user_id_idx" ON "postmortem_reviewer"("user_id");

-- CreateIndex
CREATE INDEX "postmortem_verdict_postmortem_id_given_at_idx" ON "postmortem_verdict"("postmortem_id", "given_at");

-- AddForeignKey
ALTER TABLE "postmortem_reviewer" ADD CONSTRAINT "postmortem_reviewer_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_reviewer" ADD CONSTRAINT "postmortem_reviewer_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_verdict" ADD CONSTRAINT "postmortem_verdict_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_verdict" ADD CONSTRAINT "postmortem_verdict_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_publication" ADD CONSTRAINT "postmortem_publication_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_waiver" ADD CONSTRAINT "postmortem_waiver_waived_by_id_fkey" FOREIGN KEY ("waived_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What was published is never changed; a person's newest verdict is the one that stands.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "postmortem_publication"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE UNIQUE INDEX "postmortem_verdict_standing" ON "postmortem_verdict" ("postmortem_id", "by_id")
  WHERE "lapsed_at" IS NULL;

-- The lists of what is late and of what was waived.
CREATE INDEX "clock_segment_postmortem_open" ON "clock_segment" ("due_at" DESC)
  WHERE "kind" = 'POSTMORTEM' AND "ended_at" IS NULL AND "superseded_at" IS NULL;
CREATE INDEX "postmortem_waiver_newest" ON "postmortem_waiver" ("waived_at" DESC) WHERE "withdrawn_at" IS NULL;
