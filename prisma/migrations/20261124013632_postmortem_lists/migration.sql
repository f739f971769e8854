-- CreateIndex
CREATE INDEX "postmortem_created_at_idx" ON "postmortem"("created_at");

-- CreateIndex
CREATE INDEX "postmortem_owner_id_created_at_idx" ON "postmortem"("owner_id", "created_at");
