-- CreateEnum
CREATE TYPE "NotificationKind" AS ENUM ('ASSIGNED', 'BREACH', 'UPDATE_OVERDUE', 'MENTION');

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "user_id" UUID NOT NULL,
    "event_id" BIGINT NOT NULL,
    "kind" "NotificationKind" NOT NULL,
    "sentence" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "incident_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_position" (
    "stream" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "notification_position_pkey" PRIMARY KEY ("stream")
);

-- CreateIndex
CREATE UNIQUE INDEX "notification_number_key" ON "notification"("number");

-- CreateIndex
CREATE INDEX "notification_user_id_created_at_number_idx" ON "notification"("user_id", "created_at" DESC, "number" DESC);

-- CreateIndex
CREATE INDEX "notification_user_id_read_at_idx" ON "notification"("user_id", "read_at");

-- CreateIndex
CREATE INDEX "notification_incident_id_idx" ON "notification"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_user_id_event_id_key" ON "notification"("user_id", "event_id");

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;
