-- CreateTable
CREATE TABLE "runbook" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "owner_id" UUID,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "runbook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "runbook_service" (
    "runbook_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,

    CONSTRAINT "runbook_service_pkey" PRIMARY KEY ("runbook_id","service_id")
);

-- CreateTable
CREATE TABLE "runbook_revision" (
    "runbook_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "runbook_revision_pkey" PRIMARY KEY ("runbook_id","number")
);

-- CreateTable
CREATE TABLE "runbook_review" (
    "id" UUID NOT NULL,
    "runbook_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "runbook_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "runbook_number_key" ON "runbook"("number");

-- CreateIndex
CREATE INDEX "runbook_reviewed_at_number_idx" ON "runbook"("reviewed_at", "number");

-- CreateIndex
CREATE INDEX "runbook_service_service_id_idx" ON "runbook_service"("service_id");

-- CreateIndex
CREATE INDEX "runbook_review_runbook_id_reviewed_at_idx" ON "runbook_review"("runbook_id", "reviewed_at");

-- AddForeignKey
ALTER TABLE "runbook" ADD CONSTRAINT "runbook_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runbook_service" ADD CONSTRAINT "runbook_service_runbook_id_fkey" FOREIGN KEY ("runbook_id") REFERENCES "runbook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runbook_service" ADD CONSTRAINT "runbook_service_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runbook_revision" ADD CONSTRAINT "runbook_revision_runbook_id_fkey" FOREIGN KEY ("runbook_id") REFERENCES "runbook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runbook_review" ADD CONSTRAINT "runbook_review_runbook_id_fkey" FOREIGN KEY ("runbook_id") REFERENCES "runbook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "runbook_revision"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "runbook_review"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
