import { OF_INCIDENT, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  {
    table: "slo_impact",
    name: "what an incident took from budgets",
    key: { incident_id: "uuid" },
    scope: OF_INCIDENT,
  },
];
