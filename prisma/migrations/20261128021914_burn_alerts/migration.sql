-- CreateEnum
CREATE TYPE "BurnSeverity" AS ENUM ('PAGE', 'TICKET');

-- CreateEnum
CREATE TYPE "Velocity" AS ENUM ('CONTINUE', 'SLOW_DOWN', 'FREEZE');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NotificationKind" ADD VALUE 'BUDGET_BURNING';
ALTER TYPE "NotificationKind" ADD VALUE 'VELOCITY_CHANGED';

-- CreateTable
CREATE TABLE "burn_alert" (
    "id" UUID NOT NULL,
    "slo_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "severity" "BurnSeverity" NOT NULL,
    "long_minutes" INTEGER NOT NULL,
    "short_minutes" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "says" TEXT NOT NULL,
    "calm_since" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_because" TEXT,

    CONSTRAINT "burn_alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "velocity_policy" (
    "id" UUID NOT NULL,
    "service_id" UUID,
    "steps" JSONB,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "velocity_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "velocity_override" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "decision" "Velocity" NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_name" TEXT,

    CONSTRAINT "velocity_override_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "velocity_change" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "decision" "Velocity" NOT NULL,
    "because" TEXT NOT NULL,
    "slo_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "velocity_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "burn_alert_slo_id_started_at_idx" ON "burn_alert"("slo_id", "started_at");

-- CreateIndex
CREATE INDEX "velocity_policy_service_id_recorded_at_idx" ON "velocity_policy"("service_id", "recorded_at");

-- CreateIndex
CREATE INDEX "velocity_override_service_id_created_at_idx" ON "velocity_override"("service_id", "created_at");

-- CreateIndex
CREATE INDEX "velocity_change_service_id_decided_at_idx" ON "velocity_change"("service_id", "decided_at");

-- CreateIndex
CREATE INDEX "velocity_change_slo_id_idx" ON "velocity_change"("slo_id");

-- AddForeignKey
ALTER TABLE "burn_alert" ADD CONSTRAINT "burn_alert_slo_id_fkey" FOREIGN KEY ("slo_id") REFERENCES "slo"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "velocity_policy" ADD CONSTRAINT "velocity_policy_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "velocity_override" ADD CONSTRAINT "velocity_override_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "velocity_change" ADD CONSTRAINT "velocity_change_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "velocity_change" ADD CONSTRAINT "velocity_change_slo_id_fkey" FOREIGN KEY ("slo_id") REFERENCES "slo"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE UNIQUE INDEX "burn_alert_one_open" ON "burn_alert" ("slo_id", "rule") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "velocity_override_one_open" ON "velocity_override" ("service_id") WHERE "ended_at" IS NULL;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "velocity_policy"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "velocity_change"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

ALTER TABLE "burn_alert" ADD CONSTRAINT "burn_alert_end_has_reason" CHECK ((ended_at is null) = (ended_because is null) and ended_at >= started_at is not false);
ALTER TABLE "velocity_override" ADD CONSTRAINT "velocity_override_order_of_times" CHECK (until > created_at and ended_at >= created_at is not false);

SELECT audit_prove('burn_alert', '{id}', '{calm_since}', '''workspace''');
SELECT audit_prove('velocity_policy', '{id}', '{}', '''workspace''');
SELECT audit_prove('velocity_override', '{id}', '{}', '''workspace''');
SELECT audit_prove('velocity_change', '{id}', '{}', '''workspace''');
