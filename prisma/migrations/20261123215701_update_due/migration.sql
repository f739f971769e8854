-- AlterEnum
ALTER TYPE "NotificationKind" ADD VALUE 'UPDATE_DUE';

-- AlterTable
ALTER TABLE "clock_segment" ADD COLUMN     "risk_recorded_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "update_pause" ADD COLUMN     "resumes_at" TIMESTAMPTZ(3);
