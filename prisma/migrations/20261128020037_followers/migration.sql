-- One table says how far each follower of the record has read, instead of a table each.
CREATE TABLE "follow_position" (
    "follower" TEXT NOT NULL,
    "stream" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "follow_position_pkey" PRIMARY KEY ("stream","follower")
);

INSERT INTO "follow_position" ("follower", "stream", "seq")
  SELECT 'notifications', "stream", "seq" FROM "notification_position"
  UNION ALL SELECT 'webhooks', "stream", "seq" FROM "webhook_position"
  UNION ALL SELECT 'handovers', "stream", "seq" FROM "notification_position";

DROP TABLE "notification_position";
DROP TABLE "webhook_position";
