-- CreateEnum
CREATE TYPE "MailPurpose" AS ENUM ('NOTIFICATIONS', 'TEST');

-- CreateEnum
CREATE TYPE "MailOutcome" AS ENUM ('ACCEPTED', 'REFUSED', 'FAILED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "MailLeftOut" AS ENUM ('READ', 'OFF', 'NO_ACCESS', 'DISABLED', 'NOT_SET_UP');

-- CreateEnum
CREATE TYPE "MailChoice" AS ENUM ('AT_ONCE', 'ROLLED_UP', 'OFF');

-- CreateTable
CREATE TABLE "mail_delivery" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" "MailPurpose" NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "tried_since" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "given_up_at" TIMESTAMPTZ(3),
    "skipped_at" TIMESTAMPTZ(3),
    "skipped_why" "MailLeftOut",

    CONSTRAINT "mail_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailed_notification" (
    "notification_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "left_out" "MailLeftOut",

    CONSTRAINT "mailed_notification_pkey" PRIMARY KEY ("notification_id")
);

-- CreateTable
CREATE TABLE "mail_attempt" (
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "outcome" "MailOutcome",
    "answer" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "mail_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_setting" (
    "user_id" UUID NOT NULL,
    "kind" "NotificationKind" NOT NULL,
    "mail" "MailChoice" NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_setting_pkey" PRIMARY KEY ("user_id","kind")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_delivery_number_key" ON "mail_delivery"("number");

-- CreateIndex
CREATE INDEX "mail_delivery_user_id_number_idx" ON "mail_delivery"("user_id", "number" DESC);

-- CreateIndex
CREATE INDEX "mail_delivery_next_attempt_at_idx" ON "mail_delivery"("next_attempt_at");

-- CreateIndex
CREATE INDEX "mail_delivery_sent_at_idx" ON "mail_delivery"("sent_at");

-- CreateIndex
CREATE INDEX "mail_delivery_given_up_at_idx" ON "mail_delivery"("given_up_at");

-- CreateIndex
CREATE INDEX "mailed_notification_delivery_id_idx" ON "mailed_notification"("delivery_id");

-- CreateIndex
CREATE INDEX "mail_attempt_delivery_id_started_at_idx" ON "mail_attempt"("delivery_id", "started_at");

-- CreateIndex
CREATE INDEX "mail_attempt_outcome_started_at_idx" ON "mail_attempt"("outcome", "started_at");

-- AddForeignKey
ALTER TABLE "mail_delivery" ADD CONSTRAINT "mail_delivery_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailed_notification" ADD CONSTRAINT "mailed_notification_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailed_notification" ADD CONSTRAINT "mailed_notification_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "mail_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_attempt" ADD CONSTRAINT "mail_attempt_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "mail_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_setting" ADD CONSTRAINT "notification_setting_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
