-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NotificationKind" ADD VALUE 'HANDOVER_OFFERED';
ALTER TYPE "NotificationKind" ADD VALUE 'HANDOVER_ANSWERED';

-- CreateTable
CREATE TABLE "handover_offer" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "offered_by_id" UUID NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "briefing" JSONB NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,
    "expiry_recorded_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "handover_offer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "handover_offer_incident_id_offered_at_idx" ON "handover_offer"("incident_id", "offered_at" DESC);

-- AddForeignKey
ALTER TABLE "handover_offer" ADD CONSTRAINT "handover_offer_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_offer" ADD CONSTRAINT "handover_offer_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_offer" ADD CONSTRAINT "handover_offer_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_offer" ADD CONSTRAINT "handover_offer_offered_by_id_fkey" FOREIGN KEY ("offered_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: Prisma's schema cannot say it. Command is offered to one person at a time.
CREATE UNIQUE INDEX "handover_offer_one_open" ON "handover_offer" ("incident_id")
  WHERE "accepted_at" IS NULL AND "declined_at" IS NULL AND "withdrawn_at" IS NULL AND "expiry_recorded_at" IS NULL;
