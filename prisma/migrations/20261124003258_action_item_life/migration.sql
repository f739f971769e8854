-- CreateTable
CREATE TABLE "action_item_postponement" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,
    "reason" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "action_item_postponement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_item_comment" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "action_item_comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "action_item_postponement_item_id_recorded_at_idx" ON "action_item_postponement"("item_id", "recorded_at");

-- CreateIndex
CREATE INDEX "action_item_comment_item_id_recorded_at_idx" ON "action_item_comment"("item_id", "recorded_at");

-- AddForeignKey
ALTER TABLE "action_item_postponement" ADD CONSTRAINT "action_item_postponement_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "action_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_item_comment" ADD CONSTRAINT "action_item_comment_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "action_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "action_item_postponement"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "action_item_postponement"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "action_item_comment"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "action_item_comment"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- Items have a page of their own now: what was told before leads there, too.
UPDATE "notification" SET "path" = replace("path", '/action-items?item=', '/action-items/')
  WHERE "path" LIKE '/action-items?item=%';
