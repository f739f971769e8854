-- CreateEnum
CREATE TYPE "SloNeedKind" AS ENUM ('SPENT', 'BURNING', 'LOW', 'NO_DATA', 'CALM');

-- CreateTable
CREATE TABLE "slo_need" (
    "slo_id" UUID NOT NULL,
    "need" "SloNeedKind" NOT NULL,
    "remaining_percent" DOUBLE PRECISION,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slo_need_pkey" PRIMARY KEY ("slo_id")
);

-- AddForeignKey
ALTER TABLE "slo_need" ADD CONSTRAINT "slo_need_slo_id_fkey" FOREIGN KEY ("slo_id") REFERENCES "slo"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
