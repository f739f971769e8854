-- AlterTable
ALTER TABLE "action_item" ADD COLUMN     "team_id" UUID;

-- AlterTable
ALTER TABLE "runbook" ADD COLUMN     "team_id" UUID;

-- AlterTable
ALTER TABLE "service" ADD COLUMN     "links" JSONB,
ADD COLUMN     "team_id" UUID;

-- CreateTable
CREATE TABLE "service_dependency" (
    "service_id" UUID NOT NULL,
    "depends_on_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_dependency_pkey" PRIMARY KEY ("service_id","depends_on_id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "chat_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "lead" BOOLEAN NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","user_id")
);

-- CreateIndex
CREATE INDEX "service_dependency_depends_on_id_idx" ON "service_dependency"("depends_on_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_slug_key" ON "team"("slug");

-- CreateIndex
CREATE INDEX "team_member_user_id_lead_idx" ON "team_member"("user_id", "lead");

-- CreateIndex
CREATE INDEX "action_item_team_id_state_idx" ON "action_item"("team_id", "state");

-- CreateIndex
CREATE INDEX "runbook_team_id_idx" ON "runbook"("team_id");

-- CreateIndex
CREATE INDEX "service_team_id_idx" ON "service"("team_id");

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runbook" ADD CONSTRAINT "runbook_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_dependency" ADD CONSTRAINT "service_dependency_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_dependency" ADD CONSTRAINT "service_dependency_depends_on_id_fkey" FOREIGN KEY ("depends_on_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A service never depends on itself; circles of several are true.
ALTER TABLE "service_dependency" ADD CONSTRAINT "service_dependency_not_itself" CHECK ("service_id" <> "depends_on_id");

SELECT audit_prove('team', '{id}', '{}', '''workspace''');
SELECT audit_prove('team_member', '{team_id,user_id}', '{}', '''workspace''');
SELECT audit_prove('service_dependency', '{service_id,depends_on_id}', '{}', '''workspace''');
