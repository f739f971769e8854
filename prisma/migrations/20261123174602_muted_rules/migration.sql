-- CreateTable
CREATE TABLE "postmortem_muted_rule" (
    "id" UUID NOT NULL,
    "postmortem_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "muted_by_id" UUID,
    "muted_name" TEXT NOT NULL,
    "muted_at" TIMESTAMPTZ(3) NOT NULL,
    "unmuted_by_id" UUID,
    "unmuted_at" TIMESTAMPTZ(3),

    CONSTRAINT "postmortem_muted_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "postmortem_muted_rule_postmortem_id_unmuted_at_idx" ON "postmortem_muted_rule"("postmortem_id", "unmuted_at");

-- AddForeignKey
ALTER TABLE "postmortem_muted_rule" ADD CONSTRAINT "postmortem_muted_rule_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
