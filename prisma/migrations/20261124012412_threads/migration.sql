-- CreateTable
CREATE TABLE "postmortem_thread" (
    "id" UUID NOT NULL,
    "postmortem_id" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "resolved_name" TEXT,

    CONSTRAINT "postmortem_thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postmortem_comment" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postmortem_comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "postmortem_thread_postmortem_id_opened_at_idx" ON "postmortem_thread"("postmortem_id", "opened_at");

-- CreateIndex
CREATE INDEX "postmortem_comment_thread_id_recorded_at_idx" ON "postmortem_comment"("thread_id", "recorded_at");

-- AddForeignKey
ALTER TABLE "postmortem_thread" ADD CONSTRAINT "postmortem_thread_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_comment" ADD CONSTRAINT "postmortem_comment_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "postmortem_thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "postmortem_comment"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
