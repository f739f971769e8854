-- AlterEnum
ALTER TYPE "NotificationKind" ADD VALUE 'ITEMS_DUE';

-- CreateTable
CREATE TABLE "action_item_reminder" (
    "user_id" UUID NOT NULL,
    "week_on" DATE NOT NULL,
    "reminded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "action_item_reminder_pkey" PRIMARY KEY ("user_id","week_on")
);

-- AddForeignKey
ALTER TABLE "action_item_reminder" ADD CONSTRAINT "action_item_reminder_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
