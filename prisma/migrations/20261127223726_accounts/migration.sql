-- AlterEnum
ALTER TYPE "MailPurpose" ADD VALUE 'PASSWORD_RESET';

-- AlterEnum
ALTER TYPE "NotificationKind" ADD VALUE 'SIGN_INS_FAILED';
ALTER TYPE "NotificationKind" ADD VALUE 'NEW_DEVICE';
ALTER TYPE "NotificationKind" ADD VALUE 'TOKEN_ENDS';
ALTER TYPE "NotificationKind" ADD VALUE 'PASSWORD_CHANGED';

-- Tokens without an end get a year from now; those of people whose access ended do not come back with them.
UPDATE "api_token" SET "expires_at" = now() + interval '1 year' WHERE "expires_at" IS NULL;
UPDATE "api_token" t SET "revoked_at" = u."disabled_at" FROM "app_user" u
  WHERE u."id" = t."user_id" AND u."disabled_at" IS NOT NULL AND t."revoked_at" IS NULL;

-- AlterTable
ALTER TABLE "api_token" ADD COLUMN "told_at" TIMESTAMPTZ(3),
ALTER COLUMN "expires_at" SET NOT NULL;

-- CreateTable
CREATE TABLE "sign_in_pace" (
    "key" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "open_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_pace_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "sent_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sign_in_pace_account_idx" ON "sign_in_pace"("account");

-- CreateIndex
CREATE INDEX "sign_in_pace_last_at_idx" ON "sign_in_pace"("last_at");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_token_hash_key" ON "password_reset"("token_hash");

-- CreateIndex
CREATE INDEX "password_reset_user_id_ended_at_idx" ON "password_reset"("user_id", "ended_at");

-- CreateIndex
CREATE INDEX "password_reset_expires_at_idx" ON "password_reset"("expires_at");

-- CreateIndex
CREATE INDEX "api_token_expires_at_idx" ON "api_token"("expires_at");

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_sent_by_id_fkey" FOREIGN KEY ("sent_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Losing these counters in a crash costs nothing, and writing them must not wait for the disk.
ALTER TABLE "sign_in_pace" SET UNLOGGED;
