-- CreateTable
CREATE TABLE "slo_impact" (
    "incident_id" UUID NOT NULL,
    "told" JSONB NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slo_impact_pkey" PRIMARY KEY ("incident_id")
);

-- AddForeignKey
ALTER TABLE "slo_impact" ADD CONSTRAINT "slo_impact_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT audit_prove('slo_impact', '{incident_id}', '{}', '''incident:'' || r.incident_id');
