-- CreateEnum
CREATE TYPE "DataSourceCredentials" AS ENUM ('NONE', 'BEARER', 'BASIC');

-- CreateTable
CREATE TABLE "slo_ask" (
    "slo_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "definition" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "asked_until" TIMESTAMPTZ(3) NOT NULL,
    "next_ask_at" TIMESTAMPTZ(3) NOT NULL,
    "busy_until" TIMESTAMPTZ(3),
    "failure" TEXT,
    "failing_since" TIMESTAMPTZ(3),
    "failures_in_row" INTEGER NOT NULL DEFAULT 0,
    "remark" TEXT,
    "refused" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "slo_ask_pkey" PRIMARY KEY ("slo_id")
);

-- CreateTable
CREATE TABLE "data_source" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "credentials" "DataSourceCredentials" NOT NULL,
    "user_name" TEXT,
    "secret" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "checked_at" TIMESTAMPTZ(3),
    "check_failed" TEXT,

    CONSTRAINT "data_source_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "slo_ask_source_id_next_ask_at_idx" ON "slo_ask"("source_id", "next_ask_at");

-- CreateIndex
CREATE UNIQUE INDEX "data_source_number_key" ON "data_source"("number");

-- CreateIndex
CREATE UNIQUE INDEX "data_source_slug_key" ON "data_source"("slug");

-- CreateIndex
CREATE INDEX "data_source_created_by_id_idx" ON "data_source"("created_by_id");

-- AddForeignKey
ALTER TABLE "slo_ask" ADD CONSTRAINT "slo_ask_slo_id_fkey" FOREIGN KEY ("slo_id") REFERENCES "slo"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slo_ask" ADD CONSTRAINT "slo_ask_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "data_source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_source" ADD CONSTRAINT "data_source_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT audit_prove('data_source', '{id}', '{checked_at,check_failed}', '''workspace''');
