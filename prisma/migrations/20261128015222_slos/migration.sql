-- CreateTable
CREATE TABLE "slo_feed" (
    "slo_id" UUID NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slo_feed_pkey" PRIMARY KEY ("slo_id")
);

-- CreateTable
CREATE TABLE "slo_minutes" (
    "slo_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "packed" BYTEA NOT NULL,

    CONSTRAINT "slo_minutes_pkey" PRIMARY KEY ("slo_id","hour")
);

-- CreateTable
CREATE TABLE "slo_hour" (
    "slo_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "good" BIGINT NOT NULL,
    "total" BIGINT NOT NULL,
    "known_minutes" SMALLINT NOT NULL,
    "good_minutes" SMALLINT NOT NULL,
    "bad_minutes" SMALLINT NOT NULL,

    CONSTRAINT "slo_hour_pkey" PRIMARY KEY ("slo_id","hour")
);

-- CreateTable
CREATE TABLE "slo" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "service_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "slo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slo_definition" (
    "slo_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "target" INTEGER NOT NULL,
    "spec" JSONB NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "slo_definition_pkey" PRIMARY KEY ("slo_id","number")
);

-- CreateTable
CREATE TABLE "slo_exclusion" (
    "id" UUID NOT NULL,
    "slo_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_name" TEXT,
    "removed_reason" TEXT,

    CONSTRAINT "slo_exclusion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "slo_minutes_hour_idx" ON "slo_minutes"("hour");

-- CreateIndex
CREATE INDEX "slo_hour_hour_idx" ON "slo_hour"("hour");

-- CreateIndex
CREATE UNIQUE INDEX "slo_number_key" ON "slo"("number");

-- CreateIndex
CREATE INDEX "slo_service_id_archived_at_idx" ON "slo"("service_id", "archived_at");

-- CreateIndex
CREATE INDEX "slo_exclusion_slo_id_starts_at_idx" ON "slo_exclusion"("slo_id", "starts_at");

-- AddForeignKey
ALTER TABLE "slo_feed" ADD CONSTRAINT "slo_feed_slo_id_fkey" FOREIGN KEY ("slo_id") REFERENCES "slo"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slo_minutes" ADD CONSTRAINT "slo_minutes_slo_id_fkey" FOREIGN KEY ("slo_id") REFERENCES "slo"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slo_hour" ADD CONSTRAINT "slo_hour_slo_id_fkey" FOREIGN KEY ("slo_id") REFERENCES "slo"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slo" ADD CONSTRAINT "slo_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slo_definition" ADD CONSTRAINT "slo_definition_slo_id_fkey" FOREIGN KEY ("slo_id") REFERENCES "slo"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slo_exclusion" ADD CONSTRAINT "slo_exclusion_slo_id_fkey" FOREIGN KEY ("slo_id") REFERENCES "slo"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "slo_definition"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

ALTER TABLE "slo_definition" ADD CONSTRAINT "slo_definition_target" CHECK (target > 0 and target < 100000000);
ALTER TABLE "slo_exclusion" ADD CONSTRAINT "slo_exclusion_order_of_times" CHECK (ends_at > starts_at);
ALTER TABLE "slo_exclusion" ADD CONSTRAINT "slo_exclusion_removal_has_reason" CHECK ((removed_at is null) = (removed_reason is null));
ALTER TABLE "slo_feed" ADD CONSTRAINT "slo_feed_order_of_times" CHECK (last_at > first_at);
ALTER TABLE "slo_hour" ADD CONSTRAINT "slo_hour_counted" CHECK (good between 0 and total and known_minutes between 1 and 60 and good_minutes >= 0 and bad_minutes >= 0 and good_minutes + bad_minutes <= 60);

SELECT audit_prove('slo', '{id}', '{}', '''workspace''');
SELECT audit_prove('slo_definition', '{slo_id,number}', '{}', '''workspace''');
SELECT audit_prove('slo_exclusion', '{id}', '{}', '''workspace''');
