-- CreateIndex
CREATE INDEX "action_item_created_at_number_idx" ON "action_item"("created_at", "number");

-- CreateIndex
CREATE INDEX "action_item_closed_at_number_idx" ON "action_item"("closed_at" DESC, "number" DESC);
