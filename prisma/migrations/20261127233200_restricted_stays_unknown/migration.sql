-- AlterTable
ALTER TABLE "idempotency_key" ADD COLUMN     "stream" TEXT;

-- CreateIndex
CREATE INDEX "idempotency_key_stream_idx" ON "idempotency_key"("stream");
