-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "imported_at" TIMESTAMPTZ(3);
