-- AlterTable
ALTER TABLE "audit_event" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
